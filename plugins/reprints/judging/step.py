"""The kinds of steps of the decision: what each looks at, so that several workers can share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..state import Node, Pair
from ..texts import Key
from .pairs import Names


@dataclass(frozen=True, slots=True)
class TextStep:
    """Brings the records of texts up to date; looks at their pairs and partners.

    `reads` says that it looks at letters too: of the texts and of their partners.
    """

    do: Callable[[Iterable[Key]], object]
    reads: bool = False


@dataclass(frozen=True, slots=True)
class PairStep:
    """Brings the records of pairs up to date; looks at their texts."""

    do: Callable[[Iterable[Names]], object]


@dataclass(frozen=True, slots=True)
class TieStep:
    """Names each text, in the field `name`, after the smallest text it is tied to, near or far.

    `ties` says whether a pair is a tie and looks at its texts; the third argument is either's record.
    """

    name: str
    ties: Callable[[Names, Pair, Node], bool]


Step = TextStep | PairStep | TieStep
