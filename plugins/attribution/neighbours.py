"""The report before and the one after, of the same source."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ..catalog.standing import Standing

Neighbours = dict[str, tuple[str | None, str | None]]
"""Slug of an article → those of the older and of the newer one."""


def neighbours(oldest_first: Iterable[Standing]) -> Neighbours:
    """Return the neighbours of every article that has one.

    Only articles with a stated day have neighbours: the day a text came into the archive says
    nothing of what it followed.
    """
    chains: dict[str, list[str]] = {}
    for one in oldest_first:
        if one.day and one.source and one.source.slug:
            chains.setdefault(one.source.slug, []).append(one.slug)
    found: Neighbours = {}
    for chain in chains.values():
        found[chain[0]] = (None, None)
        for older, newer in pairwise(chain):
            found[older] = (found[older][0], newer)
            found[newer] = (older, None)
    return found
