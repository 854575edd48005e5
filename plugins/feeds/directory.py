"""The page of feeds, for people (docs/theme.md), and the same feeds as OPML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from ..catalog import addresses
from ..catalog.absolute import absolute
from ..catalog.addresses import FeedFormat, Kind
from ..catalog.archive import Sheet
from ..catalog.feed_files import FORMATS, FeedFile
from ..catalog.standing import Lists
from ..catalog.strings import Strings, strings_of
from .opml import Folder, Outline, opml
from .planning import formats_of

SHOWN = 60
"""Feeds of a kind on the page, the fullest; an archive has thousands of tags, whose pages link theirs."""
TEMPLATE = "feeds"

_KINDS: tuple[Kind, ...] = ("category", "source", "tag")
_FILES: Mapping[Kind, str] = {"category": "categories", "source": "sources", "tag": "tags"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed on the page of feeds; `url` is that of the RSS, `others` are the same in other formats."""

    title: str
    url: str
    count: int
    others: tuple[FeedFile, ...]


class FeedGroup(NamedTuple):
    """Feeds of one kind; `more` are not shown, and are found by the directory at `url`."""

    title: str
    feeds: tuple[FeedEntry, ...]
    more: int
    url: str
    opml: str


@dataclass(frozen=True, slots=True)
class Directory:
    """All feeds of the site, and where they stand (`feeds`) and lead (`site`)."""

    title: str
    count: int
    lists: Lists[Any]
    forms: Sequence[FeedFormat]
    settings: Mapping[str, Any]
    feeds: str
    site: str

    def sheets(self, *, has_page: bool) -> Iterator[Sheet]:
        """Yield the OPML files, and the page of feeds if the theme has one."""
        if has_page:
            groups = self._groups()
            url = addresses.FEEDS_PAGE
            yield Sheet(
                f"{url}index.html",
                url,
                TEMPLATE,
                lambda: {"feed_groups": groups},
                facts=_bytes(groups),
            )
        names = {kind: self._names(kind) for kind in _KINDS}
        yield self._opml("all", names, partial(self._all, names))
        for kind, file in _FILES.items():
            if names[kind]:
                yield self._opml(file, names[kind], partial(self._of_kind, kind, names[kind]))

    def _groups(self) -> tuple[FeedGroup, ...]:
        site = addresses.site_feed(self.settings)
        forms = formats_of(range(self.count), self.forms)
        others = _others(lambda form: addresses.site_feed(self.settings, form), forms)
        entry = FeedEntry(self.title, site, self.count, others)
        groups = [FeedGroup(self._strings("nav.site"), (entry,), 0, "", addresses.opml_path("all"))]
        for kind in _KINDS:
            title = self._title(kind)
            found = [(slug, *self.lists[kind][slug]) for slug, _ in self._names(kind)]
            found.sort(key=lambda one: (-len(one[2]), one[1]))
            feeds = tuple(self._entry(kind, *one) for one in found[:SHOWN])
            more, opml_file = len(found) - len(feeds), addresses.opml_path(_FILES[kind])
            groups.append(FeedGroup(title, feeds, more, f"{kind}/", opml_file))
        return tuple(group for group in groups if group.feeds)

    @property
    def _strings(self) -> Strings:
        return strings_of(self.settings)

    def _title(self, kind: Kind) -> str:
        return self._strings(f"nav.{kind}")

    def _entry(self, kind: Kind, slug: str, name: str, members: Sequence[Any]) -> FeedEntry:
        others = _others(lambda form: addresses.feed_path(kind, slug, form), self.forms)
        return FeedEntry(name, addresses.feed_path(kind, slug), len(members), others)

    def _names(self, kind: Kind) -> list[tuple[str, str]]:
        """Slug and name of the lists of a kind, in the order of their names."""
        found = [(slug, name) for slug, (name, _) in self.lists[kind].items()]
        return sorted(found, key=lambda one: (one[1], one[0]))

    def _opml(self, file: str, names: object, make: Callable[[], bytes]) -> Sheet:
        path = addresses.opml_path(file)
        return Sheet(path, path, "", make, facts=_bytes((self.title, names)))

    def _all(self, names: Mapping[Kind, Sequence[tuple[str, str]]]) -> bytes:
        site = absolute(self.feeds, addresses.site_feed(self.settings))
        folders: list[Folder] = [(None, [Outline(self.title, site, absolute(self.site, ""))])]
        folders += [
            (self._title(kind), self._outlines(kind, held)) for kind, held in names.items() if held
        ]
        return opml(self.title, folders)

    def _of_kind(self, kind: Kind, names: Sequence[tuple[str, str]]) -> bytes:
        title = self._strings("common.site_of", site=self.title, name=self._title(kind))
        return opml(title, [(None, self._outlines(kind, names))])

    def _outlines(self, kind: Kind, names: Sequence[tuple[str, str]]) -> list[Outline]:
        return [
            Outline(
                f"{name} - {self.title}",
                absolute(self.feeds, addresses.feed_path(kind, slug)),
                absolute(self.site, addresses.list_url(kind, slug)),
            )
            for slug, name in names
        ]


def _others(path: Callable[[FeedFormat], str], forms: Iterable[FeedFormat]) -> tuple[FeedFile, ...]:
    return tuple(FeedFile(*FORMATS[form], path(form)) for form in forms if form != "rss")


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")
