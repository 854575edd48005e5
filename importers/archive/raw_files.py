"""Which files under the paths a maintainer names are raw texts, and what each is called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ArchiveError

# Counted and refused by their names: some of them would decode as text.
_NOT_TEXTS = frozenset((
    ".yaml", ".yml", ".json", ".xml", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf",
    ".doc", ".docx", ".xls", ".xlsx", ".zip", ".gz",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw text: where it stands, and the name that identifies it in the archive."""

    path: str
    name: str


def raw_files(paths: Sequence[Path], content: Path) -> list[RawFile]:
    """The raw texts under `paths`, in the order of their names.

    The name is relative to the working folder. A file outside it is called by a digest of its folder
    and its own name, so that no path of the machine enters the archive and no two files share a name.
    Raises ArchiveError for a path that does not exist, or that holds the archive itself: its originals
    would come in as new texts.
    """
    found: dict[str, RawFile] = {}
    archive = content.resolve()
    here = os.getcwd()  # noqa: PTH109
    for path in paths:
        if not path.exists():
            raise ArchiveError("does not exist", file=str(path), remedy="Mend the path")
        if not (path.is_file() or path.is_dir()):
            raise ArchiveError(
                "is neither a file nor a folder", file=str(path), remedy="Name a text or a folder"
            )
        whole = path.resolve()
        if whole.is_relative_to(archive) or archive.is_relative_to(whole):
            raise ArchiveError(
                f"holds the archive itself ({content}) or lies in it",
                file=str(path),
                remedy="Keep raw texts apart from the content folder, and name their folder",
            )
        for file in [str(path)] if path.is_file() else _texts_under(str(path)):
            name = _name(file, here)
            found.setdefault(name, RawFile(file, name))
    return [found[name] for name in sorted(found)]


def _name(file: str, here: str) -> str:
    # Not resolve(): a link is called by its own name.
    whole = os.path.normpath(os.path.join(here, file))  # noqa: PTH118
    inside = here.rstrip(os.sep) + os.sep
    if whole.startswith(inside):
        return whole.removeprefix(inside).replace(os.sep, "/")
    folder, name = os.path.split(whole)
    return f"{hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]}/{name}"


def _texts_under(folder: str) -> Iterator[str]:
    """Every file but sidecars, what is hidden, and a README that explains the folder."""
    with os.scandir(folder) as entries:
        inside = sorted((entry for entry in entries if entry.name[0] != "."), key=lambda e: e.name)
    files = [entry.name for entry in inside if entry.is_file()]
    stems = {_stem(name) for name in files if not name.endswith(".yaml")}
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from _texts_under(entry.path)
        elif (entry.is_file() or _is_special(entry)) and _is_text(entry.name, stems):
            yield entry.path


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Whether it is there, and neither a file nor a folder: it is named among what was refused."""
    return not entry.is_dir() and os.path.exists(entry.path)  # noqa: PTH110 - as above


def no_file(path: Path) -> str | None:
    """Why there is nothing to be read, be it that to open it may never end, or None."""
    if path.is_file() or not path.exists():
        return None
    return "a named pipe, a socket or a device is no raw text. Give a file, or move it away"


def _is_text(name: str, stems: set[str]) -> bool:
    if name.endswith(".yaml") and _stem(name) in stems:
        return False  # a sidecar
    return _stem(name) != "README"


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - Path is slow where there are thousands


def no_text(path: Path) -> str | None:
    """Why a file is no raw text by its name alone, or None."""
    if path.suffix.lower() in _NOT_TEXTS:
        return f"a {path.suffix} file is no raw text. Give the text itself, or move it away"
    return None


def leads_out(path: Path, roots: Sequence[Path]) -> str | None:
    """Why a link is not followed: its text lies outside every path that was named."""
    if not path.is_symlink() or path in roots:
        return None
    whole = path.resolve()
    if any(whole.is_relative_to(root.resolve()) for root in roots):
        return None
    return "a link out of the folder. Put the text itself there"
