"""What a hostile archive may hold, and what must not come of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from archive_world import TEXT, put

from importers.addresses import stated_address
from importers.cli import main
from importers.errors import SettingsError
from importers.inspecting import Knowledge, inspect_bytes
from importers.taxonomy import load_yaml

REPORT = "".join(
    f"<p>第{n}段：公园在东城破土动工，预计明年完工开放，市民出门就能散步。</p>" for n in "一二三四"
)
HEAD = "<html><body><h1>东城要建一座新公园</h1><p>2024-05-06 来源：清河晚报</p>"


def body(html: str) -> str:
    inspection = inspect_bytes(html.encode(), "page.html", Knowledge())
    assert not inspection.refused, inspection.refused
    return inspection.stories[0].body


def test_a_report_printed_twice_is_read_once() -> None:
    page = f"{HEAD}<div class=pc>{REPORT}</div><div class=phone>{REPORT}</div></body></html>"
    assert body(page).count("第一段") == 1 and "第四段" in body(page)
    assert "第四段" in body(f"{HEAD}<div>{REPORT}{REPORT}</div></body></html>")


@pytest.mark.parametrize("name", ["comment-list", "comments", "pinglun"])
def test_a_discussion_is_never_the_report(name: str) -> None:
    said = "".join(
        f"<li><p>网友{n}：公园早该建了，我举双手赞成，周末就去看。</p></li>" for n in range(200)
    )
    page = f'{HEAD}<div class="article">{REPORT}</div><ul id="{name}">{said}</ul></body></html>'
    assert body(page).startswith("第一段") and "网友" not in body(page)


@pytest.mark.parametrize("hidden", ['style="display:none"', "hidden"])
def test_hidden_advertising_is_no_report(hidden: str) -> None:
    sold = "".join(f"<p>第{n}号楼盘火热开售，户型方正，交通便利，欢迎致电。</p>" for n in range(30))
    page = f'{HEAD}<div class="article">{REPORT}</div><div {hidden} class="article">{sold}</div></body></html>'
    assert "楼盘" not in body(page) and "第四段" in body(page)


def test_one_file_gives_no_more_than_two_thousand_stories() -> None:
    text = "第4版(体育) 专栏:公园\n" + "新华社北京3日电 公园开放。\n" * 5000
    inspection = inspect_bytes(text.encode(), "a.txt", Knowledge())
    assert inspection.refused and "stories" in inspection.refused


@pytest.mark.parametrize("text", ["a: " + "[" * 40_000, "a: 1\n" * 300_000])
def test_yaml_that_is_deep_or_long_is_refused_and_not_built(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"nested deeper|longer than"):
        load_yaml(path)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://e.example/a?b=1", "https://e.example/a?b=1"),
        ("https://me:secret@e.example/a", "https://e.example/a"),
        ("http://[::1/x", None),
        ("https://e.example/a\nStatus: draft", None),
        ("javascript:alert(1)", None),
        ("https://e.example/" + "a" * 3000, None),
        ("https:///a", None),
        (None, None),
    ],
)
def test_only_addresses_to_follow_are_kept(address: str | None, kept: str | None) -> None:
    assert stated_address(address) == kept


def test_a_broken_address_costs_the_address_and_not_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    page = f'<html><head><link rel="canonical" href="http://[::1/x"></head>{HEAD[6:]}<div>{REPORT}</div>'
    put(tmp_path, "a.html", page)
    assert main(["import", "raw", "--into", "content", "--archived", "2024-12-01"]) == 0


def test_a_link_out_of_the_folder_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path, "b.txt", TEXT.replace("三条", "四条"))
    (tmp_path / "raw" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "raw" / "c.txt").symlink_to(tmp_path / "raw" / "b.txt")
    main(["import", "raw", "--into", "content", "--archived", "2024-12-01"])
    assert "a link out of the folder" in capsys.readouterr().out
    written = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "content").rglob("*.md"))
    assert "四条" in written and "三条" not in written


def test_what_is_no_file_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "a.txt")
    assert main(["import", "a.txt", "--into", "content"]) == 2
    assert "neither a file nor a folder" in capsys.readouterr().err


def test_what_is_no_file_in_a_folder_of_texts_is_named_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        put(tmp_path, name, TEXT.replace("三条", name))
    (tmp_path / "raw" / "c.txt").symlink_to("gone.txt")
    os.mkfifo(tmp_path / "raw" / "b.yaml")
    os.mkfifo(tmp_path / "raw" / "_posts.md")
    assert main(["import", "raw", "--into", "content", "--archived", "2024-12-01"]) == 1
    said = capsys.readouterr().out
    assert "raw/_posts.md: a named pipe" in said and "its sidecar b.yaml is a named pipe" in said
    assert len(list((tmp_path / "content").rglob("*.md"))) == 1


def test_an_article_that_is_no_file_ends_a_reimport(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a.txt", TEXT)
    main(["import", "raw", "--into", "content", "--archived", "2024-12-01"])
    (article,) = (tmp_path / "content").rglob("*.md")
    article.unlink()
    os.mkfifo(article)
    assert main(["reimport", "--all", "--into", "content"]) == 2
    assert f"{article.relative_to(tmp_path)}: is no file" in capsys.readouterr().err


def test_a_post_marked_as_a_draft_is_withheld() -> None:
    post = "---\nlayout: post\ntitle: 公园\nstatus: draft\ndate: 2024-05-06\n---\n公园在东城破土动工，预计明年完工。\n"
    assert inspect_bytes(post.encode(), "2024-05-06-a.md", Knowledge()).withheld
