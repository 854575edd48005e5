"""What becomes of an article later: new versions, reimport, withdrawal; addresses stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from archive_world import TEXT, TWO, articles, run, snapshot

from importers.archive.importing import Wishes
from importers.archive.reimporting import reimport
from importers.archive.withdrawing import withdraw
from importers.errors import ArchiveError


def test_a_changed_file_is_a_new_version_with_the_same_address(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    (before,) = articles(place)
    (place / "raw" / "bus.txt").write_text(TEXT.replace("三条", "四条"), encoding="utf-8")
    assert run(place, Wishes(archived="2024-07-01")).counts() == {"new version": 1}
    (after,) = articles(place)
    assert after == before
    text = after.read_text(encoding="utf-8")
    assert "四条" in text and "Modified: 2024-07-01\n" in text and "Archived: 2024-06-01\n" in text
    assert len(list((place / "content" / "originals").glob("*/*.raw"))) == 2
    assert run(place, Wishes(archived="2024-08-01")).counts() == {"unchanged": 1}


def test_another_text_under_a_known_name_is_another_article(place: Path) -> None:
    raw = place / "raw" / "today.txt"
    raw.write_text(TEXT, encoding="utf-8")
    run(place)
    raw.write_text("村里开了图书室\n孩子们下课以后有地方看书，老人有地方坐。\n", encoding="utf-8")
    assert run(place).counts() == {"imported": 1}
    assert len(articles(place)) == 2


def test_a_story_keeps_its_address_when_one_before_it_is_dropped_and_can_be_withdrawn(
    place: Path,
) -> None:
    raw = place / "raw" / "two.txt"
    raw.write_text(TWO, encoding="utf-8")
    run(place)
    by_title = {p.read_text(encoding="utf-8").split("\n")[0]: p for p in articles(place)}
    raw.write_text("\n".join(TWO.split("\n")[2:]), encoding="utf-8")
    run(place)
    after = {p.read_text(encoding="utf-8").split("\n")[0]: p for p in articles(place)}
    assert after == by_title
    dropped = by_title["Title: 清河开通夜间公交"]
    withdraw(place / "content", dropped.stem, "作者要求", "2024-09-01")
    assert "夜间公交线路" not in b"".join(snapshot(place).values()).decode()
    assert "水泥路" in b"".join(snapshot(place).values()).decode()


def test_going_back_to_an_earlier_version_is_a_version_and_no_edit(place: Path) -> None:
    raw = place / "raw" / "bus.txt"
    other = TEXT.replace("三条", "四条")
    for text, status in ((TEXT, "imported"), (other, "new version"), (TEXT, "new version")):
        raw.write_text(text, encoding="utf-8")
        assert run(place).counts() == {status: 1}
    assert "三条" in articles(place)[0].read_text(encoding="utf-8")
    withdraw(place / "content", articles(place)[0].stem, "作者要求", "2024-09-01")


@pytest.mark.parametrize("stop_after", range(6))
def test_a_kill_between_any_two_writes_of_a_new_version_is_finished_by_the_next_run(
    place: Path, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    raw = place / "raw" / "two.txt"
    raw.write_text(TWO, encoding="utf-8")
    run(place)
    raw.write_text(TWO.replace("三条", "四条").replace("水泥路", "柏油路"), encoding="utf-8")
    rename, calls = os.replace, 0

    def killed(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls > stop_after:
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        run(place)
    monkeypatch.setattr(os, "replace", rename)
    run(place)
    assert run(place).counts() == {"unchanged": 1}
    texts = [p.read_text(encoding="utf-8") for p in articles(place)]
    assert len(texts) == 2
    assert all("四条" in text or "柏油路" in text for text in texts)


def test_reimport_rewrites_with_todays_rules_and_keeps_ids_and_edits(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    (place / "raw" / "two.txt").write_text(TWO, encoding="utf-8")
    run(place)
    before = snapshot(place)
    content = place / "content"
    assert {change.status for change in reimport(content, None)} == {"unchanged"}
    (content / "taxonomy.yaml").write_text(
        "categories:\n - {name: 交通}\nrules:\n - {category: 交通, title: [公交]}\n",
        encoding="utf-8",
    )
    edited = next(p for p in articles(place) if "晚报" in p.read_text(encoding="utf-8"))
    edited.write_text(edited.read_text(encoding="utf-8") + "注\n", encoding="utf-8")
    dry = reimport(content, None, dry_run=True)
    assert sorted(change.status for change in dry) == ["edited", "rewritten", "unchanged"]
    assert any("+Category: 交通" in change.diff for change in dry)
    reimport(content, None)
    now = snapshot(place)
    assert {path for path in now if path.endswith(".md")} == {
        p for p in before if p.endswith(".md")
    }
    changed = [p for p in now if p.endswith(".md") and now[p] != before[p]]
    assert len(changed) == 2  # the one rewritten, the one edited by hand
    assert b"Category: \xe4\xba\xa4\xe9\x80\x9a" in b"".join(now[p] for p in changed)


def test_reimport_of_something_unknown_says_so(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    with pytest.raises(ArchiveError, match="nothing in the archive"):
        reimport(place / "content", Path("raw/other.txt"))
    assert len(reimport(place / "content", Path("raw/bus.txt"))) == 1


def test_a_withdrawn_article_leaves_a_notice_and_nothing_of_its_text(place: Path) -> None:
    (place / "raw" / "bus.txt").write_text(TEXT, encoding="utf-8")
    run(place)
    (place / "raw" / "bus.txt").write_text(TEXT.replace("三条", "四条"), encoding="utf-8")
    run(place)
    (article,) = articles(place)
    withdraw(place / "content", article.stem, "作者要求", "2024-09-01")
    everything = b"".join(snapshot(place).values()).decode()
    for sentence in ("夜间公交线路开通", "票价不变", "滕小满"):
        assert sentence not in everything
    text = article.read_text(encoding="utf-8")
    assert "Status: hidden\n" in text and "Withdrawn_Reason: 作者要求\n" in text
    assert run(place).counts() == {"unchanged": 1}
    (place / "raw" / "bus.txt").write_text(TEXT.replace("三条", "五条"), encoding="utf-8")
    assert run(place).counts() == {"refused": 1}
    assert reimport(place / "content", None)[0].status == "unchanged"


def test_withdrawing_wants_a_known_id_and_a_reason(place: Path) -> None:
    (place / "content").mkdir()
    with pytest.raises(ArchiveError, match="no article has the id"):
        withdraw(place / "content", "0" * 16, "因", "2024-09-01")
    with pytest.raises(ArchiveError, match="needs its reason"):
        withdraw(place / "content", "0" * 16, " ", "2024-09-01")


def test_a_third_version_keeps_every_address_and_a_dropped_story_finds_its_own_again(
    place: Path,
) -> None:
    raw = place / "raw" / "two.txt"
    only_second = "\n".join(TWO.split("\n")[2:])
    raw.write_text(TWO, encoding="utf-8")
    run(place)
    stems = {path.stem for path in articles(place)}
    for text in (only_second, only_second.replace("水泥路", "柏油路"), TWO, only_second, TWO):
        raw.write_text(text, encoding="utf-8")
        assert run(place).counts() == {"new version": 1}
        assert {path.stem for path in articles(place)} == stems
        assert run(place).counts() == {"unchanged": 1}
        assert {change.status for change in reimport(place / "content", None)} == {"unchanged"}


def test_what_was_told_once_outlives_a_changed_sidecar_and_a_new_version(place: Path) -> None:
    raw = place / "raw" / "two.txt"
    raw.write_text(TWO, encoding="utf-8")
    run(place, Wishes(archived="2024-06-01", source="云岭日报", date="2020-01-01"))
    raw.with_suffix(".yaml").write_text("page: 第3版\n", encoding="utf-8")
    run(place)
    raw.write_text(TWO.replace("三条", "四条"), encoding="utf-8")
    run(place)
    for path in articles(place):
        text = path.read_text(encoding="utf-8")
        assert "Source: 云岭日报\n" in text and "Date: 2020-01-01\n" in text and "第3版" in text
