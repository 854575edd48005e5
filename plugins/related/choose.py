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

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .model import Article, Related
from .topics import Watch, nearest, unwatched

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
) -> dict[str, list[Related]]:
    """The related reports of each article by id, closest first; an empty list when there are none.

    `groups` are the printings of one report each, the first printing first; `series` the issues of
    one series each; `apart` names for an article what it must not be given besides. Ids that are
    not among the articles are ignored. The answer depends on the articles, not on their order.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    shown = {article.id: article.id for article in ordered}
    for group in groups:
        members = [member for member in group if member in shown]
        shown.update(dict.fromkeys(members, members[0]) if members else {})
    archive = [article for article in ordered if shown[article.id] == article.id]
    copies = [article for article in ordered if shown[article.id] != article.id]
    numbers = {article.id: number for number, article in enumerate(archive)}
    number_of = {slug: numbers[first] for slug, first in shown.items()}
    known = [[issue for issue in issues if issue in shown] for issues in series]
    issues_of = [sorted({number_of[issue] for issue in issues}) for issues in known]
    series_of = {issue: place for place, issues in enumerate(known) for issue in issues}
    asking = [*archive, *copies]

    def left_out(number: int) -> list[int]:
        slug = asking[number].id
        others = (apart or {}).get(slug, ())
        own = [number_of[slug], *(number_of[other] for other in others if other in number_of)]
        return own + (issues_of[series_of[slug]] if slug in series_of else [])

    # Twice as many where several may be issues of one series, of which one is kept.
    asked = 2 * limit if series_of else limit
    found = nearest(archive, copies, asked, left_out, watch)
    box: dict[str, list[Related]] = {}
    for article, lines in zip(asking, found, strict=True):
        near = [Related(archive[number].id, score) for number, score in lines]
        near = [line for line in near if line.score >= threshold]
        box[article.id] = list(_one_of_each_series(near, series_of))[:limit]
    return box


def rank(
    articles: Iterable[Article], limit: int, watch: Watch = unwatched
) -> dict[str, list[Related]]:
    """The nearest articles of each by id: no threshold, no groups, no series."""
    return related(articles, limit=limit, threshold=0.0, watch=watch)


def _one_of_each_series(
    lines: Iterable[Related], series_of: Mapping[str, int]
) -> Iterator[Related]:
    seen: set[int] = set()
    for line in lines:
        place = series_of.get(line.id)
        if place not in seen:
            yield line
        if place is not None:
            seen.add(place)
