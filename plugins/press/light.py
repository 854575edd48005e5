"""An article that is made of its card, and reads its file only when more is asked of it.

It is one of Pelican's articles to whoever asks: what neither the card nor our reader gives (a
locale's date, the metadata as Pelican made them) is taken from Pelican's own reading of the file,
when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pelican.contents import Article
from pelican.utils import SafeDatetime, set_date_tzinfo

_TEXT = frozenset({"_content", "_summary", "sections", "gaps", "captions", "document"})

_DATES = frozenset({"date", "locale_date"})
_PROCESSED = frozenset(
    {"date", "modified", "tags", "category", "status", "authors", "author", "slug", "title",
     "summary", "lang", "template"}
)  # fmt: skip
"""Keys of a header of which Pelican makes more than the text that stands there."""
_AS_WRITTEN = frozenset({"source"})
"""Keys of a header that lists show and no plugin puts on an article: they need no text."""
_MARKS = re.compile("[&<]")

Filler = Callable[["LightArticle"], None]


class LightArticle(Article):  # type: ignore[misc]
    """What an article is made of comes in steps, each when something is asked for that is not there yet.

    `listed` puts on it what lists show, `fill` the text, `finish` what plugins put on an article,
    `stock` all that Pelican knows. Each is called once, with the article; `listed` also puts
    `_header` there.
    """

    # Pelican works these out from the settings each time; a card has them.
    url = ""
    save_as = ""
    slug = ""

    def __init__(
        self, listed: Filler, fill: Filler, finish: Filler, stock: Filler, **given: Any
    ) -> None:
        # Pelican's own constructor reads a header; this one has been read.
        self.__dict__.update(given, _listed=listed, _fill=fill, _finish=finish, _stock=stock)

    def _dates(self, name: str) -> dict[str, Any]:
        """The date as Pelican has it, of a plain header; empty where Pelican has to be asked."""
        settings, header = self.settings, self._header
        if "timezone" in header or "date_format" in header:
            return {}
        stated = header.get("date", "")
        # Pelican looks for the language as the header has it, or for its default in small letters.
        lang = header.get("lang") or str(settings.get("DEFAULT_LANG") or "").lower()
        form = settings["DATE_FORMATS"].get(lang) or settings["DEFAULT_DATE_FORMAT"]
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
        listed = own.pop("_listed", None)
        if listed is not None:
            listed(self)
            if name in own:
                return own[name]
        if name in _DATES:
            own.update(self._dates(name))
            if name in own:
                return own[name]
        if name in _AS_WRITTEN and (found := self._stated(name)) is not None:
            return found
        for step in ("_fill", "_finish", "_stock") if name in _TEXT else ("_finish", "_stock"):
            if step == "_stock" and (found := self._stated(name)) is not None:
                return found
            todo = own.pop(step, None)
            if todo is not None:
                todo(self)
                if name in own:
                    return own[name]
        raise AttributeError(f"an article has no {name!r}")

    def _stated(self, name: str) -> str | None:
        """What the header says, where Pelican keeps it as it is written, references and all."""
        stated: str | None = self._header.get(name)
        if stated is None or name in _PROCESSED or _MARKS.search(stated):
            return None
        return stated

    @property
    def content(self) -> str:
        """The text, sanitised. Nothing in it is a link of Pelican's: the sanitiser drops these."""
        text: str = self._content
        return text

    def get_content(self, siteurl: str) -> str:
        """The same for any address of the site."""
        return self.content
