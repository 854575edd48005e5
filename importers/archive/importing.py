"""Raw files into the archive: new, new version, unchanged, edited by hand and left, or refused.

Rerunning an import changes nothing. An article's files are written only when they are new or unedited;
the original and its manifest are written first, so that an import killed half way finds out, when run
again, what is still missing. The raw bytes, not the file's name, say whether a text is known; the name or
the stated address say whether other bytes are a new version of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from ..errors import ArchiveError, Refused
from ..inspecting import Knowledge, inspect_bytes
from ..model import Inspection
from ..sidecar import Sidecar, read_sidecar
from .article_files import ArticleFiles, make_files
from .files import inside, locked, write_file
from .header import Birth
from .originals import Article, Manifest, Originals, article_id, hash_file

IMPORTER = "jianbao 0.1"
# Read beside their texts, or not texts at all.
_NOT_TEXTS = frozenset((".yaml", ".yml", ".json", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"))

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


def raw_files(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The raw texts under `paths`, each with the name that identifies it in the archive.

    The name is relative to the working folder, or begins at the folder that was given, so that no
    path of the machine enters the archive. Raises ArchiveError for a path that does not exist.
    """
    found: dict[Path, str] = {}
    here = Path.cwd()
    for path in paths:
        if not path.exists():
            raise ArchiveError("does not exist", file=str(path), remedy="Mend the path")
        base = here if path.resolve().is_relative_to(here) else path.resolve().parent
        for file in [path] if path.is_file() else _texts_under(path):
            found.setdefault(file, file.resolve().relative_to(base).as_posix())
    return sorted(found.items(), key=lambda item: item[1])


def _texts_under(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if (
            path.is_file()
            and path.suffix.lower() not in _NOT_TEXTS
            and path.stem.upper() != "README"
            and not any(part.startswith(".") for part in parts)
        ):
            yield path


class Importer:
    """Imports into one content folder. Use inside `with archive.files.locked(content)`."""

    def __init__(self, content: Path, knowledge: Knowledge, wishes: Wishes) -> None:
        self._originals = Originals(content)
        self._content = content
        self._knowledge = knowledge
        self._wishes = wishes
        self._by_name: dict[str, str] = {}
        self._by_address: dict[tuple[str, str], str] = {}
        self._ids: set[str] = set()
        for manifest in self._originals.all():
            self._remember(manifest)

    def _remember(self, manifest: Manifest) -> None:
        self._ids.update(article.id for article in manifest.articles)
        if manifest.replaced_by is None:
            self._by_name[manifest.name] = manifest.sha256
            if manifest.address:
                self._by_address[manifest.address, manifest.name.rsplit("/", 1)[0]] = (
                    manifest.sha256
                )

    def take(self, path: Path, name: str) -> Outcome:
        """Import one file. Whatever is wrong with it becomes a refusal with its reason."""
        try:
            return self._take(path, name)
        except Refused as refusal:
            return Outcome(name, "refused", str(refusal))
        except OSError as error:
            return Outcome(name, "refused", f"can't be read ({error.strerror or error})")
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # One bad file never stops the rest: a slip of ours is reported with the file that shows it.
            return Outcome(name, "refused", f"not understood: {type(error).__name__}: {error}")

    def _take(self, path: Path, name: str) -> Outcome:
        raw = path.read_bytes()
        sha256 = hashlib.sha256(raw).hexdigest()
        sidecar = self._sidecar(path)
        known = self._originals.read(sha256)
        if known and known.withdrawn:
            return Outcome(name, "unchanged", f"withdrawn on {known.withdrawn}; stays so")
        if known and known.sidecar == sidecar.to_json():
            return self._again(known, raw, name)
        inspection = inspect_bytes(raw, name, self._knowledge, sidecar, self._wishes.kind)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        earlier = known or self._earlier_version(inspection, name)
        if earlier and earlier.withdrawn:
            return Outcome(
                name, "refused", f"an earlier version was withdrawn on {earlier.withdrawn}"
            )
        return self._store(inspection, raw, sidecar, earlier)

    def _sidecar(self, path: Path) -> Sidecar:
        sidecar = read_sidecar(path)
        wishes = self._wishes
        return replace(
            sidecar,
            source=sidecar.source or wishes.source,
            date=sidecar.date or wishes.date,
        )

    def _again(self, known: Manifest, raw: bytes, name: str) -> Outcome:
        """The same bytes once more: nothing changes, but files that are missing come back."""
        if any(self._originals.edited(article) for article in known.articles):
            return Outcome(name, "edited", "changed by hand since it was imported; left")
        if known.replaced_by or all(map(self._originals.complete, known.articles)):
            paths = tuple(article.path for article in known.articles)
            return Outcome(name, "unchanged", articles=paths)
        sidecar = Sidecar.from_json(known.sidecar)
        inspection = inspect_bytes(raw, known.name, self._knowledge, sidecar, known.told_kind)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        return self._store(inspection, raw, sidecar, known)

    def _earlier_version(self, inspection: Inspection, name: str) -> Manifest | None:
        sha256 = self._by_name.get(name)
        if sha256 is None and inspection.original_url:
            sha256 = self._by_address.get((inspection.original_url, name.rsplit("/", 1)[0]))
        return self._originals.read(sha256) if sha256 else None

    def _store(
        self, inspection: Inspection, raw: bytes, sidecar: Sidecar, earlier: Manifest | None
    ) -> Outcome:
        wishes = self._wishes
        archived = earlier.archived if earlier else sidecar.archived or wishes.archived
        other_bytes = earlier is not None and earlier.sha256 != inspection.sha256
        modified = wishes.archived if other_bytes else earlier.modified if earlier else None
        if earlier and any(self._originals.edited(article) for article in earlier.articles):
            reason = "a new version came, but its article was changed by hand; left"
            return Outcome(inspection.path, "edited", reason)
        before = {article.story_no: article for article in earlier.articles} if earlier else {}
        made: list[tuple[Article, ArticleFiles]] = []
        for number in range(1, len(inspection.stories) + 1):
            old = before.get(number)
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
            told_kind=wishes.kind,
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
        if not wishes.dry_run:
            self._write(manifest, raw, made, earlier)
        self._remember(manifest)
        return Outcome(
            inspection.path,
            "new version" if earlier else "imported",
            articles=tuple(article.path for article, _ in made),
            warnings=inspection.warnings,
        )

    def _write(
        self,
        manifest: Manifest,
        raw: bytes,
        made: list[tuple[Article, ArticleFiles]],
        earlier: Manifest | None,
    ) -> None:
        self._originals.write(manifest, raw)
        for article, files in made:
            write_article(self._content, article, files)
        if earlier is None:
            return
        kept = {article.path for article, _ in made}
        for article in earlier.articles:
            if article.path not in kept and article.id in {a.id for a, _ in made}:
                remove_article(self._content, article)
        if earlier.sha256 != manifest.sha256:
            self._originals.write(replace(earlier, replaced_by=manifest.sha256))
        self._originals.settle(manifest)


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
    files = raw_files(paths)
    with locked(content):
        importer = Importer(content, knowledge, wishes)
        for number, (path, name) in enumerate(files, 1):
            report.outcomes.append(importer.take(path, name))
            progress(number, len(files), name)
    return report
