"""Which articles stand in the box of related reports (相关报道).

Only relatives in topic: the printings of the same report have their own box, so the article's own
group is left out, and of every other group one line is shown, its first printing, for a reader
gains nothing from five printings of one report. For the same reason only first printings are
counted: a report printed three hundred times does not make its words common.

The issues of a daily series (market closes, weather) are near one another by their form alone and
would fill every box. Among themselves they have a line of their own (`series.py`) and stand in none
of their boxes; any other report is given the nearest issue only.

Nothing rather than noise: below the threshold the box stays empty, and in an archive of mixed
topics most boxes should. The table by which it was chosen is in docs/related.md: at .12 three of
four relatives are found at every size of archive, with a wrong line in every twentieth box of an
archive of ten and in one of every five of an archive of thirty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from .boxes import boxes, depth
from .entries import STEPS, Entries
from .links import LeftOut, firsts_then_copies, links
from .model import Article, Related
from .topics import Watch, search, settle, unwatched

THRESHOLD = 0.12
"""Score, 0 to 1: see docs/related.md."""
LIMIT = 5
"""Lines in the box: as many as are read, about one screen of a phone."""


def related(
    articles: Iterable[Article],
    groups: Iterable[Sequence[str]] = (),
    series: Iterable[Iterable[str]] = (),
    apart: Mapping[str, Iterable[str]] | None = None,
    limit: int = LIMIT,
    threshold: float = THRESHOLD,
    watch: Watch = unwatched,
    jobs: int | None = None,
) -> dict[str, list[Related]]:
    """The related reports of each article by id, closest first; an empty list when there are none.

    `groups`, `series` and `apart` are as `links` takes them. All articles are settled. The answer
    depends on the articles, not on their order.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    ids = [article.id for article in ordered]
    linked = links(ids, groups, series, apart or {})
    members = firsts_then_copies(linked, np.ones(len(ids), dtype=bool))
    firsts = int(linked.is_first.sum())
    # The index is gone, and its room free, when the boxes are made.
    near = search(
        settle(lambda n: ordered[members[n]], firsts, len(ids) - firsts, jobs, watch),
        range(len(ids)),
        LeftOut(linked, members),
        depth(linked, limit),
        threshold,
        jobs,
        watch,
    )
    near = Entries(members[near.asker], members[near.other], near.cosine)
    lines = boxes(near, linked, limit, threshold)
    scores = (lines.scores / STEPS).tolist()
    told = [Related(ids[o], score) for o, score in zip(lines.others.tolist(), scores, strict=True)]
    cuts = lines.starts.tolist()
    return {id_: told[cuts[n] : cuts[n + 1]] for n, id_ in enumerate(ids)}


def rank(
    articles: Iterable[Article], limit: int, watch: Watch = unwatched, jobs: int | None = None
) -> dict[str, list[Related]]:
    """The nearest articles of each by id: no threshold, no groups, no series."""
    return related(articles, limit=limit, threshold=0.0, watch=watch, jobs=jobs)
