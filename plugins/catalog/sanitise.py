"""Foreign text can't act: the HTML of an article by an explicit allow-list, done last.

nh3 (ammonia) was chosen because it parses as browsers do; lxml_html_clean let mutation-XSS shapes
through, bleach leaked the text of scripts. Nothing may touch the HTML after this but Pelican.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, urljoin

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
_CLASSES = {"p": {"gap", "measure"}, "span": {"suspect", "departments"}, "a": {"no"}}
_LINKS = ("href", "src")
_SCHEMES = {"http", "https", "mailto"}
_OUR_ID = re.compile(r"[sm]\d{1,6}(?:-\d{1,4})?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED_IN_LINKS = re.compile(r"\A[\x00-\x20]+|[\x00-\x20]+\Z|[\t\n\r]")
"""What browsers take out of an address before they look at it (WHATWG URL, basic URL parser).

The ends come first: a tab taken out alone would leave what stood behind it.
"""
URL_SAFE = "/:@!$&'()*+,;=-._~?#[]%"
"""What may stand in an address besides ASCII letters and digits (RFC 3986)."""
_TAG = re.compile(r'<[^"<>]*(?:"[^"]*"[^"<>]*)*>')
_NOT_TEXT = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """Return `text` without the characters that XML forbids; one of them kills a whole feed.

    And without those from U+007F to U+009F: they are left over where bytes were misread, nobody sees
    them, and HTML and XML both ask not to use them.
    """
    return _NOT_TEXT.sub("", text)


def one_line(text: str) -> str:
    """Return `text` as one line: without such characters, each run of white space a space."""
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(without_controls(text).split())


def clean_html(html: str) -> str:
    """Return `html` with nothing in it that acts."""
    return _inert(_clean(without_controls(html)))


def clean_for_feed(html: str, page: str, site: str) -> str:
    """Return `html` as `clean_html` does, its relative links made absolute.

    They are resolved against the address `page`; one that does not lead into `site` is dropped.
    """

    def absolute(tag: str, name: str, value: str) -> str | None:
        safe = _attribute(tag, name, value)
        if safe is None or name not in _LINKS or _SCHEME.match(safe):
            return safe
        try:
            found = urljoin(page, quote(safe, safe=URL_SAFE))
        except ValueError:
            return None  # brackets in the place of a host
        inside = f"{found}/".startswith(f"{site.rstrip('/')}/")
        return found if inside or safe.startswith("//") else None

    return _inert(_cleaner(absolute)(without_controls(html)))


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id":
        # A foreign id could take the place of an element that a script of the theme looks for.
        return value if _OUR_ID.fullmatch(value) else None
    if name in _LINKS:
        value = _IGNORED_IN_LINKS.sub("", value).replace("\\", "/")
        scheme = _SCHEME.match(value)
        if scheme and scheme[1].lower() not in _SCHEMES:
            return None
        if name == "src" and (scheme or value.startswith("//")):
            return None  # No page calls another host.
    # Pelican's {static} would publish any file of the content folder.
    return None if value[:1] in ("{", "|") else value


def _inert(cleaned: str) -> str:
    """Encode `'` in all tags: Pelican looks for `href='{static}…'` inside other attributes too."""
    return _TAG.sub(lambda tag: tag[0].replace("'", "&#39;"), cleaned)


def _cleaner(attribute: Callable[[str, str, str], str | None]) -> Callable[[str], str]:
    cleaner = nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    clean: Callable[[str], str] = cleaner.clean
    return clean


_clean = _cleaner(_attribute)
