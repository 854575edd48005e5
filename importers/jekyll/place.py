"""Where a post stands in its Jekyll site, and the addresses it had there.

A `Place` holds what of the site's settings concerns one file. It goes into the manifest of the original,
so that an article made again from it, long after the site is gone, keeps its old addresses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import urlsplit

from ..frontmatter import FrontMatter
from .dates import moments
from .permalinks import STYLES, Named, address, clean, escape

Kind = Literal["post", "draft", "document", "page"]

_DATED = re.compile(r"(?P<year>\d{2,4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<slug>[^/]*)")
_FALSE = frozenset(("false", "no", "off"))
_KEPT_BACK = ("draft", "private", "hidden")
_TRUE = frozenset(("true", "yes", "on"))
# Ruby reads a year of two figures so: 69 to 99 are of the last century.
_CENTURY_BREAK = 69


@dataclass(frozen=True, slots=True)
class Place:
    """`path` is the file's path in the site. The defaults are those of a lone post of a plain site.

    `values` are defaults of the front matter that the settings give this file.
    """

    path: str = ""
    kind: Kind = "post"
    collection: str = "posts"
    template: str = STYLES["date"]
    page_template: str = ""
    host: str = ""
    base: str = ""
    timezone: str = ""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults."""
        plain = Place()
        said = {k: v for k, v in asdict(self).items() if v != getattr(plain, k)}
        if self.values:
            said["values"] = {key: list(items) for key, items in self.values}
        return said

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Place:
        known = {field.name for field in fields(cls)}
        values = tuple((key, tuple(items)) for key, items in said.get("values", {}).items())
        return cls(**{k: v for k, v in said.items() if k in known and k != "values"}, values=values)

    def value(self, key: str) -> tuple[str, ...]:
        return dict(self.values).get(key, ())


def named_day(file_name: str) -> str:
    """The day that begins a post's file name, or nothing."""
    match = _DATED.match(file_name)
    if not match:
        return ""
    year = int(match["year"])
    if len(match["year"]) == len("99"):
        year += 1900 if year >= _CENTURY_BREAK else 2000
    return f"{year:04}-{int(match['month']):02}-{int(match['day']):02}"


def is_dated(file_name: str) -> bool:
    return bool(_DATED.match(file_name))


def is_draft(place: Place, matter: FrontMatter) -> bool:
    """Whether Jekyll would have kept it back: in `_drafts`, or `published: false`."""
    published = matter.text("published") or " ".join(place.value("published"))
    if matter.text("draft").lower() in _TRUE or matter.text("status").lower() in _KEPT_BACK:
        return True
    return place.kind == "draft" or published.lower() in _FALSE


def addresses(file_name: str, matter: FrontMatter, place: Place, zone: str) -> tuple[str, ...]:
    """The old addresses of a post, site-absolute: its own, then its `redirect_from`.

    Under a `baseurl` each stands twice, with it and without, as the new site may lie on either.
    """
    if is_draft(place, matter):
        return ()
    found = [*_own(file_name, matter, place, zone), *_redirects(matter, place.host)]
    if place.base:
        found = [each for path in found for each in (escape(place.base) + path, path)]
    return tuple(dict.fromkeys(path for path in found if path.strip("/")))


def _own(file_name: str, matter: FrontMatter, place: Place, zone: str) -> Iterator[str]:
    own = matter.text("permalink")
    stated = own or " ".join(place.value("permalink"))
    if "://" in stated:
        stated = ""
    if not place.template or (not own and place.kind == "post" and not is_dated(file_name)):
        return  # no page of its own; and Jekyll takes no file without a day in its name for a post
    date = matter.text("date") or " ".join(place.value("date"))
    zone = place.timezone or zone
    days: Sequence[dt.datetime | None] = moments(
        date, "date" in matter.quoted, named_day(file_name), zone
    )
    named = _named(file_name, matter, place)
    for day in days or [None]:
        name = Named(named.slug, day, named.categories, named.path, named.name, named.collection)
        if found := address(stated or place.template, name):
            yield found
    if place.kind == "page" and not stated:
        folder = str(PurePosixPath(place.path).parent)
        page = Named("", None, path="" if folder == "." else folder, name=named.name.rstrip("."))
        if found := address(place.page_template, page):
            yield found


def _named(file_name: str, matter: FrontMatter, place: Place) -> Named:
    path = PurePosixPath(place.path or file_name)
    stem = path.stem.rstrip(".")
    match = _DATED.match(stem)
    slug = (
        matter.text("slug") or " ".join(place.value("slug")) or (match["slug"] if match else stem)
    )
    inside = str(path.with_suffix("")).rstrip(".")
    return Named(
        slug,
        None,
        tuple(_categories(matter, place)),
        inside.replace(f"_{place.collection}", "", 1),
        path.stem,
        place.collection,
    )


def _categories(matter: FrontMatter, place: Place) -> Iterator[str]:
    """Of the folders above `_posts`, of the defaults, of the front matter; a string splits at spaces."""
    if place.kind in ("post", "draft"):
        above, found, _ = f"/{place.path}".partition("/_posts/")
        yield from (folder for folder in (above.split("/") if found else ()) if folder)
    for item in place.value("categories"):
        yield from item.split()
    stated = matter.fields.get("categories", "")
    yield from stated.split() if isinstance(stated, str) else matter.items("categories")
    yield from place.value("category") if not matter.items("category") else matter.items("category")


def _redirects(matter: FrontMatter, host: str) -> Iterator[str]:
    for item in matter.items("redirect_from"):
        if host and item.startswith(f"{host}/"):
            item = item[len(host) :]
        if "://" not in item and not item.startswith("//"):
            yield clean(escape(urlsplit(item).path))
