"""Camps: texts that stand side by side fall into two, each repeating its own reading.

What one text alone prints may be misread. What two texts repeat beside two that repeat something else was
read well on both sides: shared readings, not single ones, tell the branches of a tradition (Maas,
Textkritik 1927; in phylogenetics a site is informative when two members or more have each state,
Fitch 1977). A reading is attested when another text, a copy or the next issue of the form, prints the same
letters around it.

What an attested reading says depends on what it is (`differences.py`). A figure, a level, a name or a word that
is a fact tells two issues, however the texts were read; in a short notice one is enough, for an editor who mends
a figure mends it once. A single letter tells two issues of a text of two sentences (上行, 下行; 韭菜, 芹菜). Where
nothing that is attested differs, two copies repeat what tells their issue from others.

A text of two sentences (`differences.BRIEF`) needs no attestation: there one value, level or name is all it says,
and so are one or two words for others (焦炭, 粮食) where nothing else was changed. Who rewrites a text changes
more, and puts words for words that share a letter with them (加强, 强化) or state nothing (但是, 不过).

Wrong on purpose: a short report with a figure that was mended and reprinted with both becomes two issues; a
flash with one word for a wholly different one is another flash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from .differences import BRIEF, SHORT, Difference, decides, is_fact, weight_of
from .pairs import Measured
from .runs import SIDES, Side, Span, length_of

FEW_WORDS = 2
"""Words that another issue of a text of two sentences has of its own, and words put for others that state
nothing, of any text: who rewrites a text changes more."""
_AROUND = 2
"""Letters on both sides of a reading that another text must print with it."""
_WIDEST = 12
"""Letters of a reading: more are a line of another column."""
_NO_READING = (Difference.REWRITTEN, Difference.DAY, Difference.TORN, Difference.REWORDED)

Gap = tuple[Span, Span]
"""Letters of a and of b that stand for one another."""


class Witness(Protocol):
    """What is known of a text: its furniture, and the readings that are attested."""

    @property
    def furniture(self) -> Sequence[Span]: ...

    @property
    def sites(self) -> Sequence[Span]: ...


class Telling(NamedTuple):
    """What the gaps of a pair say beyond what stands in them.

    `alone`: one is enough to tell two issues. `attested`: both readings are; `facts` are those of them that
    are facts. `rewritten`: so many words were put for others that no word tells two issues. `repeats`: no
    fact differs that is attested, and both texts repeat such a reading.
    """

    alone: frozenset[Gap]
    attested: frozenset[Gap]
    facts: frozenset[Gap]
    rewritten: bool
    repeats: bool

    def weight(self, gap: Gap, kind: Difference, noise: float) -> int:
        """How much a gap speaks for two issues, see `differences.weight_of`."""
        if self.rewritten and kind is Difference.WORD and gap not in self.alone:
            return 0
        length = max(end - start for start, end in gap)
        return weight_of(
            kind, noise, alone=length if gap in self.alone else 0, attested=gap in self.attested
        )


def find_sites(pairs: Iterable[tuple[Measured, Side]]) -> tuple[Span, ...]:
    """Letters of a text in which others print something else, and another one repeats its own.

    `pairs`: for each partner what was measured, and the side the text is on.
    """
    differing: set[Span] = set()
    starts: list[int] = []
    ends: list[int] = []
    size = 0
    for m, side in pairs:
        size = m.size_a if side == "a" else m.size_b
        differing.update(
            own
            for own, other, kind in m.gaps(side)
            if kind not in _NO_READING and max(own[1] - own[0], other[1] - other[0]) <= _WIDEST
        )
        tiles = _tiles(m, side)
        starts.extend(start for start, _ in tiles)
        ends.extend(end for _, end in tiles)
    if not differing:
        return ()
    at, to = np.array(starts), np.array(ends)
    return tuple(
        sorted(
            (low, high)
            for low, high in differing
            if (low < high or 0 < low < size)
            and ((at <= max(0, low - _AROUND)) & (to >= min(size, high + _AROUND))).any()
        )
    )


def telling(measured: Measured, a: Witness, b: Witness) -> Telling:
    """What the gaps of a pair say beyond what stands in them."""
    kinds = measured.evidence.kinds
    both = bool(a.sites and b.sites)
    letters = min(
        measured.size_a - length_of(a.furniture), measured.size_b - length_of(b.furniture)
    )
    rewritten = kinds.count(Difference.REWORDED) > FEW_WORDS
    if not kinds or not (both or letters < BRIEF):
        nothing: frozenset[Gap] = frozenset()
        return Telling(nothing, nothing, nothing, rewritten, both and _repeats(measured, a, b))
    gaps = [
        (at_a, at_b, kind)
        for at_a, at_b, kind in measured.gaps()
        if not (_within(at_a, a.furniture) or _within(at_b, b.furniture))
    ]
    misread = kinds.count(Difference.LETTER) > 1
    sites_a, sites_b = set(a.sites), set(b.sites)
    attested = frozenset(
        (at_a, at_b)
        for at_a, at_b, kind in (gaps if both else ())
        if kind not in _NO_READING
        and at_a in sites_a
        and at_b in sites_b
        and not (kind is Difference.PART and misread and _is_one_sided(at_a, at_b))
    )
    facts = frozenset(
        (at_a, at_b)
        for at_a, at_b, kind in gaps
        if (at_a, at_b) in attested
        and is_fact(kind)
        and not (kind is Difference.WORD and rewritten)
    )
    alone = facts if letters < SHORT else frozenset()
    if letters < BRIEF:
        alone = frozenset(_of_brief(gaps, attested))
    repeats = both and not alone and not facts and _repeats(measured, a, b)
    return Telling(alone, attested, facts, rewritten, repeats)


def _of_brief(
    gaps: Sequence[tuple[Span, Span, Difference]], attested: frozenset[Gap]
) -> Iterable[Gap]:
    """The gaps of a text of two sentences of which one is enough to tell two issues."""
    kinds = [kind for *_, kind in gaps]
    phrases = kinds.count(Difference.PHRASE) + kinds.count(Difference.REWORDED)
    misread = kinds.count(Difference.LETTER) > 1
    rewritten = phrases > 1 or (phrases > 0 and kinds.count(Difference.WORD) > FEW_WORDS)
    moved = Difference.OTHER in kinds or Difference.TORN in kinds
    for at_a, at_b, kind in gaps:
        if kind is Difference.WORD:
            found = not (rewritten or moved or misread)
        else:
            found = decides(kind) and not (rewritten and kind is Difference.NAME)
        if (at_a, at_b) in attested and not found:
            found = (
                is_fact(kind)
                or kind in (Difference.LETTER, Difference.PHRASE, Difference.SMUDGED)
                or (kind is Difference.OTHER and len(attested) > 1)
            )
        if found:
            yield at_a, at_b


def _repeats(measured: Measured, a: Witness, b: Witness) -> bool:
    """True when both texts of a pair repeat a reading that others do not have."""
    for side, sites in zip(SIDES, (a.sites, b.sites), strict=True):
        tiles = _tiles(measured, side)
        if not any(start <= low < high <= end for low, high in sites for start, end in tiles):
            return False
    return True


def _is_one_sided(at_a: Span, at_b: Span) -> bool:
    return at_a[0] == at_a[1] or at_b[0] == at_b[1]


def _tiles(measured: Measured, side: Side) -> list[Span]:
    tiles = (tile for run in measured.runs for tile in run.tiles)
    starts = ((tile.a if side == "a" else tile.b, tile.size) for tile in tiles)
    return [(start, start + size) for start, size in starts]


def _within(at: Span, furniture: Sequence[Span]) -> bool:
    return any(start <= at[0] < at[1] <= end for start, end in furniture)
