"""An article that is made of its card, and reads its file only when more is asked of it.

It is one of Pelican's articles to whoever asks: what neither the card nor our reader gives (a
locale's date, the metadata as Pelican made them) is taken from Pelican's own reading of the file,
when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pelican.contents import Article

_TEXT = frozenset({"_content", "_summary", "sections", "gaps", "captions", "document", "metadata"})

Filler = Callable[["LightArticle"], None]


class LightArticle(Article):  # type: ignore[misc]
    """`fill` puts the text on it, `finish` what plugins put on an article for its own page."""

    # Pelican works these out from the settings each time; a card has them.
    url = ""
    save_as = ""
    slug = ""
    lang = ""

    def __init__(self, fill: Filler, finish: Filler, stock: Filler, **given: Any) -> None:
        # Pelican's own constructor reads a header; this one has been read.
        self.__dict__.update(given, _fill=fill, _finish=finish, _stock=stock)

    def __getattr__(self, name: str) -> Any:
        """Whatever is not there yet: the text, what plugins give, all that Pelican knows."""
        if name.startswith("__"):
            raise AttributeError(name)
        own = self.__dict__
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
