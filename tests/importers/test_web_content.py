"""Which part of a saved page is the report: its headline, its block, and what stands around in it."""

from __future__ import annotations

import pytest
from web_pages import (
    ONE,
    REPORT,
    THREE,
    TITLE,
    TWO,
    comments,
    foot,
    menu,
    paragraphs,
    recommendations,
    saved,
)

from importers.tokens import tokenise
from importers.web.content import Content, find_content, is_caption, stands_around
from importers.web.head import read_head
from importers.web.tree import Segment, Tree, build


def parsed(html: str) -> tuple[Tree, Content | None]:
    tokens = tokenise(html, 0)
    tree = build(html, tokens)
    return tree, find_content(tree, read_head(html, tokens))


def content(html: str) -> tuple[str | None, list[str]]:
    """The headline and the lines of the report's block."""
    tree, found = parsed(html)
    assert found
    headline = None if found.headline is None else tree.segments[found.headline].text
    return headline, [segment.text for segment in tree.segments[found.first : found.last]]


def segment(html: str, text: str) -> tuple[Segment, Content]:
    tree, found = parsed(html)
    assert found
    return next(item for item in tree.segments if item.text == text), found


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f"<meta property='og:title' content='{TITLE}'>", f"<h1>云岭在线</h1><h2>{TITLE}</h2>"),
        (f"<title>{TITLE}_清河晚报网</title>", f"<div class=bt>{TITLE}</div>"),
        (f"<title>清河晚报 - {TITLE}</title>", f"<p align=center><b>{TITLE}</b></p>"),
        ("<title>清河晚报网</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>{TITLE}</title>", f"<li><a href=/1>{TITLE}</a></li><h3>{TITLE}</h3>"),
        (f"<title>{TITLE}：客流增六成</title>", f"<div class=main-title>{TITLE}：客流增六成</div>"),
    ],
)
def test_the_headline_is_where_the_head_says_it_is(head: str, above: str) -> None:
    html = saved(f"{menu()}{above}<div class=content>{paragraphs()}</div>{foot()}", head)
    tree, found = parsed(html)
    assert found and found.headline is not None
    assert tree.segments[found.headline].text.startswith(TITLE)
    assert not tree.segments[found.headline].is_link


def test_a_page_without_a_headline_has_none() -> None:
    headline, lines = content(saved(f"{menu()}<div>{paragraphs()}</div>", "<title>清河网</title>"))
    assert headline is None and lines == list(REPORT)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "id=Zoom",
        "class=TRS_Editor",
        "class='article-content'",
        "class=main",
        "id=vsb_content_2",
    ],
)
def test_the_block_with_the_sentences_is_the_report_whatever_it_is_called(name: str) -> None:
    html = saved(
        f"{menu()}<h1>{TITLE}</h1><div {name}>{paragraphs()}</div>{recommendations()}{foot()}"
    )
    assert content(html) == (TITLE, list(REPORT))


def test_comments_longer_than_the_report_are_not_the_report() -> None:
    long = "我在夜市街上夜班，每天收摊都要走四十分钟回家，现在坐上车二十分钟就到了，真是帮了大忙，希望长期办下去。"
    html = saved(
        f"<h1>{TITLE}</h1><div class=txt>{paragraphs(ONE, TWO)}</div>{comments(*[long] * 9)}"
    )
    assert content(html) == (TITLE, [ONE, TWO])


def test_what_is_longer_above_the_headline_is_not_the_report() -> None:
    other = "<div class=intro>" + paragraphs(*[THREE] * 6) + "</div>"
    html = saved(f"{other}<h1>{TITLE}</h1><div class=txt>{paragraphs(ONE, TWO)}</div>")
    assert content(html) == (TITLE, [ONE, TWO])


def test_a_headline_printed_again_below_the_report_does_not_hide_the_report() -> None:
    overlay = f"<div class=gallery><h1>{TITLE}</h1><p>1/3</p><p>站台</p></div>"
    html = saved(
        f"<div class=hd>{TITLE}</div><div class=txt>{paragraphs()}</div>{overlay}{foot()}",
        f"<title>{TITLE}_清河晚报</title>",
    )
    assert content(html) == (TITLE, list(REPORT))


def test_a_report_in_several_blocks_of_one_shape_is_taken_whole() -> None:
    blocks = "".join(f"<div class=para><p>{text}</p></div>" for text in REPORT)
    html = saved(f"{menu()}<h1>{TITLE}</h1><div class=wrap>{blocks}</div>{foot()}")
    assert content(html) == (TITLE, list(REPORT))


def test_a_report_whose_lines_only_breaks_part_is_taken_whole() -> None:
    html = saved(f"<h1>{TITLE}</h1><div>{'<br><br>　　'.join(REPORT)}</div>{foot()}")
    assert content(html) == (TITLE, list(REPORT))


def test_a_page_of_links_alone_has_no_content() -> None:
    html = saved(f"{menu()}{recommendations()}")
    assert parsed(html)[1] is None


@pytest.mark.parametrize(
    ("inner", "around"),
    [
        ("<div class=tags><span>公交</span><span>夜市</span></div>", True),
        ("<div class='article-related'><p>柳泉皮纸走进课堂</p></div>", True),
        ("<aside><p>柳泉皮纸走进课堂</p></aside>", True),
        ("<div class=share-box><p>转给朋友</p></div>", True),
        ("<div class='copyright'><p>清河晚报社</p></div>", True),
        ("<blockquote class=twitter-tweet><p>" + ONE * 4 + "</p></blockquote>", True),
        ("<div class=relate><p>" + ONE * 3 + "</p></div>", False),
        ("<div class=advice><p>请提前十分钟到站</p></div>", False),
        ("<div class=stage><p>站台</p></div>", False),
        ("<blockquote><p>站台</p></blockquote>", False),
    ],
)
def test_a_small_block_named_as_tools_are_is_no_part_of_the_report(
    inner: str, around: bool
) -> None:
    html = saved(f"<h1>{TITLE}</h1><div class=content>{paragraphs()}{inner}<p>{ONE}</p></div>")
    tree, found = parsed(html)
    assert found
    inside = [
        item
        for item in tree.segments[found.first : found.last]
        if item.text not in REPORT and item.text != TITLE
    ]
    assert inside and all(stands_around(item, found.block) is around for item in inside)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("<p><img src=a.jpg></p><p align=center>夜班乘客在站台候车</p>", True),
        ("<figure><img src=a.jpg><figcaption>夜班乘客在站台候车</figcaption></figure>", True),
        ("<img src=a.jpg><div class=pic_text>夜班乘客在站台候车</div>", True),
        ("<img src=a.jpg><p><span class=imgDesc>夜班乘客在站台候车</span></p>", True),
        ("<p><img src=a.jpg></p><p>夜班乘客在站台候车</p>", False),
        ("<p align=center>夜班乘客在站台候车</p>", False),
        ("<p><img src=a.jpg></p><p align=center><a href=/1>夜班乘客在站台候车</a></p>", False),
    ],
)
def test_a_caption_stands_under_a_picture_and_is_named_or_centred(
    caption: str, expected: bool
) -> None:
    html = saved(f"<h1>{TITLE}</h1><div class=content><p>{ONE}</p>{caption}<p>{TWO}</p></div>")
    item, _ = segment(html, "夜班乘客在站台候车")
    assert is_caption(item) is expected


def test_a_centred_paragraph_of_sentences_under_a_picture_is_text() -> None:
    html = saved(f"<div class=content><img src=a><p align=center>{ONE}{TWO}</p><p>{TWO}</p></div>")
    item, _ = segment(html, ONE + TWO)
    assert not is_caption(item)
