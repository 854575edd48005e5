"""The documents of an archive that name departments, and what is kept of them between builds.

A document's facts stand in files of its own, and where its measures begin only its text shows. So
both are read once for each version of an article (its digest), and what is wanted of them is kept in
a file. It holds articles of this build alone: nothing of one that was withdrawn. It may be deleted;
one of other programs, or a broken one, is no file.
"""

from __future__ import annotations

import logging
import marshal
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from ..catalog import dress
from .model import Paper, Task

if TYPE_CHECKING:
    from ..catalog.members import Member

log = logging.getLogger(__name__)

Known = dict[bytes, Paper | None]
"""Digest of an article → what it asks of departments, None for nothing."""
_SUM = 16
"""Bytes at the start of the file: the sum of what follows and of the programs that made it."""


def papers_of(members: Iterable[Member], place: Path | None = None) -> dict[str, Paper]:
    """Return slug → paper of all documents that name departments, but for samples (范文).

    Only what `place`, the file of the build before, does not know is read, and of that official
    documents alone.
    """
    known = _load(place) if place else {}
    kept: Known = {}
    found: dict[str, Paper] = {}
    for member in members:
        digest = member.digest
        paper = kept[digest] = known[digest] if digest in known else _paper(member)
        if paper is not None:
            found[member.slug] = paper
    if place and kept.keys() != known.keys():
        _keep(place, kept)
    return found


def place_of(content: Path, folder: Path) -> Path:
    """Return where the file of a content folder is in the folder of caches."""
    return folder / f"documents-{content.resolve().name}"


def _paper(member: Member) -> Paper | None:
    record = member.record
    if record.kind != "official" or member.is_template:
        return None
    document = member.document()
    tasks = tuple(
        Task(one.no, one.id, one.title, one.departments, one.roles)
        for one in (document.measures if document else ())
        if one.departments
    )
    if document is None or not tasks:
        return None
    stated = record.printed.order if record.printed else ""
    return Paper(member.digest, document.number, stated, tasks)


def _load(place: Path) -> Known:
    try:
        data = place.read_bytes()
        sum_, body = data[:_SUM], data[_SUM:]
        if sum_ != blake2b(_version() + body, digest_size=_SUM).digest():
            return {}
        papers, others = marshal.loads(body)
    except OSError:
        return {}
    return dict.fromkeys(others) | {
        digest: Paper(digest, number, stated, tuple(map(Task._make, tasks)))
        for digest, number, stated, tasks in papers
    }


def _keep(place: Path, known: Known) -> None:
    papers = [
        (paper.digest, paper.number, paper.stated, tuple(map(tuple, paper.tasks)))
        for paper in known.values()
        if paper
    ]
    body = marshal.dumps((papers, [digest for digest, paper in known.items() if paper is None]))
    aside = place.with_name(f"{place.name}.{token_hex(8)}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for left in place.parent.glob(f"{place.name}.*.part"):
            left.unlink(missing_ok=True)
        aside.write_bytes(blake2b(_version() + body, digest_size=_SUM).digest() + body)
        aside.replace(place)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
            # What could not be replaced may hold what was withdrawn.
            place.unlink(missing_ok=True)
        log.info("%s: %s. Next time all documents are read again.", place, error)


@cache
def _version() -> bytes:
    """A digest of the programs that read documents: what other ones kept is read again."""
    state = blake2b(digest_size=16)
    for folder in (Path(dress.__file__).parent, Path(__file__).parent):
        for source in sorted(folder.glob("*.py")):
            state.update(source.read_bytes())
    return state.digest()
