"""A text's review page: the whole raw text once, every stretch with its fate, nothing that acts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_pages import see

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Block, Inspection, Run, Story
from importers.review import review_text
from importers.review.fates import fates_of
from importers.spans import Balance, FieldSpan, Ledger, Text

P = "全县今年计划新建和改造高效节水灌溉面积四十五万亩，惠及十二个乡镇的四万多名群众。"
POST = (
    '---\nlayout: post\ntitle: "县里开春灌会"\ndate: 2024-01-02 03:04:05 +0800\n---\n'
    f"<p>　　{P}<span>县里</span>派了人。</p>\n<!-- EM_StockImg_Start --><p>走势图</p><!-- EM_StockImg_End -->\n"
    "（文章来源：某某日报）\n[返回首页](//a.example/)\n"
)
PIECES = [
    POST, "全县春耕现场会召开", "本报讯 (记者 王小明)3月1日,会议召开。", "同志们:", "（文章来源：某某日报）",
    "田间。王小明摄", "责任编辑：赵雷", "政办发〔2024〕3号", "某市人民政府", "2024年3月1日", "<p>甲&nbsp;乙</p>",
    '<p style="display:none">隐</p>', "<script>alert(1)</script>", "点击👉联系老师", "</td></tr></table>", "<!--",
    "]]>", "&lt;b&gt;", "\u200b\u200b零宽\ufeff", "\u202e反\u202c", "\x07铃\x85\x0c", "\t制表\t", "\u2028行",
    '"><img src=x onerror=alert(1)>', "若 干 措 施", "</style>", "\r\n", "政策激励", "划、社区助理", "各个人晋关口", P,
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), min_size=1, max_size=12
).map("\n".join)


def read(text: str, name: str = "page.txt") -> Inspection:
    return inspect_bytes(text.encode(), name, Knowledge())


@settings(max_examples=200, deadline=None)
@given(texts)
def test_every_character_of_the_raw_text_is_on_the_page_exactly_once(text: str) -> None:
    try:
        inspection = read(text)
    except UnicodeEncodeError:
        return
    seen = see(review_text(inspection))
    assert seen.raw == inspection.text.replace("\0", "␀")  # which a page can't hold
    assert seen.hidden == 0


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_stretches_cover_the_text_and_agree_with_the_ledger(text: str) -> None:
    try:
        inspection = read(text)
    except UnicodeEncodeError:
        return
    stretches = list(fates_of(inspection))
    ends = [0, *(item.end for item in stretches)]
    assert [item.start for item in stretches] == ends[:-1] and ends[-1] == len(inspection.text)
    if not inspection.refused:
        sums = Counter[str]()
        for item in stretches:
            sums[item.fate] += item.end - item.start
        balance = inspection.balance
        assert (sums["body"], sums["field"], sums["removed"]) == (
            balance.kept,
            balance.fields,
            balance.removed,
        )


@pytest.mark.parametrize(
    "text",
    [
        "村里开了图书室\n" + (P + "\n") * 9000,
        "村里开了图书室\n" + P * 9000,
        "---\ntitle: 题\n---\n" + "<b>甲</b>乙" * 9000,
        f"---\ntitle: 题\n---\n<p>{P}</p><style>{'a{}' * 9000}</style><p>{P}</p>",
        "<!doctype html><html>" + P * 9000,
        f"{P}\n" + "村\u200b" * 9000,
    ],
)
def test_what_is_too_long_to_show_is_counted_and_the_page_stays_small(text: str) -> None:
    inspection = read(text)
    page = review_text(inspection)
    seen = see(page)
    assert seen.hidden > 0
    assert len(seen.raw) + seen.hidden == len(inspection.text)
    assert len(page.encode()) < 3_000_000


@settings(max_examples=100, deadline=None)
@given(texts)
def test_nothing_of_a_raw_text_acts(text: str) -> None:
    try:
        inspection = read(text, 'a"><script>.txt')
    except UnicodeEncodeError:
        return
    for tag, attributes in see(review_text(inspection)).elements:
        assert tag not in {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith(("#", "../index.html"))


def test_a_page_allows_nothing_but_its_own_style_sheet() -> None:
    seen = see(review_text(read(POST)))
    (policy,) = (a["content"] for tag, a in seen.elements if "http-equiv" in a)
    digest = base64.b64encode(hashlib.sha256(seen.style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in seen.style and "@import" not in seen.style


def test_a_stretch_tells_which_field_it_gave() -> None:
    page = review_text(read(POST, "2024-01-02-1.md"))
    assert '<span class="f" data-n="headline 标题">县里开春灌会</span>' in page
    assert '<span class="f" data-n="date 日期">2024-01-02 03:04:05 +0800</span>' in page
    assert '<span class="f" data-n="source 来源">某某日报</span>' in page


def test_a_stretch_tells_why_it_was_removed() -> None:
    page = review_text(read(POST))
    assert '<s class="x" data-n="return link">[返回首页](//a.example/)</s>' in page
    assert '<s class="m" data-n="span">&lt;span&gt;</s>县里' in page


def test_a_name_that_the_ledger_was_told_goes_before_a_comparison() -> None:
    ledger = Ledger("甲乙")
    ledger.field(Text.of("甲乙", 0, 1), "speaker")
    ledger.keep(Text.of("甲乙", 1, 2))
    balance, _, fields = ledger.close()
    story = Story((Block("paragraph", (Run("乙"),), place=(1, 2)),), title="甲")
    inspection = Inspection(
        "a.txt", "0" * 64, "甲乙", stories=(story,), balance=balance, field_spans=tuple(fields)
    )
    assert 'data-n="speaker 讲话人">甲<' in review_text(inspection)


def test_a_long_removed_stretch_is_folded_to_its_first_and_last_words() -> None:
    hidden = "头一句是这样写的。" + "中间的话。" * 300 + "末一句是这样写的。"
    page = review_text(read(f'---\ntitle: 题\n---\n<p>{P}</p><p style="display:none">{hidden}</p>'))
    (summary,) = re.findall(r"<summary.*?</summary>", page)
    assert "头一句是这样写的" in summary and "末一句是这样写的" in summary
    assert "hidden text" in summary


def test_removed_mark_up_is_drawn_as_mark_up_also_within_what_else_was_removed() -> None:
    page = review_text(read(f"---\ntitle: 题\n---\n<p>{P}</p><p hidden><b>藏</b>起</p><p>{P}</p>"))
    assert 'data-n="hidden text"><s class="m" data-n="p">' in page
    assert 'data-n="b">&lt;b&gt;</s>藏<s class="m"' in page


def test_white_space_around_a_field_is_not_drawn_as_one() -> None:
    text = " 题 乙"
    inspection = Inspection(
        "a.txt",
        "0" * 64,
        text,
        stories=(Story((Block("paragraph", (Run("乙"),), place=(3, 4)),), title="题"),),
        balance=Balance(4, 1, 3, 0),
        field_spans=(FieldSpan(0, 3),),
    )
    page = review_text(inspection)
    assert '<td class="raw"> <span class="f" data-n="headline 标题">题</span> </td>' in page


def test_a_paragraph_stands_beside_the_stretch_it_was_made_of() -> None:
    page = review_text(read(f"村里开了图书室\n{P}\n县里派了人。\n"))
    rows = dict(re.findall(r'<tr id="(p\d)">(.*?)</tr>', page, re.DOTALL))
    for row, text in (("p1", P), ("p2", "县里派了人。")):
        raw, made = rows[row].split('<td class="made">')
        assert text in raw and text in made


def test_a_gap_is_marked_at_its_place_on_both_sides() -> None:
    above = "各地要健全完善就业促进机制，用足用好各项创业扶持资金和政策激励"
    page = review_text(
        read(f"村里开了图书室\n{P}\n{above}\n划、社区助理等岗位招聘工作已经全面展开。\n")
    )
    (row,) = (row for row in page.split("<tr ") if 'id="gap1"' in row)
    raw, made = row.split('<td class="made">')
    assert above in raw and 'class="g"' in raw
    assert above in made and "text is lost here" in made
    assert 'href="#gap1"' in page


def test_a_suspect_reading_is_marked_with_the_probable_one() -> None:
    page = review_text(read(f"村里开了图书室\n{P}守好各个人晋关口。\n"))
    raw, made = page[page.index('<tr id="p1"') :].split('<td class="made">')[:2]
    assert 'data-n="好各个入晋关口?">好各个人晋关口<' in raw
    assert 'id="suspect1" data-n="好各个入晋关口?">好各个人晋关口<' in made
    assert 'href="#suspect1"' in page


def test_the_sums_tell_what_became_of_all_characters() -> None:
    inspection = read(POST)
    balance = inspection.balance
    text = see(review_text(inspection)).text
    assert f"{balance.total} characters: {balance.kept} kept, {balance.fields} in fields" in text
    for reason in {item.why for item in inspection.removed}:
        assert f"removed: {reason}" in text


def test_unseen_characters_are_drawn_by_their_number() -> None:
    page = review_text(read(f"村里开了图书室\n{P}\u202e反过来\u202c看\u200b\u200b\u200b\n"))
    assert 'data-n="202E"' in page and 'data-n="200B×3"' in page


def test_what_is_not_stated_is_said_and_choices_give_their_reason() -> None:
    text = see(review_text(read(f"村里开了图书室\n{P}\n"))).text
    assert text.count("not stated") == 2  # source and date
    assert "taxonomy.yaml default" in text


def test_a_document_shows_its_number_bodies_and_days() -> None:
    text = f"某政办发〔2024〕12 号\n关于做好春灌工作的通知\n各乡镇人民政府：\n{P}\n某县人民政府\n2024年3月1日\n"
    seen = see(review_text(read(text))).text
    assert "某政办发〔2024〕12号" in seen and "printed 某政办发〔2024〕12 号" in seen
    assert "signed 成文日期2024-03-01" in seen
    assert "0 measures" in seen


def test_a_refused_text_is_shown_with_the_reason() -> None:
    inspection = replace(
        read(f"<html>{P}"), refused="a page of another kind", stories=(), kind=None
    )
    seen = see(review_text(inspection))
    assert "a page of another kind" in seen.text and "none of them imported" in seen.text
    assert seen.raw == inspection.text


def test_a_file_without_text_has_a_page_too() -> None:
    seen = see(review_text(inspect_bytes(b"", "a.bin", Knowledge())))
    assert "There is no text to show" in seen.text and "no text" in seen.text


def test_a_zero_character_is_drawn_because_a_page_can_hold_none() -> None:
    inspection = Inspection("a.bin", "0" * 64, "甲\0\0乙", refused="binary")
    page = review_text(inspection)
    assert see(page).raw == "甲␀␀乙" and "\0" not in page
    assert 'data-n="0000×2"' in page


def test_a_text_that_does_not_add_up_is_shown_whole() -> None:
    inspection = Inspection("a.txt", "0" * 64, "甲乙", refused="lost", balance=Balance(2, 1, 0, 0))
    assert see(review_text(inspection)).raw == "甲乙"


def test_paragraphs_out_of_order_leave_the_raw_text_in_its_order() -> None:
    blocks = tuple(
        Block("paragraph", (Run("甲乙丙丁"[a:b]),), place=(a, b))
        for a, b in ((2, 3), (0, 1), (3, 4))
    )
    inspection = Inspection(
        "a.txt",
        "0" * 64,
        "甲乙丙丁",
        stories=(Story(blocks, title="甲"),),
        balance=Balance(4, 4, 0, 0),
    )
    page = review_text(inspection)
    assert see(page).raw == "甲乙丙丁"
    made = "".join(re.findall(r"<p>([甲乙丙丁])</p>", page))
    assert made == "丙甲丁"


def test_a_file_name_that_is_no_text_can_still_be_written() -> None:
    page = review_text(replace(read(f"村里开了图书室\n{P}\n"), path="raw/\udcff.txt"))
    assert "raw/\ufffd.txt" in page and page.encode()


def test_the_same_inspection_gives_the_same_page() -> None:
    assert review_text(read(POST)) == review_text(read(POST))
