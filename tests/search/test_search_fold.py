"""One fold on both sides: Python's, and the browser's with the same table."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs import served

from plugins.search.fold import POINT, fold, table_file, unlike

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("穩就業", "稳就业"),
        ("１２　ＡＢＣ", "12abc"),
        ("“稳增长”、促改革。", "稳增长促改革"),
        ("Café École", "cafeecole"),
        ("增长3.5%", f"增长3{POINT}5"),
        ("３．５", f"3{POINT}5"),
        ("3. 山西", "3山西"),
        ("v.2", "v2"),
        ("1,234元", "1234元"),
        ("㎡、½、ﬁ", "m212fi"),
        ("が각", "か각"),
        ("<b>&amp;", "bamp"),
        ("，。……", ""),
        ("\ud800稳", "稳"),
    ],
)
def test_what_a_text_is_folded_to(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_text_is_found_in_the_whole(before: str, part: str, after: str) -> None:
    assert fold(part) in fold(before + part + after)


@given(st.text(alphabet=".．…0123456789，"), st.text(alphabet=".．0123"), st.text(alphabet=".9"))
def test_so_is_a_part_of_a_number(before: str, part: str, after: str) -> None:
    assert fold(part) in fold(before + part + after)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    folded = fold(text).replace(POINT, ".")
    assert fold(folded) == fold(text)


def test_the_table_is_small_and_changes_few_characters_of_gb_2312() -> None:
    assert len(table_file()) < 40_000
    assert "後" in unlike() and "稳" not in unlike()
    assert len(unlike()) < 30


@pytest.fixture(scope="module")
def in_the_browser(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A page that has the fold of the theme and the table."""
    folder = tmp_path_factory.mktemp("fold")
    (folder / "fold.json").write_bytes(table_file())
    (folder / "fold.js").write_bytes((ROOT / "theme/static/js/fold.js").read_bytes())
    (folder / "index.html").write_text("<!DOCTYPE html><title>fold</title>", encoding="utf-8")
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(
            """async unlike => {
              const fold = await import("/fold.js");
              const table = fold.readTable(await (await fetch("/fold.json")).json());
              window.whole = fold.makeFold(table);
              window.plain = fold.makeFold();
              window.needs = fold.tableNeed(unlike);
            }""",
            unlike(),
        )
        yield page
        page.close()


def test_every_character_folds_the_same_in_the_browser(in_the_browser: Any) -> None:
    # What one side's Unicode has and the other's not yet is no matter: neither prints it.
    known = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) not in ("Cn", "Cs", "Co")
    ]
    theirs = in_the_browser.evaluate(
        "chars => Array.from(chars, c => window.whole(c).letters.join(''))", "".join(known)
    )
    ours = [fold(char) for char in known]
    assert [(a, b, c) for a, b, c in zip(known, ours, theirs, strict=True) if b != c] == []


def test_texts_fold_the_same_in_the_browser(in_the_browser: Any) -> None:
    texts = [
        "增长3.5%，1,234.50元。",
        "3..5",
        ".5",
        "5.",
        "1.2.3",
        "３．５",
        "0…1",
        "𠮷野家 é",
        "٣.٥",
    ]
    theirs = in_the_browser.evaluate(
        "texts => texts.map(text => window.whole(text).letters.join(''))", texts
    )
    assert theirs == [fold(text) for text in texts]


def test_without_the_table_only_texts_that_need_it_fold_otherwise(in_the_browser: Any) -> None:
    pairs = json.loads(table_file())["pairs"]
    chars = "".join({*pairs, *(chr(code) for code in range(0x20, 0x3000)), *unlike()})
    wrong = in_the_browser.evaluate(
        """chars => Array.from(chars).filter(c => !window.needs(c)
             && window.plain(c).letters.join("") !== window.whole(c).letters.join(""))""",
        chars,
    )
    assert wrong == []
    common = "".join(
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    )
    needing = in_the_browser.evaluate("chars => Array.from(chars).filter(window.needs)", common)
    assert "".join(needing) == unlike()
