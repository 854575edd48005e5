"""The raw text as HTML, every stretch drawn by what became of it.

Each character of the raw text stands once in a `.raw` cell, outside of notes (`.n`). What is too long to be
read is cut: the note tells how many characters are not shown, and they are counted there (`data-hidden`).
A long removed stretch is folded to a line with its first and last words.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from ..model import Inspection
from .fates import FIELDS, Stretch
from .frame import count, escape, not_shown, number, visible

_FOLD_NOISE = 600  # characters of mark-up in one removed run from which on it is folded
_FOLD = 800  # characters of anything in one removed run from which on it is folded
_LONGEST_REMOVED = 4000  # characters shown of one removed stretch, or of a refused text
_LONGEST = 20_000  # characters of any other stretch
_PAGE = 150_000  # characters of the raw text on one page
_STRETCHES = 6000  # stretches on one page
_TAIL = 400  # characters shown of the end of what is cut
_EXCERPT = 24  # characters quoted from either end of what is folded
_SEARCHED = 4000  # characters of a stretch in which first and last words are looked for

_TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,12})|(<!)")
_DRAWN_AS_CHIP = frozenset(("markup", "comment", "image"))
_BETWEEN = frozenset(("markup", "comment", "layout"))


class RawSide:
    """Draws the stretches of one raw text until the page is full."""

    def __init__(self, text: str, suspects: Suspects) -> None:
        self._text = text
        self._suspects = suspects
        self._characters = _PAGE
        self._stretches = _STRETCHES
        self.drawn: Counter[str] = Counter()  # fate → characters that are on the page or in a note

    @property
    def full(self) -> bool:
        """Whether the rest of the text is to be told of, not shown."""
        return self._characters <= 0 or self._stretches <= 0

    def row(self, stretches: Sequence[Stretch], after: Sequence[Stretch], *, inside: bool) -> str:
        """The cell of one row, with the noise that follows it; `inside` a paragraph line ends were joined."""
        whole = [*stretches, *after]
        for item in whole:
            self.drawn[item.fate] += item.end - item.start
        fitting = self._fit(whole)
        parts = []
        for kind, group in groupby(_edges(fitting), lambda pair: pair[0]):
            run = [item for _, item in group]
            if kind == "edge":
                # Rows part the paragraphs already: drawn on demand.
                parts.append(f'<i class="w">{self._pieces(run)}</i>')
            elif kind == "removed":
                parts.append(self._run(run, self._pieces(run, joined=inside)))
            else:
                parts.append(self._pieces(run))
        if len(fitting) < len(whole):
            parts.append(not_shown(whole[-1].end - whole[len(fitting)].start))
        return "".join(parts)

    def _fit(self, whole: Sequence[Stretch]) -> Sequence[Stretch]:
        for i, item in enumerate(whole):
            if self.full:
                return whole[:i]
            self._stretches -= 1
            self._characters -= min(item.end - item.start, _longest(item))
        return whole

    def _run(self, run: list[Stretch], drawn: str) -> str:
        """Removed stretches on end, folded when they are long."""
        total = run[-1].end - run[0].start
        noise = sum(item.end - item.start for item in run if item.noise)
        if total <= _FOLD and noise <= _FOLD_NOISE:
            return drawn
        return f'<details><summary class="n">{self._told(run, total)}</summary>{drawn}</details>'

    def _told(self, run: Sequence[Stretch], total: int) -> str:
        """What a folded run is: its size, the reasons, its first and last words."""
        reasons: Counter[str] = Counter()
        for item in run:
            reasons[item.why] += item.end - item.start
        why = ", ".join(escape(name) for name, _ in reasons.most_common(4))
        told = f"{count(total, 'character')} removed: {why}"
        if words := self._words(run):
            told += f" <q>{words}</q>"
        return told

    def _words(self, run: Sequence[Stretch]) -> str:
        """The first and last words of what was removed, mark-up aside; HTML."""
        first = last = ""
        for item in run:
            if not item.noise and (
                first := self._plain(item.start, min(item.end, item.start + _SEARCHED))
            ):
                break
        for item in reversed(run):
            if not item.noise and (
                last := self._plain(max(item.start, item.end - _SEARCHED), item.end)
            ):
                break
        if first == last and len(first) <= 2 * _EXCERPT:
            return escape(first)
        return f"{escape(first[:_EXCERPT])} … {escape(last[-_EXCERPT:])}" if first else ""

    def _plain(self, start: int, end: int) -> str:
        return plain_words(self._text[start:end])

    def _pieces(self, run: Sequence[Stretch], *, joined: bool = False) -> str:
        parts = []
        for item in run:
            size, longest = item.end - item.start, _longest(item)
            if size <= longest:
                parts.append(self._drawn(item, self._text[item.start : item.end], joined))
                continue
            head = item.start + longest - _TAIL
            parts.append(self._drawn(item, self._text[item.start : head], joined))
            parts.append(not_shown(size - longest))
            parts.append(self._drawn(item, self._text[item.end - _TAIL : item.end], joined))
        return "".join(parts)

    def _drawn(self, item: Stretch, text: str, joined: bool) -> str:
        if item.fate == "body":
            return self._suspects.mark(text)
        if item.fate == "refused":
            return f'<span class="r">{visible(text)}</span>'
        if item.fate == "field":
            return _field(item.why, text)
        if item.why in _DRAWN_AS_CHIP or item.why.endswith(" element"):
            return f'<s class="m" data-n="{_chip(text)}">{visible(text)}</s>'
        if item.why == "layout":
            kind = "j" if joined and ("\n" in text or "\r" in text) else "l"
            return f'<s class="{kind}">{visible(text)}</s>'
        if item.noise:
            return f'<s class="d">{visible(text)}</s>'
        drawn, words = _words_and_tags(text)
        return f'<s class="x" data-n="{escape(item.why)}">{drawn}</s>' if words else drawn


def _longest(item: Stretch) -> int:
    return _LONGEST_REMOVED if item.fate in ("removed", "refused") else _LONGEST


def _edges(stretches: Sequence[Stretch]) -> list[tuple[str, Stretch]]:
    """Each stretch with how it is drawn: `edge` noise at either end, `removed`, or text."""
    first, last = 0, len(stretches)
    while first < last and _parts_rows(stretches[first]):
        first += 1
    while last > first and _parts_rows(stretches[last - 1]):
        last -= 1
    if _length(stretches[:first]) > _FOLD_NOISE:
        first = 0
    if _length(stretches[last:]) > _FOLD_NOISE:
        last = len(stretches)
    return [
        ("edge" if not first <= i < last else "removed" if item.fate == "removed" else "text", item)
        for i, item in enumerate(stretches)
    ]


def _parts_rows(item: Stretch) -> bool:
    return item.noise and item.why in _BETWEEN


def _length(stretches: Sequence[Stretch]) -> int:
    return stretches[-1].end - stretches[0].start if stretches else 0


def _field(name: str, text: str) -> str:
    """A stretch that gave a field, with the field's name where it is known; white space around it is plain."""
    before, words, after = _trimmed(text)
    label, chinese = FIELDS.get(name, (name, ""))
    named = f' data-n="{escape(f"{label} {chinese}".strip())}"' if label else ""
    drawn = f'<span class="f"{named}>{visible(words)}</span>' if words else ""
    return f"{visible(before)}{drawn}{visible(after)}"


def _words_and_tags(text: str) -> tuple[str, bool]:
    """Removed text, its mark-up drawn as mark-up; and whether it holds anything else."""
    parts, words = [], False
    for i, part in enumerate(_TAG.split(text) if "<" in text else [text]):
        if i % 2:
            parts.append(f'<s class="m" data-n="{_chip(part)}">{visible(part)}</s>')
            continue
        before, inner, after = _trimmed(part)
        words = words or bool(inner)
        parts += [_on_demand(before), visible(inner), _on_demand(after)]
    return "".join(parts), words


def _on_demand(white: str) -> str:
    return (
        f'<i class="w">{visible(white)}</i>' if "\n" in white or len(white) > 2 else visible(white)
    )


def _trimmed(text: str) -> tuple[str, str, str]:
    """White space, words, white space."""
    inner = text.strip()
    if not inner:
        return text, "", ""
    start = text.index(inner)
    return text[:start], inner, text[start + len(inner) :]


def plain_words(text: str) -> str:
    """What a person would read of removed text (some thousand characters): no tags, no line ends."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _chip(text: str) -> str:
    """A short name for mark-up: `p span`; a reference as it stands."""
    found = (match[1] or "!" for match in _NAME.finditer(text[:_SEARCHED]))
    names = list(dict.fromkeys(name.lower() for name in found))
    if not names:
        return escape(text[:10])
    return escape(" ".join(names[:3]) + (" …" if len(names) > 3 else ""))


class Suspects:
    """Finds what is marked as a probable misprint, and draws it with its probable reading."""

    def __init__(self, readings: dict[str, str]) -> None:
        self._readings = readings
        self._anchors = {printed: f"suspect{n}" for n, printed in enumerate(readings, 1)}
        longest_first = sorted(readings, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_whole, longest_first))) if readings else None

    def mark(self, text: str, *, anchors: bool = False) -> str:
        """The text as HTML, suspects marked; with `anchors`, the first of each can be linked to."""
        if self._pattern is None:
            return visible(text)
        parts, at = [], 0
        for match in self._pattern.finditer(text):
            parts.append(visible(text[at : match.start()]))
            name = self._anchors.pop(match[0], "") if anchors else ""
            anchor = f' id="{name}"' if name else ""
            probable = escape(self._readings[match[0]])
            parts.append(f'<span class="q"{anchor} data-n="{probable}?">{visible(match[0])}</span>')
            at = match.end()
        return "".join([*parts, visible(text[at:])])


def _whole(printed: str) -> str:
    """A pattern of a suspect; one lone character (“O”) must stand alone, or it would be everywhere."""
    return rf"(?<!\w){re.escape(printed)}(?!\w)" if len(printed) == 1 else re.escape(printed)


def rest_not_shown(inspection: Inspection, drawn: Counter[str]) -> str:
    """The note at the end of a page that could not hold the whole text."""
    balance = inspection.balance
    kept, fields = balance.kept - drawn["body"], balance.fields - drawn["field"]
    total = len(inspection.text) - drawn.total()
    return (
        f'<span class="n" data-hidden="{total}">The page ends here: {number(total)} more characters of the raw '
        f"text are not shown ({number(kept)} kept, {number(fields)} in fields, "
        f"{number(total - kept - fields)} removed).</span>"
    )
