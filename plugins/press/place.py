"""Where a build works: the output, and `.cache/` beside it with the lock and the staged sites.

Every build loads this, one that finds nothing to do as well: what few of them need is loaded there.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import BuildError

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Place(NamedTuple):
    """An output folder, which need not be there yet. Make it by `place_of`."""

    output: Path

    @property
    def cache(self) -> Path:
        """Beside the output: files are put in place by renaming, on one file system."""
        return self.output.parent / ".cache"

    @property
    def lock(self) -> Path:
        """One for all outputs beside one another."""
        return self.cache / "build.lock"

    @property
    def record(self) -> Path:
        """Of the commit to this output that is under way."""
        return self.cache / f"commit-{self.output.name}.json"

    @property
    def catalogue(self) -> Path:
        """What is known of the site in this output."""
        return self.cache / f"catalogue-{self.output.name}.sqlite"

    @property
    def compiled(self) -> Path:
        """The folder of compiled templates, of the last version of settings and programs."""
        folder = self.cache / f"templates-{self.output.name}"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def seen(self) -> Path:
        """What the last build of this output was made from."""
        return self.cache / f"seen-{self.output.name}.marshal"

    def sweep(self) -> None:
        """Remove what killed builds left. Only while the lock is held."""
        for left in self.cache.glob("staging-*"):
            if left not in self._awaited():
                remove(left)

    def clear(self) -> None:
        """Remove everything but the lock and what a killed build of any output needs to be finished.

        Only while the lock is held.
        """
        needed = {self.lock, *self._awaited()}
        for left in self.cache.iterdir():
            if left not in needed:
                remove(left)

    def _awaited(self) -> set[Path]:
        import json

        found = set()
        for record in self.cache.glob("commit-*.json"):
            found.add(record)
            with suppress(ValueError, KeyError, TypeError, OSError):
                found.add(Path(json.loads(record.read_text(encoding="utf-8"))["staging"]))
        return found


def place_of(output: Path) -> Place:
    """Return the place of `output`. Raises BuildError when that is a link of somebody else's."""
    output = output.absolute()
    if output.is_symlink() and not is_switched(output):
        raise BuildError(
            "is a link. A site is put in place by renaming files beside it.",
            file=output,
            remedy="Make it a folder, or a mount, or build straight into where it leads.",
        )
    return Place(output.parent.resolve() / output.name)


def is_switched(output: Path) -> bool:
    """Whether `output` is a link to a tree that was made for it (`switching.py`)."""
    return output.is_symlink() and output.resolve() in {t.resolve() for t in trees_of(output)}


def trees_of(output: Path) -> Iterator[Path]:
    """Yield the trees that were made for `output`."""
    yield from (path for path in output.parent.glob(f"{tree_name(output)}*") if path.is_dir())


def tree_name(output: Path) -> str:
    """Return how the names of the trees of `output` begin."""
    return f".{output.name}-tree-"


def check_apart(output: Path, settings: Mapping[str, Any], file: Path | str = "") -> None:
    """Raise BuildError when what a site is made from lies in `output`: it would be removed there.

    `file` is that of the settings. An output inside the content or the theme is refused as well.
    """
    output = output.resolve()
    content, theme = Path(settings["PATH"]).resolve(), Path(settings["THEME"]).resolve()
    sources = [content, theme, Path(__file__).resolve(), *([Path(file).resolve()] if file else [])]
    for source in sources:
        if source.is_relative_to(output):
            raise BuildError(
                f"is no place for a site: {source} lies there, and would be removed.",
                file=output,
                remedy="Give a folder of its own as the output.",
            )
    inside = any(output.is_relative_to(source) for source in (content, theme))
    if inside or Place(output).cache == output:
        raise BuildError(
            "is no place for a site: it lies in what the site is made from, or is the cache.",
            file=output,
            remedy="Give a folder of its own as the output.",
        )


def remove(path: Path) -> None:
    """Remove a file, a link (never what lies behind it) or a folder with all that is in it."""
    import shutil

    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say of a failed file operation, or a faulty template, what it means for the build: a BuildError."""
    try:
        yield
    except _template_error() as error:
        from .templates.template_errors import told

        raise told(error) from error
    except _database_error() as error:
        raise BuildError(
            f"The catalogue of the site could not be written or read: {error}.",
            remedy="Make room on the disk, see that .cache can be written, and build again.",
        ) from error
    except OSError as error:
        # Of a file that can't be put in its place, that place is at fault.
        name = error.filename if error.filename2 is None else error.filename2
        file = os.fspath(name) if isinstance(name, str | os.PathLike) else None
        if error.errno in _FULL:
            raise BuildError(
                "There is no space left on the disk.", remedy="Make room and build again."
            ) from error
        if error.errno == errno.ENAMETOOLONG:
            raise BuildError(
                "is a longer name than the file system takes.",
                file=file,
                remedy="Give the article, category, tag or source of that name a shorter slug.",
            ) from error
        what = f"could not be written or read: {error.strerror or error}."
        raise BuildError(what, file=file, remedy="Mend that and build again.") from error


def _template_error() -> Any:
    """What Jinja raises; that a template is not there is an OSError to Python."""
    jinja = sys.modules.get("jinja2")
    return jinja.TemplateError if jinja else ()


def _database_error() -> type[Exception] | tuple[()]:
    """What SQLite raises. It is asked when something was raised, and nobody raises it unloaded."""
    database = sys.modules.get("sqlite3")
    return database.Error if database else ()
