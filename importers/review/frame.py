"""The frame of the review's pages, and the one way by which foreign text gets onto them.

Nothing of a raw text may act: `escape` is the only door, no attribute but `data-n` and `id` ever holds
foreign text, no link leads out of the report, and a Content-Security-Policy allows nothing but the page's
own style sheet. Characters that are not seen (zero-width, direction and control marks) are drawn by their
number, so that a person sees what was there and a direction mark can't turn the line round.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

# Not white space as people use it, and not seen: C0 and C1, zero-width, direction marks, tags, BOM.
_UNSEEN = re.compile(
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0d\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff])\\1*"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN_OF_VALUE = 400  # characters


def escape(text: str) -> str:
    """Any text as HTML, for element content and for attributes in double quotes.

    A zero character, which no page can hold, becomes its picture; a carriage return is written as a
    reference, or a browser would make a line feed of it.
    """
    text = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    if "\r" in text or "\0" in text:
        text = text.replace("\r", "&#13;").replace("\0", "\u2400")
    return _SURROGATE.sub("\ufffd", text) if not text.isascii() else text


def visible(text: str) -> str:
    """`escape`, with runs of unseen characters drawn by their number."""
    if text.isascii() and text.isprintable():
        return escape(text)
    parts, at = [], 0
    for match in _UNSEEN.finditer(text):
        times = len(match[0])
        name = f"{ord(match[1]):04X}" + (f"×{times}" if times > 1 else "")
        parts += [escape(text[at : match.start()]), f'<i class="u" data-n="{name}">']
        parts += [escape(match[0]), "</i>"]
        at = match.end()
    return "".join([*parts, escape(text[at:])])


def value(text: str, longest: int = _SHOWN_OF_VALUE) -> str:
    """A field's value, cut when it is too long to be one."""
    if len(text) <= longest:
        return f"<bdi>{visible(text)}</bdi>"
    return f"<bdi>{visible(text[:longest])}</bdi> {not_shown(len(text) - longest)}"


def not_shown(characters: int) -> str:
    """The plain note in place of a stretch that is too long to be read."""
    return f'<span class="n" data-hidden="{characters}">… {number(characters)} characters not shown …</span>'


def number(n: int) -> str:
    return f"{n:,}"


def count(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def percent(part: int, whole: int) -> str:
    """A share in words that never says 0 % of something or 100 % of less than all."""
    if not whole or not part:
        return "0 %"
    share = 100 * part / whole
    if share < 1:
        return "< 1 %"
    return f"{min(share, 99) if part < whole else 100:.0f} %"


@cache
def _style() -> tuple[str, str]:
    """The style sheet, and the hash by which the policy allows it."""
    css = (files(__package__) / "review.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, digest


def page(title: str, body: str, classes: str) -> str:
    """A whole page; `body` is HTML, `title` is text."""
    css, digest = _style()
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
        f"'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title[:120])}</title>\n<style>{css}</style>\n"
        f'<body class="{classes}">\n{body}</body>\n</html>\n'
    )


def bar(shares: list[tuple[str, int]] | tuple[tuple[str, int], ...], label: str) -> str:
    """A bar of the shares, a hair of paper between; drawn with attributes, as styles are not allowed."""
    whole = sum(n for _, n in shares) or 1
    at, rects = 0.0, []
    for name, n in shares:
        width = 1000 * n / whole
        if n:
            drawn = max(width - 3, 1)
            rects.append(f'<rect class="b-{name}" x="{at:.1f}" width="{drawn:.1f}" height="10"/>')
        at += width
    return (
        f'<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">{"".join(rects)}</svg>'
    )
