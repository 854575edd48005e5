"""The documents of an archive that name departments, and what is kept of them between builds.

A document's facts stand in files of its own, and where its measures begin only its text shows. So
both are read once for each version of an article (its digest), and what is wanted of them is kept in
a file. It holds articles of this build alone: nothing of one that was withdrawn. It may be deleted;
one of other programs, or a broken one, is no file.
"""

from __future__ import annotations

import json
import logging
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

Known = dict[str, Paper | None]
"""Digest of an article in hexadecimal → what it asks of departments, None for nothing."""


def papers_of(members: Iterable[Member], place: Path | None = None) -> dict[str, Paper]:
    """Return slug → paper of all documents that name departments, but for samples (范文).

    Only what `place`, the file of the build before, does not know is read, and of that official
    documents alone.
    """
    known = _load(place) if place else {}
    kept: Known = {}
    found: dict[str, Paper] = {}
    for member in members:
        digest = member.digest.hex()
        paper = kept[digest] = known[digest] if digest in known else _paper(member)
        if paper is not None:
            found[member.slug] = paper
    if place and kept.keys() != known.keys():
        _keep(place, kept)
    return found


def place_of(content: Path, folder: Path) -> Path:
    """Return where the file of a content folder is in the folder of caches."""
    return folder / f"documents-{content.resolve().name}.json"


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
    return Paper(document.number, record.printed.order if record.printed else "", tasks)


def _load(place: Path) -> Known:
    try:
        data = json.loads(place.read_bytes())
        if data["version"] != _version():
            return {}
        return dict.fromkeys(data["others"]) | {
            digest: Paper(
                number,
                stated,
                tuple(
                    Task(no, id, title, tuple(names), tuple((name, role) for name, role in roles))
                    for no, id, title, names, roles in tasks
                ),
            )
            for digest, (number, stated, tasks) in data["papers"].items()
        }
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _keep(place: Path, known: Known) -> None:
    data = {
        "version": _version(),
        "papers": {
            digest: (
                paper.number,
                paper.stated,
                [
                    (task.no, task.id, task.title, task.departments, task.roles)
                    for task in paper.tasks
                ],
            )
            for digest, paper in known.items()
            if paper
        },
        "others": [digest for digest, paper in known.items() if paper is None],
    }
    aside = place.with_name(f"{place.name}.{token_hex(8)}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        for left in place.parent.glob(f"{place.name}.*.part"):
            left.unlink(missing_ok=True)
        written = json.dumps(data, ensure_ascii=False)
        aside.write_bytes(written.encode("utf-8", "surrogatepass"))
        aside.replace(place)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
            # What could not be replaced may hold what was withdrawn.
            place.unlink(missing_ok=True)
        log.info("%s: %s. Next time all documents are read again.", place, error)


@cache
def _version() -> str:
    """A digest of the programs that read documents: what other ones kept is read again."""
    state = blake2b(digest_size=16)
    for folder in (Path(dress.__file__).parent, Path(__file__).parent):
        for source in sorted(folder.glob("*.py")):
            state.update(source.read_bytes())
    return state.hexdigest()
