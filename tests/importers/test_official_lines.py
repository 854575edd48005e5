"""The lines of official documents, each told by itself, in forms that must and must not be read."""

from __future__ import annotations

import re

import pytest

from importers.kinds.official_lines import (
    ATTACHMENTS,
    BODY_AND_DAY,
    DAY_LINE,
    MARGIN,
    NOTE,
    NOTICE_TITLE,
    NUMBER_LINE,
    SIGNER,
    TITLE_NUMBER,
    bodies_in,
    bodies_of_title,
    day_in,
    decree_place,
    effective_day,
    is_document_title,
    is_recipients,
    normal_number,
    own_number,
)
from importers.spans import lines_of

YES, NO = True, False


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("清政办发〔2024〕18号", "清政办发〔2024〕18号"),
        ("清政办发〔2024〕18 号", "清政办发〔2024〕18号"),
        ("清政办发[2024]018号", "清政办发〔2024〕18号"),
        ("清府办规（2024）7号", "清府办规〔2024〕7号"),
        ("清政【2024】第7号", "清政〔2024〕7号"),
        ("瀾政發〔2024〕7號", "瀾政發〔2024〕7號"),
        ("清政办发 〔 2024 〕 18 号", "清政办发〔2024〕18号"),
        ("按照清政办发〔2024〕18号要求", None),
        ("（清政办发〔2024〕18号）", None),
        ("清政办发〔24〕18号", None),
        ("清政办发〔2024〕号", None),
        ("〔2024〕18号", None),
        ("第18号", None),
    ],
)
def test_a_documents_number_fills_its_line_and_is_written_one_way(
    printed: str, normal: str | None
) -> None:
    assert (NUMBER_LINE.match(printed) is not None) is (normal is not None)
    assert normal_number(printed) == (normal or printed)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("清政办发〔2024〕18号\n关于做好春灌工作的通知\n各县区：", 0),
        ("关于做好春灌工作的通知\n清政办发〔2024〕18号\n各县区：", 1),
        ("关于做好春灌工作的通知\n各县区：\n清政办发〔2024〕18号", None),
        ("关于废止文件的通知\n下列文件废止。\n清政办发〔2024〕18号", None),
        ("关于做好春灌工作的通知（清政办发〔2024〕18号）\n各县区：", None),
        ("", None),
    ],
)
def test_the_own_number_stands_above_the_recipients_and_the_first_sentence(
    text: str, place: int | None
) -> None:
    assert own_number(lines_of(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("清河市人民政府令\n第86号\n现予公布。", 0),
        ("清河市夜间经济促进办法\n清河市人民政府令\n第 86 号\n现予公布。", 1),
        ("清河市人民政府令\n现予公布。\n第86号", None),
        ("军令\n第86号\n现予公布。", None),
        ("第86号", None),
    ],
)
def test_a_decree_has_two_lines_of_its_own(text: str, place: int | None) -> None:
    assert decree_place(lines_of(text)) == place


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("各县（区）人民政府，市直各有关单位：", YES),
        ("各乡镇人民政府:", YES),
        ("市教育局、市财政局：", YES),
        ("各有关企业、学校：", YES),
        ("现将有关事项通知如下：", NO),
        ("根据市政府要求：", NO),
        ("为做好春灌工作，通知如下：", NO),
        ("发文机关：", NO),
        ("信息来源：", NO),
        ("会议要求。各单位：", NO),
        ("他说：", NO),
        ("各县区", NO),
        ("", NO),
    ],
)
def test_recipients_stand_on_one_line_that_ends_in_a_colon(line: str, expected: bool) -> None:
    assert is_recipients(line) is expected


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("清河市人民政府", ["清河市人民政府"]),
        ("清河市教育局 清河市财政局", ["清河市教育局", "清河市财政局"]),
        ("清河市教育局　清河市财政局", ["清河市教育局", "清河市财政局"]),
        ("清河市人民政府办公室（章）", ["清河市人民政府办公室"]),
        ("国务院", ["国务院"]),
        ("清河市学校供餐工作领导小组办公室", ["清河市学校供餐工作领导小组办公室"]),
        ("清河市教育局 滕小满", []),
        ("请各单位认真贯彻落实。", []),
        ("滕小满", []),
        ("", []),
    ],
)
def test_a_signature_names_bodies_and_nothing_else(line: str, bodies: list[str]) -> None:
    assert bodies_in(line) == bodies


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("清河市人民政府关于做好春灌工作的通知", ["清河市人民政府"]),
        ("清河市教育局 清河市财政局关于办好校园餐的通知", ["清河市教育局", "清河市财政局"]),
        ("瀾川市政府關於整修老紙坊的公告", ["瀾川市政府"]),
        ("关于做好春灌工作的通知", []),
        ("春灌工作方案", []),
        ("我们关于生活的想法", []),
    ],
)
def test_a_title_may_begin_with_the_bodies(title: str, bodies: list[str]) -> None:
    assert bodies_of_title(title) == bodies


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("关于做好春灌工作的通知", YES),
        ("清河市夜间经济促进办法（试行）", YES),
        ("清河市夜间经济促进办法（征求意见稿）", YES),
        ("2024年清河市工作要点", YES),
        ("市人大常委会公告", YES),
        ("邱小川调研夜间公共交通服务工作", NO),
        ("一份迟到的通知书", NO),
        ("", NO),
    ],
)
def test_the_title_of_a_document_ends_in_its_kind(line: str, expected: bool) -> None:
    assert is_document_title(line) is expected


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        (DAY_LINE, "2024年6月3日", YES),
        (DAY_LINE, "2024 年 6 月 3 日", YES),
        (DAY_LINE, "2024年6月3日印发", YES),
        (DAY_LINE, "二〇二四年六月三日", YES),
        (DAY_LINE, "二OO四年六月三日", YES),
        (DAY_LINE, "2024年6月3日，会议召开", NO),
        (DAY_LINE, "自2024年6月3日起施行", NO),
        (DAY_LINE, "2024-06-03", NO),
        (DAY_LINE, "6月3日", NO),
        (BODY_AND_DAY, "清河市人民政府办公室2024年6月3日印发", YES),
        (BODY_AND_DAY, "清河市教育局 2024年6月3日", YES),
        (BODY_AND_DAY, "经研究，清河市教育局2024年6月3日", NO),
        (TITLE_NUMBER, "关于做好春灌工作的通知（清政办发〔2024〕18号）", YES),
        (TITLE_NUMBER, "关于做好春灌工作的通知(清政办发〔2024〕18号)", YES),
        (TITLE_NUMBER, "关于转发清政办发〔2024〕18号的通知", NO),
        (NOTICE_TITLE, "关于印发清河市夜间经济促进办法的通知", YES),
        (NOTICE_TITLE, "关于印发《清河市夜间经济促进办法》通知", YES),
        (NOTICE_TITLE, "关于做好春灌工作的通知", NO),
        (MARGIN, "特急", YES),
        (MARGIN, "秘密★一年", YES),
        (MARGIN, "签发人：邱小川", YES),
        (MARGIN, "清河市人民政府文件", YES),
        (MARGIN, "特急电报里的春天，读来仍然滚烫。", NO),
        (MARGIN, "关于春灌的文件，", NO),
        (NOTE, "（此件公开发布）", YES),
        (NOTE, "公开方式：主动公开", YES),
        (NOTE, "抄送：市委办公室。", YES),
        (NOTE, "此事公开以后，群众叫好。", NO),
        (ATTACHMENTS, "附件：1.夜间线路表", YES),
        (ATTACHMENTS, "附 件：", YES),
        (ATTACHMENTS, "附件一览见第三页", NO),
        (SIGNER, "市长　邱小川", YES),
        (SIGNER, "市　长　邱小川", YES),
        (SIGNER, "主任：邱小川", YES),
        (SIGNER, "市长邱小川出席会议并讲话", NO),
    ],
)
def test_each_pattern_reads_its_lines_and_no_others(
    pattern: re.Pattern[str], line: str, expected: bool
) -> None:
    assert (pattern.search(line) is not None) is expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-07 09:30", "2024-06-07"),
        ("二〇二四年六月三日", "2024-06-03"),
        ("2024年6月", None),
        ("", None),
    ],
)
def test_the_day_of_a_value(text: str, day: str | None) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("《清河市夜间经济促进办法》已经通过，现予公布，自2024年8月1日起施行。", "2024-08-01"),
        ("第三十条 本办法自2024年8月1日起施行，有效期五年。", "2024-08-01"),
        ("本通知自2024年8月1日起正式执行", "2024-08-01"),
        ("本办法自发布之日起施行。", None),
        ("《云岭省公共交通条例》自2020年1月1日起施行。", None),
        ("凡自2020年1月1日起施行的规定，一律清理。", None),
        ("夜班线路自2024年8月1日起开通。", None),
        ("自8月1日起施行。", None),
    ],
)
def test_the_day_in_force_is_the_one_a_document_gives_itself(line: str, day: str | None) -> None:
    assert effective_day(lines_of(line)) == day
