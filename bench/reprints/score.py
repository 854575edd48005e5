"""Score the reprint finder on labelled pairs: precision, recall, F1 and speed.

    python bench/reprints/score.py                 the labelled set, then our own forms
    python bench/reprints/score.py --misses 20     print the first wrong pairs too
    python bench/reprints/score.py --set other     other.jsonl.gz and other.pairs.tsv.gz

The labelled set is not part of the repository: it is made of other people's news. It is read from
$JIANBAO_SHARED/corpus/reprints (default: ../shared beside the checkout): NAME.jsonl.gz holds the
texts ("id", "text", "edits", "group"), NAME.pairs.tsv.gz the pairs that share 100 characters or
more of one story. Without it that table is left out and the others, of texts made here, are
printed; to score a set of your own, write the two files in the same form and name it with --set.

Pairs marked ambiguous count neither way. A pair is found when its edge is a reprint, an excerpt or
a page that contains it; a quotation or a series is not.

The forms (forms.py) are series told apart by names as well as by figures, in archives of few and
of many issues; their labels are exact. A form with n issues makes n*(n-1)/2 chances to be wrong,
so the table counts wrong pairs by archive size instead of pooling them.

The crowded archives (dense.py) are about time: many texts that share most of their letters, as a
ratio of the time as many texts take that share nothing. "ratio" compares machines; ms/doc does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.dense import ARCHIVES, distinct  # noqa: E402
from bench.reprints.forms import make_forms  # noqa: E402
from plugins.reprints.find import find_reprints  # noqa: E402
from plugins.reprints.model import SAME_REPORT, Article, Reprints  # noqa: E402
from plugins.reprints.printings import printings  # noqa: E402

PairKey = tuple[str, str]
FORM_SIZES = ((1, 1), (2, 1), (3, 1), (5, 2), (10, 4), (30, 10))
"""Issues of each form in an archive, and how many of them were printed twice."""
FORM_SEEDS = (101, 102, 103)
"""Archives that were not looked at while the rules were set (those were 0, 1 and 2)."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text of the labelled set; `edits` say what was done to the story."""

    id: str
    text: str
    edits: tuple[str, ...]
    group: str

    @property
    def is_page(self) -> bool:
        return "page" in self.edits


def main() -> int:
    options = _options()
    folder = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared")) / "corpus" / "reprints"
    if (folder / f"{options.set}.jsonl.gz").exists():
        _score_labelled(folder, options.set, options.misses)
    else:
        print(f"no {options.set}.jsonl.gz in {folder}: the table of the labelled set is left out")
    _score_forms()
    _time_crowds()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="dev", help="name of the labelled set (default: dev)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N wrong pairs")
    return parser.parse_args()


def _score_labelled(folder: Path, name: str, misses: int) -> None:
    texts = {text.id: text for text in _read_texts(folder / f"{name}.jsonl.gz")}
    gold, ambiguous = _read_pairs(folder / f"{name}.pairs.tsv.gz")
    found, seconds = _timed([Article(text.id, text.text) for text in texts.values()])
    said = {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT} - ambiguous
    wrong, missed = said - set(gold), set(gold) - said

    print(
        f"{name}: {len(texts)} texts, {len(gold)} pairs, {1000 * seconds / len(texts):.1f} ms/doc"
    )
    _row("all pairs", len(said & set(gold)), len(wrong), len(missed))
    for low, high in ((100, 150), (150, 300), (300, 10**9)):
        part = {pair for pair, shared in gold.items() if low <= shared < high}
        title = f"sharing {low} to {high - 1}" if high < 10**9 else f"sharing {low} and more"
        _recall(title, part, said)
    for edit in ("page", "excerpt", "reorder", "drop", "syn", "s2t", "linewrap", "ocr3", "ocr5"):
        _recall(f"edit: {edit}", {p for p in gold if any(edit in texts[i].edits for i in p)}, said)
    _recall("issue of a series", {p for p in gold if texts[p[0]].group[:3] == "ser"}, said)
    families = Counter("+".join(sorted({_family(texts[i]) for i in pair})) for pair in wrong)
    print("wrong pairs by kind of text:", dict(families.most_common()) or "none")
    print("edges by kind:", dict(Counter(edge.kind for edge in found.edges).most_common()))
    _score_groups(found, texts.values())
    for pair in sorted(wrong)[:misses]:
        print("wrong ", *pair, *("+".join(texts[i].edits) for i in pair))
    for pair in sorted(missed)[:misses]:
        print("missed", *pair, gold[pair], *("+".join(texts[i].edits) for i in pair))


def _score_groups(found: Reprints, texts: Iterable[Labelled]) -> None:
    stories: dict[str, set[str]] = defaultdict(set)
    story_of = {}
    for text in texts:
        if not text.is_page and text.group[:3] != "ser":
            stories[text.group].add(text.id)
            story_of[text.id] = text.group
    group_of = {i: n for n, group in enumerate(found.groups) for i in group.ids}
    several = [ids for ids in stories.values() if len(ids) > 1]
    whole = sum(len({group_of.get(i, i) for i in ids}) == 1 for ids in several)
    mixed = sum(len({story_of[i] for i in g.ids if i in story_of}) > 1 for g in found.groups)
    print(f"groups: {whole} of {len(several)} stories whole, {mixed} of {len(found.groups)} mixed")


def _score_forms() -> None:
    print(f"\nforms told apart by names or figures ({len(FORM_SEEDS)} archives of each size)")
    print(f"{'issues':>6} {'copies':>6} {'chances':>8} {'wrong':>6} {'missed':>6}  forms")
    for issues, copies in FORM_SIZES:
        chances = missed = 0
        by_form: Counter[str] = Counter()
        for seed in FORM_SEEDS:
            texts = {text.id: text for text in make_forms(seed, issues, copies)}
            found = find_reprints(Article(text.id, text.text) for text in texts.values())
            said = {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}
            gold = {(i[:-1] + "a", i) for i in texts if i.endswith("b")}
            sizes = Counter(text.series for text in texts.values())
            chances += sum(n * (n - 1) // 2 for n in sizes.values()) - len(gold)
            missed += len(gold - said)
            by_form.update(texts[a].series for a, _ in said - gold)
        names = ", ".join(f"{form} {n}" for form, n in by_form.most_common())
        print(f"{issues:6} {copies:6} {chances:8} {by_form.total():6} {missed:6}  {names}")


def _time_crowds() -> None:
    print("\ncrowded archives, found and listed, against as many texts that share nothing")
    print(f"{'archive':16} {'ms/doc':>8} {'ratio':>7} {'groups':>7} {'missed':>7} {'wrong':>6}")
    for title, make, count in ARCHIVES:
        articles = make(count)
        found, seconds = _timed(articles)
        _, apart = _timed(distinct(count))
        gold = {(a.id[:-1] + "a", a.id) for a in articles if a.id.endswith("b")}
        said = {(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT}
        if title.startswith("viral"):
            gold = (
                said  # any two are printings of one report; the groups tell whether all are found
            )
        print(
            f"{title:16} {1000 * seconds / count:8.2f} {seconds / apart:7.1f} "
            f"{len(found.groups):7} {len(gold - said):7} {len(said - gold):6}"
        )


def _timed(articles: list[Article]) -> tuple[Reprints, float]:
    start = time.process_time()
    found = find_reprints(articles)
    printings(found, {article.id: article for article in articles})
    return found, time.process_time() - start


def _row(title: str, right: int, wrong: int, missed: int) -> None:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    figures = f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
    print(f"{title:24} {figures}  ({wrong} wrong, {missed} missed)")


def _recall(title: str, part: set[PairKey], said: set[PairKey]) -> None:
    if part:
        print(f"{title:24}           R {len(part & said) / len(part):.4f}  of {len(part)}")


def _family(text: Labelled) -> str:
    return next((edit for edit in text.edits if edit.startswith("hn_")), "story")


def _read_texts(path: Path) -> list[Labelled]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Labelled(row["id"], row["text"], tuple(row.get("edits", ())), row.get("group", row["id"]))
        for row in rows
    ]


def _read_pairs(path: Path) -> tuple[dict[PairKey, int], set[PairKey]]:
    gold: dict[PairKey, int] = {}
    ambiguous = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            one, other, shared, _, label = line.rstrip("\n").split("\t")
            pair = (min(one, other), max(one, other))
            if label == "reprint":
                gold[pair] = int(shared)
            else:
                ambiguous.add(pair)
    return gold, ambiguous


if __name__ == "__main__":
    raise SystemExit(main())
