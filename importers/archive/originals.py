"""The raw bytes of every import, and which content files were made from them.

`originals/<aa>/<sha256>.raw` holds the bytes; `<sha256>.json` beside it is the manifest: where the file came
from, what its sidecar said, and each article with the hashes of the files written for it. A content file
whose hash differs from its manifest was edited by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ..errors import ArchiveError
from .staging import Laid, Staging

FOLDER = "originals"
MANIFEST_VERSION = 1
Standing = Literal["whole", "edited", "unfinished"]


@dataclass(frozen=True, slots=True)
class Article:
    """One content file: its path in the content folder, and hashes of what was written.

    `replaced` holds the hashes of the files it was written over: when a run was killed between the
    manifest and the files, they tell an unfinished write from an edit by hand.
    """

    id: str
    story_no: int
    path: str
    sha256: str
    facts_sha256: str
    replaced: tuple[str, ...] = ()

    @property
    def facts_path(self) -> str:
        return self.path.removesuffix(".md") + ".facts.json"

    def settled(self) -> Article:
        """Itself once its files are written: nothing is being replaced any more."""
        return replace(self, replaced=()) if self.replaced else self


@dataclass(frozen=True, slots=True)
class Twin:
    """Another original of the same article: the post's file, its SHA-256, the addresses it adds."""

    name: str
    raw: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made of one original.

    An article belongs to one manifest. `twins` are the other originals of it (`twins.py`); the
    manifest of each names the article in `twin_of` and has no articles of its own.
    """

    sha256: str
    name: str
    archived: str
    importer: str
    kind: str | None = None
    told: dict[str, Any] = field(default_factory=dict)
    address: str | None = None
    sidecar: dict[str, Any] = field(default_factory=dict)
    articles: tuple[Article, ...] = ()
    # Numbers of its stories that a later version of the file carries on.
    moved: tuple[int, ...] = ()
    replaces: str | None = None
    replaced_by: str | None = None
    modified: str | None = None
    withdrawn: str | None = None
    twins: tuple[Twin, ...] = ()
    twin_of: str | None = None
    version: int = MANIFEST_VERSION

    def to_bytes(self) -> bytes:
        data = {key: value for key, value in _plain(self).items() if value not in (None, {}, ())}
        for key in ("articles", "twins"):
            if key in data:
                data[key] = [_plain(item) for item in data[key]]
        return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    @property
    def twin_aliases(self) -> tuple[str, ...]:
        return tuple(alias for twin in self.twins for alias in twin.aliases)

    def twin(self, name: str) -> Twin | None:
        """Its other original that came under `name`."""
        return next((twin for twin in self.twins if twin.name == name), None)


class Originals:
    """The `originals/` folder of a content folder, seen through what waits to be put into it."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.content = staging.content

    def read(self, sha256: str) -> Manifest | None:
        """The manifest of an original, None when it was never imported.

        Raises ArchiveError when the manifest can't be read.
        """
        path = manifest_path(sha256)
        try:
            return _manifest(json.loads(self.staging.read(path)))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise ArchiveError(
                f"is no manifest ({error})",
                file=str(self.content / path),
                remedy="Restore it from version control",
            ) from error

    def raw(self, sha256: str) -> bytes:
        """The bytes of an original. Raises OSError: those of a withdrawn text are gone."""
        return self.staging.read(raw_path(sha256))

    def write(self, manifest: Manifest, raw: bytes | Laid | None = None) -> None:
        path = raw_path(manifest.sha256)
        if isinstance(raw, Laid):
            self.staging.adopt(raw)
        elif raw is not None and self.staging.digest(path) != manifest.sha256:
            self.staging.lay(path, raw)
        self.staging.lay(manifest_path(manifest.sha256), manifest.to_bytes())

    def all(self) -> Iterator[Manifest]:
        """Every manifest, in the order of the hashes."""
        for path in sorted((self.content / FOLDER).glob("??/*.json")):
            manifest = self.read(path.stem)
            if manifest is not None:
                yield manifest

    def settle(self, manifest: Manifest) -> None:
        """Note that every file of the manifest is written."""
        if any(article.replaced for article in manifest.articles):
            settled = tuple(article.settled() for article in manifest.articles)
            self.write(replace(manifest, articles=settled))

    def standing(self, article: Article) -> Standing:
        """How the article's files stand to what was written; a withdrawn article has no facts."""
        found = [
            (self.staging.digest(relative), written)
            for relative, written in (
                (article.path, article.sha256),
                (article.facts_path, article.facts_sha256),
            )
            if written
        ]
        if any(digest not in (None, written, *article.replaced) for digest, written in found):
            return "edited"
        return "whole" if all(digest == written for digest, written in found) else "unfinished"

    def edited(self, article: Article) -> bool:
        """Whether a maintainer changed the article's files since they were written."""
        return self.standing(article) == "edited"


def _plain(item: Manifest | Article | Twin) -> dict[str, Any]:
    return {key: getattr(item, key) for key in item.__slots__}


def manifest_path(sha256: str) -> str:
    """Where the manifest of an original stands in the content folder."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}.json"


def raw_path(sha256: str) -> str:
    """Where the bytes of an original stand in the content folder."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}.raw"


def article_id(sha256: str, story_no: int, taken: Container[str]) -> str:
    """16 hexadecimal digits of SHA-256(SHA-256 of the raw bytes ‖ story number), more on a clash."""
    digest = hashlib.sha256(bytes.fromhex(sha256) + str(story_no).encode()).hexdigest()
    length = 16
    while digest[:length] in taken and length < len(digest):
        length += 4
    return digest[:length]


def _manifest(data: dict[str, Any]) -> Manifest:
    articles = tuple(
        Article(**{**item, "replaced": tuple(item.get("replaced", ()))})
        for item in data.pop("articles", [])
    )
    twins = tuple(
        Twin(**{**item, "aliases": tuple(item.get("aliases", ()))})
        for item in data.pop("twins", [])
    )
    data["moved"] = tuple(data.get("moved", ()))
    return Manifest(**data, articles=articles, twins=twins)
