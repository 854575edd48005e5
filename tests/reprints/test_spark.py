"""The engine on Spark gives the answer of the one in memory. Left out unless `--spark` is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.errors import InputError
from plugins.reprints import memory
from plugins.reprints.model import Article
from tests.reprints.test_reprints_engines import labelled, lines, pages, wide

pytestmark = pytest.mark.spark


def archive(folder: Path, articles: list[Article]) -> str:
    path = folder / "articles.jsonl"
    path.write_bytes(b"".join(lines(articles)))
    return str(path)


def mixed() -> list[Article]:
    return [*labelled(80), *pages()]


@pytest.mark.parametrize("make", [mixed, wide])
def test_pairs_are_those_of_the_engine_in_memory(
    make: Callable[[], list[Article]], tmp_path: Path
) -> None:
    from plugins.reprints.spark.engine import Spark

    articles = make()
    found = Spark(archive(tmp_path, articles), master="local[2]").pairs()
    assert [row.line() for row in found] == [row.line() for row in memory.pair_rows(articles)]


def test_groups_are_those_of_the_engine_in_memory(tmp_path: Path) -> None:
    from plugins.reprints.spark.engine import Spark

    found = Spark(archive(tmp_path, mixed()), master="local[2]").groups()
    assert list(found) == list(memory.group_rows(mixed()))


def test_no_articles_make_no_pairs(tmp_path: Path) -> None:
    from plugins.reprints.spark.engine import Spark

    assert list(Spark(archive(tmp_path, []), master="local[2]").pairs()) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [(b"{", "3: not JSON"), (b'{"id": "a", "text": "x"}', '3: the id "a" stands in line 1 too')],
)
def test_a_wrong_line_is_named(line: bytes, told: str, tmp_path: Path) -> None:
    from plugins.reprints.spark.engine import Spark

    path = tmp_path / "articles.jsonl"
    path.write_bytes(b'{"id": "a", "text": "x"}\n\n' + line)
    with pytest.raises(InputError, match=told):
        list(Spark(str(path), master="local[2]").pairs())
