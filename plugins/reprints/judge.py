"""The decision: what two texts that share words are to one another.

In this order:

1. *Another issue of the same form?* Names or figures that differ where the texts stand side by side
   make a series (系列), however many letters agree. Before anything else, because a form agrees to
   nine letters of ten. A text of a series that repeats the facts of the other is a copy of the
   issue, and then the form around the facts is its text and counts in full.
2. *Nearly the same?* Then it is a reprint at any length: a flash of one sentence (一句话新闻)
   printed twice has no fifty rare letters to show.
3. *Most of one in the other?* Reprint, excerpt or page, by how much of the other it fills. Words
   common to many reports are left out of the reckoning (`crowd.py`).
4. *A long passage in common?* An excerpt of one report on both sides; a short one is a quotation.

Texts with misread characters (扫描件) get more room in step 1: a digit is misread as easily as a
letter, so the share of single letters that differ says how much a differing figure is worth.

Wrong on purpose: two issues of a form that differ in one name only count as a reprint with a
corrected name; two reports that quote 90 letters of one statement count as excerpts of one report;
an update that replaces most figures of a short flash (死亡人数升至) counts as the next of a series.

Evidence: on 2,000 labelled texts (2,058 pairs) precision .991, recall .999, at 5 ms a text; the
constants were set on that very set, so expect less elsewhere. Without figures precision falls to
.882, without common words to .697; without slots it stays there and falls to .28 on an archive of
nine forms with thirty issues each, which names and figures tell apart. What is left of the errors
are literal quotations of a hundred letters. `bench/reprints/score.py` prints both tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from .model import SAME_REPORT, Kind

# All shares are of letters, 0 to 1; all were set on the labelled dev pairs and on forms of our own.
SAME = 0.85
"""Of both texts: nearly the same."""
WHOLE = 0.6
"""Of one text: it stands in the other, with its own head, tail and cuts."""
WHOLE_AT_FIRST = 0.7
"""The same before common words are known."""
FEW = 40
WHOLE_OF_FEW = 0.8
"""The same of fewer letters: where a sentence is all, its first words are the facts."""
HALF = 0.5
"""Of the larger text: it is the same report rather than a longer one."""
PAGE = 0.2
"""Of the larger text: below it the smaller is one of many things printed there (整版)."""
MIN_RARE = 15
"""Letters that are not common: the shortest flashes have twenty."""
LONG = 90
"""Rare letters two texts share only when one report is behind both."""
IN_ONE_PIECE = 48
IN_PIECES = 125
"""Letters of the longest passage, or of all, for that: lists of those present share names."""
LONG_IN_SHORT = (60, 0.3)
"""Rare letters, and share of the shorter text, that do when a text is short itself."""
QUOTE = 30
"""Rare letters worth showing as a quotation: one sentence."""
FORM = 0.4
"""Share of one text from which on two issues of a form are called a series."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares (0 to 1) and letters of a pair, in all and with common words left out.

    Letters of forms and passages that state other facts are not in them; `other` counts these.
    `same` counts letters whose facts agree, `longest` is the longest passage.
    """

    share_a: float
    share_b: float
    rare_share_a: float
    rare_share_b: float
    letters: int
    rare_letters: int
    longest: int
    same: int
    other: int


def judge(overlap: Overlap, raw: tuple[float, float], *, at_first: bool = False) -> Kind | None:
    """The kind of a pair, None when what it shares proves nothing.

    `raw` are the shares of all passages. `at_first`: common words are not known yet; only texts
    that mostly agree are judged.
    """
    kind = _by_shares(overlap, at_first)
    if overlap.other and (kind not in SAME_REPORT or not _outweighs(overlap)):
        return "series" if overlap.other > overlap.rare_letters and max(raw) >= FORM else None
    return kind


def _outweighs(overlap: Overlap) -> bool:
    """True when what two texts share is more than the form of their other parts."""
    if 2 * overlap.same >= overlap.letters:
        return True
    return overlap.rare_letters >= max(LONG, min(overlap.other, 2 * LONG))


def _by_shares(overlap: Overlap, at_first: bool) -> Kind | None:
    raw = (overlap.share_a, overlap.share_b)
    shares, rare = (overlap.rare_share_a, overlap.rare_share_b), overlap.rare_letters
    confirmed = overlap.letters > 0 and 2 * overlap.same >= overlap.letters
    if confirmed:
        shares, rare = raw, overlap.letters
    if min(raw) >= SAME and not at_first:
        return "reprint"
    most, least = max(shares), min(shares)
    whole = WHOLE_AT_FIRST if at_first else WHOLE if confirmed or rare >= FEW else WHOLE_OF_FEW
    if rare >= MIN_RARE and most >= whole:
        return "reprint" if least >= HALF else "excerpt" if least >= PAGE else "contains"
    if at_first:
        return None
    together = overlap.longest >= IN_ONE_PIECE or rare >= IN_PIECES
    if (rare >= LONG and together) or (rare >= LONG_IN_SHORT[0] and most >= LONG_IN_SHORT[1]):
        return "excerpt"
    return "quotation" if rare >= QUOTE else None
