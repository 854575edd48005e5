"""Which articles stand in the box of related reports (相关报道).

Only relatives in topic: the printings of the same report have their own box, so the article's own
group is left out, and of every other group one line is shown, its first printing, for a reader
gains nothing from five printings of one report. The issues of a series are separate reports and
may stand side by side.

Nothing rather than noise: below the threshold the box stays empty, and in an archive of mixed
topics most boxes should. With .07, two halves of one article (no titles) find one another in .60
of the cases at every size; an archive without relatives leaves .99, .96, .93 and .67 of its boxes
empty at 5, 15, 50 and 600 articles. The last figure counts as noise what is not: among 600 news
texts of one spring many do have relatives. At .04 the box finds .76 and shows a wrong line in
every fourth box of an archive of 15; at .10 it finds .43 (`bench/related/calibrate.py`).

Wrong on purpose: the more articles, the more chance likeness reaches the threshold, and it does
not rise with the archive; the limit keeps the box short instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from .model import Article, Related
from .topics import closeness

THRESHOLD = 0.07
"""Cosine, 0 to 1: see the table above."""
LIMIT = 5
"""Lines in the box: as many as are read, about one screen of a phone."""
_DECIMALS = 4


def related(
    articles: Iterable[Article],
    groups: Iterable[Sequence[str]],
    limit: int = LIMIT,
    threshold: float = THRESHOLD,
) -> dict[str, list[Related]]:
    """The related reports of each article by id, closest first; an empty list when there are none.

    `groups` are the printings of one report each, the first printing first; ids that are not among
    the articles are ignored. The answer depends on the articles, not on their order.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    known = {article.id for article in ordered}
    shown = {article.id: article.id for article in ordered}
    for group in groups:
        members = [member for member in group if member in known]
        shown.update(dict.fromkeys(members, members[0]) if members else {})
    box: dict[str, list[Related]] = {}
    for i, scores in closeness(ordered):
        own = shown[ordered[i].id]
        best: dict[str, float] = {}
        # Sums of floats differ in their last digits between machines; lists must not.
        scores = np.round(scores, _DECIMALS)
        for j in np.flatnonzero((scores >= threshold) & (scores > 0)).tolist():
            line = shown[ordered[j].id]
            if line != own:
                best[line] = max(best.get(line, 0.0), float(scores[j]))
        closest = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:limit]
        box[ordered[i].id] = [Related(line, min(1.0, score)) for line, score in closest]
    return box
