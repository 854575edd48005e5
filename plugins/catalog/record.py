"""One article as the archive states it: header and facts together, typed, nothing filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ContentError
from .day import Day, parse_day
from .facts import Facts
from .header import Header, items, pelican_items
from .sources import web_address

YES = frozenset({"yes", "true", "1"})
WITHDRAWN_TITLE = "已撤回"


class Withdrawn(NamedTuple):
    """When a text was withdrawn (撤回), and why."""

    day: Day
    reason: str | None


class Record(NamedTuple):
    """What is known of one article. None or an empty tuple means that the text does not say.

    A tuple, for a build makes tens of thousands: a frozen dataclass of so many fields takes five times
    as long.
    """

    id: str
    title: str
    kind: str | None
    printed: Day | None
    archived: Day | None
    modified: Day | None
    lang: str | None
    summary: str | None
    kicker: str | None
    subtitles: tuple[str, ...]
    source: str | None
    original_source: str | None
    original_title: str | None
    original_url: str | None
    authors: tuple[str, ...]
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]
    editors: tuple[str, ...]
    issuing_bodies: tuple[str, ...]
    doc_number: str | None
    signed: Day | None
    speaker: str | None
    dateline: str | None
    page: str | None
    column: str | None
    raw: str | None
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    is_template: bool
    withdrawn: Withdrawn | None
    facts: Facts

    @property
    def order(self) -> tuple[str, str]:
        """Sorts oldest first; a text that states no date stands where it came into the archive."""
        day = self.printed or self.archived
        return (day.order if day else "", self.id)

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote it: reporters and correspondents, else `Authors` but for who took the pictures."""
        return self.reporters + self.correspondents or tuple(
            [name for name in self.authors if name not in self.photographers]
        )

    @property
    def has_author(self) -> bool:
        """Whether somebody is named: a document is written by its body, a speech is its speaker's."""
        return bool(self.writers or self.speaker or self.issuing_bodies)

    @property
    def day(self) -> Day | None:
        """The stated calendar day, or None: a month or a year is no day."""
        return self.printed if self.printed and self.printed.is_whole else None


def make_record(header: Header, facts: Facts | None, *, id: str, file: Path | str) -> Record:
    """Return the record of the article `id`.

    Raises ContentError naming `file` when a date in the header is none. Of a withdrawn article
    nothing is taken over but when it was printed and withdrawn: what else still stands in its
    file is not for readers.
    """
    withdrawn = None
    if "withdrawn" in header:
        day = _day(header, "withdrawn", None, file)
        assert day is not None
        withdrawn = Withdrawn(day, header.get("withdrawn_reason"))
        aliases = header.get("aliases", "")
        kept = ("date", "date_basis", "date_precision", "archived", "kind")
        header = {key: value for key, value in header.items() if key in kept}
        header |= {"title": WITHDRAWN_TITLE, "aliases": aliases}
        facts = None
    facts = facts or Facts()
    get = header.get
    undated = get("date_basis") == "archived"
    return Record(
        id=id,
        title=get("title", ""),
        kind=get("kind"),
        printed=None if undated else _day(header, "date", get("date_precision"), file),
        archived=_day(header, "archived", "day", file)
        or (_day(header, "date", "day", file) if undated else None),
        modified=_day(header, "modified", None, file),
        lang=get("lang"),
        summary=get("summary"),
        kicker=get("kicker"),
        subtitles=items(header, "subtitle"),
        source=get("source"),
        original_source=get("original_source"),
        original_title=get("original_title"),
        original_url=web_address(get("source_url")) or web_address(facts.original_url),
        authors=pelican_items(header, "authors") or pelican_items(header, "author"),
        reporters=items(header, "reporters"),
        correspondents=items(header, "correspondents"),
        photographers=items(header, "photographers"),
        editors=items(header, "editors"),
        issuing_bodies=items(header, "issuing_bodies"),
        doc_number=get("doc_number"),
        signed=_day(header, "signed_date", None, file),
        speaker=get("speaker"),
        dateline=get("dateline"),
        page=get("page"),
        column=get("column"),
        raw=get("raw"),
        tags=pelican_items(header, "tags"),
        aliases=items(header, "aliases"),
        is_template=get("is_template", "").lower() in YES,
        withdrawn=withdrawn,
        facts=facts,
    )


_DAYS = tuple(Record._fields.index(name) for name in ("printed", "archived", "modified", "signed"))
_WITHDRAWN, _FACTS = Record._fields.index("withdrawn"), Record._fields.index("facts")


def as_values(record: Record) -> tuple[Any, ...]:
    """Return a record, without what its facts file says, as plain data for `from_values`."""
    values: list[Any] = list(record)
    for at in _DAYS:
        if values[at] is not None:
            values[at] = _day_values(values[at])
    if record.withdrawn:
        values[_WITHDRAWN] = (_day_values(record.withdrawn.day), record.withdrawn.reason)
    values[_FACTS] = None
    return tuple(values)


def from_values(values: Sequence[Any]) -> Record:
    """Return the record that `as_values` made plain data of."""
    found = list(values)
    for at in _DAYS:
        if found[at] is not None:
            found[at] = Day(*found[at])
    if found[_WITHDRAWN] is not None:
        day, reason = found[_WITHDRAWN]
        found[_WITHDRAWN] = Withdrawn(Day(*day), reason)
    found[_FACTS] = _NO_FACTS
    return Record._make(found)


_NO_FACTS = Facts()


def _day_values(day: Day) -> tuple[str, str, str, str | None]:
    return (day.iso, day.text, day.short, day.time)


def check_needs_no_facts(header: Header, file: Path | str) -> None:
    """Raise ContentError when the article in `file`, which has no facts file, must have one.

    Without it the page would silently lose its measures, gaps and doubts.
    """
    if "raw" in header and "withdrawn" not in header:
        raise ContentError(
            f"is missing, and {Path(file).name} was made from an original.",
            file=Path(file).with_suffix(".facts.json"),
            remedy="Make it again with `invoke reimport`, or take it back from version control.",
        )


def _day(header: Header, key: str, precision: str | None, file: Path | str) -> Day | None:
    value = header.get(key)
    if value is None:
        return None
    try:
        return parse_day(value, precision)
    except ValueError as error:
        raise ContentError(
            f"{key.capitalize()}: {error}.", file=file, remedy="Correct it in the header."
        ) from error
