"""Which story of a changed file is a new version of which story of the file before.

An address belongs to a report, not to a place on a page: when a page loses its first story, the second
must not move into the first one's address. Stories are paired by what they say: the same headline, or
enough of the shorter body's five-character runs in the other. Stories that share neither are different
reports, however alike their places or their file's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Story

_RUN = 5  # characters
# Two reports of one event share up to 0.1; a corrected or extended text keeps far more.
_SAME = 0.3


def pair_stories(old: Sequence[Story], new: Sequence[Story]) -> dict[int, int]:
    """Story numbers of `new` → those of `old` (both from 1), best likeness first."""
    likeness = [
        (_likeness(a, b), i == j, -i, -j)
        for i, a in enumerate(old, 1)
        for j, b in enumerate(new, 1)
    ]
    pairs: dict[int, int] = {}
    for score, _, i, j in sorted(likeness, reverse=True):
        if score >= _SAME and -j not in pairs and -i not in pairs.values():
            pairs[-j] = -i
    return pairs


def _likeness(a: Story, b: Story) -> float:
    headline = a.title is not None and a.title == b.title
    runs, others = _runs(a.body), _runs(b.body)
    shorter = min(len(runs), len(others))
    shared = len(runs & others) / shorter if shorter else float(a.body == b.body)
    return max(shared, _SAME if headline else 0.0)


def _runs(text: str) -> set[str]:
    text = "".join(text.split())
    return {text[i : i + _RUN] for i in range(max(1, len(text) - _RUN + 1))}
