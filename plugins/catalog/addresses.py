"""Where lists and feeds stand. One place, because an address never changes once it is out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["category", "tag", "source"]
FeedKind = Literal["category", "tag", "source", "group"]
FeedFormat = Literal["rss", "atom", "json"]

FEEDS_PAGE = "feeds/"
ARCHIVE_PAGE = "archive/"
UNDATED_LIST = "undated/"

_ENDINGS: dict[FeedFormat, str] = {"rss": ".xml", "atom": ".atom.xml", "json": ".json"}

DATED = re.compile(r"\d{4}(?:/\d\d(?:/\d+)?)?/index\.html")
"""Files of the pages of years, months and days, and of a month's numbered pages."""

_NOT_WORD = re.compile(r"[^\w]+")


def file_at(url: str) -> str:
    """Return the file of the output that a web server sends for the path `url`."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def beside(path: str) -> str:
    """Return a path or an address of a page without its ending: what stands beside it begins so."""
    folder, slash, name = path.rpartition("/")
    return folder + slash + (name.rpartition(".")[0] or name)


def list_url(kind: Kind, slug: str) -> str:
    """Path of the front of a list, relative to the site, with a final slash."""
    return f"{kind}/{slug}/"


def month_url(month: str) -> str:
    """Path of a month's list; `month` is `YYYY-MM`."""
    return f"{month.replace('-', '/')}/"


def month_page_url(month: str, number: int) -> str:
    """Path of a numbered page of a month's list.

    Two digits are a day: from the tenth page on the number has three.
    """
    return f"{month_url(month)}{number if number < 10 else f'{number:03}'}/"


def day_url(day: str) -> str:
    """Path of the page of a day; `day` is `YYYY-MM-DD`."""
    return f"{day.replace('-', '/')}/"


def year_url(year: str) -> str:
    """Path of the page of a year; `year` has four digits."""
    return f"{year}/"


def feed_path(kind: FeedKind, slug: str, form: FeedFormat = "rss") -> str:
    """Path of a list's feed, relative to the site; a group's `slug` is that of its page."""
    return f"feeds/{kind}/{slug}{_ENDINGS[form]}"


def site_feed(settings: Mapping[str, Any], form: FeedFormat = "rss") -> str:
    """Path of the feed of all articles (`FEED_SITE`, the RSS one), relative to the site."""
    path = str(settings.get("FEED_SITE") or "feeds/all.xml")
    return path if form == "rss" else path.removesuffix(_ENDINGS["rss"]) + _ENDINGS[form]


def statistics_page(settings: Mapping[str, Any]) -> str:
    """Path of the page of figures (`STATISTICS_URL`), relative to the site; empty: no such page."""
    return str(settings.get("STATISTICS_URL", "about/archive/") or "")


def archive_feed(month: str, part: int, form: FeedFormat) -> str:
    """Path of a document of the site feed's history; `month` is `YYYY-MM`, `part` counts from 1."""
    number = f"-{part}" if part > 1 else ""
    return f"feeds/archive/{month}{number}{_ENDINGS[form]}"


def opml_path(name: str) -> str:
    """Path of a list of feeds: `all`, `categories`, `sources` or `tags`."""
    return f"feeds/{name}.opml"


def unicode_slug(name: str) -> str:
    """Return a slug that keeps Chinese as it is: NFKC, lower case, everything else a hyphen.

    Romanising was dropped: 实事 and 史诗 are both `shi-shi`, 重庆 becomes `zhong-qing`.
    """
    return _NOT_WORD.sub("-", unicodedata.normalize("NFKC", name).lower()).strip("-")
