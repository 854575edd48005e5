"""Articles from lines of JSON: {"id", "title", "text", "date"?, "source"?}, one object a line.

Only `id`, `text` and `date` are read: a headline or a source proves nothing about a reprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..catalog.lines import Line, read_lines, shown
from ..errors import InputError
from .model import Article

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}) (?: [T\ ] .* )?", re.VERBOSE)
_FORM = '{"id": "…", "text": "…"}'


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


def parse(line: bytes, file: str, number: int) -> Article | None:
    """The article of a line, None for a blank one. Raises InputError."""
    if not line.strip():
        return None

    here = Line(file, number, _FORM)
    record = here.fields(line)
    name, text, day = record["id"], here.string(record, "text"), record.get("date")
    if day in (None, ""):
        return Article(name, text)
    found = _DAY.fullmatch(day) if isinstance(day, str) else None
    if not found or not _is_day(found[1]):
        raise here.wrong(f'"date" is {day!r}.', "Write a day as 2022-05-20, or leave the date out.")
    return Article(name, text, found[1])


def same_id(file: str, name: str, first: int, second: int) -> InputError:
    """The error for an id that came before."""
    return Line(file, second, _FORM).same_id(name, first)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
