"""Hubs pushed down: an article that is near to everybody is nobody's relative in particular.

A review of the year, a long speech or a page of briefs shares some terms with every report and comes
high in every box, above the one report that is on the topic. Such hubs are known from all searches
among many terms (Radovanović, Nanopoulos, Ivanović 2010), and so is the cure: closeness counts for
more when it is mutual (Schnitzer et al. 2012). So the cosine of an article and another is multiplied by

    (1 + MUTUAL / rank) / (1 + MUTUAL)

where rank is the place that the asking article has among those near to the other: 1 when none is
nearer to it. A score is the full cosine then, and four fifths of it when the other has many nearer.

Measured on halves of articles (`bench/related/halves.py`), in docs/related.md.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MUTUAL = 0.3
"""How much more the nearest to the other counts than one far down its list."""
CLOSEST = 5
"""Of the other's nearest so many are looked at; whoever comes after them has rank CLOSEST + 1."""

Scores = npt.NDArray[np.float64]


def mutual(cosines: Scores, closest: Scores) -> Scores:
    """The scores of one article's neighbours, from their cosines (n) and `closest` (n, CLOSEST).

    A row of `closest` holds the highest cosines of that neighbour with others, in any order, filled
    with 0. The asking article may be among them: only what is strictly nearer counts against it.
    """
    ranks = 1 + (closest > cosines[:, None]).sum(axis=1)
    return np.asarray(cosines * (1 + MUTUAL / ranks) / (1 + MUTUAL), dtype=np.float64)
