"""What the rules of all feed formats share: the finding, and what holds for any text.

Every rule is a pure function of a feed's bytes. The rules are stricter than the formats where a reader
would suffer: an address is always whole and http(s), HTML acts in nobody's reader, an identifier stands
once. Addresses and dates are in rules_values.py, HTML in rules_html.py, XML in rules_xml.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a feed breaks: its name, the place (`channel/item[2]/guid`), what is wrong there."""

    rule: str
    place: str
    words: str


def words(text: str) -> tuple[str, ...]:
    """Return the words of a line."""
    return tuple(text.split())


_SPOILT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]")
"""Control characters of C0 and C1, non-characters, and the mark of a decoding that went wrong."""


def controls(text: str, place: str) -> Iterator[Finding]:
    """No control characters, no non-characters."""
    if (bad := _SPOILT.search(text)) is not None:
        yield Finding("control-characters", place, f"U+{ord(bad[0]):04X}")


def value(rule: str, fault: Callable[[str], str], text: str, place: str) -> Iterator[Finding]:
    """A finding of `rule` where `fault` has words for `text`."""
    if said := fault(text):
        yield Finding(rule, place, said)


def filled(text: str, place: str) -> Iterator[Finding]:
    """Something stands there, with no blanks around it."""
    if not text.strip():
        yield Finding("empty", place, "nothing in it")
    elif text != text.strip():
        yield Finding("blanks", place, "blanks around the value")


def repeated(values: Iterable[tuple[str, str]], rule: str) -> Iterator[Finding]:
    """Of pairs of value and place, each value stands once."""
    seen: dict[str, str] = {}
    for text, place in values:
        if text in seen:
            yield Finding(rule, place, f"stands at {seen[text]} already: {text[:60]}")
        seen.setdefault(text, place)
