"""Text that a reader shows as text, and HTML that only shows something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from rules_common import Finding, words
from rules_values import url_fault

_HTML_TAGS = frozenset(
    words(
        "a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body"
        " br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog"
        " dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4"
        " h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math"
        " menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp"
        " rt ruby s samp script section select small source span strike strong style sub summary sup svg"
        " table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
    )
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def plain(text: str, place: str) -> Iterator[Finding]:
    """What a reader shows as text holds no mark-up of HTML."""
    tags = (tag for tag in _TAG.finditer(text) if tag[1].lower() in _HTML_TAGS)
    for mark in (next(tags, None), _REFERENCE.search(text)):
        if mark:
            yield Finding("plain-text", place, f"mark-up in plain text: {mark[0][:40]}")


_INERT_TAGS = frozenset(
    words(
        "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col"
        " colgroup dd del details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header"
        " hr i img ins kbd li main mark menu nav ol p picture pre q rp rt ruby s samp section small span"
        " strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
    )
)
"""Elements that can only be read."""
_ADDRESSES = frozenset(
    words(
        "action background cite classid codebase data dynsrc formaction href icon longdesc lowsrc manifest"
        " ping poster profile src usemap xlink:href"
    )
)
_IGNORED = re.compile("[\x00-\x20]")
"""What a browser takes out of an address before it looks for a scheme (WHATWG URL, more or less)."""
_NOT_ASCII = re.compile("[\u00a0-\U0010ffff]")
"""HTML may have other letters in addresses (IRIs, RFC 3987); feeds' own elements may not."""
_ACTING_TAG = re.compile(
    r"<\s*(script|style|iframe|object|embed|form|svg|math|base|meta|link)\b", re.I
)


def harmless(markup: str, place: str) -> Iterator[Finding]:
    """HTML that only shows something: no element that acts, no handler, no style, whole addresses.

    It is looked at twice, as a parser sees it and as raw text: what parsers take for a comment or
    for the inside of a table need not be one for the next parser (mutation XSS).
    """
    if (acting := _ACTING_TAG.search(markup)) is not None:
        yield Finding("acting-html", place, f"<{acting[1].lower()}>")
    if not markup.strip():
        return
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for node in list(tree.iter())[1:]:
        if not isinstance(node.tag, str):
            yield Finding("html-comment", place, "a comment or an instruction")
            continue
        if node.tag not in _INERT_TAGS:
            yield Finding("acting-html", place, f"<{node.tag}>")
        for name, text in node.attrib.items():
            yield from _attribute(node.tag, str(name).lower(), str(text), place)


def _attribute(tag: str, name: str, text: str, place: str) -> Iterator[Finding]:
    if name.startswith("on"):
        yield Finding("event-handler", place, f"<{tag} {name}>")
    elif name in ("style", "srcdoc"):
        yield Finding("style-attribute", place, f"<{tag} {name}>")
    elif name in _ADDRESSES:
        yield from _address(tag, name, text, place)
    elif name == "srcset":
        for candidate in text.split(","):
            yield from _address(tag, name, (candidate.split() or [""])[0], place)


def _address(tag: str, name: str, text: str, place: str) -> Iterator[Finding]:
    bare = _IGNORED.sub("", text).lower()
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", bare)
    if scheme and scheme[0] not in ("http:", "https:", "mailto:", "tel:"):
        yield Finding("acting-address", place, f"<{tag} {name}={text[:40]}>")
    elif not scheme:
        yield Finding("relative-address", place, f"<{tag} {name}={text[:40]}>")
    elif scheme[0] in ("http:", "https:") and (fault := url_fault(_NOT_ASCII.sub("%00", text))):
        yield Finding("url", place, f"<{tag} {name}>: {fault}")
