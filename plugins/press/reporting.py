"""Every error of a Pelican run, one JSON object a line: what `invoke build` names at the end.

`--fatal errors` would stop at the first one; a maintainer wants to see all of them at once.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import BuildError

NOT_BUILT = "The site was not built; what stood there still stands."


class Reporter(logging.Handler):
    """Appends every error to a file. Never raises: a full disk must not hide what was wrong."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.ERROR)
        self._path = path
        self._said: set[str] = set()
        self._lost: OSError | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Report a log record, with the error that is being handled."""
        text = record.getMessage()
        # Pelican says "Could not process x.md" and keeps the reason for its debug mode.
        reason = str(sys.exc_info()[1] or "")
        if reason in self._said:
            return
        if reason not in text:
            text = f"{text}: {reason}"
        self._said.add(text)
        try:
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(json.dumps({"error": text}, ensure_ascii=False) + "\n")
        except OSError as error:
            self._lost = error

    def check(self, sender: Any) -> None:
        """Raise the OSError by which an error was lost: a build with it must not count as done."""
        if self._lost is not None:
            raise self._lost


def listen(logger: logging.Logger, path: Path | str) -> Reporter:
    """Append every error logged from now on to `path`."""
    reporter = Reporter(Path(path))
    logger.addHandler(reporter)
    return reporter


def read_report(path: Path) -> list[str]:
    """Return the errors in `path`, in order, each once; none when there is no such file."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return list(dict.fromkeys(_error(line) for line in lines))


@contextmanager
def errors_raised(report: Path, *, told: bool) -> Iterator[None]:
    """Raise BuildError for the errors that are logged in the block, in whatever process.

    They are written to `report`; where they were `told` already, the error does not repeat them.
    """
    reporter = listen(logging.getLogger(), report)
    try:
        yield
        reporter.check(None)
        errors = read_report(report)
    finally:
        logging.getLogger().removeHandler(reporter)
        report.unlink(missing_ok=True)
    if errors:
        lines = [] if told else [f"  {line}" for line in errors]
        raise BuildError("\n".join([NOT_BUILT, *lines]))


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING:
            self.said.append(record.getMessage())


@contextmanager
def warnings_kept() -> Iterator[list[str]]:
    """Yield a list that takes the warnings of our own plugins while the block runs.

    Pelican's own are many, and for whoever asks for them (`--verbose`).
    """
    ours, handler = logging.getLogger(__name__.rsplit(".", 2)[0]), _Warnings()
    ours.addHandler(handler)
    try:
        yield handler.said
    finally:
        ours.removeHandler(handler)


def _error(line: str) -> str:
    try:
        return str(json.loads(line)["error"])
    except (ValueError, KeyError, TypeError):
        return line  # cut off where the disk was full
