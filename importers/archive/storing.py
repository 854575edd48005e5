"""What is written for a raw file once it is decided what becomes of it.

The order of writing is what makes a killed run whole again: the original and its manifest before the
articles they speak of (with the hashes of the files these are written over), the manifests of earlier
versions after, and last the note that nothing is being replaced any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import Refused
from ..inspecting import Knowledge, inspect_bytes
from ..model import Inspection
from ..sidecar import Sidecar
from .ahead import New, first_manifest, identities, make_article
from .article_files import ArticleFiles
from .files import hash_of
from .header import Birth
from .index import Index
from .originals import Article, Manifest, Originals, Twin
from .outcomes import Outcome, Wishes
from .pairing import pair_stories
from .staging import Laid, Staging
from .twins import text_digest, with_aliases

Made = list[tuple[Article, ArticleFiles]]


@dataclass(frozen=True, slots=True)
class Came:
    """A raw file with all that was read of it."""

    name: str
    raw: bytes
    sidecar: Sidecar
    told: Sidecar
    inspection: Inspection


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a file may be a new version of; `twin` when it was another original of that article."""

    manifest: Manifest
    twin: Twin | None = None


class Store:
    """Writes for one run, through its staging and index."""

    def __init__(
        self, originals: Originals, index: Index, knowledge: Knowledge, wishes: Wishes
    ) -> None:
        self._originals = originals
        self._staging = originals.staging
        self._index = index
        self._knowledge = knowledge
        self._wishes = wishes
        self.changed: set[str] = set()  # originals known before whose manifests were rewritten
        self.written: list[str] = []  # originals whose manifests wait to be put in place

    def enter(self, new: New) -> None:
        """Take over a new file as it was found ahead."""
        for laid in new.files:
            self._staging.adopt(laid)
        self._index.remember(new.manifest, new.text, known=False)
        self.written.append(new.manifest.sha256)

    def version(self, came: Came, earlier: list[Earlier]) -> Outcome:
        """Write a file that is new, or a new version of one of `earlier`.

        Raises Refused when that was withdrawn, or when a body can't be written.
        """
        before, pairs = self._carries_on(came.inspection, earlier)
        if any(self._originals.edited(article) for article in pairs.values()):
            reason = "a new version came, but its article was changed by hand; left"
            return Outcome(came.name, "edited", reason)
        manifest, made = self._make(came, before, pairs)
        self._put(manifest, came.raw, text_digest(came.inspection))
        self._bind_twins(manifest)
        self._write(made, pairs)
        self._retire(manifest.replaces, manifest.sha256)
        self._settle(manifest)
        return Outcome(
            came.name,
            "new version" if before else "imported",
            articles=tuple(article.path for article in manifest.articles),
            warnings=came.inspection.warnings,
        )

    def restore(self, known: Manifest, name: str, raw: bytes | None = None) -> Outcome:
        """Write again what is missing of a known original's files. Raises OSError without its bytes."""
        raw = self._originals.raw(known.sha256) if raw is None else raw
        inspection = self.inspect_again(known, raw)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        sidecar, told = Sidecar.from_json(known.sidecar), Sidecar.from_json(known.told)
        came = Came(known.name, raw, sidecar, told, inspection)
        done = self.version(came, [Earlier(known)])
        return replace(done, path=name, status="imported", warnings=())

    def join(
        self,
        owner: Manifest,
        manifest: Manifest,
        aliases: tuple[str, ...],
        raw: bytes | Laid,
        text: bytes | None,
    ) -> Outcome:
        """Record a post as another original of `owner`'s article, which takes its addresses."""
        (article,) = owner.articles
        standing = self._originals.standing(article)
        if standing == "edited":
            if isinstance(raw, Laid):
                self._staging.drop(raw)
            reason = f"the same report as {owner.name}, whose article was changed by hand; left"
            return Outcome(manifest.name, "edited", reason)
        if standing == "unfinished" or article.replaced:
            self.restore(owner, owner.name)
            owner = self._originals.read(owner.sha256) or owner
            (article,) = owner.articles
        before = owner.twin(manifest.name)
        kept = before.aliases if before else ()
        twin = Twin(manifest.name, manifest.sha256, tuple(dict.fromkeys(kept + aliases)))
        twins = (*(other for other in owner.twins if other != before), twin)
        after = replace(owner, twins=twins)
        if not self._wishes.dry_run:
            markdown = with_aliases(
                self._staging.read(article.path), owner.twin_aliases, after.twin_aliases
            )
            sha256 = hash_of(markdown)
            replaced = {article.sha256} - {sha256}
            now = replace(article, sha256=sha256, replaced=tuple(replaced))
            after = replace(after, articles=(now,))
        self._put(after, text=text)
        if manifest.sha256 != owner.sha256:
            gone = (
                before.raw if before and before.raw not in (manifest.sha256, owner.sha256) else None
            )
            self._put(replace(manifest, articles=(), twin_of=article.id, replaces=gone), raw, text)
            self._retire(gone, manifest.sha256)
        elif isinstance(raw, Laid):
            self._staging.drop(raw)
        if after.articles[0].replaced:
            self._staging.lay(article.path, markdown)
        self._settle(after)
        return Outcome(
            manifest.name, "same report", f"the same report as {owner.name}", (article.path,)
        )

    def first(self, came: Came) -> Manifest:
        """The manifest of a file that has no earlier version, without its articles."""
        archived = came.sidecar.archived or self._wishes.archived
        return first_manifest(came.inspection, came.sidecar, came.told, archived, ())

    def inspect_again(self, known: Manifest, raw: bytes | None = None) -> Inspection:
        """A known original by today's rules. Raises OSError when its bytes are gone."""
        sidecar, told = Sidecar.from_json(known.sidecar), Sidecar.from_json(known.told)
        raw = self._originals.raw(known.sha256) if raw is None else raw
        return inspect_bytes(raw, known.name, self._knowledge, sidecar, told)

    def _carries_on(
        self, inspection: Inspection, earlier: list[Earlier]
    ) -> tuple[Earlier | None, dict[int, Article]]:
        """Which of `earlier` it is a version of, and story number → the article it carries on."""
        withdrawn = None
        for before in earlier:
            if before.manifest.withdrawn:
                withdrawn = before.manifest.withdrawn
            elif pairs := self._pairs(inspection, before.manifest):
                return before, pairs
        if withdrawn:
            raise Refused(f"an earlier version was withdrawn on {withdrawn}")
        return None, {}  # another text under a known name

    def _pairs(self, inspection: Inspection, earlier: Manifest) -> dict[int, Article]:
        before = {article.story_no: article for article in earlier.articles}
        if earlier.sha256 == inspection.sha256:
            return before
        try:
            old = self.inspect_again(earlier).stories
        except OSError:
            return before
        pairs = pair_stories(old, inspection.stories)
        # Bytes that come back find the stories that stayed with them.
        own = self._originals.read(inspection.sha256)
        kept = {article.story_no: article for article in own.articles} if own else {}
        return kept | {new: before[number] for new, number in pairs.items() if number in before}

    def _make(
        self, came: Came, before: Earlier | None, pairs: dict[int, Article]
    ) -> tuple[Manifest, Made]:
        manifest = self.first(came)
        if before:
            manifest = self._following(manifest, before)
        made: Made = []
        for number, identity in enumerate(identities(came.inspection, pairs, self._index), 1):
            birth = Birth(
                identity,
                manifest.archived,
                manifest.sha256,
                manifest.modified,
                manifest.twin_aliases,
            )
            made.append(make_article(came.inspection, number, birth, pairs.get(number)))
        return replace(manifest, articles=tuple(article for article, _ in made)), made

    def _following(self, manifest: Manifest, before: Earlier) -> Manifest:
        """The manifest of a file with what an earlier version hands on to it."""
        earlier, twin = before.manifest, before.twin
        other_bytes = earlier.sha256 != manifest.sha256
        replaces = earlier.sha256 if other_bytes else earlier.replaces
        twins = earlier.twins
        if twin:
            # The other original goes on, so the one the article was made of becomes its twin.
            replaces = twin.raw if twin.raw not in (earlier.sha256, manifest.sha256) else None
            own = Twin(earlier.name, earlier.sha256, self._aliases(earlier))
            twins = (*(other for other in twins if other != twin), own)
        return replace(
            manifest,
            archived=earlier.archived,
            modified=self._wishes.archived if other_bytes else earlier.modified,
            replaces=replaces,
            twins=twins,
        )

    def _aliases(self, known: Manifest) -> tuple[str, ...]:
        try:
            return self.inspect_again(known).aliases
        except OSError:
            return ()

    def _write(self, made: Made, pairs: dict[int, Article]) -> None:
        for article, files in made:
            lay_article(self._staging, article, files)
        kept = {article.path for article, _ in made}
        for old in pairs.values():
            if old.path not in kept:
                remove_article(self._staging, old)

    def _bind_twins(self, manifest: Manifest) -> None:
        """Let its other originals name its article; one of them may have held it until now."""
        for twin in manifest.twins:
            other = self._originals.read(twin.raw)
            if other is None or other.sha256 == manifest.sha256:
                continue
            if other.articles:
                (article,) = other.articles
                self._put(replace(other, articles=(), twins=(), twin_of=article.id))

    def _retire(self, sha256: str | None, later: str) -> None:
        """Say in the manifest of an earlier version where its stories are now."""
        earlier = self._originals.read(sha256) if sha256 else None
        newer = self._originals.read(later)
        if earlier and newer and (after := carried_on(earlier, newer)) != earlier:
            self._put(after)

    def _put(
        self, manifest: Manifest, raw: bytes | Laid | None = None, text: bytes | None = None
    ) -> None:
        if self._index.holds(manifest.sha256):
            self.changed.add(manifest.sha256)
        self._originals.write(manifest, raw)
        self._index.remember(manifest, text)
        self.written.append(manifest.sha256)

    def _settle(self, manifest: Manifest) -> None:
        if any(article.replaced for article in manifest.articles):
            articles = tuple(article.settled() for article in manifest.articles)
            self._put(replace(manifest, articles=articles))


def carried_on(earlier: Manifest, later: Manifest) -> Manifest:
    """The manifest of an earlier version, left with the stories the later one no longer has.

    An article belongs to exactly one manifest: the newest version that holds it.
    """
    taken = {article.id for article in later.articles}
    left = tuple(article for article in earlier.articles if article.id not in taken)
    gone = {article.story_no for article in earlier.articles if article.id in taken}
    moved = tuple(sorted({*earlier.moved, *gone}))
    twins = earlier.twins if left else ()
    return replace(earlier, articles=left, moved=moved, twins=twins, replaced_by=later.sha256)


def lay_article(staging: Staging, article: Article, files: ArticleFiles) -> None:
    """Write the two files of an article where they differ."""
    for relative, data in ((article.facts_path, files.facts), (article.path, files.markdown)):
        if staging.digest(relative) != hash_of(data):
            staging.lay(relative, data)


def remove_article(staging: Staging, article: Article) -> None:
    """Take the two files of an article away."""
    for relative in (article.path, article.facts_path):
        staging.remove(relative)
