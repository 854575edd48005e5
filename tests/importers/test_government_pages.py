"""Saved pages of government sites: head table, meta tags, decrees, and the document in them."""

from __future__ import annotations

import pytest
from web_pages import crumbs, foot, menu, meta, paragraphs, read, saved, share_bar

from importers.model import Document, Inspection

NOTICE = "清河市人民政府办公室关于做好夜间公共交通服务的通知"
RECIPIENTS = "各县（区）人民政府，市直各有关单位："
FIRST = "为方便夜间出行，经市人民政府同意，现就做好夜间公共交通服务有关事项通知如下。"
MEASURES = (
    "一、完善线网",
    "1.开通夜间线路。年底前开通夜间线路六条，覆盖医院、车站和夜市。（市交通运输局、市公安局按职责分工负责）",
    "2.改善候车条件。沿线站台加装照明灯。（市城管局负责）",
)
SIGNED = ("清河市人民政府办公室", "2024年6月3日")
TABLE = (
    ("索引号：", "QH0001-2024-00012", "主题分类：", "交通"),
    ("发文机关：", "清河市人民政府办公室", "成文日期：", "2024-06-03"),
    ("标　　题：", NOTICE, "", ""),
    ("发文字号：", "清政办发〔2024〕18号", "发布日期：", "2024-06-07 09:30"),
    ("有效性：", "有效", "", ""),
)
TAGS = meta(
    SiteName="清河市人民政府",
    ColumnName="政策文件",
    ArticleTitle=NOTICE,
    PubDate="2024-06-07 09:30",
    ContentSource="市政府办公室",
    Url="http://www.qinghe.example/zwgk/202406/t20240607_1.html",
)


def table() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return f'<table class="xxgk-head">{rows}</table>'


def page(above: str, *text: str, head: str = "", title: str = NOTICE) -> str:
    return saved(
        f"{menu('首页', '政务公开', '政务服务', '互动交流')}{crumbs('首页', '政务公开')}{above}"
        f'<h1 class="title">{title}</h1>{share_bar()}'
        f'<div id="UCAP-CONTENT" class="zoom">{paragraphs(*text)}</div>{foot()}',
        f"<title>{title}_清河市人民政府</title>\n{head}",
    )


def document(inspection: Inspection) -> Document:
    assert inspection.kind == "official" and inspection.document
    return inspection.document


FULL = page(table(), RECIPIENTS, FIRST, *MEASURES, *SIGNED, head=TAGS)


def test_a_government_page_gives_the_document_with_its_number_bodies_and_days() -> None:
    inspection = read(FULL)
    found = document(inspection)
    (one,) = inspection.stories
    assert (found.title, one.title) == (NOTICE, NOTICE)
    assert (found.doc_number, found.doc_number_printed) == ("清政办发〔2024〕18号",) * 2
    assert found.issuing_bodies == ("清河市人民政府办公室",)
    assert found.main_recipients == RECIPIENTS.rstrip("：")
    assert (found.signed_date, one.date, one.date_basis) == (
        "2024-06-03", "2024-06-03", "成文日期",
    )  # fmt: skip
    assert found.posted_date == "2024-06-07"
    assert [measure.departments for measure in found.measures] == [
        ("市交通运输局", "市公安局"), ("市城管局",),
    ]  # fmt: skip
    assert inspection.original_url == "http://www.qinghe.example/zwgk/202406/t20240607_1.html"


def test_nothing_of_the_head_table_or_the_site_is_in_the_text() -> None:
    (one,) = read(FULL).stories
    for word in ("索引号", "有效性", "主题分类", "分享到", "版权所有", "政务公开", "QH0001"):
        assert word not in one.body
    assert one.body.startswith(RECIPIENTS) and one.body.endswith("（市城管局负责）")


def test_without_a_table_the_number_stands_above_the_recipients() -> None:
    inspection = read(page("", "清政办发〔2024〕18 号", RECIPIENTS, FIRST, *SIGNED, head=TAGS))
    assert document(inspection).doc_number == "清政办发〔2024〕18号"


@pytest.mark.parametrize(
    "text",
    [
        "根据《云岭省公共交通条例》和清政发〔2023〕7号文件要求，制定本通知。",
        "《关于印发夜间经济方案的通知》（清政办发〔2023〕5号）同时废止。",
    ],
)
def test_a_number_that_is_cited_is_not_the_documents_own(text: str) -> None:
    assert document(read(page("", RECIPIENTS, text, FIRST, *SIGNED))).doc_number is None


def test_the_index_number_of_a_site_is_not_the_documents_own() -> None:
    head = (
        '<div class="xl"><p>索引号：清政办发〔2024〕99号</p><p>统一编号：清政规〔2024〕98号</p>'
        "<p>发布机构：清河市人民政府办公室</p><p>发布日期：2024-06-07</p></div>"
    )
    assert document(read(page(head, RECIPIENTS, FIRST, *SIGNED))).doc_number is None


def test_the_day_of_posting_is_kept_apart_from_the_day_of_signing() -> None:
    above = "<p>发布时间：2024-06-07 09:30　来源：市政府办公室</p>"
    found = document(read(page(above, RECIPIENTS, FIRST, *SIGNED)))
    assert (found.signed_date, found.posted_date) == ("2024-06-03", "2024-06-07")


@pytest.mark.parametrize(
    ("above", "head"), [("<p>发布时间：2024-06-07 09:30</p>", ""), ("", meta(PubDate="2024-06-07"))]
)
def test_the_day_of_posting_is_never_taken_for_the_day_of_signing(above: str, head: str) -> None:
    inspection = read(page(above, RECIPIENTS, FIRST, *MEASURES, head=head))
    found = document(inspection)
    assert (found.signed_date, found.posted_date) == (None, "2024-06-07")
    assert inspection.stories[0].date is None


def test_an_unsigned_document_is_signed_on_the_day_of_its_head_table() -> None:
    found = document(read(page(table(), RECIPIENTS, FIRST, *MEASURES)))
    assert (found.signed_date, found.issuing_bodies) == ("2024-06-03", ("清河市人民政府办公室",))


DECREE = saved(
    f"""{menu()}<h1>清河市夜间经济促进办法</h1><div class="con">
<p align=center>清河市人民政府令</p><p align=center>第 86 号</p>
<p>《清河市夜间经济促进办法》已经2024年5月28日市人民政府第12次常务会议通过，现予公布，自2024年8月1日起施行。</p>
<p align=right>市　长　邱小川</p><p align=right>2024年6月3日</p>
<p align=center><b>清河市夜间经济促进办法</b></p>
<p>第一条　为促进夜间经济发展，方便群众生活，结合本市实际，制定本办法。</p>
<p>第二条　本办法适用于本市行政区域内的夜间经营活动。</p></div>{foot()}""",
    "<title>清河市夜间经济促进办法_清河市人民政府</title>",
)


def test_a_decree_has_the_number_of_its_two_head_lines_and_its_body_signs() -> None:
    inspection = read(DECREE)
    found = document(inspection)
    assert found.doc_number == "清河市人民政府令第86号"
    assert found.issuing_bodies == ("清河市人民政府",)
    assert (found.signed_date, found.title) == ("2024-06-03", "清河市夜间经济促进办法")
    assert "第一条　为促进夜间经济发展" in inspection.stories[0].body


def test_news_on_a_government_page_is_no_document() -> None:
    report = page(
        "<p>来源：清河日报　发布时间：2024-06-07 09:30</p>",
        "6月6日，市长邱小川到夜市街调研夜间公共交通服务工作，听取站台改造情况汇报。",
        "邱小川强调，要把方便群众夜间出行的事办好，让夜班职工坐得上车、回得了家。",
        title="邱小川调研夜间公共交通服务工作",
    )
    inspection = read(report)
    assert (inspection.kind, inspection.document) == ("web", None)
    (one,) = inspection.stories
    assert (one.source, one.date) == ("清河日报", "2024-06-07T09:30:00+08:00")


def test_a_draft_for_comment_is_a_document_without_a_number() -> None:
    title = "关于《清河市夜间经济促进办法（征求意见稿）》公开征求意见的公告"
    inspection = read(page("", FIRST, *MEASURES, *SIGNED, title=title))
    assert document(inspection).doc_number is None
    assert inspection.stories[0].title == title


def test_attachments_stand_in_their_list_and_not_in_the_text() -> None:
    listed = ("附件：1.夜间线路表", "2.站台改造名单.xlsx")
    inspection = read(page("", RECIPIENTS, FIRST, *listed, *SIGNED))
    assert document(inspection).attachments == ("1.夜间线路表", "2.站台改造名单.xlsx")
    assert "站台改造名单" not in inspection.stories[0].body


def test_the_same_document_as_gbk_bytes_is_the_same_document() -> None:
    assert document(read(FULL, "gb18030")) == document(read(FULL))
