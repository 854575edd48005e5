"""Each form of each citation in tests/data/citations is what was reviewed by eye.

The lines were compared with citeproc-js and a public style of GB/T 7714—2025; docs/citations.md lists
where they part, and why.
"""

from __future__ import annotations

import json

import pytest
from citations.world import DATA, citations

from plugins.citations.bibtex import bibtex
from plugins.citations.csl import csl_item
from plugins.citations.gbt7714 import gbt7714
from plugins.citations.model import Citation
from plugins.citations.ris import ris

NUMBERS = [f"{number:02}" for number in range(1, 22)]


def read(name: str) -> str:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_line_of_references_is_the_golden_one(number: str) -> None:
    golden = dict(line.split(" ", 1) for line in read("gbt7714.txt").splitlines())
    assert gbt7714(citations()[number]) == golden[number]


def test_bibtex_is_the_golden_one() -> None:
    assert "\n".join(map(bibtex, citations().values())) == read("citations.bib")


def test_ris_is_the_golden_one() -> None:
    assert "".join(map(ris, citations().values())) == read("citations.ris")


def test_csl_json_is_the_golden_one() -> None:
    assert list(map(csl_item, citations().values())) == json.loads(read("citations.csl.json"))


def test_the_goldens_hold_each_kind_complete_and_incomplete() -> None:
    def is_complete(one: Citation) -> bool:
        found = {"newspaper": one.page, "webpage": one.accessed, "document": one.number}[one.kind]
        return bool(one.writers and one.issued and found)

    kinds = {(one.kind, one.url is not None, is_complete(one)) for one in citations().values()}
    for kind, is_online in (("newspaper", 0), ("newspaper", 1), ("document", 0), ("document", 1)):
        assert {(kind, bool(is_online), True), (kind, bool(is_online), False)} <= kinds
    assert {("webpage", True, True), ("webpage", True, False)} <= kinds
