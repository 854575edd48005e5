"""Reading a review page the way a browser does, for its tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "rect"}


@dataclass
class Seen:
    """What a page holds: its elements, the text of its raw side, and what notes say is not shown."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    raw: str = ""
    hidden: int = 0
    text: str = ""
    style: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self._inside: list[str] = []  # classes of the elements from the raw cell on
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.elements.append((tag, given))
        self._in_style = tag == "style"
        kind = given.get("class", "").split(" ")[0]
        if tag not in VOID and (self._inside or kind == "raw"):
            self._inside.append(kind)
            if kind == "n" and "data-hidden" in given:
                self.seen.hidden += int(given["data-hidden"])

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._inside:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.seen.style, self._in_style = data, False
        self.seen.text += data
        if self._inside and "n" not in self._inside:
            self.seen.raw += data


def see(page: str) -> Seen:
    """What a browser makes of a page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.seen
