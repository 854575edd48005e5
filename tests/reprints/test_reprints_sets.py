"""The labelled sets of bench/reprints: labels that a fair reader would give, and every kind of edit."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from bench.reprints import damage, edits
from bench.reprints.labels import Label, Printing, Source, label_pairs
from bench.reprints.make_set import make_set, write_set
from bench.reprints.numerals import chinese_number, number, numerals_to_chinese, numerals_to_digits
from bench.reprints.series_forms import HELD, Form, forms, make_issues
from bench.reprints.tracked import Tracked, story

FORM = Form(
    "prices", 0, "figures", 99, "{date}，{=place}白菜每公斤{a:1-9/2}元，" + "其余持平。" * 24
)
REPORT = "".join(f"第{chinese_number(n)}句话说了另一件事情。" for n in range(1, 31))


@pytest.fixture(scope="module")
def made() -> tuple[list[Printing], list[Label]]:
    return make_set("t", 5, [], 600)


def printing(name: str, text: Tracked, *done: str, version: int = 0) -> Printing:
    return Printing("", text, done, "g", version=version, id=name)


def labels_of(printings: list[Printing], *sources: Source) -> dict[tuple[str, str], str]:
    return {(label.a, label.b): label.label for label in label_pairs(printings, list(sources))}


def test_copies_and_parts_of_a_report_are_labelled_by_the_letters_they_share() -> None:
    whole, source = story(0, REPORT), Source(330)
    said = labels_of(
        [
            printing("a", whole),
            printing("b", "又讯，" + whole[50:]),
            printing("c", whole[:125]),
            printing("d", whole[:85]),
            printing("e", whole[:40]),
        ],
        source,
    )
    assert said["a", "b"] == said["a", "c"] == "reprint"
    assert said["a", "d"] == said["c", "d"] == "ambiguous"
    assert not any("e" in pair for pair in said)


def test_two_versions_with_other_figures_are_called_neither() -> None:
    whole = story(0, REPORT)
    assert labels_of([printing("a", whole), printing("b", whole, version=1)], Source(330)) == {
        ("a", "b"): "ambiguous"
    }


def test_a_quotation_is_no_reprint_and_a_long_one_is_called_neither() -> None:
    speech = story(0, REPORT[:140])
    long = [printing(name, f"{name}说：" + speech) for name in "ab"]
    short = [printing(name, f"{name}说：" + speech[:80]) for name in "cd"]
    assert labels_of([*long, *short], Source(125, quotation=True)) == {("a", "b"): "ambiguous"}


def test_a_flash_of_one_sentence_printed_twice_is_a_reprint() -> None:
    text = story(0, "青岚至白渡高速公路5月23日正式通车，全长88公里。")
    assert labels_of([printing("a", text), printing("b", "【快讯】" + text)], Source(22)) == {
        ("a", "b"): "reprint"
    }


def test_issues_of_a_series_are_apart_until_their_facts_are_lost() -> None:
    first, second = make_issues(random.Random(1), FORM, 2)
    one, other = story(0, first.text), story(1, second.text)
    facts_end = max(fact.end for fact in first.facts) + 1
    said = labels_of(
        [
            printing("a", one),
            printing("b", one),
            printing("c", other),
            printing("d", other[max(fact.end for fact in second.facts) + 1 :]),
            printing("e", one[facts_end:]),
        ],
        Source(130, issue=first),
        Source(130, issue=second),
    )
    assert said["a", "b"] == "reprint"
    assert ("a", "c") not in said
    assert said["a", "d"] == said["a", "e"] == said["c", "d"] == said["d", "e"] == "ambiguous"


def test_issues_differ_in_more_than_a_mark() -> None:
    form = Form("rating", 0, "levels", 99, "评级为{level:AA|AA+|A A|AA-}。")
    assert len(make_issues(random.Random(3), form, 4)) == 1


def test_a_figure_in_another_writing_still_tells_the_issue() -> None:
    form = Form("count", 0, "figures", 99, "今年接待游客{a:100-999}人，" + "其余持平。" * 25)
    issues = make_issues(random.Random(2), form, 3)
    stories = [story(n, issue.text) for n, issue in enumerate(issues)]
    rewritten = numerals_to_chinese(stories[0])
    assert rewritten.text != stories[0].text
    printings = [printing(str(n), text) for n, text in enumerate([*stories, rewritten])]
    said = labels_of(printings, *(Source(135, issue=issue) for issue in issues))
    assert said == {("0", "3"): "reprint"}


def test_no_pair_is_left_unlabelled_that_reads_the_same(
    made: tuple[list[Printing], list[Label]],
) -> None:
    printings, labels = made
    known = {(label.a, label.b) for label in labels}
    same: dict[str, list[str]] = {}
    for one in sorted(printings, key=lambda p: p.id):
        same.setdefault("".join(filter(str.isalnum, one.text.text)), []).append(one.id)
    alike = [ids for ids in same.values() if len(ids) > 1]
    assert alike
    for ids in alike:
        assert all((ids[0], other) in known for other in ids[1:])


def test_equal_seeds_give_equal_bytes_and_others_do_not(tmp_path: Path) -> None:
    for folder, seed in (("a", 7), ("b", 7), ("c", 8)):
        (tmp_path / folder).mkdir()
        write_set(tmp_path / folder, "t", *make_set("t", seed, [], 200))
    read = {
        folder: [p.read_bytes() for p in sorted((tmp_path / folder).iterdir())] for folder in "abc"
    }
    assert read["a"] == read["b"] != read["c"]
    assert len(read["a"]) == 2


def test_a_set_has_every_kind_of_edit_and_of_series(
    made: tuple[list[Printing], list[Label]],
) -> None:
    printings, labels = made
    done = {edit for one in printings for edit in one.edits}
    assert done >= {"numerals", "dates", "columns", "half", "paragraphs", "html", "flash", "update"}
    assert done >= {"page", "excerpt", "quote", "drop", "reorder", "s2t", "ocr1", "ocr5"}
    assert len({one.series for one in printings} - {None}) >= 15
    kinds = {label.kind for label in labels if label.label == "reprint"}
    assert kinds >= {"copy", "page", "columns", "excerpt", "half", "flash"}
    assert "<script>" in "".join(one.text.text for one in printings)


def test_series_are_told_apart_by_figures_names_places_levels_dates_and_one_word() -> None:
    kinds = forms(1)
    apart = {form.apart for wordings in kinds.values() for form in wordings}
    assert apart >= {"figures", "names", "places", "levels", "dates", "one word"}


def test_held_forms_are_shown_by_no_smaller_seed() -> None:
    shown = {form.text for wordings in forms(HELD - 1).values() for form in wordings}
    held = [
        {form.text for wordings in forms(seed).values() for form in wordings}
        for seed in range(HELD, HELD + 3)
    ]
    assert all(texts and not texts & shown for texts in held)


def test_ocr_errs_as_often_as_it_is_told() -> None:
    text = story(0, REPORT * 9)
    for percent in (1, 5):
        kept = len(set(damage.ocr(random.Random(3), text, percent).origins) & set(text.origins))
        assert percent * 0.5 < 100 - 100 * kept / len(text) < percent * 1.5


def test_columns_read_across_keep_every_character_but_no_long_passage() -> None:
    text = story(0, REPORT)
    across = damage.columns(random.Random(4), [text])
    assert set(across.letters()) == set(text.letters())
    runs = re.findall(r"[^\n　 ]+", across.text)
    assert max(map(len, runs)) <= 75
    assert across.text.replace("\n", "") != text.text


def test_half_a_report_is_kept_and_half_replaced() -> None:
    one, other = story(0, REPORT), story(1, REPORT)
    mixed = edits.half(random.Random(5), one, other)
    shares = [len(set(mixed.origins) & set(text.origins)) / len(one) for text in (one, other)]
    assert all(0.35 < share < 0.65 for share in shares)


@pytest.mark.parametrize("value", [0, 8, 10, 15, 20, 105, 110, 1000, 1015, 40715, 300000, 20000005])
def test_chinese_numerals_read_back(value: int) -> None:
    read = chinese_number(value)
    if value < 10000:
        assert number(read) == value
    else:
        assert read == {40715: "四万零七百一十五", 300000: "三十万", 20000005: "二千万零五"}[value]


@pytest.mark.parametrize(
    ("digits", "chinese"),
    [
        ("2022年增长4.7%", "二〇二二年增长百分之四点七"),
        ("惠及4.7万户", "惠及四点七万户"),
        ("来了3500人", "来了三千五百人"),
    ],
)
def test_numerals_are_rewritten_with_their_values_known(digits: str, chinese: str) -> None:
    written = numerals_to_chinese(story(0, digits))
    assert written.text == chinese
    assert any(origin <= -2 for origin in written.origins)


def test_chinese_numerals_become_digits() -> None:
    text = story(0, "二〇二二年增长百分之四点七，来了三千五百人，惠及4.7万户")
    assert numerals_to_digits(text).text == "2022年增长4.7%，来了3500人，惠及47000户"
