"""A comparison laid out: both texts whole, rows that belong together, changes that lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from reprint_texts import REPORT
from test_changes import SENTENCES, TEXTS

from plugins.catalog.normalise import normalise
from plugins.reprints.shown.changes import changes
from plugins.reprints.shown.collated import (
    LONG,
    QUOTED_WHOLE,
    Collated,
    collate,
    headline,
    own_words,
)
from plugins.reprints.shown.rows import Paragraph, Piece, Row


def rows(collated: Collated) -> list[Row]:
    return [row for block in collated.blocks for row in block.rows]


def pieces(cell: tuple[Paragraph, ...], *, inline: bool = False) -> Iterator[Piece]:
    return (piece for paragraph in cell for piece in paragraph if piece.inline == inline)


def letters(texts: Iterator[str]) -> str:
    return "".join("".join(texts).split())


def woven(collated: Collated) -> Iterator[Piece]:
    for row in rows(collated):
        yield from pieces(row.newer, inline=True)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_the_rows_print_both_texts_whole(a: str, b: str) -> None:
    laid = rows(collate(changes(a, b)))
    assert letters(p.text for row in laid for p in pieces(row.older)) == letters(iter(a))
    assert letters(p.text for row in laid for p in pieces(row.newer)) == letters(iter(b))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_every_change_has_one_place_in_a_text_and_the_list_leads_to_it(a: str, b: str) -> None:
    collated = collate(changes(a, b))
    ids = Counter(
        p.anchor for row in rows(collated) for cell in (row.older, row.newer) for p in pieces(cell)
    )
    del ids[None]
    assert set(ids.values()) <= {1}
    numbers = [change.number for change in collated.listed]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {change.anchor for change in collated.listed} <= set(ids)
    assert {f"c{number}" for number in numbers} <= set(ids)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_a_narrow_screen_loses_no_word_of_the_older_text(a: str, b: str) -> None:
    assume(normalise(a).text and normalise(b).text)
    collated = collate(changes(a, b))
    alone, gone = Counter[str](), Counter[str]()
    for row in rows(collated):
        for piece in pieces(row.older):
            if piece.kind in ("dropped", "replaced"):
                # Shown in place where the newer text has nothing beside it.
                (gone if row.newer else alone).update(letters(iter(piece.text)))
    inline = Counter(letters(p.text for p in woven(collated)))
    assert gone <= inline and inline - gone <= alone


def test_paragraphs_that_are_cut_elsewhere_stand_in_one_row() -> None:
    one = "\n".join(SENTENCES)
    other = SENTENCES[0] + SENTENCES[1] + "\n" + "\n".join(SENTENCES[2:])
    first, *rest = rows(collate(changes(one, other)))
    assert (len(first.older), len(first.newer)) == (2, 1)
    assert all((len(row.older), len(row.newer)) == (1, 1) for row in rest)


def test_the_two_places_of_a_moved_passage_lead_to_one_another() -> None:
    moved = "\n".join([*SENTENCES[1:], SENTENCES[0]])
    collated = collate(changes("\n".join(SENTENCES), moved))
    (there,) = [p for row in rows(collated) for p in pieces(row.older) if p.kind == "moved"]
    (here,) = [p for row in rows(collated) for p in pieces(row.newer) if p.kind == "moved"]
    assert (there.anchor, there.twin) == ("c1a", "c1") == (here.twin, here.anchor)
    (only,) = collated.listed
    assert (only.kind, only.anchor) == ("moved", "c1")


def test_a_word_of_the_older_text_stands_before_the_one_in_its_place() -> None:
    text = "\n".join(SENTENCES)
    collated = collate(changes(text, text.replace("孩子", "老人").replace("门禁，", "")))
    beside = [
        (p.text, after.text)
        for row in rows(collated)
        for paragraph in row.newer
        for p, after in pairwise(paragraph)
        if p.inline
    ]
    assert [gone for gone, _ in beside] == ["孩子", "门禁，"]
    assert beside[0][1] == "老人"


def test_what_did_not_change_folds_into_one_line_with_its_length() -> None:
    text = "\n".join(SENTENCES)
    shown, folded, *_ = collate(changes("开头一句。\n" + text, "起首一句。\n" + text)).blocks
    assert (shown.fold, folded.fold, folded.paragraphs) == (None, "same", len(SENTENCES))
    assert folded.characters == len("".join(SENTENCES)) and SENTENCES[0].startswith(folded.preview)


@pytest.mark.parametrize("fold", ["older", "newer"])
def test_the_other_stories_of_a_page_fold(fold: str) -> None:
    others = "\n".join(f"隔壁村里的第{n}件事，说来话长，要从去年秋天讲起。" for n in range(40))
    assert len(others) > LONG
    page = f"{REPORT}\n{others}"
    pair = (page, REPORT) if fold == "older" else (REPORT, page)
    assert fold in [block.fold for block in collate(changes(*pair)).blocks]


def test_a_change_is_listed_with_the_words_around_it() -> None:
    (change,) = collate(changes(REPORT, REPORT.replace("6.8万户", "8.6万户"))).listed
    assert (change.before, change.old, change.new, change.after) == (
        "2个，惠及居民"[-6:], "6.8万", "8.6万", "户，加装电梯",
    )  # fmt: skip
    assert change.figure


def test_own_words_are_those_that_the_base_has_not() -> None:
    text = "\n".join(SENTENCES)
    found = changes(text, text.replace("孩子", "老人").replace("门禁，", "") + SENTENCES[0] * 9)
    quoted = [change.new for change in own_words(found)]
    assert (quoted[0], len(quoted)) == ("老人", 2)
    assert len(quoted[1]) == QUOTED_WHOLE + 2 and quoted[1].startswith(SENTENCES[0])


def test_headlines_are_marked_without_numbers() -> None:
    older, newer = headline(changes("渡口新桥通车", "渡口新桥今日通车"))
    assert [(p.text, p.kind) for p in older] == [("渡口新桥", "same"), ("通车", "same")]
    assert [(p.text, p.kind) for p in newer] == [
        ("渡口新桥", "same"), ("今日", "added"), ("通车", "same"),
    ]  # fmt: skip
    assert not any(p.number for p in (*older, *newer))
