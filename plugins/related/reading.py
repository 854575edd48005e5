"""Articles from a file of JSON lines: one object a line, as many tools write them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..catalog.normalise import normalise
from ..errors import ContentError
from .model import Article

STDIN = "-"
_SHAPE = 'A line looks like {"id": "1", "title": "…", "text": "…"}.'


def read_articles(file: str) -> list[Article]:
    """The articles of a file (`-`: standard input), normalised, in the order of their lines.

    Raises ContentError, naming file, line and remedy, when the file can't be read, a line is no
    such object, or two have the same id.
    """
    name = "standard input" if file == STDIN else file
    articles: list[Article] = []
    line_of: dict[str, int] = {}
    for number, line in _lines(file, name):
        if not line.strip():
            continue
        article = _article(line, name, number)
        if article.id in line_of:
            raise ContentError(
                f"the id “{article.id}” stands in line {line_of[article.id]} already.",
                file=name,
                line=number,
                remedy="Give each article an id of its own.",
            )
        line_of[article.id] = number
        articles.append(article)
    return articles


def _lines(file: str, name: str) -> Iterator[tuple[int, str]]:
    if file == STDIN and sys.stdin is None:
        raise ContentError("is closed.", file=name, remedy="Send articles to it: < FILE.")
    number = 0
    try:
        with sys.stdin.buffer if file == STDIN else Path(file).open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(
            "is not UTF-8.",
            file=name,
            line=number,
            remedy="Convert the file, for instance with `iconv -f gb18030 -t utf-8`.",
        ) from error
    except OSError as error:
        raise ContentError(
            f"can't be read ({error.strerror}).", file=name, remedy="Name a file of JSON lines."
        ) from error


def _article(line: str, name: str, number: int) -> Article:
    def fault(what: str) -> ContentError:
        return ContentError(what, file=name, line=number, remedy=_SHAPE)

    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise fault("is not JSON.") from error
    if not isinstance(row, dict):
        raise fault("is not a JSON object.")
    id = row.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str) or not id:
        raise fault("has no “id” (a string or a whole number).")
    if any(char in "\t\r\n" or "\ud800" <= char <= "\udfff" for char in id):
        raise fault(
            "has an “id” with a tab, a line break or half a character: no table can hold it."
        )
    texts = []
    for key in ("title", "text"):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise fault(f"has a “{key}” that is no string.")
        texts.append(normalise(value or "").text)
    if "text" not in row and "title" not in row:
        raise fault("has neither “title” nor “text”.")
    return Article(id, *texts)
