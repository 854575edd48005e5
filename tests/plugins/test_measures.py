"""Measures of official documents in their text: each number a link, who answers on its own line."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.dress import dress, plain_text
from plugins.catalog.facts import Document, Facts, parse_facts
from plugins.catalog.measures import anchored


def facts_of(*measures: dict[str, Any], sections: Any = (), **story: Any) -> Facts:
    """Return facts of a document with these measures and chapters."""
    document = {"measures": measures, "sections": sections}
    data = {"version": 1, "story": story, "document": document}
    return parse_facts(json.dumps(data).encode(), Path("x.facts.json"))


def measure(no: int, title: str, *departments: str) -> dict[str, Any]:
    return {"no": no, "title": title, "departments": departments}


def shown(body: str, facts: Facts) -> Document:
    """Return the document as a page has it that shows this body."""
    dressed = dress(body, facts)
    headings = [(section.id, section.title) for section in dressed.sections]
    found = anchored(facts.document, dressed.html, headings)
    assert found
    return found


def departments_line(body: str, *names: str) -> list[str]:
    """Return what is set apart at the end of a measure, as text."""
    dressed = dress(f"<p>{body}</p>", facts_of(measure(1, "办食堂", *names))).html
    return [
        plain_text(line) for line in re.findall(r'<span class="departments">(.*)</span>', dressed)
    ]


def test_the_number_links_to_its_own_measure() -> None:
    found = dress("<p>　7．办食堂。建好。</p>", facts_of(measure(7, "办食堂"))).html
    assert found == (
        '<p class="measure" id="m7">　<a class="no" href="#m7" rel="noopener noreferrer">7．</a>'
        "办食堂。建好。</p>"
    )


def test_a_number_in_bold_is_a_link_and_one_that_is_a_link_stays_what_it_is() -> None:
    facts = facts_of(measure(1, "办食堂"))
    bold = dress("<p><strong>1.办食堂。</strong>建好。</p>", facts).html
    assert '<strong><a class="no" href="#m1"' in bold
    linked = dress('<p><a href="https://x.example/">1.办食堂。</a></p>', facts).html
    assert linked.count("<a ") == 1 and 'id="m1"' in linked


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("1.办食堂。办好。（市教育局、市财政局负责）", "（市教育局、市财政局负责）"),
        ("1.办食堂。办好(三处)。(市教育局,市财政局等县(市、区)负责)", "(市教育局,市财政局等县(市、区)负责)"),
        ("1.办食堂。办好。责任单位：市 教育局；市财政局", "责任单位：市 教育局；市财政局"),
        ("1.办食堂。<em>办好</em>。（市教育局、<em>市财政局</em>负责）。", "（市教育局、市财政局负责）。"),
    ],
)  # fmt: skip
def test_who_answers_is_set_apart_as_it_is_printed(body: str, line: str) -> None:
    assert departments_line(body, "市教育局", "市财政局") == [line]


@pytest.mark.parametrize(
    "body",
    ["1.办食堂。办好。", "1.办食堂。办好（市教育局负责）", "1.办食堂。市教育局、市财政局负责）",
     "1.办食堂。<em>办好（市教育局、市财政局负责）</em>"],
)  # fmt: skip
def test_what_does_not_name_them_all_at_its_end_is_left_alone(body: str) -> None:
    assert departments_line(body, "市教育局", "市财政局") == []
    assert departments_line("1.办食堂。办好（三处）") == []


def test_a_doubt_in_the_line_of_departments_stays_marked() -> None:
    doubt = {"printed": "分负责", "probable": "分工负责", "why": None, "certain": True}
    facts = facts_of(measure(1, "办食堂", "市教育局"), suspects=[doubt])
    found = dress("<p>1.办食堂。（市教育局等按职责分负责）</p>", facts).html
    assert '<span class="departments">（市教育局等按职责<span class="suspect"' in found


def test_a_measure_that_the_text_does_not_show_has_no_address() -> None:
    facts = facts_of(measure(1, "办食堂", "市教育局"), measure(2, "没有这一条", "市教育局"))
    document = shown("<p>1.办食堂。</p><p>2.另一条。</p>", facts)
    assert [one.id for one in document.measures] == ["m1", None]
    assert [one.id for one in document.departments[0].measures] == ["m1", None]


def test_a_chapter_has_the_id_of_its_own_heading() -> None:
    chapters = [
        {"no": no, "title": title}
        for no, title in (("一", "办食堂"), ("二", "没有"), ("一", "附则"))
    ]
    body = "<h2>若干措施</h2><h2>一、 办食堂</h2><h2>一、附则</h2><h2>一、附则</h2>"
    found = shown(body, facts_of(sections=chapters)).sections
    assert [one.id for one in found] == ["s2", None, "s3"]


def test_a_text_cannot_claim_to_be_a_measure() -> None:
    facts = facts_of(measure(1, "办食堂"))
    body = html.escape('<p class="measure" id="m1">', quote=False)
    assert shown(f'<p class="measure" id="m1">{body}</p>', facts).measures[0].id is None


def test_numbers_that_start_again_have_addresses_of_their_own() -> None:
    facts = facts_of(measure(1, "办食堂"), measure(1, "修水渠"), measure(1, "种树"))
    body = "<p>1.修水渠。</p><p>1.办食堂。</p><p>1.种树。</p>"
    dressed = dress(body, facts).html
    assert [one.id for one in shown(body, facts).measures] == ["m1", "m1-2", "m1-3"]
    assert re.findall(r'id="(.*?)"><a class="no" href="#(.*?)"', dressed) == [
        ("m1-2", "m1-2"), ("m1", "m1"), ("m1-3", "m1-3"),
    ]  # fmt: skip


@given(st.text(), st.text())
def test_marking_measures_changes_no_character(title: str, rest: str) -> None:
    def printable(text: str) -> str:
        return "".join(c for c in text if c.isprintable() and not c.isspace())

    text = f"1.{printable(title)}。{printable(rest)}（市教育局负责）"
    facts = facts_of(measure(1, printable(title), "市教育局"))
    assert plain_text(dress(f"<p>{html.escape(text)}</p>", facts).html) == text
