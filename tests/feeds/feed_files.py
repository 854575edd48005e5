"""The feeds of a built site, with the rules that each must keep; and their items, as they stand there.

Read with lxml and json, not with what wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from lxml import etree
from rules_atom import atom_findings
from rules_common import Finding
from rules_json import json_findings
from rules_opml import opml_findings
from rules_rss import rss_findings
from rules_xml import ATOM, CONTENT

_RULES: dict[str, Callable[[bytes, str | None], list[Finding]]] = {
    ".opml": opml_findings,
    ".json": json_findings,
    ".atom.xml": atom_findings,
    ".xml": rss_findings,
}
"""By the ending of a file's name; the longer ending first."""
_A = f"{{{ATOM}}}"


@dataclass(frozen=True, slots=True)
class Item:
    """An item as its feed has it; `html` is empty where the item has no text."""

    id: str
    link: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of a built site: its path there, the address where it stands, its bytes."""

    path: str
    url: str
    raw: bytes

    @property
    def ending(self) -> str:
        """What the format is known by: `.xml`, `.atom.xml`, `.json` or `.opml`."""
        return next(ending for ending in _RULES if self.path.endswith(ending))

    @property
    def name(self) -> str:
        """The path without its ending: the same for all formats of one feed."""
        return self.path.removesuffix(self.ending)

    def findings(self) -> list[Finding]:
        """Return the rules that this feed breaks."""
        return _RULES[self.ending](self.raw, self.url)

    def items(self) -> list[Item]:
        """Return the items in their order."""
        if self.ending == ".json":
            listed = json.loads(self.raw)["items"]
            return [
                Item(one["id"], one["url"], one["title"], one.get("content_html", ""))
                for one in listed
            ]
        root = etree.fromstring(self.raw)
        if self.ending == ".atom.xml":
            return [_entry(entry) for entry in root.iter(f"{_A}entry")]
        return [
            Item(
                one.findtext("guid"),
                one.findtext("link"),
                one.findtext("title"),
                one.findtext(f"{{{CONTENT}}}encoded", ""),
            )
            for one in root.iter("item")
        ]

    def leads_to(self, relation: str) -> str | None:
        """Return the address that the feed's head gives for `relation`, None for none."""
        root = etree.fromstring(self.raw)
        head = root if self.ending == ".atom.xml" else root.find("channel")
        found = (one for one in head.findall(f"{_A}link") if one.get("rel") == relation)
        return next((str(one.get("href")) for one in found), None)

    def subscriptions(self) -> list[str]:
        """Return the addresses that an OPML file lists."""
        outlines = etree.fromstring(self.raw).iter("outline")
        return [str(one.get("xmlUrl")) for one in outlines if one.get("xmlUrl")]


def _entry(entry: etree._Element) -> Item:
    links = entry.findall(f"{_A}link")
    (page,) = [one.get("href") for one in links if one.get("rel", "alternate") == "alternate"]
    texts = [entry.findtext(f"{_A}{name}", "") for name in ("id", "title", "content")]
    return Item(texts[0], str(page), texts[1], texts[2])


@dataclass(frozen=True, slots=True)
class Published:
    """A built site as its readers meet it: its output folder and its public address."""

    output: Path
    address: str

    def feeds(self) -> list[Feed]:
        """Return all feeds and lists of feeds, by their paths."""
        paths = (path for path in sorted((self.output / "feeds").rglob("*")) if path.is_file())
        return [self.feed(self._name(path)) for path in paths if path.name.endswith(tuple(_RULES))]

    def feed(self, path: str) -> Feed:
        """Return the feed at a path of the site."""
        return Feed(path, f"{self.address}/{quote(path)}", (self.output / path).read_bytes())

    def at(self, url: str) -> Path:
        """Return the file that stands at an address of the site."""
        assert url.startswith(f"{self.address}/"), url
        return self.output / unquote(url.removeprefix(f"{self.address}/"))

    def history(self, path: str) -> Iterator[Feed]:
        """Yield the feed at `path`, then the documents before it, as `prev-archive` leads."""
        seen = set()
        url: str | None = self.feed(path).url
        while url is not None:
            assert url not in seen, f"{url} leads back to itself"
            seen.add(url)
            feed = self.feed(self._name(self.at(url)))
            yield feed
            url = feed.leads_to("prev-archive")

    def _name(self, path: Path) -> str:
        return path.relative_to(self.output).as_posix()
