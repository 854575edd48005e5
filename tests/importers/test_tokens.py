"""The HTML tokeniser: its tokens cover any text without a gap, whatever pages do to their mark-up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.tokens import Token, tokenise


def seen(text: str) -> list[tuple[str, str]]:
    """Each token as its kind and its stretch of the text."""
    return [(token.kind, text[token.start : token.end]) for token in tokenise(text, 0)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("渠水", [("data", "渠水")]),
        ("<p>渠</p>", [("start", "<p>"), ("data", "渠"), ("end", "</p>")]),
        ("<br/>", [("start", "<br/>")]),
        ("<P CLASS=x\n id = 'y' >渠", [("start", "<P CLASS=x\n id = 'y' >"), ("data", "渠")]),
        ('<a title="甲>乙">丙</a>', [("start", '<a title="甲>乙">'), ("data", "丙"), ("end", "</a>")]),
        ("甲&nbsp;乙", [("data", "甲"), ("reference", "&nbsp;"), ("data", "乙")]),
        ("&#20113;&#x6cc9;", [("reference", "&#20113;"), ("reference", "&#x6cc9;")]),
        ("甲 & 乙 &，", [("data", "甲 & 乙 &，")]),
        ("<!-- 甲 -->乙", [("comment", "<!-- 甲 -->"), ("data", "乙")]),
        ("<!--甲--!>乙", [("comment", "<!--甲--!>"), ("data", "乙")]),
        ("<!DOCTYPE html>甲", [("declaration", "<!DOCTYPE html>"), ("data", "甲")]),
        ("<?xml version='1.0'?>甲", [("declaration", "<?xml version='1.0'?>"), ("data", "甲")]),
        ("<![CDATA[ <p>甲 ]]>乙", [("declaration", "<![CDATA[ <p>甲 ]]>"), ("data", "乙")]),
        ("<![if !IE]>甲<![endif]>", [("declaration", "<![if !IE]>"), ("data", "甲"), ("declaration", "<![endif]>")]),
    ],
)  # fmt: skip
def test_mark_up_is_told_from_text(text: str, tokens: list[tuple[str, str]]) -> None:
    assert seen(text) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "气温 < 5 ℃ 的日子", "甲<乙>丙", "<3", "a<b", "<", "</", "<p", "<p class='x", "</p",
        "<![附件]>", "<me@a.example>", "<!", "<?",
    ],
)  # fmt: skip
def test_what_only_looks_like_mark_up_is_text(text: str) -> None:
    assert [kind for kind, _ in seen(text)] == ["data"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("<script>if (a < b) document.write('<p>甲</p>');</script>", "if (a < b) document.write('<p>甲</p>');"),
        ("<style>p > a { color: red }</style>", "p > a { color: red }"),
        ("<title>甲 & 乙 <丙></title>", "甲 & 乙 <丙>"),
        ("<SCRIPT>甲</ScRiPt >", "甲"),
        ("<textarea><b>甲</textarea>", "<b>甲"),
        ("<script>var s = '</scripts>';</script>", "var s = '</scripts>';"),
    ],
)  # fmt: skip
def test_the_content_of_a_script_is_one_token_whatever_it_holds(text: str, data: str) -> None:
    assert [stretch for kind, stretch in seen(text) if kind == "data"] == [data]


@pytest.mark.parametrize(
    ("opened", "kind"),
    [
        ("<!-- 没有结尾 ", "declaration"),
        ("<script>没有结尾 ", "start"),
        ("<title>没有结尾 ", "start"),
        ("<![CDATA[没有结尾 ", "declaration"),
        ("<p class=\"没有结尾 ", "start"),
        ("<a href='没有结尾 ", "start"),
    ],
)  # fmt: skip
def test_what_is_never_closed_swallows_nothing(opened: str, kind: str) -> None:
    found = seen(opened + "<p>渠水流到了田头。</p>")
    assert found[0][0] == kind
    assert "渠水流到了田头。" in "".join(stretch for k, stretch in found if k == "data")


def test_places_are_those_of_the_original() -> None:
    original = "前言<p>渠</p>"
    (start, data, end) = tokenise(original[2:], 2)
    assert [original[t.start : t.end] for t in (start, data, end)] == ["<p>", "渠", "</p>"]


@pytest.mark.parametrize(
    ("tag", "attrs"),
    [
        ('<a href="/1">', {"href": "/1"}),
        ("<a href='/1' href='/2'>", {"href": "/1"}),
        ("<a href=/1>", {"href": "/1"}),
        ("<A HREF = /1 TARGET=_blank>", {"href": "/1", "target": "_blank"}),
        ("<input disabled value>", {"disabled": "", "value": ""}),
        ('<meta content="甲&amp;乙 &quot;丙&quot;">', {"content": '甲&乙 "丙"'}),
        ('<p class="a\nb">', {"class": "a\nb"}),
        ('<p class=""id=x>', {"class": "", "id": "x"}),
        ("<p/class=a/id=b>", {"class": "a/id=b"}),
        ("<br/>", {}),
        ("<p>", {}),
    ],
)
def test_attributes_are_read_as_a_browser_reads_them(tag: str, attrs: dict[str, str]) -> None:
    (token,) = tokenise(tag, 0)
    assert token.attrs == attrs


def test_a_tag_that_closes_itself_says_so() -> None:
    assert [token.closed for token in tokenise("<br/><br />", 0)] == [True, True]
    assert not tokenise("<p class=a/ >", 0)[0].closed


MARKUP = st.text(alphabet="<>/!?-=&;'\"# \n[]abpPxscriptlesywu012甲乙　", max_size=80)
PIECES = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<p", "<a href='", "<a href=\"", "'>", "\">", "<!--", "-->", "--!>", "<![CDATA[", "]]>",
        "<script>", "</script>", "<script", "<title>", "</title", "&amp;", "&", "&#", "&#x", "&#99999999;", "<br/>",
        "<!doctype", ">", "<", "甲", " ", "=", "/", "<style>", "</style >", "<![endif]>", "<?", "\x00", "\u2028",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(MARKUP, PIECES, st.text(max_size=60)), st.integers(0, 50))
def test_the_tokens_cover_any_text_without_a_gap(text: str, base: int) -> None:
    tokens = tokenise(text, base)
    at = base
    for token in tokens:
        assert token.start == at and token.end > token.start
        at = token.end
    assert at == base + len(text)


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKUP, PIECES, st.text(max_size=60)))
def test_the_attributes_of_any_start_tag_can_be_read(text: str) -> None:
    source = f"<p {text}>"
    attrs = Token("start", "p", 0, len(source), source).attrs
    assert all(name == name.lower() for name in attrs)
    for token in tokenise(source, 0):
        if token.kind == "start":
            assert isinstance(token.attrs, dict)


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<p", "<p ", "<!--", "<![CDATA[", "<script>", "<title>", "&", "&#", "<a href='", '<a href="', "<p =",
        "<a b=", "< ", "</", "<!", "<?", "]]>", "-->", "<p a", "<p '>",
    ],
)  # fmt: skip
def test_time_is_linear_in_mark_up_that_is_never_closed(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times + "甲>"
        least = float("inf")
        for _ in range(3):  # a machine may be busy with something else for once
            start = time.process_time()
            for token in tokenise(text, 0):
                if token.kind == "start":
                    assert token.attrs is not None
            least = min(least, time.process_time() - start)
        return least

    spent(1000)
    # Eight times the text takes about eight times as long; a quadratic step would take sixty-four.
    assert spent(64_000) < 30 * max(spent(8_000), 0.005)
