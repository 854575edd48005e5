"""The raw bytes of every import, and which content files were made from them.

`originals/<aa>/<sha256>.raw` holds the bytes; `<sha256>.json` beside it is the manifest: where the file came
from, what its sidecar said, and each article with the hashes of the files written for it. A content file
whose hash differs from its manifest was edited by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import ArchiveError
from .files import inside, write_file

MANIFEST_VERSION = 1


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


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made of one original."""

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
    version: int = MANIFEST_VERSION

    def to_bytes(self) -> bytes:
        data = {key: value for key, value in asdict(self).items() if value not in (None, {}, ())}
        return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


class Originals:
    """The `originals/` folder of a content folder."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._folder = content / "originals"

    def raw_path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.raw"

    def manifest_path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.json"

    def read(self, sha256: str) -> Manifest | None:
        """The manifest of an original, None when it was never imported.

        Raises ArchiveError when the manifest can't be read.
        """
        path = self.manifest_path(sha256)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise ArchiveError(
                f"is no manifest ({error})",
                file=str(path),
                remedy="Restore it from version control",
            ) from error
        articles = tuple(
            Article(**{**item, "replaced": tuple(item.get("replaced", ()))})
            for item in data.pop("articles", [])
        )
        data["moved"] = tuple(data.get("moved", ()))
        return Manifest(**data, articles=articles)

    def write(self, manifest: Manifest, raw: bytes | None = None) -> None:
        if raw is not None and not self.raw_path(manifest.sha256).exists():
            write_file(self.raw_path(manifest.sha256), raw)
        write_file(self.manifest_path(manifest.sha256), manifest.to_bytes())

    def all(self) -> Iterator[Manifest]:
        """Every manifest, in the order of the hashes."""
        for path in sorted(self._folder.glob("??/*.json")):
            manifest = self.read(path.stem)
            if manifest is not None:
                yield manifest

    def settle(self, manifest: Manifest) -> None:
        """Note that every file of the manifest is written: nothing is being replaced any more."""
        if any(article.replaced for article in manifest.articles):
            settled = tuple(replace(article, replaced=()) for article in manifest.articles)
            self.write(replace(manifest, articles=settled))

    def edited(self, article: Article) -> bool:
        """Whether a maintainer changed the article's files since they were written."""
        return any(
            found not in (None, written, *article.replaced)
            for found, written in self._files(article)
        )

    def complete(self, article: Article) -> bool:
        """Whether both files of the article stand as they were written."""
        return all(found == written for found, written in self._files(article))

    def _files(self, article: Article) -> Iterator[tuple[str | None, str]]:
        for relative, written in (
            (article.path, article.sha256),
            (article.facts_path, article.facts_sha256),
        ):
            path = inside(self.content, relative)
            if written:
                yield (hash_file(path) if path.exists() else None), written


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def article_id(sha256: str, story_no: int, taken: set[str]) -> str:
    """16 hexadecimal digits of SHA-256(SHA-256 of the raw bytes ‖ story number), more on a clash."""
    digest = hashlib.sha256(bytes.fromhex(sha256) + str(story_no).encode()).hexdigest()
    length = 16
    while digest[:length] in taken and length < len(digest):
        length += 4
    return digest[:length]
