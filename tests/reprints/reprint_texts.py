"""Reports and notices written for these tests, a page that was read across its columns, and a scanner that misreads."""

from __future__ import annotations

import random
from itertools import zip_longest

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
FISHING = (
    "柳湾湖封湖休渔期昨日结束，首批渔船清晨出港。渔民何大川说，湖里的鲢鱼比往年肥，一网下去沉甸甸的。"
    "湖区管理站在码头设了过秤点，小于三斤的一律放回。收鱼的货车排到堤外，价钱一天变三回。"
    "休渔期间渔民上岸修船、补网，也有人学会了用手机卖鱼干。今年湖边新建的冷库第一次装满，厂里添了两班工人。"
    "管理站提醒，夜间雾大，船上的灯要全部打开，救生衣要穿在外面。老渔民们说，歇湖这些年，水清了，鸟也多了。"
)
SCHOOL = (
    "石塘中学的屋顶菜园开园，六个班各分到一畦地。学生们先学量土、搭架，再到食堂领回菜叶沤肥。"
    "生物老师丁若水把课搬上了楼顶，讲授粉就看蜜蜂，讲光合就摘叶子。园子里种着丝瓜、苦瓜和一排向日葵。"
    "值日表贴在楼梯口，浇水的时刻由风速计和土湿来定，谁也不能偷懒。校长说，收成不要紧，要紧的是知道饭从哪里来。"
    "期末时各班把菜卖给食堂，得来的钱买了三十本植物图鉴。家长会那天，楼顶上站满了人。"
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


def across(*texts: str, width: int = 20) -> str:
    """The texts as columns side by side, read line by line across the page."""
    columns = [[text[n : n + width] for n in range(0, len(text), width)] for text in texts]
    return "\n".join("".join(row) for row in zip_longest(*columns, fillvalue=""))


def halves(text: str, width: int = 16) -> str:
    """One text in two columns, read across."""
    middle = len(text) // 2 // width * width
    return across(text[:middle], text[middle:], width=width)
