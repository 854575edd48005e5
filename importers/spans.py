"""Text that knows where it came from, and the ledger that proves nothing is lost.

`Text` is a string whose every character carries its span in the decoded original, so that trimming,
cutting and joining can't lose track of anything. `Ledger` is told what became of each stretch and
adds up: a character in a body is *kept*, one that only gave a field is a *field*, and what was left
out is *removed* with a reason. A character nobody spoke for is *unaccounted*; there is no default
that hides it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

Span = tuple[int, int]
# Everything str.isspace() holds to be white.
WHITE = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline mark-up worth keeping: emphasis or a link."""

    strong: bool = False
    em: bool = False
    href: str | None = None


PLAIN = Mark()


class Text:
    """A string with, for each character, its span in the original and its inline mark-up."""

    __slots__ = ("_ends", "_marks", "_starts", "value")

    def __init__(
        self,
        value: str,
        starts: array[int],
        ends: array[int],
        marks: Sequence[Mark] | None = None,
    ) -> None:
        self.value = value
        self._starts = starts
        self._ends = ends
        self._marks = marks

    @classmethod
    def of(cls, original: str, start: int, end: int) -> Text:
        """The stretch of the original itself."""
        return cls(
            original[start:end],
            array("q", range(start, end)),
            array("q", range(start + 1, end + 1)),
        )

    @classmethod
    def reading(cls, value: str, span: Span, mark: Mark = PLAIN) -> Text:
        """`value` as the reading of a whole span, such as `&` of `&amp;`."""
        n = len(value)
        starts = array("q", [span[0]] + [span[1]] * (n - 1)) if n else array("q")
        return cls(value, starts, array("q", [span[1]] * n), [mark] * n)

    @classmethod
    def join(cls, parts: Iterable[Text]) -> Text:
        parts = list(parts)
        starts, ends = array("q"), array("q")
        for part in parts:
            starts.extend(part._starts)
            ends.extend(part._ends)
        marks: list[Mark] | None = None
        if any(part._marks is not None for part in parts):
            marks = []
            for part in parts:
                marks.extend(part.marks())
        return cls("".join(part.value for part in parts), starts, ends, marks)

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Text({self.value!r})"

    def __len__(self) -> int:
        return len(self.value)

    @overload
    def __getitem__(self, key: slice) -> Text: ...
    @overload
    def __getitem__(self, key: int) -> str: ...
    def __getitem__(self, key: slice | int) -> Text | str:
        if isinstance(key, int):
            return self.value[key]
        marks = None if self._marks is None else self._marks[key]
        return Text(self.value[key], self._starts[key], self._ends[key], marks)

    def marks(self) -> Sequence[Mark]:
        return self._marks if self._marks is not None else [PLAIN] * len(self.value)

    def marked(self, mark: Mark) -> Text:
        return Text(self.value, self._starts, self._ends, [mark] * len(self.value))

    def strip(self) -> Text:
        left = len(self.value) - len(self.value.lstrip(WHITE))
        right = len(self.value.rstrip(WHITE))
        return self[left : max(left, right)] if left or right < len(self.value) else self

    def without(self, spans: Iterable[Span]) -> Text:
        """Itself less some stretches, given by places in `value`."""
        parts, at = [], 0
        for start, end in sorted(spans):
            if start > at:
                parts.append(self[at:start])
            at = max(at, end)
        parts.append(self[at:])
        return Text.join(parts)

    def spans(self) -> Iterator[Span]:
        """Its stretches of the original, neighbours merged, in the order of the text."""
        if not self.value:
            return
        if self._starts[1:] == self._ends[:-1]:
            yield self.outer()
            return
        start, end = self._starts[0], self._ends[0]
        for i in range(1, len(self.value)):
            if self._starts[i] == end:
                end = self._ends[i]
            else:
                yield start, end
                start, end = self._starts[i], self._ends[i]
        yield start, end

    def outer(self) -> Span:
        """The span of the original from its first to its last character."""
        return (self._starts[0], self._ends[-1]) if self.value else (0, 0)


def lines_of(original: str) -> list[Text]:
    """The non-blank lines, trimmed."""
    lines = []
    for match in re.finditer(r"[^\r\n\x85\u2028\u2029\f\v\x1c-\x1e]+", original):
        line = Text.of(original, *match.span()).strip()
        if line.value:
            lines.append(line)
    return lines


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch that is in no body and no field, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """A stretch that is in no body and gave a field; `name` is the field's, empty where not told."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """The ledger's sums, in characters of the decoded text."""

    total: int
    kept: int
    fields: int
    removed: int

    @property
    def unaccounted(self) -> int:
        return self.total - self.kept - self.fields - self.removed


_OPEN, _KEPT, _FIELD, _GONE = 0, 1, 2, 3
_OPEN_RUN = re.compile(bytes((_OPEN,)) + b"+")


class Ledger:
    """What became of each character of one original."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._kept: list[Span] = []
        self._fields: list[FieldSpan] = []
        self._removed: list[Removed] = []

    def keep(self, text: Text) -> None:
        self._kept.extend(text.spans())

    def field(self, text: Text, name: str = "") -> None:
        self._fields.extend(FieldSpan(start, end, name) for start, end in text.spans())

    def remove(self, text: Text | Span, why: str) -> None:
        spans = text.spans() if isinstance(text, Text) else [text]
        self._removed.extend(Removed(start, end, why) for start, end in spans)

    def close(self) -> tuple[Balance, list[Removed], list[FieldSpan]]:
        """The sums, and the removed and the field stretches in order, without overlap.

        A character counts once: in a body before in a field, in a field before removed. White space
        that nobody claimed is layout. Where nothing is unaccounted, what lies between is kept.
        """
        state = bytearray(len(self._original))
        for start, end in self._kept:
            state[start:end] = bytes((_KEPT,)) * (end - start)
        fields = [
            FieldSpan(start, end, item.name)
            for item in self._fields
            for start, end in _claim(state, item.start, item.end, _FIELD)
        ]
        removed = [
            Removed(start, end, item.why)
            for item in self._removed
            for start, end in _claim(state, item.start, item.end, _GONE)
        ]
        for match in re.finditer(f"[{re.escape(WHITE)}\ufeff]+", self._original):
            for start, end in _claim(state, *match.span(), _GONE):
                removed.append(Removed(start, end, "layout"))
        removed.sort(key=lambda item: item.start)
        fields.sort(key=lambda item: item.start)
        balance = Balance(len(state), state.count(_KEPT), state.count(_FIELD), state.count(_GONE))
        return balance, _merged(removed), fields


def trim(text: Text, ledger: Ledger) -> Text:
    """Without white space at either end, references such as `&nbsp;` included."""
    inner = text.strip()
    lead = len(text.value) - len(text.value.lstrip(WHITE))
    if len(inner) < len(text):
        ledger.remove(text[:lead], "layout")
        ledger.remove(text[lead + len(inner) :], "layout")
    return inner


def _claim(state: bytearray, start: int, end: int, value: int) -> list[Span]:
    """Give `value` to the characters nobody has claimed yet; returns where they stand."""
    spans = [match.span() for match in _OPEN_RUN.finditer(state, start, end)]
    for at, stop in spans:
        state[at:stop] = bytes((value,)) * (stop - at)
    return spans


def _merged(removed: list[Removed]) -> list[Removed]:
    out: list[Removed] = []
    for item in removed:
        if out and out[-1].end == item.start and out[-1].why == item.why:
            out[-1] = Removed(out[-1].start, item.end, item.why)
        else:
            out.append(item)
    return out
