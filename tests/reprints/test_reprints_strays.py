"""A text that is tied to two issues of one form is a printing of one of them at most."""

from __future__ import annotations

from collections.abc import Mapping

from reprint_texts import (
    BLANK,
    EARLIER,
    FISHING,
    FOURTH,
    ISSUES,
    LATER,
    SCHOOL,
    THIRD,
    WORN,
    across,
    halves,
)

from plugins.reprints.judging.decide import settle
from plugins.reprints.judging.pairs import Measured, Measurer
from plugins.reprints.judging.runs import Side
from plugins.reprints.judging.strays import Tied, strays
from plugins.reprints.measuring import candidates_of, chosen_pairs, measure_pairs
from plugins.reprints.model import SAME_REPORT, Article
from plugins.reprints.state import Memory, Pair, add_pair
from plugins.reprints.texts import Library


def measured_of(text: str, other: str) -> tuple[Measured, Side]:
    """A pair, and the side of it that `text` is on."""
    library = Library([Article("text", text), Article("other", other)])
    names = sorted(library.holders)
    measured = Measurer(library).measure((names[0], names[1]))
    assert measured is not None
    return measured, "a" if library.holders[names[0]][0].id == "text" else "b"


def strays_of(
    text: str,
    partners: Mapping[int, str],
    issues: Mapping[int, set[int]],
    ties: Mapping[int, set[int]] | None = None,
) -> set[int]:
    """The strays of a text (number 0) among its partners; `ties` are what else these are tied to."""
    tied = {}
    for key, partner in partners.items():
        measured, side = measured_of(text, partner)
        others = frozenset({0, *(ties or {}).get(key, ())})
        tied[key] = Tied(measured, side, others, frozenset(issues[key]))
    return set(strays(tied))


def records(texts: Mapping[str, str]) -> dict[tuple[str, str], Pair]:
    """The records of all pairs that were measured, by ids."""
    library = Library(Article(id_, text) for id_, text in texts.items())
    keys = sorted(library.holders)
    state = Memory(library)
    for names, measured in measure_pairs(library, chosen_pairs(keys, candidates_of(keys, library))):
        add_pair(state, names, measured)
    settle(state, list(state.nodes))
    ids = {key: holders[0].id for key, holders in library.holders.items()}
    found = {}
    for (one, other), pair in state.pairs():
        a, b = sorted((ids[one], ids[other]))
        found[a, b] = pair
    return found


def test_a_text_is_a_printing_of_the_issue_whose_letters_it_prints() -> None:
    assert strays_of(WORN, {1: EARLIER, 2: LATER}, {1: {2}, 2: {1}}) == {2}


def test_texts_that_are_no_issues_of_one_another_are_no_rivals() -> None:
    assert not strays_of(WORN, {1: EARLIER, 2: LATER}, {1: set(), 2: set()})


def test_what_one_of_them_leaves_out_says_nothing() -> None:
    cut = EARLIER.replace("因场地有限，请勿携带大件行李，馆内不设寄存。", "")
    assert not strays_of(EARLIER + "（责编 宋平）", {1: EARLIER, 2: cut}, {1: {2}, 2: {1}})


def test_issues_with_most_texts_in_common_are_not_believed_to_be_two() -> None:
    partners, issues = {1: EARLIER, 2: LATER}, {1: {2}, 2: {1}}
    assert not strays_of(WORN, partners, issues, {1: {3, 4}, 2: {3, 4, 5}})
    assert strays_of(WORN, partners, issues, {1: {3, 4}, 2: {4, 5, 6, 7}}) == {2}


def test_a_form_without_its_facts_on_a_page_read_across_its_columns_is_no_printing() -> None:
    """Every other line of it is of other columns: a rival that prints all that is seen prints half of the passage."""
    page = across(FISHING, BLANK, SCHOOL)
    issues = dict(enumerate([EARLIER, LATER, THIRD, FOURTH], 1))
    assert strays_of(page, issues, {n: issues.keys() - {n} for n in issues}) == issues.keys()


def test_a_report_in_two_columns_of_its_own_is_a_printing_of_its_issue() -> None:
    """Read across, each of its columns leaves out the lines of the other."""
    page = halves(EARLIER)
    issues = dict(enumerate([EARLIER, LATER, THIRD, FOURTH], 1))
    assert strays_of(page, issues, {n: issues.keys() - {n} for n in issues}) == {2, 3, 4}


def test_a_page_may_print_both() -> None:
    page = f"{EARLIER}\n{''.join(chr(0x5000 + 3 * n) for n in range(300))}\n{LATER}"
    assert not strays_of(page, {1: EARLIER, 2: LATER}, {1: {2}, 2: {1}})


def test_a_form_without_its_facts_is_a_printing_of_no_issue() -> None:
    every = {1: EARLIER, 2: LATER, 3: THIRD, 4: FOURTH}
    rivals = {key: every.keys() - {key} for key in every}
    assert strays_of(BLANK, every, rivals) == {1, 2, 3, 4}
    assert not strays_of(BLANK, {1: EARLIER, 2: LATER}, {1: {2}, 2: {1}})


def test_a_worn_printing_belongs_to_its_own_issue_only() -> None:
    found = records(ISSUES)
    assert found["earlier", "worn"].kind in SAME_REPORT
    for later in ("later", "later-copy"):
        pair = found[later, "worn"]
        assert pair.second in SAME_REPORT
        assert pair.kind == "series"
