"""A printed text that knows where each of its characters comes from.

Labels of made-up reprints are exact only when they are counted after all editing. So every
character carries its origin: the number of the character of the story it was copied from. Two
printings share what has the same origin in both, wherever it stands and whatever stands around it.

    origin >= 0     this very character of a story (stories are numbered in blocks of `BLOCK`)
    origin == NEW   written by an editor, misread by a scanner, or part of a head or tail
    origin <= -2    the same value written otherwise (4.7万 for 47000): not a shared character,
                    but the fact still stands; `value_of` gives the character it stands for
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

BLOCK = 1 << 20
"""Characters that a story may have at most."""
NEW = -1


@dataclass(frozen=True, slots=True)
class Tracked:
    """Characters and the origin of each."""

    text: str
    origins: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, span: slice) -> Tracked:
        return Tracked(self.text[span], self.origins[span])

    def __add__(self, other: Tracked | str) -> Tracked:
        if isinstance(other, str):
            other = new(other)
        return Tracked(self.text + other.text, self.origins + other.origins)

    def __radd__(self, other: str) -> Tracked:
        return new(other) + self

    def sub(
        self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str | None], *, value: bool
    ) -> Tracked:
        """Every match replaced by what `put` says (None: left alone); `value`: it means the same.

        Characters at the start and the end that are the same before and after keep their origin.
        """
        parts, at = [], 0
        for match in pattern.finditer(self.text):
            new_text = put(match)
            if new_text is None or new_text == match[0]:
                continue
            start, end = match.span()
            parts += [self[at:start], _replaced(self[start:end], new_text, value)]
            at = end
        return join([*parts, self[at:]])

    def split_after(self, marks: str) -> list[Tracked]:
        """Pieces that end with one of `marks` (closing quotation marks stay with them)."""
        ends = [m.end() for m in re.finditer(f"[{marks}]+[”’」』）]*", self.text)]
        if not ends or ends[-1] < len(self):
            ends.append(len(self))
        return [self[a:b] for a, b in zip([0, *ends], ends, strict=False) if b > a]

    def sentences(self) -> list[Tracked]:
        """Sentences; a line break belongs to the sentence before it."""
        return self.split_after("。！？；\n")

    def paragraphs(self) -> list[Tracked]:
        """Lines without their breaks, blank ones left out."""
        return [p.strip() for p in self.split_after("\n") if p.text.strip()]

    def strip(self) -> Tracked:
        """Without blanks at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if self.text.strip() else self[0:0]

    def letters(self) -> Iterator[int]:
        """Origins of the letters and digits that are still the story's own."""
        return (o for c, o in zip(self.text, self.origins, strict=True) if o >= 0 and c.isalnum())


def new(text: str) -> Tracked:
    """Text that comes from no story."""
    return Tracked(text, (NEW,) * len(text))


def story(number: int, text: str) -> Tracked:
    """The whole of story `number`, as first written."""
    return Tracked(text, tuple(range(number * BLOCK, number * BLOCK + len(text))))


def join(parts: Iterable[Tracked | str], between: str = "") -> Tracked:
    """The parts in a row, with new text between them."""
    texts: list[str] = []
    origins: list[int] = []
    for n, part in enumerate(parts):
        piece = new(part) if isinstance(part, str) else part
        if n and between:
            texts.append(between)
            origins += [NEW] * len(between)
        texts.append(piece.text)
        origins += piece.origins
    return Tracked("".join(texts), tuple(origins))


def value_of(origin: int) -> int | None:
    """The character whose value stands here in another writing; None for anything else."""
    return -2 - origin if origin <= -2 else None


def _replaced(old: Tracked, text: str, value: bool) -> Tracked:
    head = 0
    while head < min(len(old), len(text)) and old.text[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(text)) - head and old.text[-1 - tail] == text[-1 - tail]:
        tail += 1
    middle = old.origins[head : len(old) - tail]
    marks = [NEW] * (len(text) - head - tail)
    if value and middle:
        for n in range(len(marks)):
            origin = middle[min(len(middle) - 1, n * len(middle) // len(marks))]
            marks[n] = -2 - origin if origin >= 0 else origin
    return Tracked(text, (*old.origins[:head], *marks, *old.origins[len(old) - tail :]))
