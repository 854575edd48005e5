"""The front page: the newest day, then the newest of each category, one line for each report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..catalog.articles import record_of
from ..catalog.day import Day
from ..catalog.standing import Standing
from .views import Month, last_months

SECTION_LENGTH = 6
"""Lines under each category: what fits beside one another on a page without scrolling far."""
UNDATED_LENGTH = 10


@dataclass(frozen=True, slots=True)
class FrontSection:
    """The newest of one category."""

    category: Any
    articles: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What docs/theme.md promises under `front`."""

    day: Day | None
    lead: Any
    today: tuple[Any, ...]
    sections: tuple[FrontSection, ...]
    undated: tuple[Any, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Slugs of what stands on the front page, before anything of it is made.

    `today` are all reports of the newest day, the lead among them.
    """

    today: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]
    undated: tuple[str, ...]

    def slugs(self) -> tuple[str, ...]:
        """All of them, in order."""
        return (*self.today, *(slug for lines in self.sections for slug in lines), *self.undated)


def choose(
    oldest_first: Sequence[Standing],
    category_order: Sequence[str],
    printings: Mapping[str, Sequence[str]],
) -> Chosen:
    """Return what stands on the front page.

    `category_order` are names, first ones first; `printings` the other printings of the report that
    an article prints: a report stands on the page once.
    """
    newest = next((one.day for one in reversed(oldest_first) if one.day), None)
    shown: set[str] = set()

    def is_new(slug: str) -> bool:
        if slug in shown:
            return False
        shown.add(slug)
        shown.update(printings.get(slug, ()))
        return True

    today: list[str] = []
    for one in reversed(oldest_first):
        if one.day is None:
            continue
        if one.day != newest:
            break
        if is_new(one.slug):
            today.append(one.slug)
    lines: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    free = len({one.category for one in oldest_first if one.day and one.category})
    for one in reversed(oldest_first):
        if not free:
            break
        if one.day is None or one.category is None:
            continue
        slug, name = one.category
        section = lines.setdefault(slug, [])
        if len(section) < SECTION_LENGTH and is_new(one.slug):
            section.append(one.slug)
            names.setdefault(slug, name)
            free -= len(section) == SECTION_LENGTH
    rank = {name: position for position, name in enumerate(category_order)}
    order = sorted(names, key=lambda slug: (rank.get(names[slug], len(rank)), slug))
    undated = [one.slug for one in reversed(oldest_first) if one.day is None][:UNDATED_LENGTH]
    return Chosen(tuple(today), tuple(tuple(lines[slug]) for slug in order), tuple(undated))


def front_of(chosen: Chosen, months: Mapping[str, int], article: Callable[[str], Any]) -> Front:
    """Return the front page; `months` are the articles of each month, `article` finds one."""
    today = [article(slug) for slug in chosen.today]
    lead = max(today, key=_weight, default=None)
    sections = [tuple(article(slug) for slug in lines) for lines in chosen.sections]
    day = record_of(today[0]).day if today else None
    return Front(
        day=day.day_only() if day else None,
        lead=lead,
        today=tuple(one for one in today if one is not lead),
        sections=tuple(FrontSection(lines[0].category, lines) for lines in sections),
        undated=tuple(article(slug) for slug in chosen.undated),
        months=last_months(months),
    )


def _weight(article: Any) -> tuple[int, bool, int, str]:
    """What leads: what most papers printed, then what has a digest, then the longest headline."""
    return (
        getattr(article, "group_size", 1) or 1,
        record_of(article).summary is not None,
        len(getattr(article, "lead", "") or ""),
        article.slug,
    )
