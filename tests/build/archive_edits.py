"""Sequences of edits between builds; the edits are those of the modules named here."""

from __future__ import annotations

from dataclasses import dataclass

import edits_of_articles
import edits_of_texts
import edits_of_the_folder
import edits_of_the_site
import edits_that_break
from build_news import Dice
from edit_kinds import BACK, BREAKS, EDITS, ELSEWHERE, HARMS

KINDS = (
    edits_of_articles,
    edits_of_texts,
    edits_of_the_folder,
    edits_of_the_site,
    edits_that_break,
)
"""Imported so that their edits are in the tables of edit_kinds."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done, and what its choices hang on."""

    name: str
    seed: str


Steps = list[list[Edit]]
"""What is done before each build."""

TOGETHER = 5
"""So many sequences that follow one another hold every kind of edit."""
_EDITS_BEFORE_A_BUILD = (1, 1, 2, 2, 3, 4, 6)
_MIXED = 25
"""Steps of a hundred that mix edits of articles with those of settings and theme. Where every page is
printed again nothing that was overlooked shows, so that most steps are of one sort."""


def sequence(seed: int) -> Steps:
    """Return the edits of a sequence; the last step has none, and nothing may be written then."""
    dice = Dice(f"{seed}/steps")
    kinds = [*EDITS, *BREAKS, *HARMS, *BACK, *BACK, ELSEWHERE]
    places = Dice(f"{seed // TOGETHER}/deck").some(range(len(kinds)), len(kinds))
    mine = [kinds[place] for place in places[seed % TOGETHER :: TOGETHER]]
    sorts = [
        [kind for kind in mine if _is_of_the_site(kind) == of_the_site] for of_the_site in (0, 1)
    ]
    steps = Steps()
    while mine := [*sorts[0], *sorts[1]]:
        at = dice.number(len(mine)) >= len(sorts[0])
        many = _EDITS_BEFORE_A_BUILD[dice.number(len(_EDITS_BEFORE_A_BUILD))]
        taken, sorts[at] = sorts[at][:many], sorts[at][many:]
        if dice.chance(_MIXED) and sorts[not at]:
            taken.append(sorts[not at].pop())
        steps.append([Edit(kind, f"{seed}/{len(steps)}/{n}") for n, kind in enumerate(taken)])
    return [*steps, []]


def _is_of_the_site(kind: str) -> bool:
    return kind in EDITS and EDITS[kind].__module__ == edits_of_the_site.__name__


def described(steps: Steps) -> str:
    """Return the list of edits as it can be read and, by its seeds, run again."""
    return "\n".join(
        f"  build {number}: " + ("; ".join(f"{e.name} [{e.seed}]" for e in step) or "nothing done")
        for number, step in enumerate(steps, start=1)
    )
