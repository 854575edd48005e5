"""One method on one file of texts, in a process of its own so that its memory can be measured.

    python bench/reprints/methods.py METHOD TEXTS.jsonl ANSWER.json

TEXTS has "id", "text" and "letters" (the text normalised: what rivals are given, so that width and
script cost them nothing). The answer has "pairs", "groups" (null: they follow from the pairs),
"seconds" (of CPU, children included) and "megabytes" (peak). Exit status 3: not installed.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.labelled import LabelledSet, Pair  # noqa: E402
from bench.reprints.rivals import RIVALS, TextRow  # noqa: E402
from bench.reprints.scoring import components  # noqa: E402

OURS = "this project"
METHODS = (OURS, *RIVALS)
NOT_INSTALLED = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method said, and what it cost: milliseconds of CPU a text, megabytes at the peak."""

    pairs: list[Pair]
    groups: list[list[str]]
    milliseconds: float
    megabytes: float


class MethodError(Exception):
    """A method did not come to an end; the message says what it printed last."""


def run(
    method: str, labelled: LabelledSet, python: str = sys.executable, keep: Path | None = None
) -> Answer | None:
    """The answer of a method, run by `python`; None when it is not installed there.

    A folder to `keep` answers in is looked into first: equal texts need no second run. Raises
    MethodError when the method fails.
    """
    given = _given(labelled)
    digest = hashlib.sha256(given.encode()).hexdigest()[:16]
    with tempfile.TemporaryDirectory() as folder:
        texts, answer = Path(folder, "texts.jsonl"), Path(folder, "answer.json")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            answer = keep / f"{method}-{digest}.json"
            if answer.exists():
                return _answer(answer, labelled)
        texts.write_text(given, encoding="utf-8")
        done = subprocess.run(
            [python, __file__, method, str(texts), str(answer)],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode == NOT_INSTALLED:
            return None
        if done.returncode:
            raise MethodError(f"{method}: {(done.stderr.strip() or 'failed').splitlines()[-1]}")
        return _answer(answer, labelled)


def _given(labelled: LabelledSet) -> str:
    from plugins.catalog.normalise import normalise

    rows = (
        {"id": text.id, "text": text.text, "letters": normalise(text.text).text}
        for text in labelled.texts.values()
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _answer(path: Path, labelled: LabelledSet) -> Answer:
    said = json.loads(path.read_text(encoding="utf-8"))
    pairs = [(one, other) for one, other in said["pairs"]]
    groups = said["groups"]
    return Answer(
        pairs,
        components(_of_one_story(pairs, labelled)) if groups is None else groups,
        1000 * said["seconds"] / len(labelled.texts),
        said["megabytes"],
    )


def _of_one_story(pairs: Iterable[Pair], labelled: LabelledSet) -> list[Pair]:
    """Rivals know no pages; they are spared the groups that a page would run together."""
    return [pair for pair in pairs if all(labelled.texts[name].single for name in pair)]


def _ours(texts: list[TextRow]) -> tuple[list[Pair], list[list[str]]]:
    from plugins.reprints.find import find_reprints
    from plugins.reprints.model import SAME_REPORT, Article

    found = find_reprints(Article(text["id"], text["text"]) for text in texts)
    pairs = [(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT]
    return pairs, [list(group.ids) for group in found.groups]


def main() -> int:
    method, texts, answer = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    rows: list[TextRow] = [
        json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()
    ]
    before = _seconds()
    groups = None
    if method == OURS:
        pairs, groups = _ours(rows)
    else:
        try:
            pairs = RIVALS[method](rows)
        except ImportError as missing:
            print(missing, file=sys.stderr)
            return NOT_INSTALLED
    said = {
        "pairs": pairs,
        "groups": groups,
        "seconds": _seconds() - before,
        "megabytes": max(u.ru_maxrss for u in _usages()) / 1024,
    }
    answer.write_text(json.dumps(said), encoding="utf-8")
    return 0


def _usages() -> list[resource.struct_rusage]:
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def _seconds() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in _usages())


if __name__ == "__main__":
    raise SystemExit(main())
