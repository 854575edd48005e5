"""The shadow copy: pages as Pagefind has to read them so that it finds any part of a text, and no other.

Pagefind cuts text at white space, and finds words in a row where a query is quoted. So a shadow page
is the folded text (fold.py) with a space after each letter, as if each were an English word, and a
quoted, spaced query is found exactly where the folded text contains the folded query. (Its own
cutting of Chinese differs between index and browser: a part of a word is not found, words that only
share a part are.) A lone bar stands between two lines: Pagefind counts it as a word and keeps none,
so nothing is found across a line's end.

The folded text is for finding only. What readers are shown is the `shown` part, which takes the place
of Pagefind's own copy when the index is made (index.py).
"""

from __future__ import annotations

import json
from hashlib import sha256
from html import escape

from .fold import fold
from .model import Page

FORMAT = 1
"""Of shadow pages and of what is shown; a bundle made in another one is made again."""
NO_WORD = "nothing"
"""What no query finds, each being letters one by one: Pagefind leaves out a page without a word."""
_BREAK = " | "
_FILTERS = (("source", "source_slug"), ("category", "category"), ("kind", "kind"))


def shadow_html(page: Page) -> str:
    """Return the page that Pagefind reads."""
    filters = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(getattr(page, field))}">'
        for name, field in _FILTERS
    )
    folded = (" ".join(fold(line)) for line in (page.title, *page.lines))
    body = _BREAK.join(line for line in folded if line) or NO_WORD
    return (
        f'<!DOCTYPE html><html lang="en"><head><title></title>{filters}</head>'
        f"<body data-pagefind-body>{body}{_BREAK}</body></html>"
    )


def shown(page: Page) -> bytes:
    """Return what the browser shows of an article that was found: JSON in the form of a fragment."""
    meta = {
        "title": page.title,
        "day": page.day,
        "when": page.when,
        "source": page.source,
        "lang": page.lang,
        "template": "yes" if page.is_template else "",
    }
    fragment = {
        "url": page.url,
        "content": "\n".join(page.lines),
        "word_count": 1,
        "filters": {},
        "meta": {key: value for key, value in meta.items() if value},
        "anchors": [],
    }
    return json.dumps(fragment, ensure_ascii=False).encode("utf-8", "replace")


def shadow_name(page: Page, shown: bytes) -> str:
    """Return the file name of a shadow page.

    Pagefind names a fragment by what it read, this name included; so a fragment that shows something
    else has another name, and no browser takes an old one for it.
    """
    digest = sha256(page.slug.encode("utf-8", "surrogatepass") + b"\0" + shown).hexdigest()
    return f"{digest[:20]}.html"
