"""Make a labelled set of reprints, harder than life, of other people's or of our own texts.

    python bench/reprints/make_set.py FOLDER --name hard-1 --seed 1 --base news.jsonl.gz

writes NAME.jsonl.gz (id, title, text, stories, group, edits, series) and NAME.pairs.tsv.gz (a, b,
shared_chars, share_of_shorter, label, kind), which score.py and rivals.py read. The base is any file
of JSON lines with "text" (and perhaps "title"): Chinese news that you have. Without it the stories
are written from sentences of our own (series/prose.toml). A set of other people's news is not to be
committed; FOLDER had better be outside the checkout.

The same seed, base and number of documents give the same bytes. Seeds of 1000 and above use forms
and wordings that no smaller seed has shown, and so does each thousand from 2000 on: keep them for a last
measurement.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.labels import Label, Printing, label_pairs  # noqa: E402
from bench.reprints.mixture import Mixture  # noqa: E402
from bench.reprints.stories import Story, endless, read_base  # noqa: E402


def main() -> int:
    options = _options()
    base = read_base(options.base) if options.base else []
    printings, labels = make_set(options.name, options.seed, base, options.documents)
    options.folder.mkdir(parents=True, exist_ok=True)
    write_set(options.folder, options.name, printings, labels)
    gold = sum(label.label == "reprint" for label in labels)
    print(
        f"{options.folder / options.name}: {len(printings)} texts, {gold} pairs, "
        f"{len(labels) - gold} ambiguous, {len({p.series for p in printings} - {None})} series"
    )
    return 0


def make_set(
    name: str, seed: int, base: list[Story], documents: int
) -> tuple[list[Printing], list[Label]]:
    """About so many printings in random order, and their labelled pairs."""
    dice = random.Random(seed)
    scale = documents / 2000
    mixture = Mixture(dice, endless(dice, base))
    mixture.add_series(seed, scale)
    mixture.add_stories(round(270 * scale))
    mixture.add_excerpts(round(130 * scale))
    mixture.add_pages(round(50 * scale))
    mixture.add_columns(round(60 * scale))
    mixture.add_flashes(round(40 * scale))
    mixture.add_halves(round(20 * scale))
    mixture.add_updates(round(20 * scale))
    mixture.add_quotations(round(24 * scale))
    mixture.add_singles(max(0, documents - len(mixture.printings)))
    printings = mixture.printings
    dice.shuffle(printings)
    for n, printing in enumerate(printings):
        printing.id = f"{name}-{n:05}"
    return printings, label_pairs(printings, mixture.sources)


def write_set(folder: Path, name: str, printings: list[Printing], labels: list[Label]) -> None:
    """The two files; no time stamp in them, so that equal sets are equal bytes."""
    rows = (
        json.dumps(
            {
                "id": p.id,
                "title": p.title,
                "text": p.text.text,
                "stories": sorted(f"s{number:05}" for number in p.stories),
                "group": p.group,
                "edits": p.edits,
                "series": p.series,
            },
            ensure_ascii=False,
        )
        for p in printings
    )
    _write(folder / f"{name}.jsonl.gz", rows)
    columns = ("a", "b", "shared_chars", "share_of_shorter", "label", "kind")
    pairs = (
        f"{x.a}\t{x.b}\t{x.shared}\t{x.share_of_shorter:.3f}\t{x.label}\t{x.kind}" for x in labels
    )
    _write(folder / f"{name}.pairs.tsv.gz", ["\t".join(columns), *pairs])


def _write(path: Path, lines: Iterable[str]) -> None:
    data = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data, mtime=0))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the two files go")
    parser.add_argument("--name", required=True, help="name of the set, and of its ids")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", type=Path, help="JSON lines with the texts of stories")
    parser.add_argument("--documents", type=int, default=2000)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
