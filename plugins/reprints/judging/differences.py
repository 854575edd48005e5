"""Kinds of difference between two texts that stand side by side, and how much each speaks for two issues.

rewritten  the same figure in other characters (4.7万, 47000; 百分之三, 3%): the same letters, as it were
day        a day for a word that stands for one (5月20日, 今天): says nothing
figure     another value, both written out
part       digits in one text alone, or other words among them: another value, or one that was misread
level      another step of one scale (黄色, 橙色; 上调, 下调; 星期三, 星期四): a fact like a figure
name       another name (`names.py`); a swap that is repeated counts as words from then on
word       a word for another one, with hardly a letter in common (粮食, 焦炭)
reworded   a word that states nothing for another such word (但是, 不过; `wordings.py`): editors do this
phrase     other words that share letters: a word that was misread, or a form of it
letter     one letter: misread, or mended
smudged    a long figure off by one digit, or a word that denies (未, 不) in one text alone: misread where letters
           are, else a fact
torn       the same with a line of another column in it: says nothing
other      all else: dropped or added words, substitutions that mostly keep their letters or are too
           long for a name, and gaps over letters that another passage agrees in (columns)

Weights are logarithms of how much likelier a difference is between two issues than between two printings of
one, in hundredths. A misread letter lowers those of its neighbours: a digit is misread as easily.
"""

from __future__ import annotations

from enum import IntEnum


class Difference(IntEnum):
    """Kinds of gaps, see the module's text."""

    REWRITTEN = 0
    FIGURE = 1
    LEVEL = 2
    NAME = 3
    WORD = 4
    LETTER = 5
    SMUDGED = 6
    OTHER = 7
    DAY = 8
    PART = 9
    PHRASE = 10
    TORN = 11
    REWORDED = 12


_WEIGHTS = {
    Difference.FIGURE: 250,
    Difference.LEVEL: 320,
    Difference.NAME: 200,
    Difference.PART: 150,
    Difference.WORD: 120,
}
"""How much each speaks for two issues; other kinds say nothing.

A level is misread and mended less often than a figure, and a short form may have no other fact; a
digit is lost or cut off more often than one value is read for another.
"""
_ATTESTED = 350
"""Weight of a fact where other texts attest both readings (`camps.py`): neither was misread."""
_ONLY_WORD = 240
"""Weight of what is no figure, level or name and all that differs in a text of two sentences (大风, 强对流)."""
_IN_A_ROW = 3
"""Letters of such a word from which on it was not misread."""
BRIEF = 120
"""Letters of a text below which one value or level that differs is another issue, whatever agrees."""
SHORT = 200
"""Letters of a form in which one fact that differs outweighs one or two that agree."""
_DECISIVE = bytes([Difference.FIGURE, Difference.LEVEL, Difference.NAME])
_SILENT = bytes({*Difference} - {*_WEIGHTS, Difference.SMUDGED})
_ROOM = 60
"""Divides these by 1 + _ROOM times the share of misread letters: by 2.8 where three of a hundred are."""
_ROOM_OF = {Difference.LEVEL: 20, Difference.NAME: 20}
"""The same of levels and names: letter after letter has to be misread, and into another level."""
_SMUDGED = 200
"""Weight of a figure off by one digit, or of a denial, in a text without a misread letter."""
_MISREAD = 0.01
"""Misread letters per letter from which on it says nothing."""


def decides(difference: Difference) -> bool:
    """Whether one such difference may be enough to tell two issues."""
    return difference in _DECISIVE


def is_fact(difference: Difference) -> bool:
    """Whether it is a fact that differs, which an editor does not change and a scanner hardly makes."""
    return difference in _WEIGHTS


def differs(kinds: bytes) -> bool:
    """True when a fact differs in one of several gaps."""
    return bool(kinds.translate(None, _SILENT))


def weight_of(
    difference: Difference, noise: float, *, alone: int = 0, attested: bool = False
) -> int:
    """How much a difference speaks for two issues, as a logarithm in hundredths.

    `noise` is the share of misread letters (0 to 1). What decides `alone`, by so many letters, was read
    well, and so was what is `attested` (`camps.py`).
    """
    if alone:
        room = _ROOM * noise if alone < _IN_A_ROW else 0
        return _WEIGHTS[difference] if decides(difference) else round(_ONLY_WORD / (1 + room))
    if attested and (is_fact(difference) or difference is Difference.SMUDGED):
        return _ATTESTED
    if difference is Difference.SMUDGED:
        return round(_SMUDGED * max(0.0, 1 - noise / _MISREAD))
    return round(_WEIGHTS.get(difference, 0) / (1 + _ROOM_OF.get(difference, _ROOM) * noise))
