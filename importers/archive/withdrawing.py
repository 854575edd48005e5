"""Withdrawal (撤回): a notice stays at the address, the text goes from everywhere.

Rights, a court or a mistake can ask for it. The article's file keeps what its address needs and the
reason; its text, its facts and every original that holds the text are deleted, earlier versions included.
The manifests stay, so that the same raw file does not come back with the next import. What version
control still holds is for the maintainer to decide.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import ArchiveError
from .files import inside, locked, write_file
from .header import read_header, write_header
from .originals import Article, Manifest, Originals

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
    originals = Originals(content)
    with locked(content):
        manifest, article = _find(originals, identity)
        path = inside(content, article.path)
        if manifest.withdrawn and not article.facts_sha256:
            raise ArchiveError("is withdrawn already", file=str(path))
        try:
            header = read_header(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ArchiveError("the article's file is gone", file=str(path)) from error
        notice = {
            "Title": NOTICE_TITLE,
            **{key: header[key] for key in _KEPT if key in header},
            "Status": "hidden",
            "Withdrawn": day,
            "Withdrawn_Reason": reason,
        }
        data = (write_header(notice) + NOTICE).encode("utf-8")
        write_file(path, data)
        inside(content, article.facts_path).unlink(missing_ok=True)
        gone = replace(
            article, sha256=hashlib.sha256(data).hexdigest(), facts_sha256="", replaced=()
        )
        _forget(originals, manifest, gone, day)
        others = tuple(a.path for a in manifest.articles if a.id != identity)
        return Withdrawal(article.path, others)


def _find(originals: Originals, identity: str) -> tuple[Manifest, Article]:
    for manifest in originals.all():
        for article in manifest.articles:
            if article.id == identity:
                return manifest, article
    raise ArchiveError(
        f"no article has the id {identity!r}",
        remedy="The id is the name of its page: /a/<two digits>/<id>.html",
    )


def _forget(originals: Originals, manifest: Manifest, gone: Article, day: str) -> None:
    articles = tuple(gone if article.id == gone.id else article for article in manifest.articles)
    current: Manifest | None = replace(manifest, articles=articles)
    seen: set[str] = set()
    while current is not None and current.sha256 not in seen:
        seen.add(current.sha256)
        originals.write(replace(current, withdrawn=day))
        originals.raw_path(current.sha256).unlink(missing_ok=True)
        current = originals.read(current.replaces) if current.replaces else None
