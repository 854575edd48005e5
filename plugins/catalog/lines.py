"""Lines of JSON, as commands read articles: one object a line, each with an id of its own."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import InputError


def shown(path: str) -> str:
    """The name of an input as errors give it."""
    return "standard input" if path == "-" else path


def read_lines(path: str) -> Iterator[bytes]:
    """The lines of a file (.jsonl, .jsonl.gz, "-" for standard input).

    Raises InputError when it can't be read.
    """
    if path == "-" and sys.stdin is None:
        raise InputError("is closed.", file=shown(path), remedy="Send articles to it: < FILE.")
    try:
        with _opened(path) as lines:
            yield from lines
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"can't be read ({reason}).",
            file=shown(path),
            remedy="Give a .jsonl or .jsonl.gz file.",
        ) from error


class Line:
    """A line that is not blank, and what is wrong with it. `form` shows how a line looks."""

    def __init__(self, file: str, number: int, form: str) -> None:
        self._file, self._number, self._form = file, number, form

    def fields(self, line: bytes) -> Mapping[str, Any]:
        """The object of the line; its `id` is a string that can be printed. Raises InputError."""
        try:
            record = json.loads(line)
        except UnicodeDecodeError as error:
            raise self.wrong("not UTF-8.", "Save the file as UTF-8.") from error
        except (ValueError, RecursionError) as error:
            raise self.wrong("not JSON.") from error
        if not isinstance(record, dict):
            raise self.wrong("not a JSON object.")
        name = self.string(record, "id")
        if not name or not name.isprintable():
            raise self.wrong(
                '"id" is empty or has a character that can\'t be printed.',
                "An id is one column of the answer: no tabs, no line breaks.",
            )
        return record

    def string(self, record: Mapping[str, Any], field: str) -> str:
        """A field that must be there and a string. Raises InputError."""
        if field not in record:
            raise self.wrong(f'no "{field}".')
        value = record[field]
        if not isinstance(value, str):
            raise self.wrong(f'"{field}" is not a string.', f'Write "{field}": "…".')
        return value

    def wrong(self, what: str, remedy: str | None = None) -> InputError:
        """The error for what is wrong with the line."""
        remedy = f"Write {self._form} on one line." if remedy is None else remedy
        return InputError(what, file=self._file, line=self._number, remedy=remedy)

    def same_id(self, name: str, first: int) -> InputError:
        """The error for an id that came before, in line `first`."""
        return self.wrong(
            f'the id "{name}" stands in line {first} too.', "Give each article its own."
        )


@contextmanager
def _opened(path: str) -> Iterator[Iterable[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
    elif path.endswith(".gz"):
        with gzip.open(path, "rb") as lines:
            yield lines
    else:
        with Path(path).open("rb") as lines:
            yield lines
