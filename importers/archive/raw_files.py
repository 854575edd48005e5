"""Which files under the paths a maintainer names are raw texts, and what each is called."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import ArchiveError

# Counted and refused by their names: some of them would decode as text.
_NOT_TEXTS = frozenset((
    ".yaml", ".yml", ".json", ".xml", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf",
    ".doc", ".docx", ".xls", ".xlsx", ".zip", ".gz",
))  # fmt: skip


def raw_files(paths: Sequence[Path], content: Path) -> list[tuple[Path, str]]:
    """The raw texts under `paths`, each with the name that identifies it in the archive.

    The name is relative to the working folder. A file outside it is called by a digest of its folder
    and its own name, so that no path of the machine enters the archive and no two files share a name.
    Raises ArchiveError for a path that does not exist, or that holds the archive itself: its originals
    would come in as new texts.
    """
    found: dict[Path, str] = {}
    archive = content.resolve()
    for path in paths:
        if not path.exists():
            raise ArchiveError("does not exist", file=str(path), remedy="Mend the path")
        whole = path.resolve()
        if whole.is_relative_to(archive) or archive.is_relative_to(whole):
            raise ArchiveError(
                f"holds the archive itself ({content}) or lies in it",
                file=str(path),
                remedy="Keep raw texts apart from the content folder, and name their folder",
            )
        for file in [path] if path.is_file() else _texts_under(path):
            found.setdefault(file, _name(file))
    return sorted(found.items(), key=lambda item: item[1])


def _name(file: Path) -> str:
    # Not resolve(): a link is called by its own name.
    whole, here = Path(os.path.normpath(Path.cwd() / file)), Path.cwd()
    if whole.is_relative_to(here):
        return whole.relative_to(here).as_posix()
    folder = hashlib.sha256(os.fsencode(whole.parent)).hexdigest()[:8]
    return f"{folder}/{whole.name}"


def _texts_under(folder: Path) -> Iterator[Path]:
    """Every file but sidecars, what is hidden, and a README that explains the folder."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.stem != "README" and not _is_sidecar(path):
            yield path


def _is_sidecar(path: Path) -> bool:
    return path.suffix == ".yaml" and any(
        other.suffix != ".yaml" for other in path.parent.glob(glob.escape(path.stem) + ".*")
    )


def no_text(path: Path) -> str | None:
    """Why a file is no raw text by its name alone, or None."""
    if path.suffix.lower() in _NOT_TEXTS:
        return f"a {path.suffix} file is no raw text. Give the text itself, or move it away"
    return None
