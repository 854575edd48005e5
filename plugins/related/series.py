"""The line of a daily series (同系列): the issues next to an article's own.

Whoever finds series leaves on an article the other issues, the nearest days first. Of these the
reader is shown three, the nearest earlier and the nearest later issue among them, in the order of
their days, so that one can read on in both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

SHOWN = 3
"""Issues in the line; the line fits one screen of a phone."""


def neighbours(own: str, others: Iterable[tuple[str, str]], limit: int = SHOWN) -> list[str]:
    """Ids of the issues to show, in the order of their days.

    `own` is the day of the article, `others` are ids and days (ISO 8601, empty when no day is
    stated), the nearest first. An issue without a day, or of the same day, is neither earlier nor
    later; it is shown when there is room, undated last.
    """
    order = list(others)
    earlier = [issue for issue in order if own and issue[1] and issue[1] < own]
    later = [issue for issue in order if own and issue[1] > own]
    chosen = [*earlier[:1], *later[:1]][:limit]
    chosen += [issue for issue in order if issue not in chosen][: limit - len(chosen)]
    return [slug for slug, day in sorted(chosen, key=lambda issue: (not issue[1], issue[1]))]


def whole_series(named: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The issues of each series, sorted, when each article names some of the others.

    An article may name only its nearest issues: whoever is named belongs to the same series.
    """
    leader: dict[str, str] = {}

    def find(slug: str) -> str:
        while (above := leader.setdefault(slug, slug)) != slug:
            leader[slug] = slug = leader[above]
        return slug

    for slug, others in named.items():
        for other in others:
            first, second = sorted((find(slug), find(other)))
            leader[second] = first
    found: dict[str, list[str]] = {}
    for slug in sorted(leader):
        found.setdefault(find(slug), []).append(slug)
    return [issues for issues in found.values() if len(issues) > 1]
