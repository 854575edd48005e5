"""A report written for these tests, and a scanner that misreads it."""

from __future__ import annotations

import random

REPORT = (
    "本报讯（记者 许若兰）10月18日，南屏省老旧小区改造现场会在白渡市召开。"
    "副省长季明远出席会议并讲话。"
    "他说，改造老旧小区是群众盼了多年的事，要先问居民要什么，再定工程做什么。\n"
    "会议通报，今年全省已开工改造小区412个，惠及居民6.8万户，加装电梯237部，完成投资19.4亿元。"
    "白渡市、青岚县介绍了做法：设计图纸贴在楼道里，由居民自己打钩选项；施工队每周五晚上在院子里开会，"
    "当面答复意见。\n"
    "季明远强调，资金要管严，谁签字谁负责；质量要抓实，防水、管网、消防一样都不能省；"
    "进度要服从质量，冬季低温时不得抢工。各地要在年底前把明年的计划报省住房和城乡建设厅。\n"
    "省直有关部门负责人、各市分管副市长参加会议。"
)


def misread(text: str, rate: float, seed: int) -> str:
    """A scanned copy: `rate` of the letters replaced by others."""
    dice = random.Random(seed)
    others = "的一是了我不在人们有来他这上个大到说时要就出会也你对生能而子那得于着下自之"
    return "".join(dice.choice(others) if dice.random() < rate else char for char in text)
