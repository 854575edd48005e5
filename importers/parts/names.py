"""Which characters after 记者 are a person's name.

A Chinese name on a byline is two to four Han characters, or a transcribed one joined by a middle
dot. Names of one list are parted by spaces, 、 or commas; two-character names are often spaced out
to the width of three (刘 涛). The traps are bodies, roles and placeholders in the same place
(本报记者, 网络整理, 医技药剂党支部), and site codes (HN666): better no name than a false one. Where
nothing but the name's own look speaks for it (a bracket at the end of a text), it must begin with
one of the surnames that nine in ten people bear.
"""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳"
    "甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤"
    "張羅鄧許馮顧龐簡連鍾温叢甯葉單莊時陽劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣葉蘇魏呂盧鍾譚陸範賈韋鄒"
    "閻賴龔邵萬錢嚴湯溫顏莊聶魯歐關蘭喬堯婁寧畢竇紀華藍衛賀邊鄔閆閔鞏饒鮑麥齊龍"
    "赖洪卓佘丘景褚卫沙冼涂敖闵巩茅麦仇封屠晏窦边邬冷简欧尧原桂娄"
)
_NO_ROLE = r"(?!通讯员|通訊員|记者|記者|特约|摄影|图片)"
_DOUBLE_SURNAMES = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "皇甫",
        "尉迟",
        "东方",
        "夏侯",
        "慕容",
        "歐陽",
        "司馬",
        "諸葛",
        "尉遲",
        "東方",
    )
)
NAME = _NO_ROLE + r"[\u4e00-\u9fff]{2,4}(?:[·•][\u4e00-\u9fff]{1,8})?"
_SPACED = r"[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]"
_GAP = r"(?:[ \u3000]*[、，,][ \u3000]*|[ \u3000]+)"
NAMES = (
    rf"(?:{_SPACED}(?![\u4e00-\u9fff])|{NAME})(?:{_GAP}(?:{_SPACED}(?![\u4e00-\u9fff])|{NAME}))*"
)

_NOT_PEOPLE = re.compile(
    r"(办|委|馆|校|学|站|队|团|县|市|区|省|社|报|網|网|局|部|院|会|室|处|科|厅|台|频道|中心|支部|公司|集团|编辑|整理|管理员|原创|佚名|不详"
    r"|时间|日期|点击|浏览|阅读|语音|字号|下载|打印|记者|記者|通讯员|本报|本刊|本台|综合|綜合|报道|來源|来源|摄影|资料|图片|供图|讯|电|中国|东方|视觉"
    r"|实习生|實習生|校对|校對|审核|监制|统筹|策划|责编|責編|编审|初审|复审|终审|编译|編譯|美编|制图|排版|供稿|执笔|撰文|中国|东方|视觉|制作|播音|配音|剪辑|綜合)$"
)
_ROLE = re.compile(r"^(?:记者|記者|通讯员|通訊員|实习生|见习|首席|特约)+[ \u3000:：]*")


def split_names(text: str) -> list[str]:
    """The people of a list such as 刘 涛、王小明 李方; what is no name is left out."""
    text = _ROLE.sub("", text.strip(" \u3000"))
    tokens = [t for t in re.split(r"[ \u3000、，,/／]+", text) if t]
    names: list[str] = []
    i = 0
    while i < len(tokens):
        token = _ROLE.sub("", tokens[i])
        if len(token) == 1 and i + 1 < len(tokens) and len(tokens[i + 1]) == 1:
            token += tokens[i + 1]
            i += 1
        if is_person(token):
            names.append(token)
        i += 1
    return names


# What may stand right behind the last name of a byline, with nothing between.
_AFTER = re.compile(
    r"(?:综合)?(?:报道|報道|報導|报导|摄影|摄|攝|撰文|整理|采写|编辑|編輯|[０-９\d]{1,2}日|专电|專電|电|電|讯|訊)|即時|綜合|专稿|供本报|供图"
)
_RUN = re.compile(r"[\u3400-\u9fff]+(?:[·•・][\u3400-\u9fff]+)*")
_PART = re.compile(r"[ \u3000\xa0]*[、，,／/]?[ \u3000\xa0]*")
_FIRST = re.compile(r"[ \u3000\xa0]*[／/]?[ \u3000\xa0]*")
AREAS = frozenset((
    "中国", "全国", "国家", "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙", "江苏",
    "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南",
    "陕西", "甘肃", "青海", "台湾", "內蒙", "内蒙", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "清华",
    "复旦", "人民", "东莞", "广州", "深圳", "南京", "武汉", "西安", "成都", "杭州", "台北", "新北", "台中",
    "台南", "高雄", "桃園", "金門", "綜合", "首尔", "东京", "纽约", "伦敦", "巴黎", "华盛", "莫斯", "日内",
    "联合",
))  # fmt: skip


def names_at(text: str, at: int) -> tuple[list[str], int]:
    """The names of a list that begins at `at`, and where it ends.

    The list ends where something else than a name follows. A name glued to what follows it (甲乙报道,
    甲乙丙台北23日電) ends before that; two single characters are a name spaced out to the width of three.
    """
    names: list[str] = []
    end = at
    while True:
        part = _PART.match(text, end) if names else _FIRST.match(text, at)
        start = part.end() if part else end
        run = _RUN.match(text, start)
        if run is None or (names and part is not None and "／" in part[0]):
            return names, end
        name, stop = _one_name(text, run)
        if name is None or (names and start == end):
            return names, end
        names.append(name)
        end = stop
        if stop < run.end():
            return names, end


def _one_name(text: str, run: re.Match[str]) -> tuple[str | None, int]:
    value, start = run[0], run.start()
    if "·" in value or "•" in value or "・" in value:
        return (value, run.end()) if len(value) <= 14 else (None, start)
    if len(value) == 1:
        spaced = re.compile(r"[ \u3000]{1,2}([\u3400-\u9fff])(?![\u3400-\u9fff])").match(
            text, run.end()
        )
        return (value + spaced[1], spaced.end()) if spaced else (None, start)
    after = _AFTER.search(value, 2)
    glued = after is not None and after.start() <= 8
    stem = value[: after.start()] if after and glued else value
    if not glued and re.match(r"[０-９\d]{1,2}日", text[run.end() :]):
        glued = True  # 甲乙丙台北23日電
    if glued and len(stem) > 3:
        stem = stem[: _cut(stem)]
    if len(stem) > 4 or not is_person(stem):
        return None, start
    return stem, start + len(stem)


def _cut(stem: str) -> int:
    """Where the name ends in a name with the place of the report behind it."""
    for n in (2, 3):
        if stem[n : n + 2] in AREAS:
            return n
    return 2 if len(stem) == 4 and stem[:2] not in _DOUBLE_SURNAMES else 3


def is_person(name: str) -> bool:
    """Whether it can be a name at all: its form, and no body or role."""
    if not re.fullmatch(NAME, name):
        return False
    known = len(name) == 2 and name[0] in SURNAMES and name[1] not in "报社网台讯"
    return known or not _NOT_PEOPLE.search(name)


# Two-character places and phrases that begin like surnames and end texts in brackets.
_PLACES = frozenset((
    "江苏", "安徽", "云南", "贵州", "陕西", "宁夏", "广东", "广西", "河南", "河北", "湖南", "湖北", "江西",
    "山东", "山西", "温州", "常州", "徐州", "郑州", "苏州", "完", "待续", "下转", "上接", "黄河", "长江",
    "文明", "方言", "高山",
    "成功", "安全", "时间", "车间", "夏天", "常委", "万元", "金额", "钟表",
))  # fmt: skip


def looks_like_person(name: str) -> bool:
    """The stricter test, for places where no role is printed beside it."""
    return (
        is_person(name)
        and (name[0] in SURNAMES or name[:2] in _DOUBLE_SURNAMES or "·" in name)
        and name not in _PLACES
        and ("·" in name or len(name) <= 3 or name[:2] in _DOUBLE_SURNAMES)
    )
