"""Whatever is rendered without a parser is what Python-Markdown, run as Pelican runs it, makes."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import example, given, settings
from markdown import Markdown

from plugins.catalog.dress import dress, dress_blocks
from plugins.catalog.facts import Facts
from plugins.catalog.neutral import neutral_blocks, neutral_html
from plugins.catalog.reading import MARKDOWN
from tests.plugins.marked_texts import anything, bodies


@cache
def parser() -> Markdown:
    return Markdown(**MARKDOWN, extensions=list(MARKDOWN["extension_configs"]))


def as_stock_pelican(body: str) -> str:
    html: str = parser().reset().convert("Title: x\n\n" + body)
    return html


def equal_or_refused(body: str) -> None:
    fast = neutral_html(body)
    if fast is not None:
        assert fast == as_stock_pelican(body)


@settings(max_examples=400, deadline=None)
@given(anything)
@example("１. 甲")
@example("甲\n===")
@example("甲\n\n: 乙")
@example("\u3000\n\n甲")
@example("\u3000\n#")
@example("## \u3000甲")
def test_arbitrary_text_is_rendered_as_python_markdown_does_or_refused(body: str) -> None:
    equal_or_refused(body)


@settings(max_examples=400, deadline=None)
@given(bodies)
def test_well_formed_text_is_rendered_as_python_markdown_does_or_refused(body: str) -> None:
    equal_or_refused(body)


MARKS = [
    *["\\", "`", "*", "**", "_", "{", "}", "[", "]", "(", ")", ">", "#", "## ", "+", "-", ".", "!", "|", "&"],
    *["<", ":", "=", "~", " ", "1", "&amp;", "&#58;", "<strong>", "</strong>", "](http://a.example)", "\n"],
    *["\n\n", "甲", "\u3000", "\\*", "\\!"],
]  # fmt: skip


@pytest.mark.parametrize(
    "frame", ["{}{}甲", "甲{}乙{}丙", "## {}甲{}", "[甲{}{}](http://a.example/)"]
)
def test_every_two_marks_are_rendered_as_python_markdown_does_or_refused(frame: str) -> None:
    for first, second in itertools.product(MARKS, repeat=2):
        equal_or_refused(frame.replace("{}", first, 1).replace("{}", second, 1))


@pytest.mark.parametrize(
    "address",
    ["http://a.example/{}", "https://{}.example", "http://a.example{}", "http://a.ex{}mple/"],
)
@pytest.mark.parametrize("frame", ["[甲]({})", "## [甲]({})"], ids=["text", "heading"])
def test_an_address_with_any_character_is_dressed_alike_or_refused(
    address: str, frame: str
) -> None:
    for code in range(33, 127):
        body = frame.replace("{}", address.replace("{}", chr(code)))
        equal_or_refused(body)
        blocks = neutral_blocks(body)
        if blocks is not None:
            assert dress_blocks(blocks) == dress(neutral_html(body) or "", Facts())
