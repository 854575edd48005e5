"""Bodies in a neutral part of Markdown, rendered without a Markdown parser, or not at all.

Importers write paragraphs of one line, headings, `**strong**`, links, gaps, and escape whatever
else could be taken for mark-up (docs/content-format.md). That much is a few string operations:
some 10 µs where Python-Markdown takes 2 ms. The rule for everything here: where there is the least
doubt what Python-Markdown with Pelican's extensions (`extra`, `codehilite`, `meta`) makes of a
body, the answer is None and Python-Markdown is asked.

Two renderings are made of the same blocks: what Python-Markdown writes, and the same after
`dress.dress`: references resolved, links marked `noopener`, headings numbered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

GAP_HTML = '<p class="gap">〔此处缺文〕</p>'
"""A place where text is lost, as importers write it: the only raw block that is known here."""

LONGEST = 500_000
"""Characters. libxml2 refuses text nodes of 10 MB; no article comes near."""


class Block(NamedTuple):
    """A block of a body. `tag` is `p`, `h1` … `h6`, or `` for a gap; `html` is what is in it."""

    tag: str
    html: str


Inline = Callable[[str, bool], "str | None"]
"""Renders one line, given whether it is a heading's; None where there is doubt."""

_SPACES = "\n ", " \n"
"""Indented lines, and lines that end in spaces: code, lists, line breaks."""
_WIDE_SPACE = "\u3000"
"""The only white space besides the plain space that is common in Chinese text."""

# Line beginnings at which a block processor of Python-Markdown looks. What is always seen to by
# `_Line` (an escape, a reference, a tag, a link, stars) may begin a line of its own.
_NEVER_FIRST = frozenset(" #>+-_=:|~`{]}!")
_ITEM = re.compile(r"\d+\.(?: |$)")  # \d holds for full-width digits too, as in Python-Markdown
_HEADING = re.compile(r"(#{1,6}) +(?=[^ #])")

# A host that every URL parser takes: no port, no user, no number, no punycode.
_URL = r"https?://(?:(?!xn--)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}(?:/[A-Za-z0-9/?#&+,=%~.:_-]*)?"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])"
    r"|(?P<reference>&(?:amp|lt|gt|#58|#61|#124|#126);)"
    r"|(?P<tag></?(?:strong|em)>)"
    r"|(?P<stars>\*+)"
    r"|(?P<link>\[)"
    rf"|\]\((?P<url>{_URL})\)"
    r"|(?P<greater>>)"
    r"|(?P<hash>#)"
    r"|(?P<doubt>[\\&<_\[\]{}`])"
)
_MARKUP = re.compile(r"[\\&*<>\[\]_`{}]")
"""Without these a line is only text; `#` counts at the beginning of a line and in headings."""
_MARKUP_OR_HASH = re.compile(r"[\\&*<>\[\]_`{}#]")

_RESOLVED = {
    "&amp;": "&amp;",
    "&lt;": "&lt;",
    "&gt;": "&gt;",
    "&#58;": ":",
    "&#61;": "=",
    "&#124;": "|",
    "&#126;": "~",
}
_STARS = {"*": "em", "**": "strong"}


def neutral_html(body: str) -> str | None:
    """Return the HTML that Python-Markdown makes of `body`, None where that needs a parser.

    `body` is what follows the header, lines ended by \\n.
    """
    blocks = parse(body, _as_written)
    if blocks is None:
        return None
    # Python-Markdown leaves an empty line after raw HTML.
    return "\n".join(
        f"<{tag}>{html}</{tag}>" if tag else GAP_HTML + "\n" for tag, html in blocks
    ).rstrip("\n")


def neutral_blocks(body: str) -> list[Block] | None:
    """Return the blocks of `body` as they are printed: sanitised by construction.

    In them stand only text, `strong`, `em`, and `a` with an http(s) address and `rel`.
    """
    return parse(body, _as_printed)


def parse(body: str, inline: Inline) -> list[Block] | None:
    """Return the blocks of `body`, their lines rendered by `inline`; None where there is doubt."""
    body = body.strip("\n")
    if not body:
        return []
    if _SPACES[0] in body or _SPACES[1] in body or body[-1] == " " or len(body) > LONGEST:
        return None
    flat = body.replace("\n", "")
    # No controls, no white space but the plain one, nothing that Unicode does not know.
    if not flat.isprintable() and not flat.replace(_WIDE_SPACE, "").isprintable():
        return None
    plain = not _MARKUP.search(flat)
    blocks: list[Block] = []
    for written in body.split("\n\n"):
        block = written[1:] if written[:1] == "\n" else written
        if not block:
            continue
        found = _block(block, plain, inline)
        if found is None:
            return None
        blocks.append(found)
    return blocks


def _block(block: str, plain: bool, inline: Inline) -> Block | None:
    first = block[0]
    if first in _NEVER_FIRST:
        heading = _HEADING.match(block)
        if heading is None or "\n" in block:
            return None
        html = inline(block[heading.end() :].strip(), True)
        return Block(f"h{len(heading[1])}", html) if html else None
    if "\n" in block:
        if not plain or any(map(_is_mark, block.split("\n"))):
            return None
    elif first.isdecimal() and _ITEM.match(block):
        return None
    if first == _WIDE_SPACE:
        block = block.lstrip()  # as Python-Markdown does, after it has looked for marks
        if not block:
            return None
    if plain or not _MARKUP.search(block):
        return Block("p", block)
    if block == GAP_HTML:
        return Block("", GAP_HTML)
    if first in "[*" and "]:" in block:
        return None  # a definition; those are found before escapes are read
    html = inline(block, False)
    return None if html is None else Block("p", html)


def _is_mark(line: str) -> bool:
    """Whether a line of several in a paragraph may be more than text."""
    return line[:1] in _NEVER_FIRST or "|" in line or bool(_ITEM.match(line))


def _as_written(line: str, in_heading: bool) -> str | None:
    return _line(line, in_heading, resolve=False)


def _as_printed(line: str, in_heading: bool) -> str | None:
    return _line(line, in_heading, resolve=True)


def _line(line: str, in_heading: bool, *, resolve: bool) -> str | None:
    """Render what stands inside one line; marks must be closed in the order they were opened."""
    made = _Made([], [])
    out = made.out
    end = 0
    # The one set of characters is searched ten times faster than the tokens that begin with them.
    for found in _MARKUP_OR_HASH.finditer(line):
        start = found.start()
        if start < end:
            continue  # inside the last token
        token = _TOKEN.match(line, start)
        assert token is not None
        kind, text = token.lastgroup, token[0]
        if start > end:
            out.append(line[end:start])
        was, end = end, token.end()
        if kind == "escaped":
            out.append("&gt;" if text == "\\>" else text[1])
        elif kind == "reference":
            out.append(_RESOLVED[text] if resolve else text)
        elif kind == "greater":
            out.append("&gt;")
        elif kind == "hash":
            if in_heading:
                return None  # at the end of a heading it falls off
            out.append("#")
        elif kind == "stars":
            tag = _STARS.get(text)
            if tag is None:
                return None
            if made.closes(text):
                if line[start - 1].isspace() or not made.close(f"</{tag}>"):
                    return None
            elif end == len(line) or line[end].isspace() or not made.open(text, f"<{tag}>"):
                return None
        elif kind == "tag":
            name = text.strip("</>")
            done = made.close(text) if text[1] == "/" and made.closes(name) else False
            if not done and (text[1] == "/" or not made.open(name, text)):
                return None
        elif kind == "link":
            # A printed ! makes it an image, an escaped one does not.
            if (start > was and line[start - 1] == "!") or not made.open("[", ""):
                return None
        elif kind == "url":
            href = token["url"].replace("&", "&amp;")
            rel = ' rel="noopener noreferrer"' if resolve else ""
            if not made.closes("[") or not made.close("</a>", f'<a href="{href}"{rel}>'):
                return None
        else:
            return None
    if made.opened:
        return None
    out.append(line[end:])
    return "".join(out)


class _Made(NamedTuple):
    """The HTML of a line so far, and the marks that are open in it: (mark, place in `out`)."""

    out: list[str]
    opened: list[tuple[str, int]]

    def open(self, mark: str, html: str) -> bool:
        """Open a mark; False where one of its sort is open, in which there can't be another."""
        if any(other[0] == mark[0] for other, _ in self.opened):
            return False
        self.opened.append((mark, len(self.out)))
        self.out.append(html)
        return True

    def closes(self, mark: str) -> bool:
        """Whether `mark` is what was opened last."""
        return bool(self.opened) and self.opened[-1][0] == mark

    def close(self, html: str, begin: str | None = None) -> bool:
        """Close what was opened last, put `begin` where it began; False where nothing is in it."""
        place = self.opened.pop()[1]
        if begin is not None:
            self.out[place] = begin
        filled = place < len(self.out) - 1
        self.out.append(html)
        return filled
