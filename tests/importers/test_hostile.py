"""Texts that once lost a sentence, invented a fact or stopped a run: each stays mended."""

from __future__ import annotations

import pytest

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Inspection

P = "全县今年计划新建和改造高效节水灌溉面积四十五万亩，惠及十二个乡镇的四万多名群众。"
Q = "县里还安排技术人员分片包村，指导农民看墒情、定水量，做到渠水流到哪里服务就到哪里。"
NOTICE = "关于做好春灌工作的通知"


def read(text: str, name: str = "page.txt") -> Inspection:
    inspection = inspect_bytes(text.encode(), name, Knowledge())
    assert inspection.balance.unaccounted == 0
    assert not inspection.refused
    return inspection


def body(text: str) -> str:
    return "\n\n".join(story.body for story in read(text).stories)


def people(text: str) -> list[str]:
    (story,) = read(text).stories
    return [*story.reporters, *story.correspondents, *story.photographers, *story.editors]


@pytest.mark.parametrize(
    "below",
    [
        "（此件公开发布）",
        "联系人：王小明，电话：0000",
        "附件：检查表.docx",
        "（此件公开发布）\n抄送：各乡镇。\n某县人民政府办公室2024年3月3日印发",
    ],
)
def test_what_stands_below_a_signature_does_not_become_the_document(below: str) -> None:
    text = f"{NOTICE}\n各乡镇人民政府：\n{P}\n{Q}\n某县人民政府\n2024年3月1日\n{below}"
    inspection = read(text)
    (story,) = inspection.stories
    assert story.title == NOTICE
    assert story.body.startswith(f"各乡镇人民政府：\n\n{P}") and Q in story.body
    first = below.split("\n")[0]
    removed = [inspection.text[item.start : item.end] for item in inspection.removed]
    assert inspection.document
    attached = tuple(f"附件：{name}" for name in inspection.document.attachments)
    assert first in story.body or first in removed or first in attached
    assert inspection.document.signed_date == "2024-03-01"


@pytest.mark.parametrize(
    "line",
    [
        "各学校：",
        "第一章 总则",
        "（一）检查食堂证照；",
        "为保障安全，现通告如下：",
        "报名时间：三月",
    ],
)
def test_a_documents_title_ends_where_it_ends(line: str) -> None:
    (story,) = read(f"{NOTICE}\n{line}\n{P}\n{Q}\n某县人民政府\n2024年3月1日").stories
    assert story.title == NOTICE


def test_a_number_below_the_recipients_is_cited() -> None:
    text = f"关于废止文件的通知\n各县区：\n{P}下列文件废止。\n某政发〔2019〕3号\n某县人民政府\n2024年3月1日"
    document = read(text).document
    assert document and document.doc_number is None


@pytest.mark.parametrize(
    "signature",
    [
        "某县教育局 2024年3月1日",
        "某县教育局 某县财政局\n2024年3月1日",
        "某县教育局（章）\n2024年3月1日",
    ],
)
def test_signatures_in_other_forms(signature: str) -> None:
    document = read(f"某教发〔2024〕3号\n{NOTICE}\n各学校：\n{P}\n{signature}").document
    assert document and document.issuing_bodies[0] == "某县教育局"
    assert document.signed_date == "2024-03-01"


def test_labelled_lists_of_departments_are_read_and_leave_the_measures_title_clean() -> None:
    text = (
        f"某政办发〔2024〕3号\n{NOTICE}\n各县区：\n{P}\n一、总要求\n1.建好台账（责任单位：市教育局、市财政局）\n"
        "2.办好食堂。天天检查。牵头单位：市教育局；配合单位：市卫健委\n某市人民政府\n2024年3月1日"
    )
    document = read(text).document
    assert document
    assert [(m.title, m.departments) for m in document.measures] == [
        ("建好台账", ("市教育局", "市财政局")),
        ("办好食堂", ("市教育局", "市卫健委")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "图为读者在看书 王小明 摄", "（李丽 赵刚）", "下转第2版", "（下转第二版）", "编辑：王小明", "相关链接",
        "2024年3月1日 星期五",
    ],
)  # fmt: skip
def test_the_last_line_of_a_story_is_not_the_next_ones_headline(line: str) -> None:
    text = f"村里开了图书室\n本报讯 (记者 王小明){P}\n{line}\n柳泉茶节开幕\n本报讯 (记者 李方){Q}"
    first, second = read(text).stories
    assert (first.title, second.title) == ("村里开了图书室", "柳泉茶节开幕")
    assert not second.subtitle and second.reporters == ("李方",)


@pytest.mark.parametrize(
    "heading",
    [
        "文化惠民",
        "文明实践",
        "图书馆里",
        "审核把关",
        "初审通过",
        "优秀记者讲述奋斗",
        "收藏有道",
        "摄影天地",
    ],
)
def test_a_heading_that_begins_like_a_role_stays(heading: str) -> None:
    text = f"村里开了图书室\n{P}\n{heading}\n{Q}\n{P}"
    assert heading in body(text) and people(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "该片在某某古城实地取景拍摄", "活动所需物资由县供销社提供", "营养午餐免费提供",
        "主犯开了三家代写公司，骗了不少学生。",
        "法院认为，被告未经授权使用他人肖像，构成侵权。", "联系电话：0000-1234567", "据悉，当地还将办展。（文明办）",
    ],
)  # fmt: skip
def test_a_sentence_that_ends_like_a_credit_or_junk_stays(sentence: str) -> None:
    text = f"村里开了图书室\n{P}\n{Q}\n{sentence}"
    assert sentence in body(text) and people(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "作者：某某市教育局", "责任编辑：某某融媒体中心", "记者：请介绍一下情况。", "（某某中学供图）",
    ],
)  # fmt: skip
def test_a_body_or_a_question_is_no_person(line: str) -> None:
    assert people(f"村里开了图书室\n{P}\n{Q}\n{line}") == []


@pytest.mark.parametrize(
    "lead",
    [
        "记者走进电商产业园看到，电商很忙。",
        "记者来到电子厂采访，电机在转。",
        "近日，记者走访报道了三个村。",
    ],
)
def test_a_verb_after_the_reporter_is_no_name(lead: str) -> None:
    assert people(f"村里开了图书室\n{lead}{P}\n{Q}") == []


def test_a_chronicle_keeps_its_dates_and_gets_none() -> None:
    (story,) = read(f"村史大事记\n2019年3月12日\n{P}\n2020年6月1日\n{Q}").stories
    assert story.date is None and "2019年3月12日" in story.body and "2020年6月1日" in story.body


def test_a_list_and_a_verse_are_no_broken_paragraph() -> None:
    verse = [
        "山里的水一路唱着歌流过了我们的村庄门前",
        "稻子黄了又青",
        "青了又黄的稻子等着远方的人回来把它收割啊",
    ]
    text = "\n".join(["村歌一首在此", *verse, P])
    assert all(line in body(text).split("\n\n") for line in verse)
    items = [
        "——坚持把渠道修到田头的服务办法不动摇不松劲",
        "——坚持把课堂办到村头的服务办法不动摇不松劲",
    ]
    assert all(
        line in body("\n".join(["村里的办法", P, *items, Q])).split("\n\n") for line in items
    )


def test_a_list_of_names_keeps_its_spaces() -> None:
    names = "王小明 李小红 赵小刚 孙小兰 周小梅 吴小军"
    assert names in body(
        f"表扬一批先进\n今年被县里评为节水能手、并在全县大会上受到表扬的有以下各位同志，他们分别来自六个乡镇：{names}。\n{Q}"
    )


@pytest.mark.parametrize("first", ["。", "！号外！今日开工。", "——"])
def test_a_text_of_marks_has_a_headline_to_be_listed_by(first: str) -> None:
    (story,) = read(f"{first}\n{P}").stories
    assert story.title


def test_control_and_direction_marks_are_in_no_field() -> None:
    inspection = read(f"村里\u202e开了\x08图书室\n{P}")
    assert inspection.stories[0].title == "村里开了图书室"


def test_big5_is_read_as_big5() -> None:
    text = "山村開了圖書室\n今年縣裡計劃新建三十個圖書室，讓孩子們下課以後有地方看書，老人也有地方坐一坐。"
    inspection = inspect_bytes(text.encode("big5"), "a.txt", Knowledge())
    assert inspection.encoding == "big5"
    assert inspection.stories[0].title == "山村開了圖書室"


def test_what_a_site_prints_above_a_document_is_no_headline_and_its_date_is_the_posting() -> None:
    inspection = read(
        f"首页 >> 政策文件 >> 详细\n{NOTICE}\n作者: 时间:2021-01-20 10:08 阅读次数:84\n各县区：\n{P}\n{Q}"
    )
    (story,) = inspection.stories
    assert (story.title, story.date, story.reporters) == (NOTICE, None, ())
    assert inspection.document and inspection.document.posted_date == "2021-01-20"


def test_pinyin_behind_characters_goes_and_units_stay() -> None:
    inspection = read(
        "山區(qū)開了圖(tú)書室\n一本書重半公斤(kg)，用的是人工智能(ai)編目，老人和孩子都說好。"
    )
    assert inspection.stories[0].title == "山區開了圖書室"
    assert "(kg)" in inspection.stories[0].body and "(ai)" in inspection.stories[0].body
    assert "pinyin" in {item.why for item in inspection.removed}


def test_old_line_ends_are_line_ends() -> None:
    assert read(f"村里开了图书室\r{P}\r{Q}").stories[0].title == "村里开了图书室"


def test_one_placeholder_in_a_report_makes_no_template() -> None:
    assert not read(f"村里打赢官司\n原告XX公司诉称，{P}\n{Q}").template
