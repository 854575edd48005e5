"""Archives in which many texts share most of their letters: cheap, and nothing is lost."""

from __future__ import annotations

import pytest

from bench.reprints.dense import repetitive, series, viral
from plugins.reprints.candidates import NEAREST, SCATTERED
from plugins.reprints.find import find_reprints
from plugins.reprints.judging import pairs
from plugins.reprints.judging.align import Index
from plugins.reprints.model import SAME_REPORT, Article, Reprints
from tests.reprints.reprint_texts import REPORT


@pytest.fixture
def alignments(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each pair that is aligned."""
    counted: list[int] = []
    align = pairs.align

    def counting(*pair: Index) -> object:
        counted.append(1)
        return align(*pair)

    monkeypatch.setattr(pairs, "align", counting)
    return counted


def same(found: Reprints) -> set[tuple[str, str]]:
    return {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}


def test_a_series_costs_alignments_in_proportion_to_its_length(alignments: list[int]) -> None:
    costs = []
    for issues in (60, 120):
        alignments.clear()
        find_reprints(series(issues))
        costs.append(len(alignments) / issues)
    assert costs[1] < 1.2 * costs[0]
    assert max(costs) <= NEAREST + SCATTERED


def test_every_issue_printed_twice_is_found_in_a_long_series() -> None:
    issues = series(132)
    twice = {(f"{i.id[:-1]}a", i.id) for i in issues if i.id.endswith("b")}
    found = find_reprints(issues)
    assert same(found) == twice
    assert [group.ids for group in found.groups] == sorted(twice)


def test_two_wordings_of_one_issue_meet_though_each_has_many_copies() -> None:
    issues = {article.id: article.text for article in series(44) if article.id.endswith("a")}
    own = issues.pop("00007a")
    told = "本报讯 记者昨日从市农业农村局和市场管理方了解到，" + own
    copies = {f"x{n:02}": own for n in range(12)} | {f"y{n:02}": told for n in range(12)}
    found = find_reprints(Article(name, text) for name, text in (issues | copies).items())
    assert [group.ids for group in found.groups] == [tuple(sorted(copies))]


def test_a_page_is_tied_to_both_its_stories_though_each_has_many_copies() -> None:
    other = viral(1)[0].text
    copies = [Article(f"a{n:02}", REPORT) for n in range(20)]
    copies += [Article(f"b{n:02}", other) for n in range(20)]
    found = find_reprints([*copies, Article("page", f"{REPORT}\n{other}")])
    held = {edge.a for edge in found.edges if edge.b == "page" and edge.kind == "contains"}
    assert {name[0] for name in held} == {"a", "b"}
    assert [len(group.ids) for group in found.groups] == [20, 20]


def test_lists_drawn_from_one_stock_are_no_reprints() -> None:
    assert not same(find_reprints(repetitive(120)))
