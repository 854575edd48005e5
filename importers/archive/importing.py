"""Raw files into the archive: new, new version, unchanged, edited by hand and left, or refused.

Rerunning an import changes nothing. An article's files are written only when they are new or unedited;
the original and its manifest are written first, so that an import killed half way finds out, when run
again, what is still missing. The raw bytes, not the file's name, say whether a text is known; the name or
the stated address say whether other bytes are a new version of it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from ..errors import ArchiveError, Refused
from ..inspecting import Knowledge, inspect_bytes
from ..model import Inspection
from ..sidecar import Sidecar, read_sidecar
from .article_files import ArticleFiles, make_files
from .files import inside, locked, write_file
from .header import Birth
from .originals import Article, Manifest, Originals, article_id, hash_file
from .pairing import pair_stories
from .raw_files import no_text, raw_files

IMPORTER = "jianbao 0.1"
Status = Literal["imported", "new version", "unchanged", "edited", "refused"]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw file; `articles` are paths in the content folder."""

    path: str
    status: Status
    reason: str = ""
    articles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """The outcomes of one run. Every file given is in exactly one of the counts."""

    outcomes: list[Outcome] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def exit_status(self) -> int:
        return 1 if any(outcome.status == "refused" for outcome in self.outcomes) else 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the maintainer asked for on the command line."""

    archived: str
    kind: str | None = None
    source: str | None = None
    date: str | None = None
    dry_run: bool = False


class Importer:
    """Imports into one content folder. Use inside `with archive.files.locked(content)`."""

    def __init__(self, content: Path, knowledge: Knowledge, wishes: Wishes) -> None:
        self._originals = Originals(content)
        self._content = content
        self._knowledge = knowledge
        self._wishes = wishes
        self._told = Sidecar(kind=wishes.kind, source=wishes.source, date=wishes.date)
        self._by_name: dict[str, str] = {}
        self._by_address: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._ids: set[str] = set()
        for manifest in self._originals.all():
            self._remember(manifest)

    def _remember(self, manifest: Manifest) -> None:
        self._ids.update(article.id for article in manifest.articles)
        if manifest.replaced_by is None:
            self._by_name[manifest.name] = manifest.sha256
            if manifest.address:
                self._by_address[manifest.address] = manifest.sha256

    def take(self, path: Path, name: str) -> Outcome:
        """Import one file. Whatever is wrong with it becomes a refusal with its reason.

        Raises ArchiveError when the archive can't be written.
        """
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            shown = name.encode("utf-8", "replace").decode()
            return Outcome(shown, "refused", "its name is no UTF-8. Rename the file")
        try:
            return self._take(path, name)
        except Refused as refusal:
            return Outcome(name, "refused", str(refusal))
        except ArchiveError:
            raise
        except OSError as error:
            return Outcome(name, "refused", f"can't be read ({error.strerror or error})")
        except Exception as error:
            # One bad file never stops the rest: a slip of ours is told with the file that shows it.
            return Outcome(name, "refused", f"not understood: {type(error).__name__}: {error}")

    def _take(self, path: Path, name: str) -> Outcome:
        if reason := no_text(path):
            return Outcome(name, "refused", reason)
        raw = path.read_bytes()
        sha256 = hashlib.sha256(raw).hexdigest()
        sidecar = read_sidecar(path)
        known = self._originals.read(sha256)
        twin = self._seen.setdefault(sha256, name)
        if known and known.withdrawn:
            return Outcome(name, "unchanged", f"withdrawn on {known.withdrawn}; stays so")
        if known and known.replaced_by and name not in self._by_name:
            return Outcome(name, "unchanged", "an earlier version of an article")
        if known and not known.replaced_by:
            if known.sidecar == sidecar.to_json():
                return self._again(known, raw, name)
            if twin != name or (known.name != name and Path(known.name).exists()):
                other = twin if twin != name else known.name
                reason = f"the same text as {other}, with another sidecar. Keep what is true in one"
                return Outcome(name, "refused", reason)
        told = self._told_of(known or self._read(self._by_name.get(name)))
        inspection = inspect_bytes(raw, name, self._knowledge, sidecar, told)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        earlier = known if known and not known.replaced_by else self._earlier(inspection, name)
        if earlier and earlier.withdrawn:
            return Outcome(
                name, "refused", f"an earlier version was withdrawn on {earlier.withdrawn}"
            )
        return self._store(inspection, raw, sidecar, told, earlier)

    def _read(self, sha256: str | None) -> Manifest | None:
        return self._originals.read(sha256) if sha256 else None

    def _told_of(self, before: Manifest | None) -> Sidecar:
        """What was told of a file before, and what is told now."""
        return Sidecar.from_json({**(before.told if before else {}), **self._told.to_json()})

    def _again(self, known: Manifest, raw: bytes, name: str) -> Outcome:
        """The same bytes once more: nothing changes, but files that are missing come back."""
        if any(self._originals.edited(article) for article in known.articles):
            return Outcome(name, "edited", "changed by hand since it was imported; left")
        settled = not any(article.replaced for article in known.articles)
        if settled and all(map(self._originals.complete, known.articles)):
            paths = tuple(article.path for article in known.articles)
            return Outcome(name, "unchanged", articles=paths)
        inspection = self._inspect_again(known, raw)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        sidecar, told = Sidecar.from_json(known.sidecar), Sidecar.from_json(known.told)
        return self._store(inspection, raw, sidecar, told, known)

    def _inspect_again(self, known: Manifest, raw: bytes) -> Inspection:
        sidecar, told = Sidecar.from_json(known.sidecar), Sidecar.from_json(known.told)
        return inspect_bytes(raw, known.name, self._knowledge, sidecar, told)

    def _earlier(self, inspection: Inspection, name: str) -> Manifest | None:
        """What this file is a new version of: the same file, or the same address, before."""
        sha256 = self._by_name.get(name)
        address = inspection.original_url
        if sha256 is None and address and urlsplit(address).path.strip("/"):
            # Two files with one address in one run are two printings, not two versions.
            sha256 = self._by_address.get(address)
            if sha256 in self._seen:
                sha256 = None
        return self._read(sha256)

    def _pairs(self, inspection: Inspection, earlier: Manifest) -> dict[int, Article]:
        """Story number → the article of `earlier` it is a version of."""
        before = {article.story_no: article for article in earlier.articles}
        if earlier.sha256 == inspection.sha256:
            return before
        try:
            raw = self._originals.raw_path(earlier.sha256).read_bytes()
        except OSError:
            return before
        old = self._inspect_again(earlier, raw).stories
        pairs = pair_stories(old, inspection.stories)
        # Bytes that come back find the stories that stayed with them.
        own = self._read(inspection.sha256)
        kept = {article.story_no: article for article in own.articles} if own else {}
        return kept | {new: before[number] for new, number in pairs.items() if number in before}

    def _store(
        self,
        inspection: Inspection,
        raw: bytes,
        sidecar: Sidecar,
        told: Sidecar,
        earlier: Manifest | None,
    ) -> Outcome:
        pairs = self._pairs(inspection, earlier) if earlier else {}
        if earlier and not pairs:
            earlier = None  # another text under a known name
        if any(self._originals.edited(article) for article in pairs.values()):
            reason = "a new version came, but its article was changed by hand; left"
            return Outcome(inspection.path, "edited", reason)
        manifest, made = self._make(inspection, sidecar, told, earlier, pairs)
        if not self._wishes.dry_run:
            self._write(manifest, raw, made, pairs)
        self._remember(manifest)
        return Outcome(
            inspection.path,
            "new version" if earlier else "imported",
            articles=tuple(article.path for article, _ in made),
            warnings=inspection.warnings,
        )

    def _make(
        self,
        inspection: Inspection,
        sidecar: Sidecar,
        told: Sidecar,
        earlier: Manifest | None,
        pairs: dict[int, Article],
    ) -> tuple[Manifest, list[tuple[Article, ArticleFiles]]]:
        today = self._wishes.archived
        archived = earlier.archived if earlier else sidecar.archived or today
        other_bytes = earlier is not None and earlier.sha256 != inspection.sha256
        modified = today if other_bytes else earlier.modified if earlier else None
        made: list[tuple[Article, ArticleFiles]] = []
        for number in range(1, len(inspection.stories) + 1):
            old = pairs.get(number)
            identity = old.id if old else article_id(inspection.sha256, number, self._ids)
            self._ids.add(identity)
            birth = Birth(identity, archived, inspection.sha256, modified)
            files = make_files(inspection, number, birth)
            made.append((record(identity, number, files, old), files))
        manifest = Manifest(
            sha256=inspection.sha256,
            name=inspection.path,
            archived=archived,
            importer=IMPORTER,
            kind=inspection.kind,
            told=told.to_json(),
            address=inspection.original_url,
            sidecar=sidecar.to_json(),
            articles=tuple(article for article, _ in made),
            replaces=earlier.sha256
            if earlier and other_bytes
            else earlier.replaces
            if earlier
            else None,
            modified=modified,
        )
        return manifest, made

    def _write(
        self,
        manifest: Manifest,
        raw: bytes,
        made: list[tuple[Article, ArticleFiles]],
        pairs: dict[int, Article],
    ) -> None:
        self._originals.write(manifest, raw)
        for article, files in made:
            write_article(self._content, article, files)
        kept = {article.path for article, _ in made}
        for old in pairs.values():
            if old.path not in kept:
                remove_article(self._content, old)
        earlier = self._read(manifest.replaces)
        if earlier and (after := _carried_on(earlier, manifest)) != earlier:
            self._originals.write(after)
        self._originals.settle(manifest)


def _carried_on(earlier: Manifest, later: Manifest) -> Manifest:
    """The manifest of an earlier version, left with the stories the later one no longer has.

    An article belongs to exactly one manifest: the newest version that holds it.
    """
    taken = {article.id for article in later.articles}
    left = tuple(article for article in earlier.articles if article.id not in taken)
    gone = {article.story_no for article in earlier.articles if article.id in taken}
    moved = tuple(sorted({*earlier.moved, *gone}))
    return replace(earlier, articles=left, moved=moved, replaced_by=later.sha256)


def record(identity: str, number: int, files: ArticleFiles, old: Article | None) -> Article:
    """What the manifest says of an article's files, written over those of `old`."""
    sha256 = hashlib.sha256(files.markdown).hexdigest()
    facts_sha256 = hashlib.sha256(files.facts).hexdigest()
    replaced = {old.sha256, old.facts_sha256, *old.replaced} if old else set()
    return Article(
        id=identity,
        story_no=number,
        path=files.path,
        sha256=sha256,
        facts_sha256=facts_sha256,
        replaced=tuple(sorted(replaced - {sha256, facts_sha256})),
    )


def write_article(content: Path, article: Article, files: ArticleFiles) -> bool:
    """Write the two files of an article where they differ; whether anything did."""
    changed = False
    for relative, data in ((article.facts_path, files.facts), (article.path, files.markdown)):
        path = inside(content, relative)
        if not path.exists() or hash_file(path) != hashlib.sha256(data).hexdigest():
            write_file(path, data)
            changed = True
    return changed


def remove_article(content: Path, article: Article) -> None:
    for relative in (article.path, article.facts_path):
        inside(content, relative).unlink(missing_ok=True)


def import_paths(
    paths: Sequence[Path],
    content: Path,
    wishes: Wishes,
    progress: Progress = lambda done, total, name: None,
) -> Report:
    """Import every raw text under `paths`.

    Raises ArchiveError when the archive can't be written and SettingsError for the maintainer's
    files; what was imported until then stays.
    """
    report = Report()
    knowledge = Knowledge.of(content)
    files = raw_files(paths, content)
    with contextlib.nullcontext() if wishes.dry_run else locked(content):
        importer = Importer(content, knowledge, wishes)
        for number, (path, name) in enumerate(files, 1):
            report.outcomes.append(importer.take(path, name))
            progress(number, len(files), name)
    return report
