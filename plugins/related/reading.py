"""Articles from a file of JSON lines: one object a line, as many tools write them."""

from __future__ import annotations

from ..catalog.lines import Line, read_lines, shown
from ..catalog.normalise import normalise
from .model import Article

_FORM = '{"id": "…", "title": "…", "text": "…"}'


def read_articles(path: str) -> list[Article]:
    """The articles of a file (.jsonl, .jsonl.gz, "-" for standard input), normalised, in its order.

    Raises InputError, naming file, line and remedy, when the file can't be read, a line is no such
    object, or two have the same id.
    """
    articles: list[Article] = []
    line_of: dict[str, int] = {}
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        here = Line(shown(path), number, _FORM)
        article = _article(here, line)
        if article.id in line_of:
            raise here.same_id(article.id, line_of[article.id])
        line_of[article.id] = number
        articles.append(article)
    return articles


def _article(here: Line, line: bytes) -> Article:
    record = here.fields(line)
    given = {key: record[key] for key in ("title", "text") if key in record}
    if not given:
        raise here.wrong('neither "title" nor "text".')
    # Tools write null for a headline that is not there.
    texts = {key: here.string(given, key) for key, value in given.items() if value is not None}
    title, text = (normalise(texts.get(key, "")).text for key in ("title", "text"))
    return Article(record["id"], title, text)
