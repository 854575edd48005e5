"""The report before and the one after, of the same source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..catalog.record import Record

T = TypeVar("T")


def neighbours(
    articles: Iterable[tuple[T, Record, str]],
) -> Iterator[tuple[T, T | None, T | None]]:
    """Yield (article, older, newer) for (article, record, source slug), in no promised order.

    Only articles with a stated day have neighbours: the day a text came into the archive says
    nothing of what it followed.
    """
    chains: dict[str, list[tuple[tuple[str, str], T]]] = {}
    for article, record, source in articles:
        if record.day is None or not source:
            yield article, None, None
        else:
            chains.setdefault(source, []).append((record.order, article))
    for chain in chains.values():
        ordered = [article for _, article in sorted(chain, key=lambda pair: pair[0])]
        for position, article in enumerate(ordered):
            older = ordered[position - 1] if position else None
            newer = ordered[position + 1] if position + 1 < len(ordered) else None
            yield article, older, newer
