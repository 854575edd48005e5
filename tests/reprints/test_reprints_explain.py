"""Why two articles are linked, or are not, in words."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from reprint_texts import ISSUES, REPORT, misread

from bench.reprints.dense import series
from plugins.errors import PluginError
from plugins.reprints.explain import told
from plugins.reprints.kept.store import Store, store_of
from plugins.reprints.model import Article
from plugins.reprints.texts import read


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder after a build."""
    folder = tmp_path / "content"
    folder.mkdir()
    days = series(44)
    other = "".join(chr(0x5000 + 3 * n) for n in range(700))
    articles = [
        Article("whole", REPORT),
        Article("misread", misread(REPORT, 0.02, 1)),
        Article("copy", REPORT.replace("，", ",")),
        Article("page", f"{REPORT}\n{other}\n{days[0].text}"),
        Article("other", other),
        Article("none", "——"),
        *days,
    ]
    with Store(store_of(folder)) as store:
        store.fill(articles)
    return folder


@pytest.mark.parametrize(
    ("pair", "lines"),
    [
        (
            "whole,misread",
            ["Candidates: yes", "chooses the other", "Judgement: reprint", "one group"],
        ),
        ("whole copy", ["Letter for letter the same text"]),
        ("whole,other", ["Candidates: no. 0 fingerprints", "Passages: none"]),
        ("whole,none", ["has no letter"]),
        ("00001a,00002a", ["Judgement: series", "differ, weight -", "two groups"]),
        ("other,page", ["Page: page holds several stories", "Judgement: contains", "two groups"]),
    ],
)
def test_each_step_of_a_pair_is_told(content: Path, pair: str, lines: list[str]) -> None:
    said = told(content, pair)
    for line in lines:
        assert line in said


def test_a_pair_that_other_issues_part_is_told_so(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    with Store(store_of(folder)) as store:
        store.fill(Article(id_, text) for id_, text in ISSUES.items())
    said = told(folder, "later,worn")
    assert "By itself: reprint. But one of them is as like texts that are other issues" in said
    assert "Judgement: series" in said
    assert "By itself" not in told(folder, "earlier,worn")


def test_a_pair_that_was_not_chosen_is_compared_for_the_telling(content: Path) -> None:
    said = told(content, ",".join(unchosen(content)))
    assert "not among the pairs of the run" in said and "does not choose" in said


def unchosen(content: Path) -> tuple[str, str]:
    """Two issues that neither chose the other."""
    with Store(store_of(content)) as store:
        keys = {n: read(store.tables.article(f"{n:05}a").text)[0] or 0 for n in range(40)}
        return next(
            (f"{one:05}a", f"{other:05}a")
            for one, other in combinations(keys, 2)
            if keys[other] not in store.tables.node(keys[one]).near
        )


def test_an_overrule_comes_first(content: Path) -> None:
    (content / "reprints.yaml").write_text("unlink:\n  - [whole, misread]\n", encoding="utf-8")
    first, *_, last = told(content, "misread,whole").splitlines()
    assert "reprints.yaml:2 says “unlink”" in first and last == "Group: one group."


def test_without_a_pair_all_is_counted(content: Path) -> None:
    first, *kinds = told(content).splitlines()
    assert first == "50 articles; 11 of them in 5 groups of printings"
    assert any(" series: " in line for line in kinds)
    (content / "reprints.yaml").write_text("link:\n  - [whole, other, gone]\n", encoding="utf-8")
    first, *_, last = told(content).splitlines()
    assert "12 of them in 5 groups" in first and "“gone” is no published article" in last


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("whole", "“whole” is no pair"),
        ("whole,whole", "is no pair"),
        ("whole,lost", "no article “lost”.*without .html"),
    ],
)
def test_what_is_no_pair_is_refused(content: Path, pair: str, message: str) -> None:
    with pytest.raises(PluginError, match=message):
        told(content, pair)


def test_without_a_build_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="invoke build"):
        told(tmp_path / "content")
    assert not (tmp_path / ".cache").exists()
