"""The lines that a repost archive writes below a copied text: its address, and links back.

The address of the copied page stands alone in angle brackets (`<http…>`, or `<>` where the program had
none), or behind 原文链接. The links back are Markdown links that say 返回, alone, in a row, or glued to
the end of the text. Names and addresses in them hold brackets and spaces: `[返回某证券(香港)新闻](…(x).html)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..spans import Span

_LABEL = r"\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\]"
_TARGET = r"\((?:[^()\n]|\([^()\n]*+\))*+\)?"
_BACK = r"\[\s*[«‹←↩<【\[]?\s*(?:返回|回到|回首页)"
_TURN = r"\[\s*[«‹←↩<【\[]?\s*(?:返回|回到|回首页|首页|目录|列表|上一篇|下一篇|上一页|下一页)"
_MARK = r"[*_]{0,3}"
_BETWEEN = r"(?:[ \t|｜/·•,，、—*_-]|&nbsp;|<br\s*/?>){0,12}+"
_LINE_END = r"[ \t]*(?:<br\s*/?>[ \t]*)?(?:\r?$|\Z)"
# More links than this in a row are a list of links.
_ROW = rf"(?:{_BETWEEN}{_LABEL}{_TARGET}{_MARK}){{0,5}}"
_RETURN = re.compile(
    rf"^[ \t\u3000]*(?:[-*+>#]+[ \t]+)?{_MARK}(?={_TURN}){_LABEL}{_TARGET}{_MARK}{_ROW}{_LINE_END}"
    rf"|{_MARK}(?={_BACK}){_LABEL}{_TARGET}{_MARK}{_ROW}{_LINE_END}",
    re.MULTILINE,
)
_SAYS = r"(?:(?:查看|阅读|点击查看)?原文(?:链接|地址|网址)?|(?:来源|文章|新闻)(?:链接|地址|网址)|链接|网址|出处)"
_ADDRESS = re.compile(
    rf"^[ \t\u3000]*(?:{_SAYS}[ \t]*[:：]?[ \t]*)?"
    rf"<[ \t]*(?P<angle>(?:(?:https?:)?//[^<>\n]*)?)>{_LINE_END}"
    rf"|(?<=\w>)[ \t]*<[ \t]*(?P<glued>(?:https?:)?//[^<>\s]*)>{_LINE_END}"
    rf"|^[ \t\u3000]*(?:{_SAYS}[ \t]*[:：][ \t]*)?\[(?:{_SAYS}|https?://)[^\[\]\n]*\]"
    rf"\((?P<link>https?://[^\s]*?)\){_LINE_END}",
    re.MULTILINE,
)
# Most of a post is none of it: the search begins at the line where one of these first stands.
_HINTS = ("[", "<http", "<//", "<>", "< ", "原文")
_BARE = re.compile(rf"^[ \t]*(?P<bare>https?://[^\s<>\u4e00-\u9fff]+){_LINE_END}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Foot:
    """What was found of such lines: the stated address, each stretch with its reason, and the rest."""

    address: str | None
    address_span: Span | None
    taken: tuple[tuple[Span, str], ...]
    rest: tuple[Span, ...]


def read_foot(text: str, start: int, end: int) -> Foot:
    """Take the lines out of `text[start:end]`; `rest` are the stretches between them."""
    hints = [at for hint in _HINTS if (at := text.find(hint, start, end)) >= 0]
    first = max(start, text.rfind("\n", start, min(hints)) + 1) if hints else end
    found = [(match.span(), "return link") for match in _RETURN.finditer(text, first, end)]
    address: str | None = None
    place: Span | None = None
    for match in _ADDRESS.finditer(text, first, end):
        name = match.lastgroup or ""
        url = (match[name] or "").strip() if name else ""
        if url.startswith("//"):
            url = "http:" + url
        if url and (address is None or url == address):
            address, place = url, place or match.span(name)
            found.append((match.span(), "address"))
        else:
            found.append((match.span(), "another address" if url else "empty address"))
    found.sort()
    if address is None and (bare := _last_line(text, start, end, found)):
        address, place = bare["bare"], bare.span("bare")
        found = sorted([*found, (bare.span(), "address")])
    return Foot(address, place, tuple(found), tuple(_between(text, start, end, found)))


def _last_line(
    text: str, start: int, end: int, found: list[tuple[Span, str]]
) -> re.Match[str] | None:
    """A bare address that is the last line of the text, but for links back."""
    stop = end
    for span, _ in reversed(found):
        if text[span[1] : stop].strip():
            break
        stop = span[0]
    last = text[start:stop].rstrip()
    line = last.rfind("\n") + 1 + start
    return _BARE.match(text, line, start + len(last)) if line > start else None


def _between(text: str, start: int, end: int, found: list[tuple[Span, str]]) -> Iterator[Span]:
    at = start
    for (first, last), _ in [*found, ((end, end), "")]:
        if first > at and text[at:first].strip():
            yield at, first
        at = max(at, last)
