"""Two names, one address: found before one silently swallows the other."""

from __future__ import annotations

from collections.abc import Iterable


def collisions(named: Iterable[tuple[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each slug with its names that several of (name, slug) share, or that is empty."""
    by_slug: dict[str, set[str]] = {}
    for name, slug in named:
        by_slug.setdefault(slug, set()).add(name)
    return [
        (slug, tuple(sorted(names)))
        for slug, names in sorted(by_slug.items())
        if len(names) > 1 or not slug
    ]
