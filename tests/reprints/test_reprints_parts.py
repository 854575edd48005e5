"""Normalising, fingerprints, candidates, alignment, figures."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.catalog.normalise import normalise
from plugins.reprints.candidates import (
    NEAREST,
    SCATTERED,
    Candidates,
    choose,
    choose_own,
    join,
    pair_lot,
)
from plugins.reprints.fingerprints import SHORT, Hashes, Prints, fingerprints, prints_of
from plugins.reprints.judging.align import align, index
from plugins.reprints.judging.figures import find_figures, smudged
from plugins.reprints.judging.names import calls_for_name
from tests.reprints.reprint_texts import REPORT


def test_width_script_case_and_punctuation_are_folded() -> None:
    assert normalise("ＧＤＰ增長３.５％，於①月").text == "gdp增长35于1月"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_every_letter_knows_where_it_was_printed(printed: str) -> None:
    letters = normalise(printed)
    assert len(letters.text) == len(letters.offsets) == len(letters.codes)
    assert list(letters.offsets) == sorted(letters.offsets)
    for char, offset in zip(letters.text, letters.offsets.tolist(), strict=True):
        assert char in normalise(printed[offset]).text


@settings(deadline=None)
@given(st.text(alphabet="中文小说ABab12，。 １", max_size=60))
def test_normalising_twice_changes_nothing(printed: str) -> None:
    once = normalise(printed).text
    assert normalise(once).text == once


def test_fingerprints_are_the_same_on_every_machine() -> None:
    # Written down once: another value would part the stored fingerprints from the new ones.
    prints = fingerprints(normalise("一二三四五六").text).tolist()
    assert [f"{h:016x}" for h in prints] == ["2eda63ac0229c45c", "e185dc5931c61d5d"]


def test_long_texts_keep_a_quarter_of_their_runs() -> None:
    letters = normalise(REPORT).text
    kept = len(fingerprints(letters))
    assert 0.15 < kept / len(letters) < 0.35


def test_a_text_below_five_letters_has_no_fingerprint() -> None:
    assert len(fingerprints(normalise("四个字啊").text)) == 0


@settings(deadline=None)
@given(
    st.lists(st.sampled_from("一二三四五六").flatmap(lambda c: st.text(c + "天地", max_size=60)))
)
def test_prints_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    texts = [*texts, REPORT, REPORT[: SHORT - 1], ""]
    prints = prints_of(texts)
    for n, text in enumerate(texts):
        own = np.unique(prints.hashes[prints.owners == n])
        assert own.tolist() == fingerprints(text).tolist()


def joined(texts: list[Hashes]) -> Candidates:
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(text) for text in texts])
    every = np.concatenate([np.empty(0, np.uint64), *texts])
    return join([Prints(len(texts), every, owners)] if texts else [])


def test_no_texts_and_empty_texts_make_no_candidates() -> None:
    empty = np.empty(0, dtype=np.uint64)
    assert len(joined([])) == len(joined([empty, empty])) == 0


def test_the_pair_that_shares_what_nobody_else_has_weighs_most() -> None:
    form = np.arange(100, 140, dtype=np.uint64)
    found = joined([np.append(form, np.uint64(own)) for own in (1, 2, 3, 2, 4, 5)])
    heaviest = int(found.weight.argmax())
    assert (found.a[heaviest], found.b[heaviest]) == (1, 3)
    assert len(found) == 15


def test_copies_above_the_cap_stay_connected_with_few_pairs() -> None:
    found = joined([np.arange(10, dtype=np.uint64)] * 200)
    pairs = set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert pairs >= {(i, i + 1) for i in range(199)}
    assert len(found) < 200 * 5


def test_what_one_text_names_is_what_the_whole_archive_names_for_it() -> None:
    dice = np.random.default_rng(7)
    stock = dice.integers(0, 1 << 62, 400, dtype=np.uint64)
    found = joined([np.unique(dice.choice(stock, 60)) for _ in range(60)])
    names = np.sort(dice.integers(0, 1 << 62, 60, dtype=np.uint64))
    kept = choose(found, names)
    lot = pair_lot(names[found.a], names[found.b])
    named = np.zeros(len(found), dtype=np.bool_)
    for text in range(60):
        own = np.flatnonzero((found.a == text) | (found.b == text))
        assert len(own) > NEAREST + SCATTERED
        named[own[choose_own(found.weight[own], lot[own])]] = True
    assert (named == kept).all()
    assert not kept.all()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(REPORT.replace("\n", "").split("。")), max_size=6).map("。".join),
    st.lists(st.sampled_from(REPORT.replace("\n", "").split("。")), max_size=6).map("。".join),
)
def test_tiles_are_equal_letters_used_once_on_each_side(one: str, other: str) -> None:
    a, b = normalise(one), normalise(other)
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in align(index(a.text), index(b.text)):
        for tile in run.tiles:
            assert a.text[tile.a : tile.a + tile.size] == b.text[tile.b : tile.b + tile.size]
            in_a, in_b = range(tile.a, tile.a + tile.size), range(tile.b, tile.b + tile.size)
            assert not used_a & set(in_a)
            assert not used_b & set(in_b)
            used_a |= set(in_a)
            used_b |= set(in_b)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("4.7万", 47000),
        ("47000", 47000),
        ("四万七千", 47000),
        ("４７，０００".replace("，", ","), 47000),
        ("二〇二二", 2022),
        ("二零二二", 2022),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("三亿五千万", 350000000),
        ("1.2万亿", 1200000000000),
        ("3千万", 30000000),
        ("3.50", Decimal("3.5")),
    ],
)
def test_figures_are_read_as_values(printed: str, value: int | Decimal) -> None:
    (figure,) = find_figures(printed, normalise(printed))
    assert figure.value == value


@pytest.mark.parametrize("printed", ["统一", "万亿", "一是", "千万", "2022-05-23 12:11:23"])
def test_words_and_stamps_are_no_figures(printed: str) -> None:
    assert not find_figures(printed, normalise(printed))


@pytest.mark.parametrize(
    "printed", ["一" * 5000, "1" * 5000, "1." + "0" * 5000, "一" + "亿" * 5000, "1" * 31 + "万"]
)
def test_a_run_of_digits_longer_than_any_amount_is_no_figure(printed: str) -> None:
    assert not find_figures(printed, normalise(printed))


def test_thirty_digits_are_a_figure() -> None:
    assert len(find_figures("1" * 30, normalise("1" * 30))) == 1


def test_figures_stand_in_letters_although_punctuation_is_gone() -> None:
    text = "（今天）3.5，再见"
    (figure,) = find_figures(text, normalise(text))
    assert (figure.start, figure.end) == (2, 4)


def test_a_long_figure_off_by_a_digit_is_smudged_and_a_short_one_is_not() -> None:
    assert smudged(Decimal("3176.53"), Decimal("3178.53"))
    assert not smudged(Decimal("18"), Decimal("19"))
    assert not smudged(Decimal(47000), Decimal(48000))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("副省长", "出席会议"),
        ("昨日", "县召开会"),
        ("因", "路施工"),
        ("悼念", "同志千古"),
        ("会见了", "一行"),
        ("历任", "大学教授"),
    ],
)
def test_a_title_before_or_a_unit_after_calls_for_a_name(before: str, after: str) -> None:
    assert calls_for_name(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("他在会上", "要抓紧"), ("", ""), ("长期以来", "我们"), ("群众的", "问题"), ("同志们", "说")],
)
def test_common_words_do_not_call_for_a_name(before: str, after: str) -> None:
    assert not calls_for_name(before, after)
