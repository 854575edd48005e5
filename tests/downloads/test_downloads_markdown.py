"""The Markdown of a download prints what the page prints, whoever reads it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from plugins.catalog.sanitise import clean_html
from plugins.downloads.blocks import blocks, text_of
from plugins.downloads.markdown import escaped, markdown

SIGNS = st.text(
    alphabet=st.sampled_from("甲乙。，“”a1 \n#*_`~^$@|:=-+.)(>[]{}\\!&;<x2"),
    min_size=1,
    max_size=30,
)


def printed_by_commonmark(text: str) -> str:
    return words(MarkdownIt("commonmark").render(text))


def printed_by_python(text: str) -> str:
    parser = Markdown(extensions=["markdown.extensions.extra"], output_format="html5")
    return words(parser.convert(text))


def words(markup: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def made(body: str) -> str:
    return markdown("题", [], "", blocks(body), ("", []))


@given(SIGNS)
def test_every_sign_of_a_text_is_printed_as_it_is(text: str) -> None:
    expected = "".join(text.split())
    assert printed_by_commonmark(escaped(text)) == expected
    assert printed_by_python(escaped(text)) == expected


@given(st.lists(st.tuples(st.sampled_from(["", "strong", "em", "sup", "s"]), SIGNS), min_size=1))
def test_emphasis_changes_no_letter(pieces: list[tuple[str, str]]) -> None:
    inside = "".join(
        f"<{tag}>{html.escape(text)}</{tag}>" if tag else html.escape(text) for tag, text in pieces
    )
    body = clean_html(f"<p>{inside}</p>")
    expected = "".join(text_of(body).split())
    assert printed_by_commonmark(made(body)) == f"题{expected}"
    assert printed_by_python(made(body)) == f"题{expected}"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<p><strong>要闻</strong>春耕</p>", "**要闻**春耕"),
        ("<p><strong>要闻。</strong>春耕</p>", "<strong>要闻。</strong>春耕"),
        (
            '<p><a href="https://a.example/b(1)" rel="x">见</a></p>',
            "[见](https://a.example/b%281%29)",
        ),
        ("<p>甲<br>乙</p>", "甲<br>乙"),
        ('<h2 id="s1">一、水利</h2>', "## 一、水利"),
        ('<p class="measure" id="m1">1.修渠。</p>', "1\\.修渠。"),
        ('<p class="gap">〔此处缺文〕</p>', "〔此处缺文〕"),
        ('<p><span class="suspect" title="入晋？">人晋</span>。</p>', "人晋。"),
        ("<table><tr><td>1</td></tr></table>", "<table><tbody><tr><td>1</td></tr></tbody></table>"),
        ("<pre>a\n\nb</pre>", "<pre>a&#10;&#10;b</pre>"),
    ],
)
def test_what_a_body_holds_is_written_so(body: str, written: str) -> None:
    assert made(clean_html(body)) == f"# 题\n\n{written}\n"


def test_a_label_keeps_the_space_after_its_colon() -> None:
    made = markdown("T", [("Source: ", "#甲"), ("来源：", "乙")], "", [], ("", []))
    assert made == "# T\n\n- Source: \\#甲\n- 来源：乙\n"


def test_foreign_markup_can_not_act_from_it() -> None:
    made = markdown(
        "<script>x</script>", [("来源：", '"><img src=x onerror=y>')], "", [], ("图", ["<b>甲"])
    )
    rendered = MarkdownIt("commonmark").render(made)
    assert not re.search(r"<(?:script|img|b)\b", rendered)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("<p>甲</p>\n<h2 id='s1'>乙</h2><p class='gap'>〔此处缺文〕</p>", ["paragraph", "heading", "gap"]),
        ("<ul><li>甲</li><li>乙</li></ul><blockquote><p>丙</p></blockquote>", ["item", "quote"]),
        ("丁<table><tr><td>1</td><td>2</td></tr></table><pre>x\n y</pre>", ["paragraph", "table", "verbatim"]),
        ("<p>甲</p>尾", ["paragraph", "paragraph"]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_are_told_apart(body: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(clean_html(body))] == kinds


def test_the_text_of_a_block_is_what_is_printed() -> None:
    html = "<p>甲<em>乙</em><br>丙 &amp; 丁</p><table><tr><td>1</td><td> 2\n3</td></tr></table>"
    assert [block.text for block in blocks(clean_html(html))] == ["甲乙\n丙 & 丁", "1\t2 3"]
