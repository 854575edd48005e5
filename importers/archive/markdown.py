"""Bodies as a small, neutral part of Markdown, and back.

What is written: paragraphs of one line, `## ` headings, `**strong**`, `*em*`, links, and block HTML for
gaps and tables. Whatever else a Markdown reader could take for mark-up is escaped, by a backslash where
Markdown has one and by a character reference where it has none, so that printed text stays text in
Python-Markdown with the `extra` extensions (as stock Pelican runs it) and in CommonMark readers alike.

`read_body` is this project's own reader of exactly that part. The importer uses it to prove, before a
file is written, that the text comes back character for character.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from ..model import GAP_MARK, Block, Run
from ..spans import Mark

GAP_HTML = f'<p class="gap">{GAP_MARK}</p>'

_ALWAYS = re.compile(r"[\\`*_\[\]{}]")
_IN_HEADING = re.compile(r"[\\`*_\[\]{}#]")  # closing hashes would fall off a heading
_NUMBER = re.compile(r"^(\d+)([.)])")
_IMAGE = re.compile(r"!(?=\[)")  # a printed exclamation mark before a link would make it an image
_SAFE_URL = re.compile(r"^https?://[^\s/]", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[^\w\s]")


def escape(text: str, always: re.Pattern[str] = _ALWAYS) -> str:
    """One line of printed text as Markdown."""
    out = text.replace("&", "&amp;").replace("<", "&lt;")
    out = always.sub(lambda match: "\\" + match[0], out)
    if match := _NUMBER.match(out):
        return f"{match[1]}\\{match[2]}{out[match.end() :]}"
    if out[:1] in (":", "~", "|", "="):
        return f"&#{ord(out[0])};{out[1:]}"
    if out[:1] in ("#", ">", "+", "-"):
        return "\\" + out
    return out


def write_body(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, one empty line between, a line end at the end."""
    return "".join(f"{_write_block(block)}\n\n" for block in blocks).rstrip("\n") + "\n"


def _write_block(block: Block) -> str:
    if block.kind == "gap":
        return GAP_HTML
    if block.kind == "table":
        rows = "\n".join(
            _write_row(row, "th" if i < block.head_rows else "td")
            for i, row in enumerate(block.rows)
        )
        return f"<table>\n{rows}\n</table>"
    if block.kind == "heading":
        return "## " + escape(block.text, _IN_HEADING)
    text = "".join(_write_run(runs) for runs in _neighbours(block.runs))
    return _IMAGE.sub(r"\\!", text)


def _write_row(row: tuple[str, ...], tag: str) -> str:
    cells = "".join(f"<{tag}>{html.escape(cell, quote=False)}</{tag}>" for cell in row)
    return f"<tr>{cells}</tr>"


def _neighbours(runs: tuple[Run, ...]) -> Iterable[tuple[str, Run, str]]:
    for i, run in enumerate(runs):
        before = runs[i - 1].text[-1:] if i else ""
        after = runs[i + 1].text[:1] if i + 1 < len(runs) else ""
        yield before, run, after


def _write_run(neighbours: tuple[str, Run, str]) -> str:
    before, run, after = neighbours
    text = escape(run.text) if not before else _escape_inside(run.text)
    mark = run.mark
    if mark.href and _SAFE_URL.match(mark.href):
        text = f"[{text}]({_url(mark.href)})"
    if mark.em:
        text = f"<em>{text}</em>"
    if mark.strong:
        plain = mark == Mark(strong=True) and _flanks(before, run.text, after)
        text = f"**{text}**" if plain else f"<strong>{text}</strong>"
    return text


def _escape_inside(text: str) -> str:
    """Escape a run that does not begin its line."""
    return escape("x" + text)[1:]


def _flanks(before: str, text: str, after: str) -> bool:
    """Whether CommonMark too reads `**` here: its rule looks at the characters on both sides."""
    if text != text.strip() or not text:
        return False
    opens = not _PUNCTUATION.match(text[0]) or not before or bool(re.match(r"[\s\W]", before))
    closes = not _PUNCTUATION.match(text[-1]) or not after or bool(re.match(r"[\s\W]", after))
    return opens and closes


def _url(href: str) -> str:
    return quote(href, safe="/:?#@!$&'+,;=%~.-")


_BLOCK_HTML = re.compile(r"^<(?:p class=\"gap\"|table)>")
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]{}#>+\-.)!])|(?P<reference>&(?:\w+|#\d+);)|(?P<tag></?(?:strong|em)>)"
    r"|(?P<strong>\*\*)|(?P<open>\[)|\]\((?P<url>[^)\s]*)\)|(?P<text>[^\\&<*\[\]]+|.)",
    re.DOTALL,
)


def read_body(markdown: str) -> str:
    """The HTML of a body written by `write_body`, as Python-Markdown writes it."""
    out = []
    for block in re.split(r"\n{2,}", markdown.strip("\n")):
        if _BLOCK_HTML.match(block):
            out.append(block + "\n")
        elif block.startswith("## "):
            out.append(f"<h2>{_inline(block[3:])}</h2>")
        elif block:
            out.append(f"<p>{_inline(block)}</p>")
    return "\n".join(out).rstrip("\n")


def _inline(text: str) -> str:
    out: list[str] = []
    opened = 0  # where the text of a link began in `out`
    bold = False
    for token in _TOKEN.finditer(text):
        if token["strong"]:
            out.append("</strong>" if bold else "<strong>")
            bold = not bold
        elif token["open"]:
            opened = len(out)
        elif token["url"] is not None:
            out[opened:] = [f'<a href="{html.escape(token["url"])}">', *out[opened:], "</a>"]
        elif token["reference"] or token["tag"]:
            out.append(token[0])
        else:
            out.append(html.escape(token["escaped"] or token["text"], quote=False))
    return "".join(out)


def plain_text(body_html: str) -> str:
    """The text of a body's HTML as `Story.body` gives it: blocks apart by an empty line."""
    blocks = []
    for block in re.split(r"\n+(?=<(?:p|h2|table)\b)", body_html):
        if block.startswith("<table>"):
            rows = re.findall(r"<tr>(.*?)</tr>", block, re.DOTALL)
            cells = [re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
            blocks.append("\n".join("\t".join(map(html.unescape, row)) for row in cells))
        else:
            blocks.append(html.unescape(re.sub(r"<[^<>]*>", "", block)))
    return "\n\n".join(blocks)
