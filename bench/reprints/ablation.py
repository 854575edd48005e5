"""What each witness of the decision is worth: precision and recall without it.

    python bench/reprints/ablation.py dev hard-1     FOLDER/dev.jsonl.gz and so on, with their pairs

Each row leaves one thing out of the finder and judges everything anew. A heuristic of
plugins/reprints is changed only with this table before and after. make_set.py writes sets.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.reprints.labelled import LabelledSet, read_set  # noqa: E402
from bench.reprints.scoring import score  # noqa: E402
from plugins.reprints import candidates  # noqa: E402
from plugins.reprints.find import find_reprints  # noqa: E402
from plugins.reprints.judging import camps, decide, evidence, overlaps  # noqa: E402
from plugins.reprints.model import SAME_REPORT, Article  # noqa: E402

WITHOUT = {
    "nothing": (),
    "slots": ((decide, "find_forms", lambda *_: ()),),
    "figures, levels, names": (
        (camps, "weight_of", lambda *_, **__: 0),
        (camps, "decides", lambda _: False),
        (camps, "is_fact", lambda _: False),
    ),
    "values that decide alone": ((camps, "decides", lambda _: False),),
    "readings that others attest": ((decide, "find_sites", lambda *_: ()),),
    "words that state nothing": ((evidence, "states_nothing", lambda *_: False),),
    "words common to many": (
        (decide, "common_letters", lambda size, _: np.zeros(size, dtype=np.bool_)),
    ),
    "furniture": ((decide, "furniture", lambda _: ()),),
    "rows of lists alone": ((overlaps, "scraps", lambda _: []),),
    "crowd of a story in a page": ((decide, "uncrowded", lambda held, *_: held),),
    "candidates named at random": ((candidates, "SCATTERED", 0),),
}
"""What is left out: (module, name, stand-in) of each row."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, help="FOLDER/NAME of a labelled set")
    sets = [read_set(path) for path in parser.parse_args().sets]
    print(f"{'without':28}", *(f"{own.name:>15}" for own in sets))
    for name, stand_ins in WITHOUT.items():
        patches = [patch.object(*stand_in) for stand_in in stand_ins]
        for one in patches:
            one.start()
        print(f"{name:28}", *(f"{_row(own):>15}" for own in sets), flush=True)
        for one in patches:
            one.stop()
    return 0


def _row(own: LabelledSet) -> str:
    found = find_reprints(Article(text.id, text.text) for text in own.texts.values())
    pairs = [(edge.a, edge.b) for edge in found.edges if edge.kind in SAME_REPORT]
    pooled = score(own, pairs, [group.ids for group in found.groups]).pooled
    return f"{pooled.precision:.3f} / {pooled.recall:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
