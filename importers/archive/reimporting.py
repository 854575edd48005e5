"""The archive made again from its originals with today's rules, ids and hand edits kept."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ..errors import ArchiveError
from ..inspecting import Knowledge, inspect_bytes
from ..model import Inspection
from ..sidecar import Sidecar
from .article_files import make_files
from .files import inside, locked
from .header import Birth
from .importing import IMPORTER, record, remove_article, write_article
from .originals import Article, Manifest, Originals, article_id


@dataclass(frozen=True, slots=True)
class Change:
    """What a reimport does to one content file; `diff` is a unified diff of it."""

    path: str
    status: Literal["rewritten", "unchanged", "edited", "refused"]
    reason: str = ""
    diff: str = ""


def reimport(
    content: Path,
    target: Path | None,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> list[Change]:
    """Rewrite the unedited files made from `target` (a raw or content file or folder; None for all).

    Raises ArchiveError when nothing in the archive was made from it.
    """
    originals = Originals(content)
    knowledge = Knowledge.of(content)
    changes: list[Change] = []
    with locked(content):
        everything = list(originals.all())
        chosen = [m for m in everything if m.articles and _concerns(m, target, content)]
        if target is not None and not chosen:
            raise ArchiveError(
                "nothing in the archive was made from it",
                file=str(target),
                remedy="Name a raw file as it was imported, a content file, or use --all",
            )
        taken = {article.id for manifest in everything for article in manifest.articles}
        for number, manifest in enumerate(chosen, 1):
            changes += _again(originals, manifest, knowledge, taken, dry_run)
            progress(number, len(chosen), manifest.name)
    return changes


def _concerns(manifest: Manifest, target: Path | None, content: Path) -> bool:
    if target is None:
        return True
    wanted = target.resolve()
    named = [Path.cwd() / manifest.name]
    named += [content / article.path for article in manifest.articles]
    return any(path.resolve() == wanted or path.resolve().is_relative_to(wanted) for path in named)


def _again(
    originals: Originals, manifest: Manifest, knowledge: Knowledge, taken: set[str], dry_run: bool
) -> list[Change]:
    if manifest.withdrawn:
        return [
            Change(article.path, "unchanged", f"withdrawn on {manifest.withdrawn}")
            for article in manifest.articles
        ]
    try:
        raw = originals.raw_path(manifest.sha256).read_bytes()
    except OSError as error:
        return [Change(manifest.name, "refused", f"its original can't be read ({error.strerror})")]
    sidecar = Sidecar.from_json(manifest.sidecar)
    inspection = inspect_bytes(
        raw, manifest.name, knowledge, sidecar, Sidecar.from_json(manifest.told)
    )
    if inspection.refused:
        return [Change(manifest.name, "refused", inspection.refused)]
    return _rewrite(originals, manifest, inspection, taken, dry_run)


def _rewrite(
    originals: Originals,
    manifest: Manifest,
    inspection: Inspection,
    taken: set[str],
    dry_run: bool,
) -> list[Change]:
    content = originals.content
    before = {article.story_no: article for article in manifest.articles}
    changes: list[Change] = []
    articles: list[Article] = []
    writes = []
    for number in range(1, len(inspection.stories) + 1):
        if number in manifest.moved:
            continue
        old = before.pop(number, None)
        if old and originals.edited(old):
            changes.append(Change(old.path, "edited", "changed by hand; left"))
            articles.append(old)
            continue
        identity = old.id if old else article_id(manifest.sha256, number, taken)
        taken.add(identity)
        birth = Birth(identity, manifest.archived, manifest.sha256, manifest.modified)
        files = make_files(inspection, number, birth)
        article = record(identity, number, files, old)
        if old and (old.path, old.sha256, old.facts_sha256) == (
            article.path,
            article.sha256,
            article.facts_sha256,
        ):
            changes.append(Change(old.path, "unchanged"))
            articles.append(old)
            continue
        diff = _diff(content, old, files.path, files.markdown)
        changes.append(Change(files.path, "rewritten", "" if diff else "facts only", diff))
        articles.append(article)
        writes.append((old, article, files))
    for article in before.values():
        # Its address was given out, so it stays.
        changes.append(Change(article.path, "unchanged", "no longer found in the original; left"))
        articles.append(article)
    if writes and not dry_run:
        made = replace(manifest, articles=tuple(articles), importer=IMPORTER)
        originals.write(made)
        for old, article, files in writes:
            write_article(content, article, files)
            if old and old.path != article.path:
                remove_article(content, old)
        originals.settle(made)
    return changes


def _diff(content: Path, old: Article | None, path: str, markdown: bytes) -> str:
    before = inside(content, old.path) if old else None
    lines = before.read_text(encoding="utf-8").splitlines() if before and before.exists() else []
    after = markdown.decode("utf-8").splitlines()
    name = old.path if old else "/dev/null"
    return "\n".join(difflib.unified_diff(lines, after, name, path, lineterm="", n=1))
