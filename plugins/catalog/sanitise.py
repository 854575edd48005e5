"""Foreign text can't act: the HTML of an article by an explicit allow-list, done last.

nh3 (ammonia) was chosen because it parses as browsers do; lxml_html_clean let mutation-XSS shapes
through, bleach leaked the text of scripts. Nothing may touch the HTML after this but Pelican.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

_BLOCKS = "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd hr br div figure figcaption"
_INLINE = "a em strong b i u s sub sup span code del ins ruby rt rp small cite q"
_TABLES = "table caption colgroup col thead tbody tfoot tr th td"
TAGS = frozenset(f"{_BLOCKS} {_INLINE} {_TABLES} img".split())

# Dropped with what is inside. Not more of them: an unclosed <svg> would take the article with it.
_DROPPED_WHOLE = {"script", "style"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "col": {"span"},
    "ol": {"start"},
    "span": {"title"},
    "h2": {"id"},
    "p": {"id"},
}
_CLASSES = {"p": {"gap", "measure"}, "span": {"suspect"}}
_OUR_ID = re.compile(r"[sm]\d{1,6}")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """Return `text` without the characters that XML forbids; one of them kills a whole feed."""
    return _NOT_IN_XML.sub("", text)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id":
        # A foreign id could take the place of an element that a script of the theme looks for.
        return value if _OUR_ID.fullmatch(value) else None
    if name in ("href", "src"):
        link = value.strip()
        if link[:1] in "{|":
            # Pelican's {static} would publish any file of the content folder.
            return None
        if name == "src" and (":" in link.split("/", 1)[0] or link.startswith(("//", "\\"))):
            return None  # No page calls another host.
    return value


def _cleaner(base: str | None) -> Callable[[str], str]:
    cleaner = nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        url_relative=("rewrite_with_base", base) if base else "pass_through",
    )
    clean: Callable[[str], str] = cleaner.clean
    return clean


_clean = _cleaner(None)


def clean_html(html: str, base: str | None = None) -> str:
    """Return `html` with nothing in it that acts; relative links made absolute against `base`."""
    return (_cleaner(base) if base else _clean)(without_controls(html))
