"""What can be said of a raw file without knowing what the other files of the run did.

That is nearly all of it, and nearly all the work: reading, hashing, inspecting, writing the files it would
give. Any number of workers do it, in any order. What they say then goes, in the order of the names,
through the one place that decides (`deciding.py`); it takes over what still holds there and does the rest
itself. So the archive's bytes do not depend on how many worked, or how fast.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import ArchiveError, ImporterError
from ..inspecting import Knowledge, inspect_bytes
from ..jekyll.site import Sites
from ..model import Inspection
from ..sidecar import Sidecar, read_sidecar
from .article_files import ArticleFiles, make_files
from .files import hash_of
from .header import Birth
from .originals import Article, Manifest, Originals, article_id, manifest_path, raw_path
from .outcomes import Outcome, Wishes
from .raw_files import RawFile, leads_out, no_file, no_text
from .reviewing import Glance, Glancer
from .staging import Laid, Staging, imagine, lay_down
from .twins import text_digest

IMPORTER = "jianbao 0.1"


@dataclass(frozen=True, slots=True)
class New:
    """A file as it enters an archive that knows nothing of it: its manifest, and its files laid down.

    `files` are in the order of writing: the original, its manifest, those of the articles.
    """

    manifest: Manifest
    files: tuple[Laid, ...]
    aliases: tuple[str, ...]
    text: bytes | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was found out about one file.

    `outcome` with no digest is final; with one it holds as long as nothing in this run changed what is
    known of these bytes. Without an outcome, the file must be taken the whole way. `failure` ends the run.
    """

    file: RawFile
    sha256: str | None = None
    known: bool = False
    outcome: Outcome | None = None
    new: New | None = None
    glance: Glance | None = None
    failure: ArchiveError | None = None


class Looker:
    """Looks ahead for one run; knows the archive as it is on the disk."""

    def __init__(
        self,
        staging: Staging,
        knowledge: Knowledge,
        wishes: Wishes,
        sites: Sites,
        glancer: Glancer | None = None,
        roots: Sequence[Path] = (),
    ) -> None:
        # Not the run's own staging: what waits there is the business of who decides.
        self._staging = Staging(staging.content, dry_run=True)
        self._originals = Originals(self._staging)
        self._folder = None if wishes.dry_run else staging.folder
        self._knowledge = knowledge
        self._wishes = wishes
        self._sites = sites
        self._glancer = glancer
        self._roots = roots

    def look(self, file: RawFile) -> Ahead:
        """Look at one file. Whatever is wrong with it becomes a refusal with its reason."""
        try:
            file.name.encode("utf-8")
        except UnicodeEncodeError:
            shown = file.name.encode("utf-8", "replace").decode()
            refused = Outcome(shown, "refused", "its name is no UTF-8. Rename the file")
            return Ahead(file, outcome=refused)
        path, sha256 = Path(file.path), None
        try:
            if reason := no_file(path):
                return Ahead(file, outcome=Outcome(file.name, "refused", reason))
            if reason := self._sites.left_out(path):
                return Ahead(file, outcome=Outcome(file.name, "left out", reason))
            if reason := no_text(path) or leads_out(path, self._roots):
                return Ahead(file, outcome=Outcome(file.name, "refused", reason))
            raw = path.read_bytes()
            sidecar = read_sidecar(path)
            sha256 = hash_of(raw)
            if known := self._originals.read(sha256):
                return Ahead(file, sha256, True, self._again(known, file.name, sidecar))
            return self._new(file, raw, sidecar)
        except ArchiveError as error:
            return Ahead(file, sha256, failure=error)
        except Exception as error:
            return Ahead(file, sha256, outcome=refusal(file.name, error))

    def _again(self, known: Manifest, name: str, sidecar: Sidecar) -> Outcome | None:
        """What becomes of known bytes, where nothing is to be written."""
        if known.withdrawn:
            return withdrawn_already(known, name)
        if known.replaced_by or known.twin_of or known.name != name:
            return None
        if known.sidecar != sidecar.to_json():
            return None
        return unchanged(self._originals, known, name)

    def _new(self, file: RawFile, raw: bytes, sidecar: Sidecar) -> Ahead:
        told = replace(self._wishes.told, site=self._sites.place(Path(file.path), raw))
        inspection = inspect_bytes(raw, file.name, self._knowledge, sidecar, told)
        glance = self._glancer.glance(inspection) if self._glancer else None
        if inspection.refused:
            refused = Outcome(file.name, "refused", inspection.refused)
            return Ahead(file, inspection.sha256, outcome=refused, glance=glance)
        archived = sidecar.archived or self._wishes.archived
        made = [
            make_article(inspection, number, Birth(identity, archived, inspection.sha256))
            for number, identity in enumerate(identities(inspection, {}, frozenset()), 1)
        ]
        articles = tuple(article for article, _ in made)
        manifest = first_manifest(inspection, sidecar, told, archived, articles)
        data = [
            (raw_path(inspection.sha256), raw),
            (manifest_path(inspection.sha256), manifest.to_bytes()),
        ]
        for article, files in made:
            data += [(article.facts_path, files.facts), (article.path, files.markdown)]
        laid = tuple(self._lay(*item) for item in data)
        new = New(manifest, laid, inspection.aliases, text_digest(inspection))
        outcome = Outcome(
            file.name,
            "imported",
            articles=tuple(article.path for article in articles),
            warnings=inspection.warnings,
        )
        return Ahead(file, inspection.sha256, outcome=outcome, new=new, glance=glance)

    def _lay(self, relative: str, data: bytes) -> Laid:
        if self._folder is None:
            return imagine(relative, data)
        return lay_down(self._folder, relative, data)


def first_manifest(
    inspection: Inspection,
    sidecar: Sidecar,
    told: Sidecar,
    archived: str,
    articles: tuple[Article, ...],
) -> Manifest:
    """The manifest of an original that has no earlier version."""
    return Manifest(
        sha256=inspection.sha256,
        name=inspection.path,
        archived=archived,
        importer=IMPORTER,
        kind=inspection.kind,
        told=told.to_json(),
        address=inspection.original_url,
        sidecar=sidecar.to_json(),
        articles=articles,
    )


def withdrawn_already(known: Manifest, name: str) -> Outcome:
    return Outcome(name, "unchanged", f"withdrawn on {known.withdrawn}; stays so")


def unchanged(originals: Originals, known: Manifest, name: str) -> Outcome | None:
    """What becomes of known bytes whose articles stand as they were written or were edited."""
    standings = {originals.standing(article) for article in known.articles}
    if "edited" in standings:
        return Outcome(name, "edited", "changed by hand since it was imported; left")
    if "unfinished" in standings or any(article.replaced for article in known.articles):
        return None
    return Outcome(name, "unchanged", articles=tuple(article.path for article in known.articles))


def refusal(name: str, error: Exception) -> Outcome:
    """One bad file never stops the rest: a slip of ours is told with the file that shows it."""
    if isinstance(error, ImporterError):
        return Outcome(name, "refused", str(error))
    if isinstance(error, OSError):
        return Outcome(name, "refused", f"can't be read ({error.strerror or error})")
    return Outcome(name, "refused", f"not understood: {type(error).__name__}: {error}")


def identities(
    inspection: Inspection, pairs: dict[int, Article], taken: Container[str]
) -> list[str]:
    """The ids of its stories: of the articles they carry on, else new ones that are not `taken`."""
    found: list[str] = []
    for number in range(1, len(inspection.stories) + 1):
        old = pairs.get(number)
        if old:
            found.append(old.id)
        else:
            found.append(article_id(inspection.sha256, number, _Either(taken, found)))
    return found


@dataclass(frozen=True, slots=True)
class _Either:
    one: Container[str]
    other: Container[str]

    def __contains__(self, item: object) -> bool:
        return item in self.one or item in self.other


def make_article(
    inspection: Inspection, number: int, birth: Birth, old: Article | None = None
) -> tuple[Article, ArticleFiles]:
    """The files of a story, and what the manifest says of them, written over those of `old`.

    Raises Refused as `make_files`.
    """
    files = make_files(inspection, number, birth)
    sha256, facts_sha256 = hash_of(files.markdown), hash_of(files.facts)
    replaced = {old.sha256, old.facts_sha256, *old.replaced} if old else set()
    article = Article(
        id=birth.id,
        story_no=number,
        path=files.path,
        sha256=sha256,
        facts_sha256=facts_sha256,
        replaced=tuple(sorted(replaced - {sha256, facts_sha256})),
    )
    return article, files
