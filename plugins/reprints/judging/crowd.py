"""Words that many reports share and that therefore prove nothing.

Official phrases, disclaimers, "scan the code below" tails and the fixed parts of forms stand in
any number of texts that have nothing else in common. They are told from a much-copied story by
who shares them: the copies of a story share most of themselves, so all of them are one cluster;
a phrase is shared by many clusters. Letters that at least three *other* clusters print too are
common, and what is common on both sides carries no weight in the judgement.

Counting clusters instead of texts keeps a story with 300 copies rare. Two texts that are judged at first sight
to be one report are no crowd to one another, so pages do not wear out the stories they hold; unless all they
share is one short passage, which may be the phrase itself. In a page, every other page with its story would be a
crowd. So what a page holds of a text that consists of it (`STORY`) is common there if it is common in that text:
the form of a notice is common in a page as it is elsewhere, its facts are not. Beside another text that holds or is the
same story, that story's letters are rare in any case.

Furniture (`furniture.py`) is common from the beginning, and one side is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, starmap

import numpy as np
import numpy.typing as npt

from .runs import Run, Side, Span

CROWD = 3
"""Other clusters that print a letter. What the count is worth stands in `judge.py`."""
STORY = 100
"""Letters of a text in one piece that another consists of: a story, however many pages hold it."""

Mask = npt.NDArray[np.bool_]


def common_letters(size: int, strangers: Iterable[tuple[int, Sequence[Span]]]) -> Mask:
    """Which letters of a text are common; `strangers`: (cluster, spans of the text it shares)."""
    by_cluster: dict[int, list[Span]] = {}
    for cluster, spans in strangers:
        by_cluster.setdefault(cluster, []).extend(spans)
    if len(by_cluster) < CROWD:
        return np.zeros(size, dtype=np.bool_)
    steps = np.zeros(size + 1, dtype=np.int64)
    for shared in by_cluster.values():
        reached = 0
        for start, end in sorted(shared):
            start = max(start, reached)
            if start < end:
                steps[start] += 1
                steps[end] -= 1
                reached = end
    return np.asarray(np.cumsum(steps)[:size] >= CROWD)


def uncrowded(
    held: list[Span], runs: Iterable[Run], side: Side, crowd: Sequence[Span]
) -> list[Span]:
    """What a text holds of another one, less what is a crowd there; `side` is that of the text."""
    if not (held and crowd):
        return held
    rare = set(chain.from_iterable(starmap(range, held)))
    for run in runs:
        for tile in run.tiles:
            own, other = (tile.a, tile.b) if side == "a" else (tile.b, tile.a)
            for start, end in crowd:
                rare.difference_update(
                    range(
                        max(start, other) - other + own, min(end, other + tile.size) - other + own
                    )
                )
    spans: list[Span] = []
    for at in sorted(rare):
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def rare_cover(
    runs: Sequence[Run],
    covered: tuple[Mask, Mask],
    common: tuple[Mask, Mask],
    furniture: tuple[Mask, Mask],
) -> tuple[Mask, Mask]:
    """Letters of a and of b that are covered and mean something.

    Letters that are common on both sides do not, nor do those that are furniture on either, which
    is a part of what is common.
    """
    if not (common[0].any() or common[1].any()):
        return covered
    rare_a, rare_b = covered[0] & ~common[0], covered[1] & ~common[1]
    tiles = np.array([(tile.a, tile.b, tile.size) for run in runs for tile in run.tiles])
    at_a, at_b, sizes = tiles.T
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    in_a, in_b = np.repeat(at_a, sizes) + within, np.repeat(at_b, sizes) + within
    means_nothing = furniture[0][in_a] | furniture[1][in_b]
    rare_a[in_a] = rare_b[in_b] = ~((common[0][in_a] & common[1][in_b]) | means_nothing)
    return rare_a, rare_b


def mask_of(size: int, spans: Iterable[Span]) -> Mask:
    """The letters of some spans of a text of `size` letters."""
    mask = np.zeros(size, dtype=np.bool_)
    for start, end in spans:
        mask[start:end] = True
    return mask


def spans_of(mask: Mask) -> tuple[Span, ...]:
    """The spans of some letters, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return tuple(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
