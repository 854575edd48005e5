"""Which articles are settled and which are recent, so that one more is cheap to relate.

How rare a term is depends on all articles, so each article more would move every weight and every
score a little, and all would have to be related anew. So terms are weighed, and the index is made,
by the *settled* articles alone. The *recent* ones, the few that came last into the archive, are
weighed by the frequencies of the settled and compared with everybody (`recent.py`).

Settled are the first so many, in the order in which they came into the archive: by the day they
were archived, else printed, then by the day printed, undated ones first. How many depends on the
size of the archive alone and grows in steps of STEP. So who is settled is a function of what is in
the archive, and not of how it came about; it changes with each STEP-th article added, and when a
settled one is added, edited or taken out. All is related anew then.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .terms import Integers

FEW = 1_000
"""Articles up to which all are settled: relating them all takes about a quarter of a second."""
SLACK = 64
"""Articles that are recent at least: the latest ones may be corrected at little cost."""
STEP = 256
"""By how many the settled ones grow. More cost more to compare with everybody (a tenth of the
whole at this), fewer make the times more frequent at which all is related anew."""


def settled(archived: Integers, printed: Integers) -> npt.NDArray[np.bool_]:
    """Which articles are settled. Days are numbers such as 20240522, 0 where none is stated.

    The articles are in the order of their ids, which decides between equal days.
    """
    came = np.where(archived > 0, archived, printed)
    order = np.lexsort((printed, came))
    found = np.zeros(len(order), dtype=bool)
    found[order[: _count(len(order))]] = True
    return found


def _count(articles: int) -> int:
    return articles if articles <= FEW else (articles - SLACK) // STEP * STEP
