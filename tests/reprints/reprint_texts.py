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

LECTURE = (
    "柳湾县图书馆“周末讲堂”通知：本期由{name}主讲《{title}》，地点在总馆三楼报告厅，"
    "凭读者证入场，座位先到先得，{door}号门进馆。讲座结束后设提问环节，欢迎带着问题来。"
    "因场地有限，请勿携带大件行李，馆内不设寄存。讲座录像一周后在县图书馆网站上线，错过的读者可以点播。"
)
EARLIER = LECTURE.format(name="何秀兰", title="河道的名字", door=27)
LATER = LECTURE.format(name="丁伯安", title="渡口与集市", door=14)
THIRD = LECTURE.format(name="许可为", title="老街的门牌", door=35)
FOURTH = LECTURE.format(name="马腾云", title="船工的歌", door=68)
WORN = EARLIER.replace("何秀兰", "何□□").replace("27", "□□").replace("河道的名字", "河道□□□")
BLANK = LECTURE.format(name="□□□", title="□□□□□", door="□□")
ISSUES = {
    "earlier": EARLIER,
    "earlier-copy": f"（柳湾晚报讯）{EARLIER}",
    "later": LATER,
    "later-copy": f"{LATER}（责编 宋平）",
    "worn": WORN,
}
"""Two issues of a form with a copy each, and a printing of the earlier one that lost what tells it."""


def misread(text: str, rate: float, seed: int) -> str:
    """A scanned copy: `rate` of the letters replaced by others."""
    dice = random.Random(seed)
    others = "的一是了我不在人们有来他这上个大到说时要就出会也你对生能而子那得于着下自之"
    return "".join(dice.choice(others) if dice.random() < rate else char for char in text)
