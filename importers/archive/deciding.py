"""What becomes of each raw file: new, new version, another original, unchanged, edited and left, or refused.

The one place of a run that knows what the archive holds and what this run made of it so far. Files come
in the order of their names, each with what was found out ahead (`ahead.py`). The raw bytes, not the file's
name, say whether a text is known; the name or the stated address say whether other bytes are a new version
of it. What is decided is written by `storing.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..addresses import split_address
from ..errors import ArchiveError, Refused
from ..inspecting import Knowledge, inspect_bytes
from ..jekyll.place import Place
from ..jekyll.site import Sites
from ..sidecar import Sidecar, read_sidecar
from .ahead import Ahead, New, refusal, unchanged, withdrawn_already
from .files import hash_of
from .index import Index
from .originals import Manifest, Originals
from .outcomes import Outcome, Wishes
from .raw_files import RawFile
from .staging import Staging
from .storing import Came, Earlier, Store
from .twins import are_twins, post_name, text_digest


class Importer:
    """Decides for one run. What it gives to the staging and the index lasts from their commit on."""

    def __init__(
        self,
        staging: Staging,
        index: Index,
        knowledge: Knowledge,
        wishes: Wishes,
        names: frozenset[str],
        sites: Sites,
    ) -> None:
        """`names` are those of all files of the run."""
        self._staging = staging
        self._originals = Originals(staging)
        self._index = index
        self._knowledge = knowledge
        self._wishes = wishes
        self._names = names
        self._sites = sites
        self._others: dict[str, str] = {}  # known originals that came under another name, and it
        self.store = Store(self._originals, index, knowledge, wishes)

    def take(self, ahead: Ahead) -> Outcome:
        """Decide about one file. Whatever is wrong with it becomes a refusal with its reason.

        Raises ArchiveError when the archive can't be read or written.
        """
        if ahead.failure:
            raise ahead.failure
        mark = self._staging.mark()
        try:
            return self._take(ahead)
        except ArchiveError:
            raise
        except Exception as error:
            self._staging.undo(mark)
            self._drop(ahead)
            return refusal(ahead.file.name, error)

    def keep(self) -> None:
        """Put in place what was decided since the last time. Raises ArchiveError."""
        if self._staging.mark() and not self._wishes.dry_run:
            self._staging.commit()
            self._index.commit(self.store.written)
            self.store.written.clear()

    def _take(self, ahead: Ahead) -> Outcome:
        sha256, outcome, new = ahead.sha256, ahead.outcome, ahead.new
        if sha256 is None:
            assert outcome is not None
            return outcome
        if ahead.known:
            if outcome and sha256 not in self.store.changed:
                return outcome
            return self._whole_way(ahead.file)
        if not self._index.holds(sha256) and not self._index.named(ahead.file.name):
            if outcome and new is None:
                return outcome
            if outcome and new and (done := self._enter(new, outcome)):
                return done
        self._drop(ahead)
        return self._whole_way(ahead.file)

    def _drop(self, ahead: Ahead) -> None:
        for laid in ahead.new.files if ahead.new else ():
            self._staging.drop(laid)

    def _enter(self, new: New, outcome: Outcome) -> Outcome | None:
        """Take over a new file as it was found ahead, or None where it is more than that."""
        manifest = new.manifest
        if self._at_address(manifest.address):
            return None
        if any(article.id in self._index for article in manifest.articles):
            return None
        if owner := self._twin_owner(manifest, new.text):
            raw, *others = new.files
            for laid in others:
                self._staging.drop(laid)
            return self.store.join(owner, manifest, new.aliases, raw, new.text)
        self.store.enter(new)
        return outcome

    def _whole_way(self, file: RawFile) -> Outcome:
        """Read a file again and decide with all that is known."""
        path, name = Path(file.path), file.name
        raw = path.read_bytes()
        sidecar = read_sidecar(path)
        known = self._originals.read(hash_of(raw))
        mine = self._named(name)
        if known and (done := self._known(known, mine, raw, name, sidecar)):
            return done
        site = self._sites.place(path, raw)
        told = self._told_of(known or next((earlier.manifest for earlier in mine), None), site)
        inspection = inspect_bytes(raw, name, self._knowledge, sidecar, told)
        if inspection.refused:
            return Outcome(name, "refused", inspection.refused)
        came = Came(name, raw, sidecar, told, inspection)
        if known and not known.replaced_by and not known.twin_of:
            if known.sidecar == sidecar.to_json() and _is_other_post(known, name):
                return self._join(known, came)
            return self.store.version(came, [Earlier(known)])
        owner = None
        if all(earlier.twin for earlier in mine):
            owner = self._twin_owner(self.store.first(came), text_digest(inspection))
        if owner:
            return self._join(owner, came)
        return self.store.version(came, mine or self._at_address(inspection.original_url))

    def _join(self, owner: Manifest, came: Came) -> Outcome:
        aliases, text = came.inspection.aliases, text_digest(came.inspection)
        return self.store.join(owner, self.store.first(came), aliases, came.raw, text)

    def _known(
        self, known: Manifest, mine: list[Earlier], raw: bytes, name: str, sidecar: Sidecar
    ) -> Outcome | None:
        """What becomes of known bytes; None when they are to be inspected."""
        if known.withdrawn:
            return withdrawn_already(known, name)
        if known.replaced_by:
            reason = "an earlier version of an article"
            return None if mine else Outcome(name, "unchanged", reason)
        owner = self._owner(known)
        if owner is None or (known.twin_of and owner.name == name):
            return None  # its article went on without these bytes
        if known.sidecar != sidecar.to_json():
            return self._contradicts(known, owner, name)
        if known.name != name:
            self._others.setdefault(known.sha256, name)
        if known is owner and _is_other_post(known, name):
            return None
        if done := unchanged(self._originals, owner, name):
            return done
        return self.store.restore(owner, name, raw if owner is known else None)

    def _contradicts(self, known: Manifest, owner: Manifest, name: str) -> Outcome | None:
        """Refuse known bytes with another sidecar where a file with the first one is still there."""
        if known.twin_of:
            side = Path(owner.name).with_suffix(".yaml")
            reason = f"the same report as {owner.name}. Keep what is true in {side}"
            return Outcome(name, "refused", reason)
        other = self._others.get(known.sha256, name)
        if known.name != name:
            self._others.setdefault(known.sha256, name)
            if other == name and (known.name in self._names or Path(known.name).exists()):
                other = known.name
        if other == name:
            return None
        reason = f"the same text as {other}, with another sidecar. Keep what is true in one"
        return Outcome(name, "refused", reason)

    def _named(self, name: str) -> list[Earlier]:
        """The manifests that stand for the file of a name today."""
        found = []
        for sha256 in self._index.named(name):
            manifest = self._originals.read(sha256)
            if manifest and manifest.name == name:
                found.append(Earlier(manifest))
            elif manifest and (twin := manifest.twin(name)):
                found.append(Earlier(manifest, twin))
        return found

    def _at_address(self, address: str | None) -> list[Earlier]:
        """What a file that states `address` may be a new version of.

        Two files of one run with one address are two printings, not two versions. A homepage is the
        address of many texts.
        """
        parts = split_address(address) if address else None
        if not address or parts is None or not parts.path.strip("/"):
            return []
        found = []
        for sha256 in self._index.at_address(address):
            manifest = self._originals.read(sha256)
            if not manifest or manifest.name in self._names:
                continue
            owner = self._owner(manifest)
            if owner is manifest:
                found.append(Earlier(manifest))
            elif owner and (twin := owner.twin(manifest.name)):
                found.append(Earlier(owner, twin))
        return found

    def _owner(self, manifest: Manifest) -> Manifest | None:
        """The manifest that holds the article of one that may be a twin."""
        if manifest.twin_of is None:
            return manifest
        sha256 = self._index.owner(manifest.twin_of)
        return self._originals.read(sha256) if sha256 else None

    def _twin_owner(self, manifest: Manifest, text: bytes | None) -> Manifest | None:
        """The article that a new post is another original of: see `twins.py`.

        Raises Refused when the text of the post's twin was withdrawn.
        """
        searched = post_name(manifest.name)
        if searched is None or text is None:
            return None
        for post in self._index.posts(searched.post):
            if not are_twins(post.name, manifest.name):
                continue
            owner = self._originals.read(post.sha256)
            if owner is None or owner.replaced_by or len(owner.articles) != 1:
                continue
            if owner.withdrawn:
                raise Refused(
                    f"the same report as {owner.name}, withdrawn on {owner.withdrawn}",
                    remedy="Give the file another name if it is not",
                )
            if owner.sidecar != manifest.sidecar:
                continue
            if text == post.text or text == self._text(owner):
                return owner
        return None

    def _text(self, owner: Manifest) -> bytes | None:
        """What is compared, read from the original by today's rules."""
        try:
            return text_digest(self.store.inspect_again(owner))
        except OSError:
            return None

    def _told_of(self, before: Manifest | None, site: Place | None) -> Sidecar:
        """What was told of a file before, and what is told now; its site as it is now."""
        told = replace(self._wishes.told, site=site).to_json()
        return Sidecar.from_json({**(before.told if before else {}), **told})


def _is_other_post(known: Manifest, name: str) -> bool:
    """Whether `name` is that of a post's twin with the very same bytes, not met before."""
    return known.kind == "jekyll" and are_twins(known.name, name) and not known.twin(name)
