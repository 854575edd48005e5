"""Marks by the scorer of the importers, the same for every tool.

The rivals read one story a page, so in the fields both have only the first story of a text counts,
for this project too; the fields that only this project has are scored over all stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

from bench.extraction.model import SHARED, Cell, LabelledText, Mark, Way

Marks = list[Mark]


def mark_answer(scorer: ModuleType, text: LabelledText, got: Mapping[str, Any] | None) -> Marks:
    """The marks of a whole inspection, every story of it; None is wrong in every field."""
    return _marks(scorer, text, text.label, got)


def mark_first_story(
    scorer: ModuleType, text: LabelledText, got: Mapping[str, Any] | None
) -> Marks:
    """The marks of the fields both have, on the first story alone; None is wrong in each."""
    label = text.label | {"stories": text.label["stories"][:1]}
    first = None if got is None else {**got, "stories": (got.get("stories") or [])[:1]}
    return [mark for mark in _marks(scorer, text, label, first) if mark.field in SHARED]


def _marks(
    scorer: ModuleType, text: LabelledText, label: Mapping[str, Any], got: Mapping[str, Any] | None
) -> Marks:
    score = scorer.Score()
    scorer.score_file(score, text.raw, label, got)
    missed: dict[str, list[tuple[object, object]]] = {}
    for name, _, want, answer in score.misses:
        missed.setdefault(name, []).append((want, answer))
    marks = []
    for name, of in score.of.items():
        wrong = missed.get(name, [])
        marks += [Mark(text.id, name, False, want, answer) for want, answer in wrong]
        marks += [Mark(text.id, name, True)] * (of - len(wrong))
    return marks


def mark_way(
    scorer: ModuleType,
    texts: Iterable[LabelledText],
    way: Way,
    fields: Sequence[str],
    on_failure: Callable[[str, Exception], None],
) -> Marks:
    """The marks of one way of a rival; a page it raises on is a page without an answer."""
    marks: Marks = []
    for text in texts:
        try:
            got = way(text.page).as_inspection(text.label.get("encoding") or "utf-8")
        except Exception as error:  # rivals raise what they please; each is told
            on_failure(text.id, error)
            got = {}
        marks += [mark for mark in mark_first_story(scorer, text, got) if mark.field in fields]
    return marks


def count(marks: Iterable[Mark], texts: set[str]) -> dict[str, Cell]:
    """Hits by field over the texts named."""
    hits: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for mark in marks:
        if mark.text in texts:
            of[mark.field] += 1
            hits[mark.field] += mark.hit
    return {field: Cell(hits[field], of[field]) for field in of}


def best(ways: Mapping[str, Marks], texts: set[str]) -> dict[str, Cell]:
    """Of several ways of one rival the best, field by field."""
    counted = [count(marks, texts) for marks in ways.values()]
    fields = {field for cells in counted for field in cells}
    return {
        field: max((cells[field] for cells in counted if field in cells), key=lambda c: c.hits)
        for field in fields
    }
