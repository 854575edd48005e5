"""The front page: the newest day by category, older reports below, one line for each report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from ...catalog.articles import record_of
from ...catalog.day import Day, parse_day
from ...catalog.standing import Name, Standing
from .calendars import DayLink, weekday
from .days import Printings, reports_of
from .views import Month

SECTION_LENGTH = 6
"""Lines that a category is filled up to with older reports: what stands beside others on a screen."""
TODAY_LENGTH = 12
"""Lines of the newest day in a category; all of them stand on the page of the day."""
BESIDE_LENGTH = 8
"""Lines beside the lead: as high as it is."""
HEAVY = 6
"""Reports from which on a day has two more with a summary below its lead."""
UNDATED_LENGTH = 10


class FrontSection(NamedTuple):
    """A category: the newest day's first, then older ones. `more`: how many of that day are left out.

    `category` is None for those that stand in none.
    """

    category: Any
    today: tuple[Any, ...]
    older: tuple[Any, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Front:
    """What docs/theme.md promises under `front`."""

    day: Day | None
    weekday: int | None
    day_url: str | None
    count: int
    earlier: DayLink | None
    lead: Any
    seconds: tuple[Any, ...]
    beside: tuple[FrontSection, ...]
    sections: tuple[FrontSection, ...]
    undated: tuple[Any, ...]
    months: tuple[Month, ...]


class ChosenSection(NamedTuple):
    """Slugs of a category: of the newest day, and older ones."""

    today: tuple[str, ...]
    older: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Slugs of what stands on the front page, before anything of it is made.

    `day` is the newest, `count` how many articles it has, not reports; `sections` hold all of its
    reports.
    """

    day: str | None
    count: int
    sections: tuple[ChosenSection, ...]
    undated: tuple[str, ...]

    def slugs(self) -> tuple[str, ...]:
        """All of them, in order."""
        of_sections = (slug for one in self.sections for slug in (*one.today, *one.older))
        return (*of_sections, *self.undated)


def choose(
    oldest_first: Sequence[Standing],
    newest: Sequence[Standing],
    undated: Sequence[Standing],
    category_order: Sequence[str],
    printings: Printings,
) -> Chosen:
    """Return what stands on the front page: each report once, by whichever of its printings.

    `newest` are the articles of the newest day, `undated` those without one, both oldest first.
    Categories with a report of that day come first; `category_order` are names, first ones first.
    """
    shown: set[str] = set()

    def is_new(slug: str) -> bool:
        if slug in shown:
            return False
        shown.add(slug)
        shown.update(printings.get(slug, ()))
        return True

    category = {one.slug: one.category for one in newest}
    today: dict[Name | None, list[str]] = {}
    for report in reversed(reports_of(newest, printings)):
        is_new(report.slug)
        today.setdefault(category[report.slug], []).append(report.slug)
    day = newest[0].day if newest else None
    older: dict[Name | None, list[str]] = {}
    # So many more categories can take a line; an archive is not read to its end for each build.
    known = {one.category for one in oldest_first if one.day and one.category}
    free = sum(len(today.get(name, ())) < SECTION_LENGTH for name in known)
    for one in reversed(oldest_first):
        if not free:
            break
        if one.day is None or one.day == day or one.category is None:
            continue
        lines = older.setdefault(one.category, [])
        length = len(today.get(one.category, ())) + len(lines)
        if length < SECTION_LENGTH and is_new(one.slug):
            lines.append(one.slug)
            free -= length + 1 == SECTION_LENGTH
    rank = {name: position for position, name in enumerate(category_order)}

    def order(name: Name | None) -> tuple[bool, bool, int, str]:
        if name is None:
            return (name not in today, True, 0, "")
        return (name not in today, False, rank.get(name[1], len(rank)), name[0])

    names = sorted({*today, *(name for name, lines in older.items() if lines)}, key=order)
    sections = [
        ChosenSection(tuple(today.get(name, ())), tuple(older.get(name, ()))) for name in names
    ]
    no_day = islice((one.slug for one in reversed(undated) if is_new(one.slug)), UNDATED_LENGTH)
    return Chosen(day, len(newest), tuple(sections), tuple(no_day))


def front_of(
    chosen: Chosen,
    months: tuple[Month, ...],
    article: Callable[[str], Any],
    day_url: str | None,
    earlier: DayLink | None,
) -> Front:
    """Return the front page; `article` finds one, `day_url` is that of the newest day's page."""
    reports = [article(slug) for section in chosen.sections for slug in section.today]
    heaviest = sorted(reports, key=_weight, reverse=True)
    above = heaviest[: 3 if len(reports) >= HEAVY else 1]
    gone = {one.slug for one in above}
    sections = [
        made for one in chosen.sections if (made := _section(one, gone, article)) is not None
    ]
    beside = _beside(sections) if above else 0
    return Front(
        day=parse_day(chosen.day) if chosen.day else None,
        weekday=weekday(chosen.day) if chosen.day else None,
        day_url=day_url,
        count=chosen.count,
        earlier=earlier,
        lead=above[0] if above else None,
        seconds=tuple(above[1:]),
        beside=tuple(sections[:beside]),
        sections=tuple(sections[beside:]),
        undated=tuple(article(slug) for slug in chosen.undated),
        months=months,
    )


def _section(
    chosen: ChosenSection, gone: set[str], article: Callable[[str], Any]
) -> FrontSection | None:
    """Return what is left of a section below the lead."""
    today = [article(slug) for slug in chosen.today if slug not in gone]
    older = [article(slug) for slug in chosen.older]
    if not (today or older):
        return None
    category = (today or older)[0].category
    more = max(0, len(today) - TODAY_LENGTH)
    return FrontSection(category, tuple(today[:TODAY_LENGTH]), tuple(older), more)


def _beside(sections: Sequence[FrontSection]) -> int:
    """How many sections stand beside the lead: the first, and the next while they have room."""
    lines = 0
    for number, section in enumerate(sections):
        lines += len(section.today) + len(section.older)
        if number and lines > BESIDE_LENGTH:
            return number
    return len(sections)


def _weight(article: Any) -> tuple[bool, int, bool, int, str]:
    """What leads: no ghost-writer's sample, what most papers printed, has a digest, a long summary."""
    return (
        not getattr(article, "is_template", False),
        getattr(article, "group_size", 1) or 1,
        record_of(article).summary is not None,
        len(getattr(article, "lead", "") or ""),
        article.slug,
    )
