"""A saved page as elements and segments: what a reader sees as one line, and the block it stands in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.tokens import tokenise
from importers.web.tree import Segment, Tree, build


def tree(html: str) -> Tree:
    return build(html, tokenise(html, 0))


def lines(html: str) -> list[str]:
    return [segment.text for segment in tree(html).segments]


def segment(html: str) -> Segment:
    """The last segment of a page."""
    return tree(html).segments[-1]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<p>乙<p>丙", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b>\n  丙&nbsp;丁</p>", ["甲乙 丙 丁"]),
        ("<ul><li>甲<li>乙</ul>丙", ["甲", "乙", "丙"]),
        ("<table><tr><td>甲<td>乙<tr><td>丙</table>", ["甲", "乙", "丙"]),
        ("<p>　　</p><p>&nbsp;</p><div></div>", []),
        ("<p>甲</p><script>var a = '乙';</script><style>p{}</style><p>丙</p>", ["甲", "丙"]),
        ("<p>甲</p><div style='display: none'>乙</div><p hidden>丙</p><p>丁</p>", ["甲", "丁"]),
        ("<span>甲</span><span>乙</span>", ["甲乙"]),
        ("&lt;甲&gt;", ["<甲>"]),
    ],
)
def test_a_segment_is_what_a_reader_sees_as_one_line(html: str, texts: list[str]) -> None:
    assert lines(html) == texts


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>甲</div>乙</p></div>",
        "</div></div></p>甲<p>乙",
        "<b><p>甲</b></p><p>乙</p>",
        "<td>甲</td></tr></table><p>乙",
        "<section><div>甲</section>乙</div>",
    ],
)
def test_tags_closed_in_the_wrong_order_lose_no_line(html: str) -> None:
    assert lines(html) == ["甲", "乙"]


def test_an_element_knows_its_names_its_place_and_what_it_stands_in() -> None:
    page = tree('<div id=Main class="Con Text"><ul role=list><li>甲</ul></div><p>乙</p>')
    first, second = page.segments
    assert [element.name for element in first.element.above()] == ["li", "ul", "div", "html"]
    div = list(first.element.above())[2]
    assert div.hint.split() == ["main", "con", "text"]
    assert div.first <= first.first < first.last <= div.last <= second.first


def test_an_end_tag_without_a_start_closes_nothing() -> None:
    page = tree("<div class=a>甲</section>乙</div>")
    assert [s.element.hint.strip() for s in page.segments] == ["a", "a"]


@pytest.mark.parametrize(
    ("html", "linked", "is_link"),
    [
        ("<a href=/1>白榆市新增助餐点</a>", 8, True),
        ("<p>他说，<a href=/1>清河</a>的水很清。</p>", 2, False),
        ("<a>甲乙丙丁</a>（3）", 4, True),
        ("<a href=/1><p>甲乙</p></a>", 2, True),
        ("<a href=/1>甲<p>乙丙</p><p>渠水流到了田头</p>", 7, True),
        ("<div><a href=/1>甲</div><p>渠水流到了田头</p>", 0, False),
        ("<p>渠水流到了田头</p>", 0, False),
    ],
)
def test_links_are_counted_and_one_never_closed_ends_with_its_block(
    html: str, linked: int, is_link: bool
) -> None:
    last = segment(html)
    assert (last.linked, last.is_link, last.own) == (linked, is_link, len(last.text) - linked)


@pytest.mark.parametrize(
    ("html", "pictured"),
    [
        ("<p>渠水</p><p><img src=a.jpg></p><p>开闸放水</p>", True),
        ("<p>渠水</p><p>开闸放水</p>", False),
        ("<img src=a.jpg><p>渠水</p><p>开闸放水</p>", False),
        ("<p><img src=a.jpg>开闸放水</p>", True),
    ],
)
def test_a_line_right_below_a_picture_says_so(html: str, pictured: bool) -> None:
    assert segment(html).pictured is pictured


@pytest.mark.parametrize(
    ("html", "centred"),
    [
        ("<center>甲</center>", True),
        ("<p align=center>甲</p>", True),
        ("<p style='TEXT-ALIGN: center'>甲</p>", True),
        ("<div align=center><p>甲</p></div>", True),
        ("<figure><figcaption>甲</figcaption></figure>", True),
        ("<div align=center><div><div><p>甲</p></div></div></div>", False),
        ("<p align=left>甲</p>", False),
    ],
)
def test_a_line_set_in_the_middle_says_so(html: str, centred: bool) -> None:
    assert segment(html).centred is centred


@pytest.mark.parametrize("name", ["pic-desc", "imgText", "photo_intro", "img-title", "tuzhu"])
def test_an_inline_element_named_as_captions_are_marks_its_line(name: str) -> None:
    assert segment(f"<p>渠水</p><p><span class='{name}'>开闸放水</span></p>").captioned
    assert not segment(f"<p><span class='{name}'>开闸放水</span></p><p>渠水</p>").captioned


def test_a_page_that_its_script_shows_when_it_has_loaded_is_not_hidden() -> None:
    html = "<body style='display:none'><p>渠水流到了田头。</p><p>渠道修好了。</p></body>"
    assert lines(html) == ["渠水流到了田头。", "渠道修好了。"]


def test_blocks_in_one_another_without_end_take_linear_time_and_keep_their_text() -> None:
    deep = "<div>甲" * 5000
    assert len(tree(deep).segments) == 5000
    assert len(tree(deep + "</p>" * 5000).segments) == 5000


PIECES = [
    "<div>", "</div>", "<p>", "</p>", "<a href=/1>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>",
    "<br>", "<img src=a>", "<span class=pic-desc>", "</span>", "<script>", "</script>", "<p style='display:none'>",
    "<center>", "</center>", "渠水", "。", " ", "&nbsp;", "&amp;", "<body>", "</html>",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40))
def test_segments_follow_one_another_and_stand_inside_their_blocks(pieces: list[str]) -> None:
    page = tree("".join(pieces))
    at = 0
    for item in page.segments:
        assert at <= item.first < item.last <= len(page.tokens)
        at = item.last
        assert item.text and 0 <= item.linked <= len(item.text)
        for element in item.element.above():
            assert element.first <= item.first
            assert item.last <= element.last
