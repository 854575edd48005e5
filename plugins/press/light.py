"""An article that is made of its card, and reads its file only when more is asked of it.

It is one of Pelican's articles to whoever asks: what neither the card nor our reader gives (a
locale's date, the metadata as Pelican made them) is taken from Pelican's own reading of the file,
when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pelican.contents import Article
from pelican.utils import SafeDatetime, set_date_tzinfo

_TEXT = frozenset({"_content", "_summary", "sections", "gaps", "captions", "document", "metadata"})

_DATES = frozenset({"date", "locale_date"})
_PROCESSED = frozenset(
    {"date", "modified", "tags", "category", "status", "authors", "author", "slug", "title",
     "summary", "lang", "template"}
)  # fmt: skip
"""Keys of a header of which Pelican makes more than the text that stands there."""
_MARKS = re.compile("[&<]")

Filler = Callable[["LightArticle"], None]


class LightArticle(Article):  # type: ignore[misc]
    """`fill` puts the text on it, `finish` what plugins put on an article for its own page."""

    # Pelican works these out from the settings each time; a card has them.
    url = ""
    save_as = ""
    slug = ""
    lang = ""

    def __init__(
        self, header: Mapping[str, str], fill: Filler, finish: Filler, stock: Filler, **given: Any
    ) -> None:
        # Pelican's own constructor reads a header; this one has been read.
        self.__dict__.update(given, _header=header, _fill=fill, _finish=finish, _stock=stock)

    def _dates(self, name: str) -> dict[str, Any]:
        """The date as Pelican has it, of a plain header."""
        settings, stated = self.settings, self._header.get("date", "")
        form = settings["DATE_FORMATS"].get(self.lang) or settings["DEFAULT_DATE_FORMAT"]
        if form == "%Y-%m-%d" and name == "locale_date" and self._is_plain:
            return {"locale_date": stated[:10]}
        try:
            date = SafeDatetime.fromisoformat(stated)
        except ValueError:
            return {}
        if not isinstance(form, str):
            return {}
        date = set_date_tzinfo(date, settings["TIMEZONE"])
        return {"date": date, "locale_date": date.strftime(form)}

    def __getattr__(self, name: str) -> Any:
        """Whatever is not there yet: the text, what plugins give, all that Pelican knows."""
        if name.startswith("__"):
            raise AttributeError(name)
        own = self.__dict__
        if name in _DATES:
            own.update(self._dates(name))
            if name in own:
                return own[name]
        stated = own["_header"].get(name)
        # Pelican keeps what it does not know as it is written, references and all.
        if stated is not None and name not in _PROCESSED and not _MARKS.search(stated):
            return stated
        for step in ("_fill", "_finish", "_stock") if name in _TEXT else ("_finish", "_stock"):
            todo = own.pop(step, None)
            if todo is not None:
                todo(self)
                if name in own:
                    return own[name]
        raise AttributeError(f"an article has no {name!r}")

    @property
    def content(self) -> str:
        """The text, sanitised. Nothing in it is a link of Pelican's: the sanitiser drops these."""
        text: str = self._content
        return text

    def get_content(self, siteurl: str) -> str:
        """The same for any address of the site."""
        return self.content
