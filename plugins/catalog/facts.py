"""The facts of an article that do not fit a header line: `<id>.facts.json` read into records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ContentError
from .day import Day, parse_day

VERSION = 1

_DATE_ROLES = ("signed", "printed", "posted", "effective")

_MADE_TITLES = frozenset({"file name", "first line"})
"""Bases of a title that the importer made because the text prints none."""


class Caption(NamedTuple):
    """A picture's caption (图片说明) that was taken out of the body."""

    text: str
    credit: str | None


class Suspect(NamedTuple):
    """A probable misprint: what is printed, what was probably meant, why."""

    printed: str
    probable: str
    why: str | None
    certain: bool


class DocumentDate(NamedTuple):
    """One of a document's dates. Its role: signed (成文), printed (印发), posted (发布), effective (施行)."""

    role: str
    day: Day


class DocumentSection(NamedTuple):
    """A numbered part of a document; `id` is that of its heading, None where the text shows none."""

    no: str
    title: str
    id: str | None = None


class Measure(NamedTuple):
    """A numbered measure of a document and the bodies that answer for it.

    `id` is that of its paragraph: `m12`, and `m12-2` for a second measure with the number 12; None
    where the text shows no such paragraph. `roles` are pairs of a body and its part in the text's
    word (牵头, 配合), for bodies of which it states one.
    """

    no: int
    id: str | None
    section: str | None
    title: str
    departments: tuple[str, ...]
    roles: tuple[tuple[str, str], ...] = ()


class Target(NamedTuple):
    """A figure that a document sets as a goal; `measure` is the number of its measure."""

    text: str
    quantity: str | None
    measure: int | None


class Department(NamedTuple):
    """A body and the measures it answers for."""

    name: str
    measures: tuple[Measure, ...]


class Document(NamedTuple):
    """An official document (公文)."""

    number: str | None
    title: str | None
    notice_title: str | None
    notice_text: str | None
    issuing_bodies: tuple[str, ...]
    main_recipients: str | None
    dates: tuple[DocumentDate, ...]
    printed_by: str | None
    sections: tuple[DocumentSection, ...]
    measures: tuple[Measure, ...]
    targets: tuple[Target, ...]
    departments: tuple[Department, ...]


class Facts(NamedTuple):
    """What the facts file of one article says."""

    title_basis: str | None = None
    captions: tuple[Caption, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    document: Document | None = None
    original_url: str | None = None

    @property
    def is_title_printed(self) -> bool:
        """Whether the text prints its title, and the importer did not have to make one."""
        return self.title_basis not in _MADE_TITLES


def read_facts(path: Path) -> Facts | None:
    """Return the facts in `path`, or None when there is no such file.

    Raises ContentError as `parse_facts` does.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    return parse_facts(raw, path)


def parse_facts(raw: bytes, path: Path) -> Facts:
    """Return the facts in `raw`, the content of the file `path`.

    Raises ContentError, naming file and remedy, when they cannot be understood: a page printed
    without its gaps and doubts would claim more than the text does.
    """
    remedy = "Write it again with `invoke reimport`, or take it back from version control."
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError("is not UTF-8.", file=path, remedy=remedy) from error
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ContentError(
            f"is not JSON: {error.msg}.", file=path, line=error.lineno, remedy=remedy
        ) from error
    except RecursionError as error:
        raise ContentError("is nested too deeply.", file=path, remedy=remedy) from error
    try:
        if rb"\ud" in raw.lower():
            # JSON can name half a character; no page could be written with it. (A ValueError.)
            json.dumps(data, ensure_ascii=False).encode("utf-8")
        if data["version"] != VERSION:
            raise ContentError(
                f"has version {data['version']}, this program reads version {VERSION}.",
                file=path,
                remedy=remedy,
            )
        return _facts(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(
            f"is not as docs/content-format.md says ({type(error).__name__}: {error}).",
            file=path,
            remedy=remedy,
        ) from error


def _facts(data: Mapping[str, Any]) -> Facts:
    story = data.get("story") or {}
    document = data.get("document")
    return Facts(
        title_basis=story.get("title_basis"),
        captions=tuple(
            Caption(item["text"], item.get("credit")) for item in story.get("captions") or ()
        ),
        suspects=tuple(
            Suspect(item["printed"], item["probable"], item.get("why"), bool(item.get("certain")))
            for item in story.get("suspects") or ()
        ),
        document=None if document is None else _document(document),
        original_url=story.get("original_url") or data.get("original_url"),
    )


def _document(data: Mapping[str, Any]) -> Document:
    measures = tuple(_measures(data.get("measures") or ()))
    return Document(
        number=data.get("doc_number"),
        title=data.get("title"),
        notice_title=data.get("notice_title"),
        notice_text=data.get("notice_text"),
        issuing_bodies=tuple(data.get("issuing_bodies") or ()),
        main_recipients=data.get("main_recipients"),
        dates=tuple(
            DocumentDate(role, parse_day(data[f"{role}_date"]))
            for role in _DATE_ROLES
            if data.get(f"{role}_date")
        ),
        printed_by=data.get("printed_by"),
        sections=tuple(
            DocumentSection(str(item["no"]), item["title"]) for item in data.get("sections") or ()
        ),
        measures=measures,
        targets=tuple(
            Target(item["text"], item.get("quantity"), item.get("measure"))
            for item in data.get("targets") or ()
        ),
        departments=departments(measures),
    )


def _measures(listed: Sequence[Mapping[str, Any]]) -> Iterator[Measure]:
    times: Counter[int] = Counter()
    for item in listed:
        no = int(item["no"])
        times[no] += 1
        yield Measure(
            no,
            f"m{no}" if times[no] == 1 else f"m{no}-{times[no]}",
            item.get("section"),
            item["title"],
            tuple(item.get("departments") or ()),
            tuple(sorted((item.get("roles") or {}).items())),
        )


def departments(measures: tuple[Measure, ...]) -> tuple[Department, ...]:
    """Return who answers for what: most measures first, then in the order of first mention."""
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        for name in dict.fromkeys(measure.departments):
            found.setdefault(name, []).append(measure)
    listed = [Department(name, tuple(answers)) for name, answers in found.items()]
    return tuple(sorted(listed, key=lambda department: -len(department.measures)))
