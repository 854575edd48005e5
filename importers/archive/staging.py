"""Files put in place together, so that a kill or a full disk leaves whole files only.

Flushing each file to the disk by itself costs more than everything else an import does (measured here:
some 500 posts a second, against 4,000 with a flush for hundreds of them). So files are first written into
`content/.importing/`, flushed together, and then renamed to their places one after another, in the order
they were given. A rename is atomic: a reader sees the old file or the new one. As the renames come in that
order, what a kill leaves is what a slower writer would have left who was killed somewhere between two files;
the importer gives a manifest before the files it speaks of, and so finds out what is missing. At the end the
folders are flushed too, so that what was told as imported is on the disk.

Until they are in place the files are seen through `digest` and `read` as if they were.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from .files import hash_of, inside, not_written, read_inside
from .flushing import flush

_FOLDER = ".importing"
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that waits for its place: `temporary` holds its bytes, `data` does in a dry run.

    A file that only is to be removed has no digest.
    """

    relative: str
    sha256: str | None = None
    size: int = 0
    temporary: str | None = None
    data: bytes | None = None


def lay_down(folder: Path, relative: str, data: bytes) -> Laid:
    """Write `data` beside the archive, to be put at `relative` later.

    Raises ArchiveError naming the file when the disk does not take it; nothing is left of it then.
    """
    temporary = f"{folder}/{os.getpid():x}-{next(_numbers):x}"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)
        raise not_written(relative, error) from error
    return Laid(relative, hash_of(data), len(data), temporary)


def imagine(relative: str, data: bytes) -> Laid:
    """What `lay_down` gives in a dry run: only manifests are kept, because decisions rest on them."""
    manifest = relative.startswith("originals/") and relative.endswith(".json")
    return Laid(relative, hash_of(data), data=data if manifest else None)


class Staging:
    """The files of one writer on their way into the content folder. Use as a context, under the lock."""

    def __init__(self, content: Path, *, dry_run: bool = False) -> None:
        self.content = content
        self.folder = content / _FOLDER
        self.dry_run = dry_run
        self.size = 0  # bytes that wait
        self._given: list[Laid] = []
        self._latest: dict[str, Laid] = {}
        self._renamed: set[str] = set()  # folders whose entries may not be on the disk yet

    def __enter__(self) -> Staging:
        if not self.dry_run:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                for left in self.folder.iterdir():  # of a killed run; nobody else is writing
                    left.unlink()
            except OSError as error:
                raise not_written(self.folder, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.dry_run:
            return
        try:
            if self._renamed and kind is None:
                flush(self.content, sorted(self._renamed))
        except OSError as error:
            raise not_written(self.content, error) from error
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def lay(self, relative: str, data: bytes) -> None:
        """Write a file that is to stand at `relative`. Raises ArchiveError."""
        if self.dry_run:
            self.adopt(imagine(relative, data))
        else:
            self.adopt(lay_down(self.folder, relative, data))

    def adopt(self, laid: Laid) -> None:
        """Take over a file that `lay_down` wrote. Raises ArchiveError when it would leave the folder."""
        inside(self.content, laid.relative)
        self._given.append(laid)
        self._latest[laid.relative] = laid
        self.size += laid.size

    def remove(self, relative: str) -> None:
        self.adopt(Laid(relative))

    def drop(self, laid: Laid) -> None:
        """Throw away a file that `lay_down` wrote."""
        if laid.temporary:
            Path(laid.temporary).unlink(missing_ok=True)

    def read(self, relative: str) -> bytes:
        """What the file holds once everything is in place. Raises FileNotFoundError, OSError."""
        laid = self._latest.get(relative)
        if laid is None:
            return read_inside(self.content, relative)
        if laid.data is not None:
            return laid.data
        if laid.temporary is None:
            raise FileNotFoundError(errno.ENOENT, "is to be removed", relative)
        return Path(laid.temporary).read_bytes()

    def digest(self, relative: str) -> str | None:
        """The SHA-256 of the file once everything is in place, None when there is none."""
        if laid := self._latest.get(relative):
            return laid.sha256
        try:
            return hash_of(self.read(relative))
        except FileNotFoundError:
            return None

    def mark(self) -> int:
        """A point to come back to with `undo`."""
        return len(self._given)

    def undo(self, mark: int) -> None:
        """Forget what was given since `mark`."""
        for laid in self._given[mark:]:
            self.drop(laid)
            self._latest.pop(laid.relative, None)
        del self._given[mark:]
        self._latest.update((laid.relative, laid) for laid in self._given)

    def commit(self) -> None:
        """Put everything in place. Raises ArchiveError; what is in place then stays, and is whole."""
        if self.dry_run or not self._given:
            return
        given, self._given, self._latest, self.size = self._given, [], {}, 0
        temporaries = [laid.temporary for laid in given if laid.temporary]
        try:
            flush(self.folder, temporaries)
        except OSError as error:
            raise not_written(self.content, error) from error
        for laid in given:
            target = inside(self.content, laid.relative)
            try:
                if laid.temporary:
                    _rename(laid.temporary, target)
                    self._renamed.add(target.rpartition("/")[0])
                else:
                    Path(target).unlink(missing_ok=True)
            except OSError as error:
                raise not_written(target, error) from error


def _rename(temporary: str, target: str) -> None:
    try:
        os.replace(temporary, target)  # noqa: PTH105 - Path is slow where there are thousands
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(temporary, target)  # noqa: PTH105
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folder is a mount or a link to another disk: nothing can be renamed across.
        near = Path(target).with_name(f".tmp-{Path(target).name}.part")
        try:
            shutil.copyfile(temporary, near)
            flush(near.parent, [str(near)])
            near.replace(target)
        finally:
            near.unlink(missing_ok=True)
        Path(temporary).unlink()
