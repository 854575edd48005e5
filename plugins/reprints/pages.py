"""What the templates of comparisons and groups are given (docs/theme.md): ready to print.

`Shelf` holds what was found in an archive and where its pages stand. It knows articles only as
whatever the caller keeps under an id, and nothing of Pelican.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .changes import Changes, changes
from .collated import Block, Collated, Listed, before, collate, headline, own_words
from .comparing import Collation, Comparison, anchor
from .habits import Habit
from .model import Article, Reprints
from .picture import Dot, Picture, draw
from .printings import Printing
from .rows import Paragraph
from .stemma import Common, common_text

COMPARISON_URL = "c/{a:.2}/{a}-{b}.html"
"""Where a comparison stands; `a` and `b` are sorted, so that no third printing moves it."""
GROUP_URL = "g/{slug:.2}/{slug}.html"
"""Where a group stands; `slug` is the member that came into the archive first."""

HABITS: dict[Habit, str] = {
    "width": "全半角与大小写",
    "script": "繁简与异体",
    "punctuation": "标点",
    "space": "空白与分段",
}
MOST_TRIFLES = 40
"""Differences of habit that a page lists; a text in another script has hundreds."""
MOST_WORDS = 6
"""Own words of a printing that a group page quotes; the comparison has them all."""
MOST_QUOTED = 60
"""Printings of a group whose own words are quoted: those of 300 copies are a book."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Patterns of the addresses, and of the files at them; None where there are no such pages."""

    comparison: tuple[str, str] | None
    group: tuple[str, str] | None

    def of_comparison(self, pair: tuple[str, str]) -> tuple[str, str] | None:
        """Address and file of the comparison of two ids, in whatever order."""
        a, b = sorted(pair)
        return _fill(self.comparison, a=a, b=b)

    def of_group(self, slug: str) -> tuple[str, str] | None:
        """Address and file of the group named by `slug`."""
        return _fill(self.group, slug=slug)


@dataclass(frozen=True, slots=True)
class Habits:
    """How often two printings differ in one habit."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Minor:
    """A difference of habit as the page lists it."""

    text: str
    before: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two printings side by side."""

    older: Any
    newer: Any
    older_title: Paragraph
    newer_title: Paragraph
    percent: int
    phrase: str
    blocks: tuple[Block, ...]
    listed: tuple[Listed, ...]
    habits: tuple[Habits, ...]
    minor: tuple[Minor, ...]
    more: int
    group_page: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A printing on the page of its group; `beside` says that it is a page or an excerpt beside it.

    `words` are its own, each a Listed change; `more` counts those that are not quoted.
    """

    article: Any
    percent: int
    kind: str
    inside: bool
    changes: str | None
    comparison: str | None
    first: bool
    is_base: bool
    beside: bool
    words: tuple[Listed, ...]
    more: int


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The printings of one report: the chain, the common text, each one's own words."""

    base: Any
    members: tuple[Member, ...]
    picture: Picture[Member]
    common: Common
    first_is_known: bool


class Shelf:
    """All comparison and group pages of an archive, made when they are asked for."""

    def __init__(
        self,
        found: Reprints,
        texts: Mapping[str, Article],
        listed: Mapping[str, tuple[Printing[str], ...]],
        archived: Mapping[str, str],
        addresses: Addresses,
    ) -> None:
        self._texts, self._listed, self._addresses = texts, listed, addresses
        self._groups = {anchor(group.ids, archived): group.ids for group in found.groups}
        self._named = {name: slug for slug, ids in self._groups.items() for name in ids}
        self._percent: dict[str, dict[str, int]] = {}
        self.collation = Collation(found, texts)

    def comparison(self, own: str, printing: Printing[str]) -> tuple[str | None, str | None]:
        """How a printing differs, as seen from `own`: phrase and address."""
        return self._told(self.collation.seen(own, printing.article), printing.article)

    def own(self, name: str) -> tuple[str | None, str | None]:
        """How an article differs from the base of its group: phrase and address."""
        return self._told(self.collation.of(name), name)

    def is_base(self, name: str) -> bool:
        """Whether the other printings of a group are compared with it."""
        return name in self._named and self.collation.base(name) == name

    def group(self, name: str) -> str | None:
        """Address of the page of an article's group."""
        slug = self._named.get(name)
        place = self._addresses.of_group(slug) if slug else None
        return place[0] if place else None

    def _told(self, found: Comparison | None, name: str) -> tuple[str | None, str | None]:
        if found is None:
            return None, None
        place = self._addresses.of_comparison((found.older, found.newer))
        # The phrase says what was done to the older text; of the older one itself it would be false.
        phrase = found.phrase if found.newer == name else None
        return phrase, place[0] if place and found.is_worth_a_page else None

    def files(self) -> Iterator[str]:
        """Every file that `pages` will give, without the work of making them."""
        for pair, found in self.collation.pairs.items():
            place = self._addresses.of_comparison(pair)
            if place and found.is_worth_a_page:
                yield place[1]
        for slug in self._groups:
            if place := self._addresses.of_group(slug):
                yield place[1]

    def comparisons(
        self, articles: Mapping[str, Any], titles: Mapping[str, str]
    ) -> Iterator[tuple[str, str, ComparisonPage]]:
        """Every comparison page with its address and file."""
        for pair, found in sorted(self.collation.pairs.items()):
            place = self._addresses.of_comparison(pair)
            if place and found.is_worth_a_page:
                yield *place, self._comparison_page(found, articles, titles)

    def groups(self, articles: Mapping[str, Any]) -> Iterator[tuple[str, str, GroupPage]]:
        """Every group page with its address and file."""
        for slug, ids in sorted(self._groups.items()):
            if place := self._addresses.of_group(slug):
                yield *place, self._group_page(ids, articles)

    def _comparison_page(
        self, found: Comparison, articles: Mapping[str, Any], titles: Mapping[str, str]
    ) -> ComparisonPage:
        collated: Collated = collate(found.changes)
        heads = headline(changes(titles[found.older], titles[found.newer]))
        trifles = found.changes.trifles
        return ComparisonPage(
            articles[found.older],
            articles[found.newer],
            *heads,
            self._percents(found.older).get(found.newer, 0),
            found.phrase,
            collated.blocks,
            collated.listed,
            tuple(Habits(HABITS[habit], n) for habit, n in found.changes.habits.most_common()),
            tuple(_minor(found.changes)),
            max(0, len(trifles) - MOST_TRIFLES),
            self.group(found.newer) or self.group(found.older),
        )

    def _group_page(self, ids: tuple[str, ...], articles: Mapping[str, Any]) -> GroupPage:
        base = self.collation.base(ids[0])
        others = {printing.article: printing for printing in self._listed[base]}
        # The order of the list on an article, the base in its place.
        order = sorted([base, *others], key=self._order)
        within = frozenset(ids)
        quoted = frozenset([name for name in order if name in within][:MOST_QUOTED])
        members = {
            name: self._member(
                name, base, others.get(name), name in within, name in quoted, articles
            )
            for name in order
        }
        found = [self.collation.of(name) for name in order if name in within and name != base]
        return GroupPage(
            articles[base],
            tuple(members.values()),
            draw(
                (
                    Dot(name, self._texts[name].date, member.first)
                    for name, member in members.items()
                ),
                members,
            ),
            common_text(self._texts[base].text, [one.changes for one in found if one]),
            any(member.first for member in members.values()),
        )

    def _member(
        self,
        name: str,
        base: str,
        printing: Printing[str] | None,
        inside: bool,
        quoted: bool,
        articles: Mapping[str, Any],
    ) -> Member:
        found = self.collation.of(name) if inside else None
        words = own_words(found.changes) if found and quoted else ()
        phrase, address = self.comparison(base, printing) if printing else (None, None)
        return Member(
            articles[name],
            printing.percent if printing else 100,
            printing.kind if printing else "reprint",
            printing.inside if printing else False,
            phrase,
            address,
            printing.first if printing else self._is_first(base),
            name == base,
            not inside,
            words[:MOST_WORDS],
            max(0, len(words) - MOST_WORDS),
        )

    def _percents(self, name: str) -> dict[str, int]:
        if name not in self._percent:
            listed = self._listed.get(name, ())
            self._percent[name] = {printing.article: printing.percent for printing in listed}
        return self._percent[name]

    def _is_first(self, base: str) -> bool:
        """Whether the base alone has the earliest stated day of all that are listed with it."""
        own = self._texts[base].date
        days = [self._texts[printing.article].date for printing in self._listed[base]]
        return own is not None and all(day is None or own < day for day in days)

    def _order(self, name: str) -> tuple[bool, str, str]:
        day = self._texts[name].date
        return (day is None, day or "", name)


def _minor(found: Changes) -> Iterator[Minor]:
    for trifle in found.trifles[:MOST_TRIFLES]:
        old, new = found.a[slice(*trifle.a)], found.b[slice(*trifle.b)]
        words = before(found.a, trifle.a[0])
        yield Minor(HABITS[trifle.habit], words, _visible(old), _visible(new))


def _visible(text: str) -> str:
    """White space as printers mark it: a paragraph, a wide and a narrow space."""
    return text.replace("\n", "¶").replace("\u3000", "□").replace(" ", "␣")


def _fill(patterns: tuple[str, str] | None, **names: str) -> tuple[str, str] | None:
    return (patterns[0].format(**names), patterns[1].format(**names)) if patterns else None
