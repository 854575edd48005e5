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
from .ahead import IMPORTER, make_article
from .header import Birth
from .lock import locked
from .originals import Article, Manifest, Originals, Twin, article_id
from .staging import Staging
from .storing import lay_article, remove_article

_MOST_FILES = 1000  # that wait before they are put in place


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
    knowledge = Knowledge.of(content)
    changes: list[Change] = []
    with locked(content), Staging(content, dry_run=dry_run) as staging:
        originals = Originals(staging)
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
            changes += _again(originals, manifest, knowledge, taken)
            progress(number, len(chosen), manifest.name)
            if staging.mark() >= _MOST_FILES:
                staging.commit()
        staging.commit()
    return changes


def _concerns(manifest: Manifest, target: Path | None, content: Path) -> bool:
    if target is None:
        return True
    wanted = target.resolve()
    named = [Path.cwd() / name for name in (manifest.name, *(t.name for t in manifest.twins))]
    named += [content / article.path for article in manifest.articles]
    return any(path.resolve() == wanted or path.resolve().is_relative_to(wanted) for path in named)


def _again(
    originals: Originals, manifest: Manifest, knowledge: Knowledge, taken: set[str]
) -> list[Change]:
    if manifest.withdrawn:
        return [
            Change(article.path, "unchanged", f"withdrawn on {manifest.withdrawn}")
            for article in manifest.articles
        ]
    try:
        inspection = _inspect(originals, manifest, knowledge)
    except OSError as error:
        return [Change(manifest.name, "refused", f"its original can't be read ({error.strerror})")]
    if inspection.refused:
        return [Change(manifest.name, "refused", inspection.refused)]
    twins = tuple(_twin_again(originals, twin, knowledge) for twin in manifest.twins)
    return _rewrite(originals, replace(manifest, twins=twins), inspection, taken)


def _inspect(originals: Originals, manifest: Manifest, knowledge: Knowledge) -> Inspection:
    raw = originals.raw(manifest.sha256)
    sidecar, told = Sidecar.from_json(manifest.sidecar), Sidecar.from_json(manifest.told)
    return inspect_bytes(raw, manifest.name, knowledge, sidecar, told)


def _twin_again(originals: Originals, twin: Twin, knowledge: Knowledge) -> Twin:
    """Another original with the addresses that today's rules find for it."""
    manifest = originals.read(twin.raw)
    if manifest is None or manifest.name != twin.name:
        return twin  # the very same bytes under two names: the manifest tells of the first
    try:
        inspection = _inspect(originals, manifest, knowledge)
    except OSError:
        return twin
    return twin if inspection.refused else replace(twin, aliases=inspection.aliases)


def _rewrite(
    originals: Originals,
    manifest: Manifest,
    inspection: Inspection,
    taken: set[str],
) -> list[Change]:
    olds = {article.story_no: article for article in manifest.articles}
    changes: list[Change] = []
    articles: list[Article] = []
    writes = []
    for number in range(1, len(inspection.stories) + 1):
        if number in manifest.moved:
            continue
        old = olds.pop(number, None)
        if old and originals.edited(old):
            changes.append(Change(old.path, "edited", "changed by hand; left"))
            articles.append(old)
            continue
        identity = old.id if old else article_id(manifest.sha256, number, taken)
        taken.add(identity)
        birth = Birth(
            identity, manifest.archived, manifest.sha256, manifest.modified, manifest.twin_aliases
        )
        article, files = make_article(inspection, number, birth, old)
        if old and (old.path, old.sha256, old.facts_sha256) == (
            article.path,
            article.sha256,
            article.facts_sha256,
        ):
            changes.append(Change(old.path, "unchanged"))
            articles.append(old)
            continue
        diff = _diff(originals.staging, old, files.path, files.markdown)
        changes.append(Change(files.path, "rewritten", "" if diff else "facts only", diff))
        articles.append(article)
        writes.append((old, article, files))
    for article in olds.values():
        # Its address was given out, so it stays.
        changes.append(Change(article.path, "unchanged", "no longer found in the original; left"))
        articles.append(article)
    if writes:
        made = replace(manifest, articles=tuple(articles), importer=IMPORTER)
        originals.write(made)
        for old, article, files in writes:
            lay_article(originals.staging, article, files)
            if old and old.path != article.path:
                remove_article(originals.staging, old)
        originals.settle(made)
    return changes


def _diff(staging: Staging, old: Article | None, path: str, markdown: bytes) -> str:
    try:
        lines = staging.read(old.path).decode("utf-8").splitlines() if old else []
    except FileNotFoundError:
        lines = []
    after = markdown.decode("utf-8").splitlines()
    name = old.path if old else "/dev/null"
    return "\n".join(difflib.unified_diff(lines, after, name, path, lineterm="", n=1))
