"""A labelled set as it lies on disk: NAME.jsonl.gz and NAME.pairs.tsv.gz (make_set.py writes both).

Texts have "id", "text", "edits" (what was done to the story), "group" (the story), "stories" (all
that stand here) and perhaps "series". Pairs have a, b, shared_chars, share_of_shorter and label:
"reprint" is to be found, anything else counts neither way, what is not listed is to be left alone.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

Pair = tuple[str, str]

NEAR_IDENTICAL = 0.9
"""Letters in common, as a share of those of the longer text."""
_SERIES_EDIT = "hn_"
"""In a set without "series" the kinds of series, and of official prose, are edits of this prefix."""


@dataclass(frozen=True)
class Text:
    """One printing; `series` is the kind of series it is an issue of."""

    id: str
    text: str
    edits: frozenset[str]
    group: str
    stories: frozenset[str]
    series: str | None = None

    @cached_property
    def letters(self) -> int:
        return sum(map(str.isalnum, self.text))

    @property
    def single(self) -> bool:
        """One story, in a version of which the label is certain: it belongs to one group."""
        one = len(self.stories) == 1 or "quote" in self.edits
        return one and not self.edits & {"page", "half", "update"}


@dataclass
class LabelledSet:
    """The texts by id, the gold pairs with the letters they share, and the ambiguous ones."""

    name: str
    texts: dict[str, Text]
    gold: dict[Pair, int]
    ambiguous: set[Pair] = field(default_factory=set)

    def near_identical(self) -> set[Pair]:
        """Gold pairs that are nearly all the same and in their order, however short."""
        return {
            pair
            for pair, shared in self.gold.items()
            if shared >= NEAR_IDENTICAL * max(self.texts[name].letters for name in pair)
            and not any(self.texts[name].edits & {"columns", "reorder"} for name in pair)
        }


def read_set(path: Path) -> LabelledSet:
    """The set whose files start with `path`. Raises OSError when one is not there."""
    rows = (json.loads(line) for line in _lines(path.with_name(f"{path.name}.jsonl.gz")))
    texts = {row["id"]: _text(row) for row in rows}
    labelled = LabelledSet(path.name, texts, {})
    for line in _lines(path.with_name(f"{path.name}.pairs.tsv.gz"))[1:]:
        one, other, shared, _, label, *_ = line.split("\t")
        pair = ordered(one, other)
        if label == "reprint":
            labelled.gold[pair] = int(shared)
        else:
            labelled.ambiguous.add(pair)
    return labelled


def ordered(one: str, other: str) -> Pair:
    """A pair is one pair whichever way round it is named."""
    return (one, other) if one < other else (other, one)


def _text(row: dict[str, object]) -> Text:
    edits = _strings(row.get("edits"))
    series = row.get("series")
    if series is None:
        kinds = sorted(e.removeprefix(_SERIES_EDIT) for e in edits if e.startswith(_SERIES_EDIT))
        kinds += [e.removesuffix("_reprint") for e in edits if e.endswith("_reprint")]
        series = kinds[0] if kinds else None
    return Text(
        str(row["id"]),
        str(row["text"]),
        edits,
        str(row.get("group", row["id"])),
        _strings(row.get("stories")),
        None if series is None else str(series),
    )


def _strings(listed: object) -> frozenset[str]:
    return frozenset(map(str, listed)) if isinstance(listed, Iterable) else frozenset()


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines()
