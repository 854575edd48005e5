"""The steps in their order, on a cluster."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark import RDD, SparkConf, SparkContext, StorageLevel
from pyspark.errors import PySparkRuntimeError

from ...errors import EngineError, InputError
from ..answer import GroupRow, PairRow, rows_of_copies, rows_of_group, rows_of_tie
from ..edges import Tie
from ..lines import parse, same_id
from ..progress import Progress, silent
from ..texts import Key, letters_of, read
from .deciding import Printed, Records, measured
from .joining import chosen_pairs
from .tying import ties_of_groups, ties_of_pairs

_PARTS_A_CORE = 3
_Held = list[tuple[str, str | None]]
"""Who prints a text: ids and days."""


class Spark:
    """The engine: a file of JSON lines that all workers can read, rows out."""

    def __init__(
        self, file: str, *, master: str | None = None, progress: Progress = silent
    ) -> None:
        """`master`: the cluster's address; `local[*]`, this machine, when None."""
        self._file, self._master, self._progress = file, master or "local[*]", progress

    def pairs(self) -> Iterator[PairRow]:
        """All pairs of articles, ordered by ids. Raises InputError, EngineError."""
        with self._context() as spark:
            archive = _Archive(spark, self._file, self._progress)
            records = archive.decided()
            self._progress("write", 0, None)
            seen = records.seen().persist(StorageLevel.DISK_ONLY)
            ties = ties_of_pairs(seen).union(ties_of_groups(seen, archive.printed, archive.parts))
            heads, parts = archive.heads, archive.parts
            one = ties.map(lambda tie: (tie.names[0], tie)).join(heads, parts)
            both = one.map(lambda item: (item[1][0].names[1], item[1])).join(heads, parts)
            rows = both.flatMap(lambda item: _rows(item[1][0], item[1][1]))
            several = archive.heads.filter(lambda item: len(item[1]) > 1)
            copies = several.join(archive.printed).flatMap(lambda item: _copies(*item[1]))
            # Workers send plain tuples: what is sorted is what is read on the other side.
            ordered = rows.union(copies).map(tuple).sortBy(lambda row: row[:2])
            for row in ordered.toLocalIterator():
                yield PairRow(*row)
            self._progress("done", 0, None)

    def groups(self) -> Iterator[GroupRow]:
        """All articles and their groups, ordered by id. Raises InputError, EngineError."""
        with self._context() as spark:
            archive = _Archive(spark, self._file, self._progress)
            records = archive.decided()
            self._progress("write", 0, None)
            group_of = records.nodes.mapValues(lambda node: node.group)
            heads = archive.heads.leftOuterJoin(group_of, archive.parts)
            members = heads.map(lambda item: (item[1][1] or item[0], item[1][0]))
            grouped = members.groupByKey(archive.parts).flatMap(lambda item: _members(item[1]))
            rows = grouped.union(archive.wordless.map(lambda name: (name, name)))
            for row in rows.map(tuple).sortBy(lambda row: row[0]).toLocalIterator():
                yield GroupRow(*row)
            self._progress("done", 0, None)

    @contextmanager
    def _context(self) -> Iterator[SparkContext]:
        if self._file == "-":
            raise InputError(
                "Spark's workers can't read it.",
                file="standard input",
                remedy="Give a file that all of them can read.",
            )
        if "://" not in self._file and not Path(self._file).is_file():
            raise InputError(
                "can't be read (no such file).", file=self._file, remedy="Give a .jsonl file."
            )
        conf = SparkConf().setAppName("reprints").setMaster(self._master)
        conf.set("spark.ui.showConsoleProgress", "false")
        if self._master.startswith("local"):
            # Nothing of a run on one machine is open to others.
            conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
            conf.set("spark.ui.enabled", "false")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        try:
            spark = SparkContext(conf=conf)
        except PySparkRuntimeError as error:
            raise EngineError(
                "Spark did not start.", remedy="It needs Java 17 or later; see what it says above."
            ) from error
        spark.setLogLevel("ERROR")
        try:
            with tempfile.TemporaryDirectory(prefix="reprints-") as folder:
                spark.addPyFile(str(_packed(Path(folder))))
                yield spark
        except Py4JJavaError as error:
            raise EngineError(
                f"Spark could not go on: {_cause(error)}",
                remedy="Workers need the same Python and packages as this machine.",
            ) from error
        finally:
            spark.stop()


class _Archive:
    """The articles of a file, and the texts they print."""

    def __init__(self, spark: SparkContext, file: str, progress: Progress) -> None:
        self._progress = progress
        self.parts = parts = max(4, _PARTS_A_CORE * spark.defaultParallelism)
        progress("read", 0, None)
        path = file if "://" in file else Path(file).resolve().as_uri()
        lines = spark.textFile(path, parts, use_unicode=False).zipWithIndex()
        articles = lines.map(lambda item: _read(item[0], file, item[1] + 1))
        articles = articles.filter(lambda item: item is not None).persist(StorageLevel.DISK_ONLY)
        _check(articles, file, parts)
        with_key = articles.filter(lambda item: item[0] is not None)
        self.wordless = articles.filter(lambda item: item[0] is None).map(lambda item: item[1])
        self.heads: RDD[tuple[Key, _Held]] = with_key.map(
            lambda item: (item[0], item[1:3])
        ).groupByKey(parts)
        self.heads = self.heads.mapValues(list).persist(StorageLevel.DISK_ONLY)
        texts = with_key.map(lambda item: (item[0], item[3])).reduceByKey(min, parts)
        self.printed: Printed = texts.persist(StorageLevel.DISK_ONLY)

    def decided(self) -> Records:
        """The records of all texts and pairs."""
        self._progress("join", 0, None)
        pairs = chosen_pairs(self.printed, self.printed.count(), self.parts)
        pairs = pairs.persist(StorageLevel.DISK_ONLY)
        self._progress("measure", 0, pairs.count())
        records = Records(measured(pairs, self.printed, self.parts), self.printed, self.parts)
        for done, of in records.decided():
            self._progress("decide", done, of)
        return records


def _read(line: bytes, file: str, number: int) -> Any:
    """Key, id, day and text of an article and its line; where it is wrong, number and message."""
    try:
        article = parse(line, file, number)
    except InputError as error:
        return number, error
    if article is None:
        return None
    return read(article.text)[0], article.id, article.date, article.text, number


def _check(articles: RDD[Any], file: str, parts: int) -> None:
    wrong = articles.filter(lambda item: len(item) == 2)
    for _, error in wrong.takeOrdered(1, key=lambda item: item[0]):
        raise error
    lines = articles.map(lambda item: (item[1], item[4])).groupByKey(parts)
    again = lines.flatMap(lambda item: ((n, min(item[1]), item[0]) for n in item[1]))
    for second, first, name in again.filter(lambda item: item[0] != item[1]).takeOrdered(1):
        raise same_id(file, name, first, second)


def _rows(tied: tuple[Tie, _Held], heads_b: _Held) -> Iterator[PairRow]:
    tie, heads_a = tied
    return rows_of_tie(tie, [name for name, _ in heads_a], [name for name, _ in heads_b])


def _copies(heads: _Held, printed: str) -> Iterator[PairRow]:
    return rows_of_copies(len(letters_of(printed)), [name for name, _ in heads])


def _members(several: Iterable[_Held]) -> Iterator[GroupRow]:
    return rows_of_group([(day, name) for heads in several for name, day in heads])


def _cause(error: Py4JJavaError) -> str:
    """The last line of what a worker's Python said, or the first of what Java did."""
    told = str(error.java_exception.getMessage())
    found = re.findall(r"^\w*(?:Error|Exception): .*$", told, re.MULTILINE)
    return str(found[-1] if found else told.splitlines()[0])


def _packed(folder: Path) -> Path:
    """This package for the workers, who need only Python and what it depends on."""
    package = __name__.rsplit(".", 3)[0]
    root = Path(__file__).resolve().parents[2]
    archive = folder / "reprints.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(root.rglob("*.py")):
            packed.write(path, Path(*package.split("."), path.relative_to(root)))
    return archive
