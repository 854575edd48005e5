"""Two names, one address: found before one silently swallows the other."""

from __future__ import annotations

from collections.abc import Iterable


def collisions(named: Iterable[tuple[str, str, str]], key: str) -> list[str]:
    """Return a sentence for each address that several names share, and each name without one.

    `named` holds (name, slug, content file that uses it); the remedy is a `slug:` in the list `key`.
    """
    by_slug: dict[str, dict[str, str]] = {}
    for name, slug, file in named:
        by_slug.setdefault(slug, {}).setdefault(name, file)
    return [
        f"under “{key}:”, {_and(names)} (in {', '.join(names[name] for name in sorted(names))})"
        + (f" have one address, “{slug}”" if slug else " give no address")
        + f". Write a line with the name and a “slug:” of its own under “{key}:”."
        for slug, names in sorted(by_slug.items())
        if len(names) > 1 or not slug
    ]


def _and(names: Iterable[str]) -> str:
    return " and ".join(f"“{name}”" for name in sorted(names))
