"""An article as plain text, and the facts that text and Markdown print in the site's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..catalog.record import Record
from ..catalog.sanitise import one_line
from ..catalog.sources import Source
from ..catalog.strings import Strings
from .blocks import Block

RULE = "————"
"""Between the text and what is known of it: a line of its own that no text is taken for."""


class Given(NamedTuple):
    """What a file is made from besides the body. `address` is the whole address of the page, if known."""

    record: Record
    source: Source | None
    address: str | None
    say: Strings

    @property
    def source_name(self) -> str | None:
        """Who printed it."""
        return self.source.name if self.source else self.record.source


def facts(given: Given) -> Iterator[tuple[str, str]]:
    """Yield what is known of where a text comes from: a word of the site's, with its colon, and a value."""
    record, say = given.record, given.say
    printed = say("common.undated")
    if record.printed:
        printed = when(given)
    known = [
        ("source", given.source_name),
        ("original_source", record.original_source),
        ("original_title", record.original_title),
        *_people(given),
        ("speaker", record.speaker),
        ("doc_number", record.doc_number),
        ("issued_by", _row(record.issuing_bodies, say)),
        ("dateline", record.dateline),
        ("printed", printed),
        ("page", record.page),
        ("column", record.column),
        ("original_url", record.original_url),
        ("this_page", given.address),
        ("archived", record.archived and say.day(record.archived)),
        ("id", record.id),
        ("raw_sum", record.raw),
    ]
    for name, value in known:
        if value:
            yield label(say, f"provenance.{name}"), one_line(value)


def heads(given: Given) -> Iterator[tuple[str, str]]:
    """Yield kicker and subheads in the same way."""
    record, say = given.record, given.say
    if record.kicker:
        yield label(say, "downloads.kicker"), one_line(record.kicker)
    for line in record.subtitles:
        yield label(say, "downloads.subtitle"), one_line(line)


@lru_cache(maxsize=256)
def label(say: Strings, name: str) -> str:
    """Return a word of the site's with the colon that follows it."""
    return say("downloads.label", name=say(name))


def when(given: Given) -> str:
    """Return day and hour of printing in words; empty where nobody states it."""
    day = given.record.printed
    if day is None:
        return ""
    return f"{given.say.day(day)} {day.time}" if day.time else given.say.day(day)


def warning(given: Given) -> str:
    """Return what is said before a ghost-writer's sample; empty for a report."""
    say = given.say
    if not given.record.is_template:
        return ""
    between = "" if say.lang.startswith("zh") else " "
    return say("article.is_sample") + between + say("article.sample_caution")


def captions(given: Given) -> tuple[str, list[str]]:
    """Return the heading of the captions, and each on a line with who took the picture."""
    lines = [
        given.say("common.between").join(
            one_line(part) for part in (caption.text, caption.credit) if part
        )
        for caption in given.record.facts.captions
    ]
    return given.say("article.captions"), lines


def plain_text(given: Given, body: Sequence[Block]) -> str:
    """Return the file: headline block, source line, the body in paragraphs, what is known of it."""
    record = given.record
    head = [*([record.kicker] if record.kicker else []), record.title, *record.subtitles]
    source = [given.source_name, *(_named(given)), when(given), record.page]
    parts = [
        "\n".join(map(one_line, head)),
        given.say("common.between").join(one_line(part) for part in source if part),
        warning(given),
        *(block.text for block in body),
    ]
    heading, lines = captions(given)
    if lines:
        parts.append("\n".join([heading, *lines]))
    parts.append("\n".join([RULE, *(name + value for name, value in facts(given))]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _people(given: Given) -> list[tuple[str, str | None]]:
    record = given.record
    roles = [("reporters", record.reporters), ("correspondents", record.correspondents)]
    if not any(names for _, names in roles):
        roles = [("authors", record.writers)]
    roles += [("photographers", record.photographers), ("editors", record.editors)]
    return [(role, _row(names, given.say)) for role, names in roles]


def _named(given: Given) -> Iterator[str]:
    """Yield who wrote it, each role with its names."""
    for role, names in _people(given):
        if names and role != "editors":
            yield f"{given.say(f'provenance.{role}')} {names}"


def _row(names: Sequence[str], say: Strings) -> str | None:
    return say("common.names").join(names) or None
