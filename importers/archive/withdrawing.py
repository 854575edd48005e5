"""Withdrawal (撤回): a notice stays at the address, the text goes from everywhere.

Rights, a court or a mistake can ask for it. The article's file keeps what its address needs and the
reason; its text, its facts and every original that holds the text are deleted, earlier versions included.
The manifests stay, so that the same raw file does not come back with the next import. What version
control still holds is for the maintainer to decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from ..errors import ArchiveError
from .files import hash_of
from .header import read_header, write_header
from .index import Index, open_index
from .lock import locked
from .originals import Article, Manifest, Originals, raw_path
from .staging import Staging

_KEPT = ("Date", "Category", "Slug", "Date_Basis", "Date_Precision", "Archived", "Aliases")
NOTICE_TITLE = "已撤回"
NOTICE = "本文已撤回。\n"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn, and which other articles lost their original with it."""

    path: str
    shared_with: tuple[str, ...]


def withdraw(content: Path, identity: str, reason: str, day: str) -> Withdrawal:
    """Withdraw the article `identity` on `day`.

    Raises ArchiveError when there is no such article or no reason is given.
    """
    if not reason.strip():
        raise ArchiveError("a withdrawal needs its reason", remedy="Give --reason")
    with (
        locked(content),
        Staging(content) as staging,
        open_index(originals := Originals(staging)) as index,
    ):
        manifest, article = _find(originals, index.owner(identity), identity)
        if manifest.withdrawn and not article.facts_sha256:
            raise ArchiveError("is withdrawn already", file=str(content / article.path))
        try:
            header = read_header(staging.read(article.path).decode("utf-8"))
        except FileNotFoundError as error:
            file = str(content / article.path)
            raise ArchiveError("the article's file is gone", file=file) from error
        notice = {
            "Title": NOTICE_TITLE,
            **{key: header[key] for key in _KEPT if key in header},
            "Status": "hidden",
            "Withdrawn": day,
            "Withdrawn_Reason": reason,
        }
        data = (write_header(notice) + NOTICE).encode("utf-8")
        staging.lay(article.path, data)
        staging.remove(article.facts_path)
        gone = replace(article, sha256=hash_of(data), facts_sha256="", replaced=())
        _forget(originals, index, manifest, gone, day)
        staging.commit()
        others = tuple(a.path for a in manifest.articles if a.id != identity)
        return Withdrawal(article.path, others)


def _find(originals: Originals, sha256: str | None, identity: str) -> tuple[Manifest, Article]:
    """The manifest and article of an id; `sha256` is where the index has it."""
    hinted = originals.read(sha256) if sha256 else None
    for manifest in chain([hinted] if hinted else [], originals.all()):
        for article in manifest.articles:
            if article.id == identity:
                return manifest, article
    raise ArchiveError(
        f"no article has the id {identity!r}",
        remedy="The id is the name of its page: /a/<two digits>/<id>.html",
    )


def _forget(
    originals: Originals, index: Index, manifest: Manifest, gone: Article, day: str
) -> None:
    """Mark every original that holds the text: earlier versions, and those of its other posts."""
    articles = tuple(gone if article.id == gone.id else article for article in manifest.articles)
    todo = [manifest.sha256, *(twin.raw for twin in manifest.twins)]
    seen: set[str] = set()
    while todo:
        sha256 = todo.pop()
        current = originals.read(sha256)
        if sha256 in seen or current is None:
            continue
        seen.add(sha256)
        # Both ways: a text that came back is the version after its own later versions.
        todo += [*index.replaced_by(sha256), *([current.replaces] if current.replaces else [])]
        if sha256 == manifest.sha256:
            current = replace(current, articles=articles)
        originals.write(replace(current, withdrawn=day))
        originals.staging.remove(raw_path(sha256))
