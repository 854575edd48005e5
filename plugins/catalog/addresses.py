"""Where lists and feeds stand. One place, because an address never changes once it is out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["category", "tag", "source"]

FEEDS_PAGE = "feeds/"
ARCHIVE_PAGE = "archive/"
UNDATED_LIST = "undated/"

_NOT_WORD = re.compile(r"[^\w]+")


def list_url(kind: Kind, slug: str) -> str:
    """Path of the front of a list, relative to the site, with a final slash."""
    return f"{kind}/{slug}/"


def month_url(month: str) -> str:
    """Path of a month's list; `month` is `YYYY-MM`."""
    return f"{month.replace('-', '/')}/"


def feed_path(kind: Kind, slug: str) -> str:
    """Path of a list's feed, relative to the site."""
    return f"feeds/{kind}/{slug}.xml"


def site_feed(settings: Mapping[str, Any]) -> str:
    """Path of the feed of all articles (`FEED_SITE`), relative to the site."""
    return str(settings.get("FEED_SITE") or "feeds/all.xml")


def unicode_slug(name: str) -> str:
    """Return a slug that keeps Chinese as it is: NFKC, lower case, everything else a hyphen.

    Romanising was dropped: 实事 and 史诗 are both `shi-shi`, 重庆 becomes `zhong-qing`.
    """
    return _NOT_WORD.sub("-", unicodedata.normalize("NFKC", name).lower()).strip("-")
