"""Two posts of one report, DATE-ID.md and DATE-NWID.md: one article with both addresses."""

from __future__ import annotations

import contextlib
import os
from itertools import chain, pairwise
from pathlib import Path

import pytest
from archive_world import WISHES, articles, manifests, post, put, run, snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.archive.header import read_header
from importers.archive.importing import Wishes
from importers.archive.reimporting import reimport
from importers.archive.twins import are_twins, with_aliases
from importers.archive.withdrawing import withdraw
from importers.errors import ArchiveError

PLAIN, PREFIXED = "2024-03-02-202403020001.md", "2024-03-02-NW202403020001.md"
ALIAS = "/qinghewanbao/2024/03/02/{}.html"
ALIASES = [ALIAS.format(name[11:-3]) for name in (PLAIN, PREFIXED)]


def put_both(place: Path, body: str = "三条夜间公交线路今晚开通，票价不变。") -> None:
    put(place, PLAIN, post("202403020001", body))
    put(place, PREFIXED, post("NW202403020001", body))


def aliases(place: Path) -> list[str]:
    (article,) = articles(place)
    return read_header(article.read_text(encoding="utf-8"))["Aliases"].split("; ")


def settled(place: Path) -> bool:
    """Whether importing and reimporting again leave everything as it is."""
    before = snapshot(place)
    counts = run(place).counts()
    statuses = {change.status for change in reimport(place / "content", None)}
    return set(counts) == {"unchanged"} and statuses == {"unchanged"} and snapshot(place) == before


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        ("2024-03-02-1.md", "2024-03-02-NW1.md", True),
        ("raw/_posts/2024-03-02-NW1.md", "raw/old_post/2024-03-02-1.md", True),
        ("2024-03-02-1.md", "2024-03-02-1.md", False),
        ("2024-03-02-NW1.md", "2024-03-02-NW1.md", False),
        ("2024-03-02-1.md", "2024-03-03-NW1.md", False),
        ("2024-03-02-1.md", "2024-03-02-NW2.md", False),
        ("2024-03-02-1.md", "2024-03-02-NW1.html", False),
        ("2024-03-02-ews.md", "2024-03-02-NWews.md", False),
        ("1.md", "NW1.md", False),
    ],
)
def test_names_of_twins_differ_by_the_prefix_alone(one: str, other: str, twins: bool) -> None:
    assert are_twins(one, other) == twins
    assert are_twins(other, one) == twins


def test_two_posts_of_one_run_are_one_article_with_both_addresses(place: Path) -> None:
    put_both(place)
    report = run(place)
    assert report.counts() == {"imported": 1, "same report": 1}
    assert report.exit_status == 0
    assert aliases(place) == ALIASES
    assert settled(place)


@pytest.mark.parametrize("first", [PLAIN, PREFIXED])
def test_the_second_post_may_come_in_a_later_run_in_either_order(place: Path, first: str) -> None:
    put_both(place)
    second = PREFIXED if first == PLAIN else PLAIN
    later = (place / "raw" / second).rename(place / second)
    run(place)
    (article,) = articles(place)
    later.rename(place / "raw" / second)
    assert run(place, Wishes(archived="2024-09-01")).counts() == {
        "unchanged": 1,
        "same report": 1,
    }
    assert articles(place) == [article]
    assert sorted(aliases(place)) == sorted(ALIASES)
    text = article.read_text(encoding="utf-8")
    assert "Modified" not in text and "Archived: 2024-06-01\n" in text
    assert settled(place)


def test_the_second_original_is_kept_and_names_the_article(place: Path) -> None:
    put_both(place)
    run(place)
    (article,) = articles(place)
    twin, owner = sorted(manifests(place), key=lambda manifest: len(manifest.articles))
    assert twin.twin_of == article.stem and twin.articles == ()
    assert [(t.name, t.raw) for t in owner.twins] == [(twin.name, twin.sha256)]
    raws = {path.stem for path in (place / "content" / "originals").glob("*/*.raw")}
    assert raws == {owner.sha256, twin.sha256}


@pytest.mark.parametrize(
    "other",
    [post("NW202403020001", "四条线路开通。"), post("NW202403020001", title="清河夜间有车坐了")],
)
def test_posts_that_differ_in_text_or_headline_stay_two_articles(place: Path, other: str) -> None:
    put(place, PLAIN, post("202403020001"))
    put(place, PREFIXED, other)
    assert run(place).counts() == {"imported": 2}
    assert len(articles(place)) == 2
    assert settled(place)


def test_equal_posts_of_other_days_or_numbers_stay_two_articles(place: Path) -> None:
    put(place, PLAIN, post("202403020001"))
    put(place, "2024-03-02-NW202403020002.md", post("NW202403020002"))
    put(place, "2024-03-03-NW202403020001.md", post("NW202403020003"))
    assert run(place).counts() == {"imported": 3}


def test_posts_with_different_sidecars_stay_two_articles(place: Path) -> None:
    put_both(place)
    put(place, PREFIXED.replace(".md", ".yaml"), "page: 第3版\n")
    assert run(place).counts() == {"imported": 2}


def test_a_sidecar_that_comes_to_the_second_post_later_is_refused_with_the_place_for_it(
    place: Path,
) -> None:
    put_both(place)
    run(place)
    put(place, PREFIXED.replace(".md", ".yaml"), "page: 第3版\n")
    report = run(place)
    assert report.counts() == {"unchanged": 1, "refused": 1}
    assert "202403020001.yaml" in report.outcomes[1].reason


def test_two_posts_with_the_very_same_bytes_are_one_article_with_both_addresses(
    place: Path,
) -> None:
    for name in (PLAIN, PREFIXED):
        put(place, name, post("1"))
    assert run(place).counts() == {"imported": 1, "same report": 1}
    assert aliases(place) == ALIASES
    assert settled(place)


def test_a_second_post_that_comes_to_an_edited_article_leaves_it(place: Path) -> None:
    put(place, PLAIN, post("202403020001"))
    run(place)
    (article,) = articles(place)
    article.write_text(article.read_text(encoding="utf-8") + "\n编者注。\n", encoding="utf-8")
    before = snapshot(place)
    put_both(place)
    assert run(place).counts() == {"edited": 2}
    assert snapshot(place) == before


def test_an_article_edited_after_its_second_post_came_is_left(place: Path) -> None:
    put_both(place)
    run(place)
    (article,) = articles(place)
    article.write_text(article.read_text(encoding="utf-8") + "\n编者注。\n", encoding="utf-8")
    before = snapshot(place)
    assert run(place).counts() == {"edited": 2}
    assert {change.status for change in reimport(place / "content", None)} == {"edited"}
    assert snapshot(place) == before


@pytest.mark.parametrize("name", [PLAIN, PREFIXED])
def test_a_post_that_changes_is_a_new_version_of_the_one_article(place: Path, name: str) -> None:
    put_both(place)
    run(place)
    before = articles(place)
    put(place, name, post("x", "四条夜间公交线路今晚开通，票价不变。"))
    report = run(place, Wishes(archived="2024-09-01"))
    assert report.counts() == {"new version": 1, "unchanged": 1}
    assert articles(place) == before
    text = before[0].read_text(encoding="utf-8")
    assert "四条" in text and "Modified: 2024-09-01\n" in text
    assert sorted(aliases(place)) == sorted(ALIASES)
    assert settled(place)


def test_posts_changed_alike_stay_one_article(place: Path) -> None:
    put_both(place)
    run(place)
    before = articles(place)
    put_both(place, "四条夜间公交线路今晚开通，票价不变。")
    assert run(place).counts() == {"new version": 1, "same report": 1}
    assert articles(place) == before
    assert sorted(aliases(place)) == sorted(ALIASES)
    assert settled(place)


def test_a_reimport_finds_the_article_by_either_post_and_makes_the_same(place: Path) -> None:
    put_both(place)
    run(place)
    for name in (PLAIN, PREFIXED):
        changes = reimport(place / "content", Path("raw") / name)
        assert [change.status for change in changes] == ["unchanged"]


def test_a_reimport_with_other_rules_rewrites_the_article_with_both_addresses(place: Path) -> None:
    put_both(place)
    run(place)
    (place / "content" / "taxonomy.yaml").write_text(
        "categories:\n - {name: 交通}\nrules:\n - {category: 交通, title: [公交]}\n",
        encoding="utf-8",
    )
    assert [change.status for change in reimport(place / "content", None)] == ["rewritten"]
    assert aliases(place) == ALIASES
    assert settled(place)


def test_a_withdrawal_takes_both_originals_and_keeps_both_addresses(place: Path) -> None:
    put_both(place)
    run(place)
    (article,) = articles(place)
    withdraw(place / "content", article.stem, "作者要求", "2024-09-01")
    assert "夜间公交线路" not in b"".join(snapshot(place).values()).decode()
    assert not list((place / "content").rglob("*.raw"))
    assert aliases(place) == ALIASES
    assert run(place).counts() == {"unchanged": 2}
    put_both(place, "五条夜间公交线路今晚开通，票价不变。")
    assert run(place).counts() == {"refused": 2}


def test_the_twin_of_a_withdrawn_post_does_not_come_back(place: Path) -> None:
    put(place, PLAIN, post("202403020001"))
    run(place)
    (article,) = articles(place)
    withdraw(place / "content", article.stem, "作者要求", "2024-09-01")
    put_both(place)
    report = run(place)
    assert report.counts() == {"unchanged": 1, "refused": 1}
    assert PLAIN in report.outcomes[1].reason


def test_a_dry_run_tells_the_same(place: Path) -> None:
    put_both(place)
    dry = Wishes(archived="2024-06-01", dry_run=True)
    assert run(place, dry).counts() == {"imported": 1, "same report": 1}
    assert snapshot(place) == {}
    run(place)
    put(place, PREFIXED, post("x", "四条夜间公交线路今晚开通，票价不变。"))
    before = snapshot(place)
    assert run(place, dry).counts() == {"unchanged": 1, "new version": 1}
    assert snapshot(place) == before


@pytest.mark.parametrize("change", [(PLAIN,), (PREFIXED,), (PLAIN, PREFIXED), ()])
@pytest.mark.parametrize("stop_after", range(9))
def test_a_kill_between_any_two_writes_is_finished_by_the_next_run(
    place: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, ...], stop_after: int
) -> None:
    put_both(place)
    if change:
        run(place)
    for name in change:
        put(place, name, post(name, "四条夜间公交线路今晚开通，票价不变。"))
    rename, calls = os.replace, 0

    def killed(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls > stop_after:
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with contextlib.suppress(KeyboardInterrupt):
        run(place)
    monkeypatch.setattr(os, "replace", rename)
    run(place)
    assert sorted(aliases(place)) == sorted(ALIASES)
    assert settled(place)


@given(
    own=st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1), max_size=3),
    twins=st.lists(
        st.lists(st.sampled_from(["/a/1.html", "/b; c/2.html", "/&<d>/3.html", "/ e/4.html"])),
        min_size=1, max_size=3,
    ),
)  # fmt: skip
def test_aliases_are_added_as_if_they_had_been_there_from_the_first(
    own: list[str], twins: list[list[str]]
) -> None:
    def made(added: tuple[str, ...]) -> bytes:
        return with_aliases(b"Title: x\nKind: jekyll\nIs_Template: yes\n\nText\n", (), added)

    base = tuple(f"/own/{alias}" for alias in own)
    steps = [base + tuple(chain(*twins[:n])) for n in range(len(twins) + 1)]
    markdown = made(base)
    for before, after in pairwise(steps):
        markdown = with_aliases(markdown, before[len(base) :], after[len(base) :])
    assert markdown == made(steps[-1])
    assert markdown.endswith(b"Is_Template: yes\n\nText\n")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([PLAIN, PREFIXED]), st.sampled_from(["一", "二", "三"])),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_whatever_changes_in_whatever_order_there_is_one_article_that_keeps_its_addresses(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, str]],
) -> None:
    place = tmp_path_factory.mktemp("twins")
    (place / "raw").mkdir()
    monkeypatch.chdir(place)
    put_both(place, "第一次：夜间公交线路今晚开通，票价不变。")
    run(place)
    (article,) = articles(place)
    for name, word in steps:
        text = post(name, f"第{word}次：夜间公交线路今晚开通，票价不变。")
        changes = text != (place / "raw" / name).read_text(encoding="utf-8")
        put(place, name, text)
        run(place)
        assert articles(place) == [article]
        assert sorted(aliases(place)) == sorted(ALIASES)
        assert not changes or f"第{word}次" in article.read_text(encoding="utf-8")
        assert settled(place)
        assert sum(len(manifest.articles) for manifest in manifests(place)) == 1
    withdraw(place / "content", article.stem, "作者要求", "2024-09-01")
    assert "夜间公交线路" not in b"".join(snapshot(place).values()).decode()
    with pytest.raises(ArchiveError):
        withdraw(place / "content", article.stem, "作者要求", WISHES.archived)
