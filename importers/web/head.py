"""What the head of a saved page states about the report: meta tags, JSON-LD, `<title>`.

The order of trust is the publisher's own: JSON-LD of an article, Open Graph and `article:` properties, the
meta tags that Chinese government sites must carry (政府网站发展指引: SiteName, ColumnName, ArticleTitle,
PubDate, ContentSource, Url), then the rest. PubDate is the day of posting, never the day of signing. A
`<title>` carries the site's name behind the last - _ or |, or before the first.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..tokens import Token

_TITLES = ("og:title", "articletitle", "twitter:title", "dc.title", "citation_title")
_DATES = (
    "article:published_time", "og:release_date", "pubdate", "publishdate", "publish_time", "datepublished",
    "og:published_time", "publishtime", "bytedance:published_time", "weibo:article:create_at", "dc.date",
    "citation_publication_date", "_pubtime", "publish-date", "createdate",
)  # fmt: skip
_ADDRESSES = ("og:url", "url", "twitter:url")
_SITES = ("og:site_name", "sitename", "application-name", "apple-mobile-web-app-title")
# Pages that a script fills keep the day of publication in its data.
_SCRIPTED = re.compile(
    r"[\"']?(?:pub_?time|publish_?time|pub_?date|publish_?date|datePublished)[\"']?\s*[:=]\s*[\"'](?P<day>\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[^\"']{0,20})[\"']",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:News|Blog|Tech)?(?:Article|Posting)$|Report$")
_SHORTEST = 6  # characters of a headline
_LONGEST = 1000  # characters of a value that are read
_SITE = re.compile(
    r"(?:网|網|新闻|新聞|报|報|社|台|臺|频道|頻道|在线|門戶|门户|客户端|官网|中心|政府|快讯|要闻|正文|TV|News|\.(?:com|cn|net|tw|hk)\S*)$"
    r"|^(?:生活|政治|社會|社会|國際|国际|財經|财经|娛樂|娱乐|体育|體育|科技|要聞|地方|健康|汽车|房产|教育|军事|首页|国内|兩岸|焦點"
    r"|民生|时政|法治|文化|旅游|农业|评论|综合|视频|图片)$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:[|｜_]|——|--|–|—|\s-|-\s|-)\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """The statements of a page's head; each list holds the best first, without empty ones."""

    titles: tuple[str, ...] = ()
    window: str = ""  # <title>, whole
    dates: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def read_head(original: str, tokens: Sequence[Token]) -> Head:
    """The statements of a page, from all of its tokens (meta tags stand in bodies too)."""
    meta: dict[str, str] = {}
    window, canonical = "", ""
    articles: list[dict[str, Any]] = []
    scripted: list[str] = []
    for i, token in enumerate(tokens):
        if token.kind != "start":
            continue
        if token.name == "meta":
            key = (token.attrs.get("property") or token.attrs.get("name") or "").strip().lower()
            value = " ".join(token.attrs.get("content", "")[:_LONGEST].split())
            if key and value:
                meta.setdefault(key, value)
        elif token.name == "title" and not window:
            window = " ".join(html.unescape(_content(original, tokens, i)[:_LONGEST]).split())
        elif token.name == "link" and "canonical" in token.attrs.get("rel", "").lower().split():
            canonical = canonical or token.attrs.get("href", "").strip()
        elif token.name == "script":
            source = _content(original, tokens, i)
            if "ld+json" in token.attrs.get("type", "").lower():
                articles += _articles(source)
            elif match := _SCRIPTED.search(source):
                scripted.append(match["day"])
    return Head(
        titles=_given(*(item.get("headline") for item in articles), *_of(meta, _TITLES)),
        window=window,
        dates=_given(
            *(item.get("datePublished") for item in articles), *_of(meta, _DATES), *scripted
        ),
        addresses=_given(canonical, *_of(meta, _ADDRESSES)),
        sites=_given(*_of(meta, _SITES)),
    )


def title_parts(window: str) -> list[str]:
    """A window title and what is left of it without the names of site and column around it."""
    found = [window]
    pieces = [(match.start(), match.end()) for match in _TAIL.finditer(window)]
    found += [window[:start] for start, _ in reversed(pieces)]
    found += [window[end:] for _, end in pieces]
    return [part.strip() for part in found if part.strip()]


def names_site(title: str) -> bool:
    """Whether a part of a window title looks like the name of a site or a column."""
    return _SITE.search(title) is not None


def without_site(title: str, sites: Sequence[str]) -> str:
    """A title without the names of site and column behind it."""
    while True:
        cuts = list(_TAIL.finditer(title))
        if not cuts or len(title[: cuts[-1].start()]) < _SHORTEST:
            return title
        tail = title[cuts[-1].end() :].strip()
        if tail and tail not in sites and not _SITE.search(tail):
            return title
        title = title[: cuts[-1].start()].strip()


def _of(meta: dict[str, str], keys: Sequence[str]) -> Iterator[str | None]:
    return (meta.get(key) for key in keys)


def _given(*values: object) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(value.strip() for value in values if isinstance(value, str) and value.strip())
    )


def _content(original: str, tokens: Sequence[Token], i: int) -> str:
    """The text up to the end tag of the element that token `i` opens."""
    stop = i + 1
    while stop < len(tokens) and tokens[stop].kind in ("data", "reference"):
        stop += 1
    return original[tokens[i].end : tokens[stop - 1].end]


def _articles(source: str) -> list[dict[str, Any]]:
    """The articles that a JSON-LD script describes; none of a broken one."""
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return []
    items = data if isinstance(data, list) else [data]
    found = []
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        for node in [item, *(graph if isinstance(graph, list) else [])]:
            if isinstance(node, dict) and _ARTICLE.search(str(node.get("@type", ""))):
                found.append(node)
    return found
