"""Which article stands in which bundle: one for each stated year, so that one more changes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..catalog.standing import Standing

UNDATED = "undated"
"""The bundle of texts that do not state a year."""


class Year(NamedTuple):
    """The articles of a bundle, newest first."""

    name: str
    members: Sequence[Standing]

    def facts(self, groups: Mapping[str, str]) -> bytes:
        """Return what the index says of these articles besides what their own files say."""
        rows = [
            (one.slug, one.url, one.category, one.source and (one.source.slug, one.source.name))
            for one in self.members
        ]
        return repr((rows, [groups.get(one.slug, "") for one in self.members])).encode(
            "utf-8", "surrogatepass"
        )


def years_of(standings: Iterable[Standing]) -> list[Year]:
    """Return the bundles, newest year first, undated texts last; articles are given oldest first."""
    found: dict[str, list[Standing]] = {}
    for one in standings:
        # What is stated of its date, be it only a year; never the day on which it came in.
        found.setdefault(one.arrived[1][:4] or UNDATED, []).append(one)
    names = sorted(found, key=lambda name: "" if name == UNDATED else name, reverse=True)
    return [Year(name, found[name][::-1]) for name in names]


def names_of_groups(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return slug → a name of its group of printings; nothing for articles that stand alone."""
    found: dict[str, str] = {}
    for group in groups:
        members = sorted(group)
        if len(members) > 1:
            found.update(dict.fromkeys(members, members[0]))
    return found
