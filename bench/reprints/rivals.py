"""The rivals: what each is called with, as its documentation and its users say.

None of them is a dependency of this project. Put them in an environment of their own and name its
Python (score.py --rivals PYTHON); what cannot be imported there is named and left out:

    python -m venv rivals && rivals/bin/pip install numpy datasketch rensa simhash jieba

passim is not on PyPI and wants Java 17 or newer:

    rivals/bin/pip install pyspark pyarrow graphframes-py typing_extensions intervaltree
    rivals/bin/pip install --no-deps git+https://github.com/dasmiq/passim

It is run to its extents. Its clusters need a jar of graphframes, its character alignment hours.

Each is given texts normalised already (width, script, punctuation), so that only the method counts,
and each is run with the settings that did best for it on the development set, not with its defaults;
passim is asked for what a reprint is here, a hundred characters in common.
Time is CPU of all that it starts and waits for (of passim the JVM, not its Python workers), memory
the peak of its largest process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypedDict

Pair = tuple[str, str]

PERMUTATIONS = 128
SHINGLE = 5
"""Characters; of 3, 5 and 8 the best, over the three MinHash methods."""


class TextRow(TypedDict):
    """A text as it is handed to a method."""

    id: str
    text: str
    letters: str


def minhash_lsh(texts: list[TextRow]) -> list[Pair]:
    """datasketch MinHashLSH: candidates, then those of an estimated Jaccard of 0.4."""
    from datasketch import MinHashLSH

    hashes = dict(_minhashes(texts))
    index = MinHashLSH(threshold=0.3, num_perm=PERMUTATIONS)
    pairs = []
    for name, own in hashes.items():
        for other in index.query(own):
            if own.jaccard(hashes[other]) >= 0.4:
                pairs.append(_ordered(name, other))
        index.insert(name, own)
    return pairs


def lsh_ensemble(texts: list[TextRow]) -> list[Pair]:
    """datasketch LSH Ensemble, made for containment, then those of an estimated 0.6."""
    from datasketch import MinHashLSHEnsemble

    hashes = dict(_minhashes(texts))
    sizes = {text["id"]: len(_shingles(text["letters"])) for text in texts}
    index = MinHashLSHEnsemble(threshold=0.3, num_perm=PERMUTATIONS, num_part=16)
    index.index([(name, own, sizes[name]) for name, own in hashes.items()])
    pairs = set()
    for name, own in hashes.items():
        for other in index.query(own, sizes[name]):
            if other == name:
                continue
            jaccard = own.jaccard(hashes[other])
            common = jaccard / (1 + jaccard) * (sizes[name] + sizes[other])
            if common >= 0.6 * min(sizes[name], sizes[other]):
                pairs.add(_ordered(name, other))
    return sorted(pairs)


def rensa(texts: list[TextRow]) -> list[Pair]:
    """rensa R-MinHash in 32 bands, then those of an estimated Jaccard of 0.4."""
    from rensa import RMinHash, RMinHashLSH

    hashes: list[Any] = []
    index = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=32)
    pairs = []
    for n, text in enumerate(texts):
        own = RMinHash(num_perm=PERMUTATIONS, seed=42)
        own.update(sorted(_shingles(text["letters"])))
        for other in index.query(own):
            if own.jaccard(hashes[other]) >= 0.4:
                pairs.append(_ordered(text["id"], texts[other]["id"]))
        index.insert(n, own)
        hashes.append(own)
    return pairs


def simhash_of_words(texts: list[TextRow]) -> list[Pair]:
    """simhash of jieba's words of two letters and more, 64 bits, Hamming distance 10.

    A distance of 3, which is usual, finds a fifth of what 10 finds.
    """
    import jieba
    import numpy as np
    from simhash import Simhash

    jieba.setLogLevel("ERROR")
    words = ((word for word in jieba.cut(text["text"]) if len(word) > 1) for text in texts)
    values = np.array([Simhash(list(Counter(own).items())).value for own in words], dtype=np.uint64)
    pairs = []
    for n, value in enumerate(values[:-1]):
        near = np.bitwise_count(values[n + 1 :] ^ value) <= 10
        pairs += [_ordered(texts[n]["id"], texts[n + 1 + m]["id"]) for m in np.flatnonzero(near)]
    return pairs


def passim(texts: list[TextRow]) -> list[Pair]:
    """passim 2: texts with an extent of 100 characters in common, without character alignment.

    Its n-grams start at word boundaries, of which Chinese has none but punctuation: so
    `--floating-ngrams`, and 10 characters instead of 25.
    """
    import pyarrow.dataset
    from passim import seriatim

    python = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    submit = Path(sys.executable).with_name("spark-submit")
    spark = ("--master", "local[1]", "--driver-memory", "3g")
    options = ("--all-pairs", "-n", "10", "--floating-ngrams", "--fields", "id", "--to-extents")
    with TemporaryDirectory() as folder:
        given = Path(folder, "texts.json")
        with given.open("w", encoding="utf-8") as out:
            for text in texts:
                row = {"id": text["id"], "text": text["letters"]}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        subprocess.run(
            [submit, *spark, seriatim.__file__, *options, given, Path(folder, "out")],
            env=os.environ | python | {"SPARK_LOCAL_IP": "127.0.0.1"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        extents = pyarrow.dataset.dataset(
            Path(folder, "out", "tmp", "extents.parquet"), partitioning="hive"
        ).to_table(columns=["id", "id2", "begin", "end"])
    return sorted(
        {
            _ordered(row["id"], row["id2"])
            for row in extents.to_pylist()
            if row["end"] - row["begin"] >= 100
        }
    )


RIVALS: dict[str, Callable[[list[TextRow]], list[Pair]]] = {
    "datasketch MinHashLSH": minhash_lsh,
    "datasketch LSH Ensemble": lsh_ensemble,
    "rensa": rensa,
    "simhash + jieba": simhash_of_words,
    "passim": passim,
}


def _minhashes(texts: list[TextRow]) -> Iterator[tuple[str, Any]]:
    from datasketch import MinHash

    for text in texts:
        own = MinHash(num_perm=PERMUTATIONS)
        own.update_batch([shingle.encode() for shingle in _shingles(text["letters"])])
        yield text["id"], own


def _shingles(letters: str) -> set[str]:
    return {letters[n : n + SHINGLE] for n in range(max(1, len(letters) - SHINGLE + 1))}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
