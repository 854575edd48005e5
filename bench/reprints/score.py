"""Score the reprint finder, and its rivals, on labelled sets: precision, recall, groups, cost.

    python bench/reprints/score.py                     the development set and one of our own
    python bench/reprints/score.py --set hard-1        FOLDER/hard-1.jsonl.gz and .pairs.tsv.gz
    python bench/reprints/score.py --rivals PYTHON     the rivals too, as installed for PYTHON
    ... --keep FOLDER                                  and their answers kept: passim takes minutes
    python bench/reprints/score.py --misses 20         print wrong and missed pairs
    python bench/reprints/score.py --viral             300 copies of one story: one group?
    python bench/reprints/score.py --require           exit status 1 when a goal is missed
    python bench/reprints/score.py --write docs/reprints.md
    python -m plugins.reprints pairs hard-1.jsonl > said.tsv
    python bench/reprints/score.py --set hard-1 --answers said.tsv     judge what was printed

The development set is made of other people's news and not part of the repository. It is read from
$JIANBAO_SHARED/corpus/reprints (default: ../shared beside the checkout), as dev.jsonl.gz and
dev.pairs.tsv.gz. Without it the tables are those of a set that is written on the spot; to score
a set of your own, write the two files in the same form (labelled.py; make_set.py makes them from
news that you have) and name it with --set.

What is judged are pairs: reprint, contains and excerpt say that one report stands in both;
quotation and series say that it does not. Pairs labelled ambiguous count neither way. rivals.py says
what the rivals are called with and how to install them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.goals import Goal, goals, viral_goal  # noqa: E402
from bench.reprints.labelled import LabelledSet, Pair, ordered, read_set  # noqa: E402
from bench.reprints.make_set import make_set, write_set  # noqa: E402
from bench.reprints.methods import METHODS, OURS, Answer, MethodError, run  # noqa: E402
from bench.reprints.rivals import RIVALS  # noqa: E402
from bench.reprints.scoring import Score, components, score  # noqa: E402
from bench.reprints.tables import (  # noqa: E402
    as_markdown,
    as_text,
    edit_table,
    goal_table,
    method_table,
    series_table,
    write_between,
)
from bench.reprints.viral import viral_set  # noqa: E402
from plugins.reprints.model import SAME_REPORT  # noqa: E402

_OWN_SEED, _OWN_DOCUMENTS = 3, 2000


def main() -> int:
    options = _options()
    try:
        return _score(options)
    except (OSError, ValueError, MethodError) as problem:
        print(f"score.py: {problem}", file=sys.stderr)
        return 2


def _score(options: argparse.Namespace) -> int:
    sets = [read_set(path) for path in options.set] if options.set else _default_sets()
    answers = {own.name: _answers(own, options) for own in sets}
    scores = {
        own.name: {
            method: score(own, said.pairs, said.groups)
            for method, said in answers[own.name].items()
        }
        for own in sets
    }
    judged = {name: goals(by_method[OURS]) for name, by_method in scores.items()}
    if options.viral:
        judged["viral"] = [_viral()]
    by_method = _by_method(scores)
    tables = [
        goal_table(judged),
        *(method_table(name, answers[name], scores[name]) for name in scores),
        edit_table(by_method),
        series_table(by_method),
    ]
    print("\n\n".join(map(as_text, tables)))
    for own in sets:
        _print_misses(own, answers[own.name][OURS].pairs, options.misses)
    if options.write:
        write_between(options.write, map(as_markdown, tables))
    missed = [(name, goal) for name, listed in judged.items() for goal in listed if not goal.met]
    return 1 if options.require and missed else 0


def _default_sets() -> list[LabelledSet]:
    shared = Path(os.environ.get("JIANBAO_SHARED", ROOT.parent / "shared"))
    sets = []
    try:
        sets.append(read_set(shared / "corpus" / "reprints" / "dev"))
    except OSError as missing:
        print(f"the development set is left out: {missing}", file=sys.stderr)
    with TemporaryDirectory() as folder:
        write_set(Path(folder), "own", *make_set("own", _OWN_SEED, [], _OWN_DOCUMENTS))
        return [*sets, read_set(Path(folder, "own"))]


def _answers(labelled: LabelledSet, options: argparse.Namespace) -> dict[str, Answer]:
    if options.answers:
        return {OURS: read_answers(options.answers, options.groups)}
    said = {OURS: _ours(labelled)}
    for method in RIVALS if options.rivals else ():
        try:
            answer = run(method, labelled, options.rivals, options.keep)
        except MethodError as failure:
            print(f"left out: {failure}", file=sys.stderr)
            continue
        if answer:
            said[method] = answer
        else:
            print(f"{method} is left out: not installed for {options.rivals}", file=sys.stderr)
    return said


def _ours(labelled: LabelledSet) -> Answer:
    answer = run(OURS, labelled)
    assert answer is not None
    return answer


def read_answers(pairs: Path, groups: Path | None = None) -> Answer:
    """What `python -m plugins.reprints pairs` and `groups` printed; no cost is known.

    Without `groups` they are those that pairs of type reprint form. Raises ValueError for a file
    without the columns a, b, type (id, group).
    """
    rows = _read_columns(pairs, "a", "b", "type")
    said = [(one, other) for one, other, kind in rows if kind in SAME_REPORT]
    if groups is None:
        return Answer(said, components((a, b) for a, b, kind in rows if kind == "reprint"), 0, 0)
    members: dict[str, list[str]] = defaultdict(list)
    for name, group in _read_columns(groups, "id", "group"):
        members[group].append(name)
    return Answer(said, list(members.values()), 0, 0)


def _read_columns(path: Path, *names: str) -> list[list[str]]:
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    if not set(names) <= set(head):
        raise ValueError(f"{path}: the first line must name the columns {', '.join(names)}")
    places = [head.index(name) for name in names]
    return [[row[place] for place in places] for row in rows]


def _viral() -> Goal:
    labelled, copies = viral_set()
    return viral_goal(copies, _ours(labelled).groups)


def _by_method(scores: Mapping[str, Mapping[str, Score]]) -> dict[str, list[Score]]:
    """The scores of each method that has them for all sets."""
    methods = [m for m in METHODS if all(m in by_method for by_method in scores.values())]
    return {method: [by_method[method] for by_method in scores.values()] for method in methods}


def _print_misses(labelled: LabelledSet, pairs: Iterable[Pair], most: int) -> None:
    said = {ordered(*pair) for pair in pairs} - labelled.ambiguous
    wrong, missed = said - labelled.gold.keys(), labelled.gold.keys() - said
    for title, listed in (("wrong", wrong), ("missed", missed)):
        for pair in sorted(listed)[:most]:
            texts = [labelled.texts[name] for name in pair]
            shown = (f"{t.series or ''} {'+'.join(sorted(t.edits))}".strip() for t in texts)
            print(title, *pair, labelled.gold.get(pair, ""), *(f"[{one}]" for one in shown))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", type=Path, action="append", metavar="FOLDER/NAME", help="a set; may be repeated"
    )
    parser.add_argument("--answers", type=Path, metavar="TSV", help="judge these, run nothing")
    parser.add_argument("--groups", type=Path, metavar="TSV", help="the groups that go with them")
    parser.add_argument("--rivals", metavar="PYTHON", help="run the rivals with this Python")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the rivals' answers")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N wrong pairs")
    parser.add_argument("--viral", action="store_true", help="300 copies of one story too")
    parser.add_argument("--require", action="store_true", help="exit status 1 for a missed goal")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="the tables, in Markdown")
    options = parser.parse_args()
    if options.answers and (options.rivals or len(options.set or ()) != 1):
        parser.error("--answers goes with one --set, and without --rivals")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
