"""An article as Markdown that any reader of it takes alike: CommonMark, pandoc, Python-Markdown.

The body is written anew from the sanitised HTML of the page, not copied from the content file: what
somebody put there by hand as raw HTML would act wherever the file is rendered. What is printed stays
as it is printed: every sign that any of them takes for mark-up is escaped, with a backslash where all
know it, else as a reference. Emphasis that ends in a mark is a tag: beside a Chinese letter
CommonMark takes `**…。**` for stars. Tables and lists stand as the HTML they are.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote

from ..catalog.sanitise import URL_SAFE
from .blocks import Block

_INLINE = re.compile(r"[\\`*_\[\]{}]")
_REFERENCES = {"<": "&lt;", "~": "&#126;", "^": "&#94;", "$": "&#36;", "|": "&#124;"}
_NO_BACKSLASH = re.compile(r"[<~^$|]|&(?=[#A-Za-z])|(?<![A-Za-z0-9])@")
_LINE_BEGINS = re.compile(r"^([#+>=-])|^(\d+)([.)])|^(:)", re.MULTILINE)
_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]+)(?P<attributes>[^>]*)>|(?P<text>[^<]+)")
_HREF = re.compile(r'href="([^"]*)"')
_STARS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLANK_LINES = re.compile(r"\n\s*\n")
_VERBATIM = re.compile(r"<pre>.*?</pre>", re.DOTALL)


def markdown(
    title: str,
    facts: Iterable[tuple[str, str]],
    warning: str,
    body: Sequence[Block],
    captions: tuple[str, Sequence[str]],
) -> str:
    """Return the file: headline, facts as a list, the body, captions as a list below a heading.

    `facts` are labels, such as “来源：”, with their values; `captions` the heading and the lines.
    """
    parts = [f"# {escaped(title)}"]
    parts.append("\n".join(f"- {_label(label)}{_value(value)}" for label, value in facts))
    if warning:
        parts.append(f"<strong>{escaped(warning)}</strong>")
    parts += map(_block, body)
    heading, lines = captions
    if lines:
        parts.append(f"## {escaped(heading)}")
        parts.append("\n".join(f"- {escaped(line)}" for line in lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Return text as Markdown that prints just this text, at the beginning of a line or within one."""
    return _lines(_signs(text))


def _signs(text: str) -> str:
    return _NO_BACKSLASH.sub(_reference, _INLINE.sub(r"\\\g<0>", text))


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES.get(found[0]) or ("&amp;" if found[0] == "&" else "&#64;")


def _lines(text: str) -> str:
    """Return Markdown with no line in it that begins a list, a heading or code by how it begins."""
    lines = (line.strip(" \t\r") for line in text.split("\n"))
    return _LINE_BEGINS.sub(_line_begin, "\n".join(line for line in lines if line))


def _line_begin(found: re.Match[str]) -> str:
    if found[1]:
        return "&#61;" if found[1] == "=" else f"\\{found[1]}"
    return f"{found[2]}\\{found[3]}" if found[2] else "&#58;"


@lru_cache(maxsize=256)
def _label(label: str) -> str:
    # Escaping takes the space at the end, which a colon has after it in some languages.
    return escaped(label) + (" " if label.endswith(" ") else "")


def _value(value: str) -> str:
    if re.fullmatch(r"https?://[^\s<>]+", value):
        return f"<{value}>"
    return escaped(value)


def _block(block: Block) -> str:
    if block.level is None:
        kept = _VERBATIM.sub(lambda found: found[0].replace("\n", "&#10;"), block.html)
        return _BLANK_LINES.sub("\n", kept)
    inside = _inline(block.html)
    if block.level:
        return f"{'#' * block.level} {' '.join(inside.split())}".rstrip("# ") if inside else ""
    return inside


class _Open(NamedTuple):
    """A tag that is open, and what is in it: (is it text, text or mark-up)."""

    name: str
    attributes: str
    parts: list[tuple[bool, str]]


def _inline(html: str) -> str:
    """Return what is in a paragraph: emphasis, links and line breaks; other tags as they are."""
    opened = [_Open("", "", [])]
    for token in _TOKEN.finditer(html):
        name, here = token["name"], opened[-1].parts
        if name is None:
            # One line: a tag that has one to itself begins a block of HTML.
            here.append((True, entities.unescape(token["text"]).replace("\n", " ")))
        elif name == "br":
            here.append((False, "<br>"))
        elif name == "span":
            continue
        elif name != "a" and name not in _STARS:
            here.append((False, token[0]))
        elif not token["end"]:
            opened.append(_Open(name, token["attributes"], []))
        elif opened[-1].name == name:
            closed = opened.pop()
            before = opened[-1].parts
            before.extend(_closed(closed, before[-1] if before else None))
    parts = chain.from_iterable(one.parts for one in opened)
    return _lines("".join(_signs(part) if is_text else part for is_text, part in parts))


def _closed(tag: _Open, before: tuple[bool, str] | None) -> list[tuple[bool, str]]:
    if not tag.parts:
        return []
    if tag.name == "a":
        href = _HREF.search(tag.attributes)
        if not href:
            return tag.parts
        address = quote(entities.unescape(href[1]), safe=URL_SAFE)
        address = address.replace("(", "%28").replace(")", "%29").replace("*", "%2A")
        return [(False, "["), *tag.parts, (False, f"]({address})")]
    (begins, first), (ends, last) = tag.parts[0], tag.parts[-1]
    stars = _STARS[tag.name]
    touches = before is not None and before[1] in _STARS.values()
    if not touches and begins and ends and first[:1].isalnum() and last[-1:].isalnum():
        return [(False, stars), *tag.parts, (False, stars)]
    return [(False, f"<{tag.name}>"), *tag.parts, (False, f"</{tag.name}>")]
