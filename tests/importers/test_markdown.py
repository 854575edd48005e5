"""The body survives being written as Markdown, for any text, in stock Pelican's reader and in ours."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pelican.settings import DEFAULT_CONFIG

from importers.archive.markdown import plain_text, read_body, write_body
from importers.model import Block, Run
from importers.spans import PLAIN, WHITE, Mark

_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")
TRAPS = [
    "[^1]: x", "*[HTML]: y", "[a]: http://b.example", "{: .x}", "a {#id}", "```", "~~~", "---", "***",
    "===", ": def", "1. 一", "2022.", "8) x", "&lt;", "&#35;", "<b>x</b>", "<!-- c -->", "![a](b)",
    "[a](b)", "<http://a.example>", "a  b", "C#", "## x ##", "\\", "\\*", "| a | b |", "Title: x",
    "[TOC]", "<?php", "<![CDATA[", "a\\", "!", "#话题#", "&amp;nbsp;", "+1", "- 一", "> 引", "5.5%",
    "2022年.", "4．x", "a_b_c", "wzxhzdk:0", "klzzwxh:0001",
]  # fmt: skip


def usable(text: str) -> bool:
    """What the importers hand on: no control characters, no white space at the ends."""
    return bool(text) and not _UNWANTED.search(text) and text.strip(WHITE) == text


characters = st.one_of(
    st.sampled_from("#*_`[]{}()<>!&|~:=-+.\\\"'^$%@;/ 0123456789"),
    st.sampled_from("中文新闻，。：、“”（）《》"),
    st.characters(exclude_categories=("Cs", "Cc")),
)
lines = (
    st.one_of(st.text(characters, min_size=1, max_size=30), st.sampled_from(TRAPS))
    .map(lambda text: text.strip(WHITE))
    .filter(usable)
)
marks = st.sampled_from(
    [
        PLAIN,
        PLAIN,
        Mark(strong=True),
        Mark(em=True),
        Mark(href="http://a.example/x_y(1)?a=b&c=<d>"),
        Mark(strong=True, href="https://b.example/"),
    ]
)


def runs(parts: list[tuple[str, Mark]]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for text, mark in parts:
        if merged and merged[-1].mark == mark:
            merged[-1] = Run(merged[-1].text + text, mark)
        else:
            merged.append(Run(text, mark))
    return tuple(merged)


paragraphs = st.lists(st.tuples(lines, marks), min_size=1, max_size=3).map(
    lambda parts: Block("paragraph", runs(parts))
)
headings = lines.map(lambda text: Block("heading", (Run(text),)))
tables = st.lists(st.lists(lines, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(
    lambda rows: Block("table", rows=tuple(rows), head_rows=len(rows) // 2)
)
bodies = st.lists(
    st.one_of(paragraphs, headings, tables, st.just(Block("gap"))), min_size=1, max_size=5
)


def as_stock_pelican(markdown: str) -> str:
    config = copy.deepcopy(DEFAULT_CONFIG["MARKDOWN"])
    config["extensions"] = list(config["extension_configs"])
    return Markdown(**config).convert("Title: x\n\n" + markdown)


@settings(max_examples=300, deadline=None)
@given(bodies)
def test_any_body_comes_back_character_for_character_from_both_readers(blocks: list[Block]) -> None:
    markdown = write_body(blocks)
    stock, ours = as_stock_pelican(markdown), read_body(markdown)
    body = "\n\n".join(block.text for block in blocks)
    assert plain_text(stock) == body
    assert ours == stock


@pytest.mark.parametrize("trap", TRAPS)
def test_what_looks_like_markup_stays_text(trap: str) -> None:
    html = as_stock_pelican(
        write_body([Block("paragraph", (Run("上一段。"),)), Block("paragraph", (Run(trap),))])
    )
    assert plain_text(html) == f"上一段。\n\n{trap}"
    assert html.count("<p>") == 2
    assert not re.search(r"<(?!/?p>)", html)


@pytest.mark.parametrize("text", ["C#", "\\#", "#", "## x ##", ": x", "=#"])
def test_a_heading_keeps_its_hashes(text: str) -> None:
    html = as_stock_pelican(write_body([Block("heading", (Run(text),))]))
    assert plain_text(html) == text and html.startswith("<h2>")


def test_bold_beside_chinese_punctuation_is_bold_in_commonmark_too() -> None:
    # CommonMark does not open emphasis between a letter and a quotation mark; HTML always does.
    block = Block("paragraph", (Run("他说"), Run("“好”", Mark(strong=True)), Run("后离开")))
    assert write_body([block]) == "他说<strong>“好”</strong>后离开\n"


def test_a_link_to_anything_but_a_web_page_is_only_text() -> None:
    block = Block("paragraph", (Run("点我", Mark(href="javascript:alert(1)")),))
    assert write_body([block]) == "点我\n"
