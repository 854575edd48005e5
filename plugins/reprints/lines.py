"""Articles from lines of JSON: {"id", "title", "text", "date"?, "source"?}, one object a line.

Only `id`, `text` and `date` are read: a headline or a source proves nothing about a reprint.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ..errors import InputError
from .model import Article

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}) (?: [T\ ] .* )?", re.VERBOSE)
_FORM = 'Write {"id": "…", "text": "…"} on one line.'


def shown(path: str) -> str:
    """The name of an input as errors give it."""
    return "standard input" if path == "-" else path


def read_articles(path: str) -> Iterator[Article]:
    """The articles of a file (.jsonl, .jsonl.gz, "-" for standard input); blank lines are passed over.

    Raises InputError where a line is not as it should be, or an id comes twice.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(read_lines(path), start=1):
        if article := parse(line, shown(path), number):
            if article.id in seen:
                raise same_id(shown(path), article.id, seen[article.id], number)
            seen[article.id] = number
            yield article


def read_lines(path: str) -> Iterator[bytes]:
    """The lines of a file. Raises InputError when it can't be read."""
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


def parse(line: bytes, file: str, number: int) -> Article | None:
    """The article of a line, None for a blank one. Raises InputError."""
    if not line.strip():
        return None

    def wrong(what: str, remedy: str) -> InputError:
        return InputError(what, file=file, line=number, remedy=remedy)

    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise wrong("not UTF-8.", "Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise wrong("not JSON.", _FORM) from error
    if not isinstance(record, dict):
        raise wrong("not a JSON object.", _FORM)
    for field in ("id", "text"):
        if field not in record:
            raise wrong(f'no "{field}".', _FORM)
        if not isinstance(record[field], str):
            raise wrong(f'"{field}" is not a string.', f'Write "{field}": "…".')
    name, day = record["id"], record.get("date")
    if not name or not name.isprintable():
        raise wrong(
            '"id" is empty or has a character that can\'t be printed.',
            "An id is one column of the answer: no tabs, no line breaks.",
        )
    if day in (None, ""):
        return Article(name, record["text"])
    found = _DAY.fullmatch(day) if isinstance(day, str) else None
    if not found or not _is_day(found[1]):
        raise wrong(f'"date" is {day!r}.', "Write a day as 2022-05-20, or leave the date out.")
    return Article(name, record["text"], found[1])


def same_id(file: str, name: str, first: int, second: int) -> InputError:
    """The error for an id that came before."""
    return InputError(
        f'the id "{name}" stands in line {first} too.',
        file=file,
        line=second,
        remedy="Give each article its own.",
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


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
