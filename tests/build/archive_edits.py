"""Sequences of edits between builds; the edits are those of the modules named here."""

from __future__ import annotations

from dataclasses import dataclass

import edits_of_articles
import edits_of_texts
import edits_of_the_site
import edits_that_break
from build_news import Dice
from edit_kinds import BACK, BREAKS, EDITS, HARMS

KINDS = (edits_of_articles, edits_of_texts, edits_of_the_site, edits_that_break)
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
_EDITS_BEFORE_A_BUILD = (1, 1, 2, 2, 3, 3, 4, 5, 7)


def sequence(seed: int) -> Steps:
    """Return the edits of a sequence; the last step has none, and nothing may be written then."""
    kinds = [*EDITS, *BREAKS, *HARMS, *BACK, *BACK]
    deck = Dice(f"{seed // TOGETHER}/deck").some(
        [f"{n}:{kind}" for n, kind in enumerate(kinds)], 999
    )
    mine = [card.split(":", 1)[1] for card in deck[seed % TOGETHER :: TOGETHER]]
    dice, steps = Dice(f"{seed}/steps"), Steps()
    while mine:
        many = _EDITS_BEFORE_A_BUILD[dice.number(len(_EDITS_BEFORE_A_BUILD))]
        taken, mine = mine[:many], mine[many:]
        step = [Edit(kind, f"{seed}/{len(steps)}/{at}") for at, kind in enumerate(taken)]
        steps.append(step)
    return [*steps, []]


def described(steps: Steps) -> str:
    """Return the list of edits as it can be read and, by its seeds, run again."""
    return "\n".join(
        f"  build {number}: " + ("; ".join(f"{e.name} [{e.seed}]" for e in step) or "nothing done")
        for number, step in enumerate(steps, start=1)
    )
