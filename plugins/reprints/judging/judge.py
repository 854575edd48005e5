"""The decision: what two texts that share words are to one another.

In this order:

1. *Letters that state other facts are taken out.* Another issue of a form (系列) agrees to nine
   letters of ten, so before anything is counted, what a pair shares is parted into passages whose
   facts agree, those whose facts differ and those that state none (`facts.py`, by slots from
   `slots.py` and figures, levels and names from `evidence.py`). Differing letters count for nothing;
   where they outweigh the rest the pair is a series, or nothing where it shares little. The verdict
   is on letters and not on the pair: a page may hold a copy of one notice and another issue of a
   second one.
2. *Nearly the same?* What is left of both texts is most of both, common letters included: a reprint
   at any length, for a flash of one sentence (一句话新闻) has no fifty rare letters to show.
3. *Most of one in the other?* Reprint, excerpt or page, by how much of the other it fills. Letters
   common to many reports are left out of the reckoning (`crowd.py`), but for texts that repeat one
   another's facts: where those agree, the form around them is the text and counts in full.
4. *A long passage in one piece?* An excerpt of one report on both sides; a short one is a quotation.

It is asked twice of each pair: before common words are known (`at_first`, steps 1 and 3 only, more
strictly), to see which texts are one report and therefore no crowd, and after.

Wrong on purpose: two issues of a form that differ in one name of a long text count as a reprint with a
corrected name; two reports that quote 90 letters of one statement in one piece count as excerpts of one
report; an update that replaces most figures of a short flash (死亡人数升至) counts as the next of a series.

Evidence: precision / recall with one witness left out, on the labelled set on which the constants were
set, on one of our own, and on one of forms that no constant was set on (seeds 3 and 1003 of make_set.py;
`bench/reprints/ablation.py` prints it), before values decided alone and readings were attested (`camps.py`),
with which nothing left out is .998 / .998, .998 / .991 and .999 / .992.

without                   labelled       own            unseen
nothing                   .997 / .999     .990 / .988    .993 / .990
slots                     .997 / .999     .919 / .976    .933 / .974
figures, levels, names    .995 / 1.000    .910 / .993    .958 / .994
words common to many      .843 / .999     .939 / .993    .969 / .992
furniture                 .995 / .998     .990 / .988    .993 / .990
rows of lists alone       .997 / .999     .989 / .988    .993 / .990
crowd of a story in page  .996 / .999     .981 / .989    .991 / .990
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import SAME_REPORT, Kind

# All shares are of letters, 0 to 1; all were set on labelled pairs of news and on forms of our own.
SAME = 0.85
"""Of both texts, common letters included: nearly the same."""
WHOLE = 0.6
"""Of one text, common letters left out: it stands in the other, with its own head, tail and cuts."""
WHOLE_AT_FIRST = 0.7
"""`WHOLE` before common words are known."""
FEW = 40
"""Rare letters below which `WHOLE_OF_FEW` is asked for."""
WHOLE_OF_FEW = 0.8
"""`WHOLE` of few letters: where a sentence is all, its first words are the facts."""
HALF = 0.5
"""Of the larger text: it is the same report rather than a longer one."""
PAGE = 0.2
"""Of the larger text: below it the smaller is one of many things printed there (整版)."""
MIN_RARE = 15
"""Rare letters, that is, not common ones, that prove anything: the shortest flashes have twenty."""
LONG = 90
"""Rare letters two texts share only when one report is behind both."""
IN_ONE_PIECE = 48
"""Letters of the longest passage for that: lists of those present share names in small pieces."""
IN_PIECES = 125
"""Rare letters that do in however small pieces."""
LONG_IN_SHORT = (60, 0.3)
"""Rare letters, and share of the shorter text, that do when a text is short itself."""
CLEAR = 2
"""How many times as many letters as state other facts there must be, before common words are known."""
QUOTE = 30
"""Rare letters worth showing as a quotation: one sentence."""
FORM = 0.4
"""Share of one text that two issues of a form share at least; below it they are called nothing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares (0 to 1) and letters of a pair, in all and with common words left out (`rare`).

    Letters that state other facts are not in them; `other` counts these. `same` counts letters whose
    facts agree. Counts are of the text that has fewer of them; `longest` is the longest passage of
    all, on the side where it is shorter. `unfilled` are letters of the longer text's forms outside the
    passages: what is shared is a cut of an issue, and a sentence of it when it is short.
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
    unfilled: int = 0


def judge(overlap: Overlap, raw: tuple[float, float], *, at_first: bool = False) -> Kind | None:
    """The kind of a pair, None when what it shares proves nothing.

    `raw` are the shares of all passages, whatever they state. `at_first`: common words are not known
    yet; only texts that mostly agree are judged.
    """
    kind = _by_shares(overlap, at_first)
    if overlap.other and (kind not in SAME_REPORT or not _outweighs(overlap, raw, at_first)):
        if min(raw) >= SAME or overlap.other > overlap.rare_letters:
            return in_series(raw)
        return None
    return kind


def in_series(raw: tuple[float, float]) -> Kind | None:
    """What two issues of a form are called that share so much of their letters."""
    return "series" if max(raw) >= FORM else None


def _outweighs(overlap: Overlap, raw: tuple[float, float], at_first: bool) -> bool:
    """True when what two texts share is more than the form of their other parts."""
    if 2 * overlap.same >= overlap.letters:
        return True
    if at_first and overlap.rare_letters < CLEAR * overlap.other:
        return False
    most = overlap.other if min(raw) >= WHOLE else min(overlap.other, 2 * LONG)
    return overlap.rare_letters >= max(LONG, most)


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
        if least < HALF and overlap.letters < LONG_IN_SHORT[0] and overlap.unfilled >= MIN_RARE:
            return "quotation"
        return "reprint" if least >= HALF else "excerpt" if least >= PAGE else "contains"
    if at_first:
        return None
    together = overlap.longest >= IN_ONE_PIECE or rare >= IN_PIECES
    if (rare >= LONG and together) or (rare >= LONG_IN_SHORT[0] and most >= LONG_IN_SHORT[1]):
        return "excerpt"
    return "quotation" if rare >= QUOTE else None
