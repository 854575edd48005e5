"""Every engine gives the answer of the one in memory, to the letter."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reprints.dense import repetitive, series, viral
from bench.reprints.make_set import make_set
from plugins.errors import EngineError, InputError
from plugins.reprints import memory
from plugins.reprints.answer import GroupRow
from plugins.reprints.disk.deciding import components
from plugins.reprints.disk.engine import Disk
from plugins.reprints.disk.spill import Records, Shards
from plugins.reprints.model import Article


def labelled(texts: int = 80) -> list[Article]:
    """Series of many kinds, edits of many kinds, pages, columns, excerpts."""
    printings, _ = make_set("set", 3, [], texts)
    return [Article(printing.id, printing.text.text) for printing in printings]


def pages() -> list[Article]:
    """Two reports with misread copies, exact copies, excerpts, dates, and a page that holds both."""
    one, other = viral(12), viral(61)[:12]
    texts = [Article(f"a{n.id}", n.text, f"2022-05-{10 + i}") for i, n in enumerate(one[:10])]
    texts += [Article(f"b{n.id}", n.text) for n in other]
    texts += [Article(f"c{i}", one[1].text) for i in range(3)]
    texts += [Article("page", f"{one[1].text}\n{other[1].text}"), Article("cut", one[2].text[:200])]
    return [*texts, Article("empty", "……"), Article("short", "一句话")]


def wide() -> list[Article]:
    """A group of more texts than are laid beside one another."""
    return viral(54)


ARCHIVES: list[Callable[[], list[Article]]] = [
    labelled,
    pages,
    wide,
    lambda: series(22),
    lambda: repetitive(20),
    lambda: [*labelled(60), *pages(), *series(20)],
    list,
]
NAMES = ["labelled", "pages", "wide", "series", "repetitive", "mixed", "none"]


def lines(articles: list[Article]) -> Iterator[bytes]:
    order = list(articles)
    random.Random(1).shuffle(order)
    for article in order:
        record = {"id": article.id, "title": "", "text": article.text, "date": article.date}
        yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


@cache
def answers(archive: Callable[[], list[Article]]) -> tuple[list[str], list[GroupRow]]:
    """Pairs and groups from the engine in memory."""
    articles = archive()
    pairs = [row.line() for row in memory.pair_rows(articles)]
    return pairs, list(memory.group_rows(articles))


@pytest.mark.parametrize("archive", ARCHIVES, ids=NAMES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_pairs_on_disk_are_those_in_memory(
    archive: Callable[[], list[Article]], jobs: int, tmp_path: Path
) -> None:
    engine = Disk(lines(archive()), "x", jobs=jobs, temp=tmp_path)
    assert [row.line() for row in engine.pairs()] == answers(archive)[0]


@pytest.mark.parametrize("archive", ARCHIVES, ids=NAMES)
def test_groups_on_disk_are_those_in_memory(
    archive: Callable[[], list[Article]], tmp_path: Path
) -> None:
    engine = Disk(lines(archive()), "x", jobs=1, temp=tmp_path)
    assert list(engine.groups()) == answers(archive)[1]


def test_in_small_shards_and_tasks_the_answer_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [*labelled(40), *pages()]
    root = "plugins.reprints.disk."
    for name, value in {
        "reading.BATCH": 7, "joining.BLOCK": 20, "joining._LINKS": 1000, "measuring.PAIRS": 500,
        "deciding.PAIRS": 11, "deciding.TEXTS": 11, "writing.PAIRS": 13, "writing.GROUPS": 1,
        "writing.RUN": 40, "writing._OPEN": 3,
    }.items():  # fmt: skip
        monkeypatch.setattr(root + name, value)
    engine = Disk(lines(articles), "x", jobs=1, temp=tmp_path)
    assert [row.line() for row in engine.pairs()] == [
        row.line() for row in memory.pair_rows(articles)
    ]
    engine = Disk(lines(articles), "x", jobs=1, temp=tmp_path)
    assert list(engine.groups()) == list(memory.group_rows(articles))


def test_nothing_stays_in_the_temporary_folder(tmp_path: Path) -> None:
    list(Disk(lines(pages()), "x", jobs=1, temp=tmp_path).pairs())
    next(Disk(lines(pages()), "x", jobs=1, temp=tmp_path).pairs())
    with pytest.raises(InputError):
        list(Disk([b"{"], "x", jobs=1, temp=tmp_path).pairs())

    def stopped() -> Iterator[bytes]:
        yield from lines(pages())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Disk(stopped(), "x", jobs=1, temp=tmp_path).pairs())
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(EngineError, match=r"No space left.*--temp"):
        list(Disk(lines(pages()), "x", jobs=1, temp=tmp_path).pairs())


def test_the_first_of_several_faults_is_told(tmp_path: Path) -> None:
    given = [*lines(pages()), next(lines(pages())), b"[]\n", b"{\n"]
    with pytest.raises(InputError, match=f"x:{len(given) - 1}: not a JSON object"):
        list(Disk(given, "x", jobs=1, temp=tmp_path).pairs())


@settings(deadline=None)
@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60),
        )
    )
)
def test_components_are_named_after_their_smallest(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    count, ties = drawn
    expected = list(range(count))
    for _ in range(count):
        for a, b in ties:
            expected[a] = expected[b] = min(expected[a], expected[b])
    a, b = np.array([*zip(*ties, strict=True)] or [[], []], dtype=np.int64)
    assert components(count, a, b).tolist() == expected


@given(st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 99)), max_size=9), max_size=4))
@settings(max_examples=30, deadline=None)
def test_shards_give_back_what_was_written_to_them(pieces: list[list[tuple[int, int]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        shards = Shards(Path(name) / "s", 5, "u4", "i8")
        for n, rows in enumerate(pieces):
            shard, value = np.array(rows, dtype=np.int64).reshape(-1, 2).T
            shards.write(f"{n}", shard, value, -value)
        for shard in range(5):
            expected = [value for rows in pieces for own, value in rows if own == shard]
            values, negatives = shards.read(shard)
            assert values.tolist() == expected
            assert negatives.tolist() == [-value for value in expected]


def test_records_written_by_another_process_are_read(tmp_path: Path) -> None:
    records = Records(tmp_path)
    own = records.put({"a": 1})
    receiving, sending = os.pipe()
    if (child := os.fork()) == 0:
        os.write(sending, json.dumps(records.put("其")).encode())
        os._exit(0)
    os.waitpid(child, 0)
    other = tuple(json.loads(os.read(receiving, 100)))
    assert (records.get(own), records.get(other)) == ({"a": 1}, "其")
    assert own[0] != other[0]
