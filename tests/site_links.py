"""Whether what a built site points at is there: pages, places in pages, and what labels refer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

_NOWHERE = "http://site.invalid"
"""Where links without a host stand."""
_LINKS = "//@href | //@src | //form/@action"
_REFERENCES = (
    "aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns",
    "aria-flowto", "aria-activedescendant", "aria-errormessage", "for", "form", "headers", "list",
)  # fmt: skip
"""Attributes that hold ids of the same page (HTML; WAI-ARIA 1.2, §6.6)."""
_BEGINNINGS = frozenset({"pagefind/"})
"""Addresses that only others begin with: the script of the search page puts them together."""
_TEXTS = {".html", ".xml", ".opml", ".json", ".jsonl", ".csv", ".txt", ".bib", ".ris"}


class Links:
    """The links of a site in `output`; `address` is its SITEURL where it has one."""

    def __init__(self, output: Path, address: str = "") -> None:
        self.output = output
        self.address = address or _NOWHERE
        self._ids: dict[str, frozenset[str]] = {}

    def broken(self) -> Iterator[str]:
        """Yield each link of a page that leads to no file of the site, or to no place in it."""
        for name, page in self._pages.items():
            moved = page.xpath("//meta[translate(@http-equiv, 'R', 'r') = 'refresh']/@content")
            for link in [*page.xpath(_LINKS), *(re.sub(r".*?url=", "", to) for to in moved)]:
                if (fault := self._fault(name, link)) is not None:
                    yield f"{name}: {link} ({fault})"

    def broken_in_texts(self) -> Iterator[str]:
        """Yield each whole address of the site, in a file of any kind, under which there is nothing."""
        own = re.compile(re.escape(self.address) + r"(?![\w.:-])[^\s\"'<>|\\,，。]*")
        for path in sorted(self.output.rglob("*")):
            if path.suffix in _TEXTS and path.is_file() and "pagefind" not in path.parts:
                text = unescape(path.read_text(encoding="utf-8"))
                for link in dict.fromkeys(own.findall(text)):
                    if (fault := self._fault("", link.rstrip(").;}]"))) is not None:
                        yield f"{path.relative_to(self.output)}: {link} ({fault})"

    def broken_references(self) -> Iterator[str]:
        """Yield each id that stands twice on a page, and each reference to one that is not there."""
        for name, page in self._pages.items():
            ids = Counter(page.xpath("//@id"))
            yield from (f"{name}: id {one!r} stands twice" for one, n in ids.items() if n > 1)
            for attribute in _REFERENCES:
                for value in page.xpath(f"//@{attribute}"):
                    missing = [one for one in value.split() if one not in ids]
                    yield from (f"{name}: {attribute} names {one!r}, no id" for one in missing)

    @cached_property
    def _pages(self) -> dict[str, html.HtmlElement]:
        paths = sorted(self.output.rglob("*.html"))
        return {
            path.relative_to(self.output).as_posix(): html.document_fromstring(path.read_bytes())
            for path in paths
        }

    def _fault(self, name: str, link: str) -> str | None:
        """What is wrong with a link of the page `name`; None where nothing is."""
        target = urlsplit(urljoin(f"{self.address}/{name}", link.strip()))
        if f"{target.scheme}://{target.netloc}" != self.address:
            return None
        path = unquote(target.path).lstrip("/")
        if path in _BEGINNINGS:
            return None
        if path == "" or path.endswith("/"):
            path += "index.html"
        if not (self.output / path).is_file():
            return "no such file"
        place = unquote(target.fragment)
        if place and path.endswith(".html") and place not in self._ids_of(path):
            return f"no id {place!r} there"
        return None

    def _ids_of(self, path: str) -> frozenset[str]:
        if path not in self._ids:
            self._ids[path] = frozenset(self._pages[path].xpath("//@id"))
        return self._ids[path]
