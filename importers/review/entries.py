"""A text's line in the index: small enough to be kept for every text of a large import.

The worker that inspected a text makes its entry (and its page, where `Quota` wants one) while it has the
inspection; the parent keeps the entries and writes the index at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Inspection
from ..taxonomy import Sources
from .concerns import Concern, concerns_of, unknown_in
from .fates import removed_text

FIRST = 200  # texts at the beginning of a run that get a page whatever they are like
OF_A_KIND = 100  # texts with the same worst concern that get one
_LONGEST_TITLE = 60  # characters kept of a headline
_LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a run. Counts are characters of the decoded text; `gone` is removed text, mark-up aside."""

    number: int
    path: str
    status: str
    reason: str = ""
    title: str = ""
    stories: int = 0
    concerns: tuple[Concern, ...] = ()
    unknown: tuple[str, ...] = ()
    page: bool = False
    total: int = 0
    kept: int = 0
    fields: int = 0
    gone: int = 0

    @property
    def severity(self) -> int:
        """Of its worst concern; large where there is none."""
        return self.concerns[0].severity if self.concerns else 99


def entry_of(
    inspection: Inspection,
    *,
    number: int,
    status: str,
    reason: str = "",
    sources: Sources | None = None,
    page: bool = False,
) -> Entry:
    """The line of an inspected text; `number` counts from 1, `page` says that its page is written."""
    title = inspection.stories[0].title or "" if inspection.stories else ""
    balance = inspection.balance
    return Entry(
        number=number,
        path=inspection.path,
        status=status,
        reason=(reason or inspection.refused or "")[:_LONGEST_REASON],
        title=title[:_LONGEST_TITLE],
        stories=len(inspection.stories),
        concerns=concerns_of(inspection, sources),
        unknown=unknown_in(inspection.stories, sources) if sources else (),
        page=page,
        total=balance.total,
        kept=balance.kept,
        fields=balance.fields,
        gone=0 if inspection.refused else removed_text(inspection)[0],
    )


def page_name(number: int) -> str:
    """Where a text's page stands in the report: `texts/<n>.html`."""
    return f"texts/{number}.html"


class Quota:
    """Which texts get a page: the first ones, then those that need a look, so many of each kind.

    A hundred texts without a date tell as much as twenty thousand, and must not take the place of the one with
    a hole in it. One quota a process: with several workers give each its share.
    """

    def __init__(self, first: int = FIRST, of_a_kind: int = OF_A_KIND) -> None:
        self._first = first
        self._of_a_kind = of_a_kind
        self._taken: Counter[str] = Counter()

    def wants(self, number: int, concerns: Sequence[Concern]) -> bool:
        """Whether text `number` gets a page; counts it where it does."""
        if number <= self._first:
            return True
        if not concerns or self._taken[concerns[0].kind] >= self._of_a_kind:
            return False
        self._taken[concerns[0].kind] += 1
        return True
