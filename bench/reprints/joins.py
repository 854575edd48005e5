"""The join of fingerprints by files of numbers, by DuckDB and by Polars: time and memory of each.

    pip install duckdb polars
    python bench/reprints/joins.py --articles 30000

Each gets the same postings (fingerprint, text) in a file, may use two threads and a temporary folder,
and has to give the pairs that share enough (`candidates.py`), with the weight of what they share.
Each runs in a process of its own; time is on the processor.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.scale import articles  # noqa: E402
from plugins.reprints.candidates import MIN_SHARED, MIN_WEIGHT  # noqa: E402
from plugins.reprints.disk.joining import _candidates, _link_shard, _tally_block  # noqa: E402
from plugins.reprints.disk.reading import SHARDS, postings  # noqa: E402
from plugins.reprints.disk.spill import save  # noqa: E402
from plugins.reprints.fingerprints import prints_of  # noqa: E402
from plugins.reprints.postings import CAP, NEIGHBOURS  # noqa: E402
from plugins.reprints.texts import letters_of  # noqa: E402

_WEIGHT = " ".join(
    f"WHEN n <= {1 << doublings} THEN {(1 << 20) >> doublings}" for doublings in range(1, 6)
)
_SQL = f"""
WITH held AS (
  SELECT hash, text, count(*) OVER (PARTITION BY hash) AS n,
    row_number() OVER (PARTITION BY hash ORDER BY text) AS place
  FROM postings
), links AS (
  SELECT one.text AS a, other.text AS b,
    CASE {_WEIGHT.replace("n <=", "one.n <=")} ELSE {1 << 14} END AS weight
  FROM held AS one JOIN held AS other ON one.hash = other.hash AND other.place > one.place
    AND (one.n <= {CAP} OR other.place <= one.place + {NEIGHBOURS})
)
SELECT a, b, sum(weight) AS weight FROM links GROUP BY a, b
HAVING count(*) >= {MIN_SHARED} AND sum(weight) >= {MIN_WEIGHT}
"""


def by_files(folder: Path, count: int) -> int:
    every = np.load(folder / "all.npy")
    save(folder, keys=np.arange(count), number=np.arange(count))
    postings(folder).write(
        "0", (every["hash"] >> np.uint64(56)).astype(np.int64), every["hash"], every["text"]
    )
    del every
    for shard in range(SHARDS):
        _link_shard((folder, shard))
    blocks = _candidates(folder)
    found = 0
    for block in range(len(blocks)):
        _tally_block((folder, block))
    for block in range(len(blocks)):
        found += len(blocks.read(block)[0])
    return found // 2


def by_duckdb(folder: Path, count: int) -> int:
    import duckdb

    base = duckdb.connect(str(folder / "base.duckdb"), config={"threads": 2, "memory_limit": "4GB"})
    every = np.load(folder / "all.npy")
    given = {"hash": every["hash"], "text": every["text"]}
    base.execute("CREATE TABLE postings AS SELECT * FROM given")
    del every, given
    return int(base.execute(f"SELECT count(*) FROM ({_SQL})").fetchall()[0][0])


def by_polars(folder: Path, count: int) -> int:
    import polars as pl

    every = np.load(folder / "all.npy")
    pl.DataFrame({"hash": every["hash"], "text": every["text"]}).write_parquet(folder / "p.parquet")
    del every
    held = (
        pl.scan_parquet(folder / "p.parquet")
        .sort("text")
        .with_columns(n=pl.len().over("hash"), place=pl.int_range(pl.len()).over("hash"))
        .filter(pl.col("n") > 1)
    )
    weight = pl.lit(1 << 14)
    for doublings in range(5, 0, -1):
        weight = (
            pl.when(pl.col("n") <= 1 << doublings).then((1 << 20) >> doublings).otherwise(weight)
        )
    near = (pl.col("n") <= CAP) | (pl.col("place_b") <= pl.col("place") + NEIGHBOURS)
    pairs = (
        held.join(held, on="hash", suffix="_b")
        .filter((pl.col("place_b") > pl.col("place")) & near)
        .with_columns(weight=weight.cast(pl.Int64))
        .group_by("text", "text_b")
        .agg(pl.len().alias("shared"), pl.col("weight").sum())
        .filter((pl.col("shared") >= MIN_SHARED) & (pl.col("weight") >= MIN_WEIGHT))
    )
    return int(pairs.select(pl.len()).collect(engine="streaming").item())


WAYS = {"files": by_files, "duckdb": by_duckdb, "polars": by_polars}


def _one(name: str, folder: Path, count: int) -> tuple[int, float, int]:
    start = time.process_time()
    found = WAYS[name](folder, count)
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return found, time.process_time() - start, peak


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=30_000, metavar="N")
    count = parser.parse_args().articles
    os.environ["POLARS_MAX_THREADS"] = "2"
    print(f"{'way':8} {'pairs':>9} {'ms/article':>11} {'peak GB':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prints = prints_of([letters_of(text) for _, text in articles(count)])
        every = np.zeros(len(prints.hashes), dtype=[("hash", "<u8"), ("text", "<u4")])
        every["hash"], every["text"] = prints.hashes, prints.owners
        # A fingerprint counts once in a text.
        np.save(folder / "all.npy", np.unique(every))
        for way in WAYS:
            own = folder / way
            own.mkdir()
            (own / "all.npy").hardlink_to(folder / "all.npy")
            with get_context("spawn").Pool(1) as pool:
                found, seconds, peak = pool.apply(_one, (way, own, count))
            print(f"{way:8} {found:9} {1000 * seconds / count:11.3f} {peak / 1e9:8.2f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
