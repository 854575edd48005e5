"""What is listed as the other printings of a report, and what is said of each."""

from __future__ import annotations

import pytest

from bench.reprints.dense import viral
from plugins.catalog.normalise import normalise
from plugins.reprints.find import find_reprints
from plugins.reprints.judging import shares
from plugins.reprints.judging.shares import shared_through
from plugins.reprints.model import Article, Edge, Group, Reprints
from plugins.reprints.shown.printings import Printing, is_first, printings
from tests.reprints.reprint_texts import REPORT, misread

FIRST, SECOND, THIRD = REPORT[:120], REPORT[120:240], REPORT[240:]


def listing(articles: list[Article]) -> dict[str, tuple[Printing[str], ...]]:
    return printings(find_reprints(articles), {article.id: article for article in articles})


def names(listed: tuple[Printing[str], ...]) -> list[str]:
    return [printing.article for printing in listed]


def test_two_hundred_copies_name_one_another() -> None:
    copies = viral(200)
    listed = listing(copies)
    for copy in copies:
        assert set(names(listed[copy.id])) == {other.id for other in copies} - {copy.id}


def test_a_text_is_aligned_once_for_the_list_not_once_a_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = viral(80)
    found = find_reprints(copies)
    counted = []
    align = shares.align
    monkeypatch.setattr(shares, "align", lambda *pair: counted.append(1) or align(*pair))
    printings(found, {copy.id: copy for copy in copies})
    assert len(counted) <= len(copies)


def test_both_sides_of_a_pair_are_told_the_same_share() -> None:
    listed = listing(viral(60))
    told = {(own, p.article): (p.share, p.kind) for own, all_ in listed.items() for p in all_}
    assert all(told[one, other] == told[other, one] for one, other in told)


def test_a_share_worked_out_through_a_third_is_near_that_of_an_alignment() -> None:
    copies = {copy.id: copy for copy in viral(90)}
    worked_out = [edge for edge in find_reprints(copies.values()).edges if not edge.passages]
    assert len(worked_out) > 100
    for edge in worked_out[::17]:
        (aligned,) = find_reprints([copies[edge.a], copies[edge.b]]).edges
        assert edge.share_a == pytest.approx(aligned.share_a, abs=0.03)
        assert edge.share_b == pytest.approx(aligned.share_b, abs=0.03)


def test_equal_texts_share_all_whatever_the_middle() -> None:
    one = normalise(REPORT).text
    assert shared_through("无关的一句话", [one], [one]).tolist() == [[len(one)]]


def test_two_excerpts_with_nothing_in_common_are_printings_with_share_0() -> None:
    articles = {
        name: Article(name, text)
        for name, text in (("head", FIRST), ("tail", SECOND), ("whole", FIRST + SECOND))
    }
    edges = (
        Edge("head", "whole", "excerpt", 1.0, 0.5, ()),
        Edge("tail", "whole", "excerpt", 1.0, 0.5, ()),
    )
    listed = printings(Reprints(edges, (Group(("head", "tail", "whole")),)), articles)
    (apart,) = [p for p in listed["head"] if p.article == "tail"]
    assert (apart.share, apart.percent, apart.kind, apart.inside) == (0.0, 0, "excerpt", False)
    assert {len(others) for others in listed.values()} == {2}


def test_a_page_is_named_by_all_copies_of_its_story_and_names_them_all() -> None:
    copies = [Article(f"c{n:02}", misread(REPORT, 0.01, n)) for n in range(30)]
    others = [Article(f"o{n}", viral(1)[0].text) for n in range(2)]
    listed = listing([*copies, *others, Article("page", f"{REPORT}\n{others[0].text}")])
    assert set(names(listed["page"])) == {article.id for article in (*copies, *others)}
    assert all("page" in names(listed[copy.id]) for copy in copies)
    assert {len(listed[copy.id]) for copy in copies} == {30}
    assert {p.kind for p in listed["page"]} == {"contains"}
    assert all(p.inside and p.percent > 90 for p in listed["page"])


def test_who_has_no_other_printing_is_not_listed() -> None:
    assert listing([Article("a", REPORT), Article("b", "另外一件事，与此无关。")]) == {}


def test_the_days_order_the_list_and_the_earliest_alone_is_first() -> None:
    articles = [
        Article("a", REPORT),
        Article("b", REPORT, date="2023-10-20"),
        Article("c", REPORT, date="2023-10-19"),
    ]
    listed = listing(articles)
    assert [(p.article, p.first) for p in listed["a"]] == [("c", True), ("b", False)]
    by_id = {article.id: article for article in articles}
    firsts = {name: is_first(by_id[name], listed[name], by_id) for name in by_id}
    assert firsts == {"a": None, "b": False, "c": True}


def test_a_text_without_letters_that_is_linked_by_hand_shares_nothing() -> None:
    articles = {"a": Article("a", REPORT), "b": Article("b", "——")}
    listed = printings(Reprints((), (Group(("a", "b")),)), articles)
    assert [(one.article, one.percent) for one in listed["a"]] == [("b", 0)]
