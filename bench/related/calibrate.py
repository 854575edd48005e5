"""Print the table that justifies the threshold of the related reports.

    python bench/related/calibrate.py
    python bench/related/calibrate.py --seed 7

No labelled set of related Chinese news can be had, so articles are cut in half: the two halves of
one article are relatives, the halves of two are not (some are, by chance: the price of the method,
so the noise shown is an upper bound). Each archive holds both halves of its articles, sizes from
ten halves up, because a threshold has to hold in a small archive too.

The articles are not part of the repository: they are other people's news. They are read from
$JIANBAO_SHARED/corpus/reprints/dev.jsonl.gz (default: ../shared beside the checkout), the labelled
set of bench/reprints/score.py. Without it there is no table; to calibrate on articles of your own,
write one JSON object a line with "text", "group" (one name for all printings of a report) and
"edits" (an empty list).

found    the other half is in the box (of five lines)
first    it is the first line
noise    lines in the box that are not the other half, per article
empty    boxes with nothing in them, in an archive where nobody has a relative (first halves only)
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.catalog.normalise import normalise  # noqa: E402
from plugins.related.choose import related  # noqa: E402
from plugins.related.model import Article  # noqa: E402

THRESHOLDS = (0.06, 0.08, 0.10, 0.12, 0.15, 0.20)
SIZES = ((5, 40), (15, 20), (50, 8), (600, 1))
"""Articles in an archive (two halves each), and archives drawn."""
MIN_LETTERS = 400


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="which articles are drawn (default: 1)")
    dice = random.Random(parser.parse_args().seed)
    folder = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared")) / "corpus" / "reprints"
    if not (folder / "dev.jsonl.gz").exists():
        print(f"no dev.jsonl.gz in {folder}: see --help for what it is and how to make one")
        return 1
    texts = _different_texts(folder / "dev.jsonl.gz")
    print(f"{len(texts)} different articles of {MIN_LETTERS} letters and more")
    for size, draws in SIZES:
        archives = [dice.sample(texts, min(size, len(texts))) for _ in range(draws)]
        print(f"\narchives of {2 * size} halves")
        print(
            f"{'threshold':>9} {'found':>7} {'first':>7} {'noise':>7} {'empty':>7} {'ms/text':>8}"
        )
        for threshold in THRESHOLDS:
            _row(archives, threshold)
    return 0


def _row(archives: list[list[str]], threshold: float) -> None:
    found = first = noise = empty = count = alone = 0
    seconds = 0.0
    for archive in archives:
        halves = [half for n, text in enumerate(archive) for half in _halves(n, text)]
        start = time.perf_counter()
        boxes = related(halves, [], threshold=threshold)
        seconds += time.perf_counter() - start
        for name, box in boxes.items():
            other = name[:-1] + ("b" if name.endswith("a") else "a")
            lines = [line.id for line in box]
            found += other in lines
            first += lines[:1] == [other]
            noise += sum(line != other for line in lines)
            count += 1
        boxes = related([half for half in halves if half.id.endswith("a")], [], threshold=threshold)
        empty += sum(not box for box in boxes.values())
        alone += len(boxes)
    print(
        f"{threshold:9.2f} {found / count:7.3f} {first / count:7.3f} {noise / count:7.3f} "
        f"{empty / alone:7.3f} {1000 * seconds / count:8.2f}"
    )


def _halves(n: int, text: str) -> tuple[Article, Article]:
    middle = len(text) // 2
    return Article(f"{n:04}a", "", text[:middle]), Article(f"{n:04}b", "", text[middle:])


def _different_texts(path: Path) -> list[str]:
    """One text of each story; series, pages and texts with foreign sentences left out."""
    seen: set[str] = set()
    texts = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            made = any(edit.startswith(("hn_", "page", "market", "ocr")) for edit in row["edits"])
            if made or row["group"] in seen:
                continue
            text = normalise(row["text"]).text
            if len(text) >= MIN_LETTERS:
                seen.add(row["group"])
                texts.append(text)
    return texts


if __name__ == "__main__":
    raise SystemExit(main())
