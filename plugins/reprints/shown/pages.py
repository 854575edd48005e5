"""What the templates of comparisons and groups are given (docs/theme.md): ready to print.

Made of what the store keeps (`told.py`) and the printed texts. Articles are whatever the caller keeps
under an id; nothing of Pelican is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ...catalog.addresses import feed_path
from ...catalog.strings import Strings
from .addresses import Addresses
from .changes import Changes, changes, tally
from .collated import Block, Collated, Listed, before, collate, headline, own_words
from .phrases import phrase
from .picture import Dot, Picture, draw
from .printings import Printing
from .rows import Paragraph
from .stemma import Common, common_text
from .told import Chained, Compared, Line

Texts = Callable[[str], str]
"""The printed text of an id."""

MOST_TRIFLES = 40
"""Differences of habit that a page lists; a text in another script has hundreds."""
MOST_WORDS = 6
"""Own words of a printing that a group page quotes; the comparison has them all."""
MOST_QUOTED = 60
"""Printings of a group whose own words are quoted: those of 300 copies are a book."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How often two printings differ in one habit."""

    text: str
    count: int


class Minor(NamedTuple):
    """A difference of habit as the page lists it."""

    text: str
    before: str
    old: str
    new: str


class ComparisonPage(NamedTuple):
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


class Member(NamedTuple):
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


class GroupPage(NamedTuple):
    """The printings of one report: the chain, the common text, each one's own words, where its feed is."""

    base: Any
    members: tuple[Member, ...]
    picture: Picture[Member]
    common: Common
    first_is_known: bool
    feed_url: str


def comparison_page(
    pair: Compared,
    texts: Texts,
    addresses: Addresses,
    articles: Mapping[str, Any],
    titles: Mapping[str, str],
    strings: Strings,
) -> ComparisonPage:
    """The page of a comparison; `articles` are whatever the template is to get for an id."""
    found = changes(texts(pair.older), texts(pair.newer))
    collated: Collated = collate(found)
    heads = headline(changes(titles[pair.older], titles[pair.newer]))
    group = addresses.of_group(pair.anchor) if pair.anchor else None
    return ComparisonPage(
        articles[pair.older],
        articles[pair.newer],
        *heads,
        pair.percent,
        phrase(tally(found), strings),
        collated.blocks,
        collated.listed,
        tuple(
            Habits(strings(f"plugins.habits.{habit}"), n) for habit, n in found.habits.most_common()
        ),
        tuple(_minor(found, strings)),
        max(0, len(found.trifles) - MOST_TRIFLES),
        group[0] if group else None,
    )


def group_page(
    chained: Chained,
    texts: Texts,
    addresses: Addresses,
    articles: Mapping[str, Any],
    strings: Strings,
) -> GroupPage:
    """The page of a group: `chained` is its chain."""
    chain = chained.chain
    lines = {line[0]: line for line in chained.told(chain.base, addresses).printings}
    within = [name for name in chain.names if name in frozenset(chain.ids)]
    base = texts(chain.base)
    # Copies of a story printed a hundred times are often equal to the last mark.
    compare = cache(lambda text: changes(base, text))
    found = {name: compare(texts(name)) for name in within if name != chain.base}
    quoted = frozenset(within[:MOST_QUOTED])
    members = {
        name: _member(
            articles[name],
            lines.get(name),
            name == chain.first,
            name not in chain.ids,
            own_words(found[name]) if name in quoted and name in found else (),
            strings,
        )
        for name in chain.names
    }
    return GroupPage(
        articles[chain.base],
        tuple(members.values()),
        draw(
            (
                Dot(name, day, name == chain.first)
                for name, day in zip(chain.names, chain.days, strict=True)
            ),
            members,
        ),
        common_text(base, list(found.values())),
        chain.first is not None,
        feed_path("group", chain.anchor or chain.base),
    )


def _member(
    article: Any,
    line: Line | None,
    first: bool,
    beside: bool,
    words: tuple[Listed, ...],
    strings: Strings,
) -> Member:
    more = max(0, len(words) - MOST_WORDS)
    words = words[:MOST_WORDS]
    if line is None:  # the base
        return Member(article, 100, "reprint", False, None, None, first, True, beside, words, more)
    name, share, kind, _, inside, counts, address, _ = line
    percent = Printing(name, share, kind, first, inside).percent
    changed = counts and phrase(counts, strings)
    return Member(
        article, percent, kind, inside, changed, address, first, False, beside, words, more
    )


def _minor(found: Changes, strings: Strings) -> Iterator[Minor]:
    for trifle in found.trifles[:MOST_TRIFLES]:
        old, new = found.a[slice(*trifle.a)], found.b[slice(*trifle.b)]
        words = before(found.a, trifle.a[0])
        yield Minor(strings(f"plugins.habits.{trifle.habit}"), words, _visible(old), _visible(new))


def _visible(text: str) -> str:
    """White space as printers mark it: a paragraph, a wide and a narrow space."""
    return text.replace("\n", "¶").replace("\u3000", "□").replace(" ", "␣")
