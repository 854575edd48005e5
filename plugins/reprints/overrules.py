"""What the maintainer knows better: `content/reprints.yaml`, respected for ever.

    link:
      - [9f86d081884c7d65, 2c26b46b68ffc68f]      # one report, whatever the finder thinks
    unlink:
      - [9f86d081884c7d65, fcde2b2edba56bf4]      # never one group

Lines name articles by id; more than two in a line are all meant with one another. The finder runs as
if the file were not there, and its groups are put together anew: first what is linked, then its ties,
those that hold most of a text first, but for ties that would bring an unlinked pair together. The
group of two articles that are pulled apart so divides between them by who is nearer to whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from ..catalog.entries import read_words
from ..errors import ContentError
from .model import Article, Edge, Group, Reprints


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the file: articles that are all linked, or all kept apart."""

    line: int
    ids: tuple[str, ...]

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each two of them, the smaller id first."""
        return combinations(sorted(self.ids), 2)


@dataclass(frozen=True, slots=True)
class Overrules:
    """All lines of the file."""

    file: Path
    link: tuple[Rule, ...] = ()
    unlink: tuple[Rule, ...] = ()

    def rule(self, a: str, b: str) -> tuple[str, int] | None:
        """What is said of two articles: "link" or "unlink", and where."""
        for name, rules in (("link", self.link), ("unlink", self.unlink)):
            for rule in rules:
                if {a, b} <= set(rule.ids):
                    return name, rule.line
        return None

    def unknown(self, ids: Iterable[str]) -> list[str]:
        """A sentence for each name that is none of these ids."""
        known = set(ids)
        return [
            f"{self.file}:{rule.line}: “{name}” is no published article; the line is left out for it."
            " Correct the id (the last part of its address, without .html) or take it out."
            for rule in sorted((*self.link, *self.unlink), key=lambda rule: rule.line)
            for name in rule.ids
            if name not in known
        ]


def read_overrules(file: Path) -> Overrules:
    """The lines of a file, none where there is no such file.

    Raises ContentError for what can't be read, and for a pair that is both linked and kept apart.
    """
    try:
        words = read_words(file, ("link", "unlink"))
    except FileNotFoundError:
        return Overrules(file)
    found = {
        key: tuple(_rule(file, key, line, ids) for line, ids in lines)
        for key, lines in words.items()
    }
    overrules = Overrules(file, found["link"], found["unlink"])
    linked = _Union()
    for rule in overrules.link:
        for a, b in rule.pairs:
            linked.join(a, b)
    for rule in overrules.unlink:
        for a, b in rule.pairs:
            if linked.root(a) == linked.root(b):
                raise ContentError(
                    f"unlinks {a} and {b}, which are linked above or below.",
                    file=file,
                    line=rule.line,
                    remedy="Take one of them out.",
                )
    return overrules


def _rule(file: Path, key: str, line: int, ids: tuple[str, ...]) -> Rule:
    if len(set(ids)) < 2 or len(set(ids)) < len(ids) or "" in ids:
        raise ContentError(
            f"has a line under “{key}:” that does not name two articles, or names one twice.",
            file=file,
            line=line,
            remedy="Write it as “- [id, id]”.",
        )
    return Rule(line, ids)


def overruled(found: Reprints, overrules: Overrules, articles: Iterable[Article]) -> Reprints:
    """What was found as the maintainer wants it; names that are no article's change nothing."""
    if not (overrules.link or overrules.unlink):
        return found
    order = {one.id: (one.date is None, one.date or "", one.id) for one in articles}
    apart = {
        pair
        for rule in overrules.unlink
        for pair in rule.pairs
        if pair[0] in order and pair[1] in order
    }
    union = _Union()
    for a, b in apart:
        union.part(a, b)
    for rule in overrules.link:
        for a, b in rule.pairs:
            if a in order and b in order:
                union.join(a, b)
    edges = tuple(edge for edge in found.edges if (edge.a, edge.b) not in apart)
    for edge in sorted(_ties(found, edges), key=_nearest):
        union.join(edge.a, edge.b)
    members: dict[str, list[str]] = {}
    for id_ in union.known():
        members.setdefault(union.root(id_), []).append(id_)
    groups = [
        Group(tuple(sorted(ids, key=order.__getitem__))) for ids in members.values() if len(ids) > 1
    ]
    return Reprints(edges, tuple(sorted(groups, key=lambda group: group.ids)))


def _ties(found: Reprints, edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges that hold the finder's groups together."""
    group_of = {id_: n for n, group in enumerate(found.groups) for id_ in group.ids}
    for edge in edges:
        together = edge.a in group_of and group_of[edge.a] == group_of.get(edge.b)
        if together and edge.kind in ("reprint", "excerpt"):
            yield edge


def _nearest(edge: Edge) -> tuple[float, str, str]:
    return -max(edge.share_a, edge.share_b), edge.a, edge.b


class _Union:
    """Sets of ids that are joined unless something in them is to be kept apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def known(self) -> list[str]:
        return list(self._parent)

    def root(self, id_: str) -> str:
        path = [id_]
        while (parent := self._parent.setdefault(path[-1], path[-1])) != path[-1]:
            path.append(parent)
        for below in path:
            self._parent[below] = path[-1]
        return path[-1]

    def part(self, a: str, b: str) -> None:
        self._apart.setdefault(self.root(a), set()).add(self.root(b))
        self._apart.setdefault(self.root(b), set()).add(self.root(a))

    def join(self, a: str, b: str) -> None:
        one, other = self.root(a), self.root(b)
        if one == other or other in self._apart.get(one, ()):
            return
        self._parent[other] = one
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
            self._apart.setdefault(one, set()).add(enemy)
