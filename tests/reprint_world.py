"""What a whole archive is told, worked out at once; and members that count how often they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

from plugins.catalog.strings import strings_of
from plugins.reprints.kept.store import digest_of
from plugins.reprints.model import Article, Reprints
from plugins.reprints.shown.addresses import Addresses
from plugins.reprints.shown.comparing import Collation
from plugins.reprints.shown.pages import ComparisonPage, GroupPage, comparison_page, group_page
from plugins.reprints.shown.telling import World, tell
from plugins.reprints.shown.told import Chained, Told

STRINGS = strings_of({})
"""The words of a site in simplified characters."""


@dataclass(frozen=True, slots=True)
class FakeMember:
    """A `Member`; `asked` is given its slug whenever its text is asked for."""

    slug: str
    words: str
    day: str | None = None
    archived: str | None = None
    asked: list[str] = field(default_factory=list, compare=False)

    @property
    def digest(self) -> bytes:
        state = f"{self.words}\0{self.day}\0{self.archived}"
        return blake2b(state.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @property
    def record(self) -> Any:
        days = {"day": self.day, "archived": self.archived}
        return SimpleNamespace(
            **{name: SimpleNamespace(date=day) if day else None for name, day in days.items()}
        )

    def text(self) -> str:
        self.asked.append(self.slug)
        return self.words


class Whole:
    """An archive as one block: what `Relations` says of it, without a store."""

    def __init__(
        self,
        found: Reprints,
        articles: Iterable[Article],
        addresses: Addresses,
        archived: Mapping[str, str] | None = None,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._addresses = addresses
        issues: dict[str, dict[str, str | None]] = {}
        for edge in found.edges:
            if edge.kind == "series":
                for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                    issues.setdefault(one, {})[other] = self._articles[other].date
        world = World(
            frozenset(self._articles),
            found,
            self._articles,
            archived or {},
            {id_: digest_of(article.text) for id_, article in self._articles.items()},
            issues,
        )
        answer = tell(world, Collation(found, self._articles))
        chains = [Chained(*one) for one in answer.chains]
        self._of = {id_: one for one in chains for id_ in one.chain.ids}
        self._groups = {one.chain.anchor: one for one in chains if one.chain.anchor}
        self._compared = {
            (min(p), max(p)): c for c in answer.compared for p in [(c.older, c.newer)]
        }

    def told(self, id_: str) -> Told:
        chained = self._of.get(id_)
        return chained.told(id_, self._addresses) if chained else Told((id_,))

    def files(self) -> list[str]:
        places = [self._addresses.of_comparison(pair) for pair in self._compared]
        places += [self._addresses.of_group(slug) for slug in self._groups]
        return sorted(place[1] for place in places if place)

    def comparisons(
        self, articles: Mapping[str, Any], titles: Mapping[str, str]
    ) -> Iterator[tuple[str, ComparisonPage]]:
        for pair, compared in sorted(self._compared.items()):
            if place := self._addresses.of_comparison(pair):
                yield (
                    place[1],
                    comparison_page(
                        compared, self._text, self._addresses, articles, titles, STRINGS
                    ),
                )

    def groups(self, articles: Mapping[str, Any]) -> Iterator[tuple[str, GroupPage]]:
        for slug, chained in sorted(self._groups.items()):
            if place := self._addresses.of_group(slug):
                yield place[1], group_page(chained, self._text, self._addresses, articles, STRINGS)

    def _text(self, id_: str) -> str:
        return self._articles[id_].text
