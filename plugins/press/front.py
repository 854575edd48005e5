"""The front page: the newest day, then the newest of each category, one line for each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..catalog.day import Day
from .views import Item, Month, last_months

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


def front_of(oldest_first: Sequence[Item], category_order: Sequence[str]) -> Front:
    """Return the front page of these articles; `category_order` are names, first ones first."""
    dated = [item for item in reversed(oldest_first) if item.record.day]
    undated = [item for item in reversed(oldest_first) if not item.record.day]
    newest = dated[0].record.day if dated else None
    day = newest.day_only() if newest else None
    shown: set[str] = set()
    today: list[Item] = []
    for item in dated:
        if not (item.record.day and day and item.record.day.date == day.date):
            break
        if not _seen(item, shown):
            today.append(item)
    lead = max(today, key=_weight, default=None)
    sections: dict[str, list[Item]] = {}
    categories: dict[str, Any] = {}
    for item in dated:
        category = getattr(item.article, "category", None)
        if category is None:
            continue
        lines = sections.setdefault(category.slug, [])
        if len(lines) < SECTION_LENGTH and not _seen(item, shown):
            lines.append(item)
            categories.setdefault(category.slug, category)
    rank = {name: position for position, name in enumerate(category_order)}
    order = sorted(
        categories, key=lambda slug: (rank.get(_name(categories[slug]), len(rank)), slug)
    )
    return Front(
        day=day,
        lead=lead.article if lead else None,
        today=tuple(item.article for item in today if item is not lead),
        sections=tuple(
            FrontSection(categories[slug], tuple(item.article for item in sections[slug]))
            for slug in order
        ),
        undated=tuple(item.article for item in undated[:UNDATED_LENGTH]),
        months=last_months(oldest_first),
    )


def _seen(item: Item, shown: set[str]) -> bool:
    """Whether this report stands on the page already; its other printings count as shown."""
    if item.record.id in shown:
        return True
    shown.add(item.record.id)
    shown.update(printing.article.slug for printing in getattr(item.article, "printings", ()) or ())
    return False


def _weight(item: Item) -> tuple[int, bool, int, str]:
    """What leads: what most papers printed, then what has a digest, then the longest headline."""
    return (
        getattr(item.article, "group_size", 1) or 1,
        item.record.summary is not None,
        len(getattr(item.article, "lead", "") or ""),
        item.record.id,
    )


def _name(category: Any) -> str:
    return getattr(category.name, "unescape", lambda: str(category.name))()
