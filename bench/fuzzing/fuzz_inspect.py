"""Coverage-guided fuzzing of `inspect`: any bytes end in a result or a refusal, and the ledger adds up.

    pip install atheris
    python bench/fuzzing/fuzz_inspect.py -max_total_time=600 -max_len=4000 CORPUS_FOLDER

The first byte chooses the file's name (which may give a post its day); the rest is the file. What is
found becomes a test in tests/importers/.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
with atheris.instrument_imports(include=["importers"]):
    from importers.inspecting import Knowledge, inspect_bytes

KNOWLEDGE = Knowledge()
NAMES = ("page.txt", "2024-03-01-a.md", "-NW1.md", "page.html")


def check(data: bytes) -> None:
    """Raise where the promise of the ledger is broken."""
    raw = data[1:]
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    inspection = inspect_bytes(raw, name, KNOWLEDGE)
    balance = inspection.balance
    spans = [(item.start, item.end) for item in inspection.removed]
    assert balance.unaccounted == 0, "unaccounted"
    assert sum(end - start for start, end in spans) == balance.removed, "removed"
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "overlap"
    assert inspection.refused or inspection.stories, "nothing"
    assert not (inspection.refused or "").startswith("0 "), "refused for a sum"
    if inspection.refused:
        assert "neither in a body nor" not in inspection.refused, "lost"


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
