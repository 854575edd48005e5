"""Nothing goes missing, moves or is replaced without an ERROR that names the file and the remedy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builder import ROOT, Site, unpack

from plugins.catalog.facts import read_facts
from plugins.catalog.header import parse_header
from plugins.catalog.sources import read_slugs, read_sources
from plugins.errors import ContentError

Build = Callable[..., Site]

WITH_RAW = "content/2022/05/0a01020304050607"


def test_an_article_made_from_an_original_needs_its_facts(
    site: Build, archive: str, tmp_path: Path
) -> None:
    unpack(archive, tmp_path)
    (tmp_path / f"{WITH_RAW}.facts.json").unlink()
    built = site()
    assert "0a01020304050607.facts.json: is missing" in built.said and "reimport" in built.said
    assert "a/0a/0a01020304050607.html" not in built.files()


def test_a_withdrawn_article_needs_no_facts(site: Build, archive: str, tmp_path: Path) -> None:
    unpack(archive.replace("Status: hidden\n", "Status: hidden\nRaw: aa\n"), tmp_path)
    (tmp_path / "content/2022/05/0e01020304050607.facts.json").unlink()
    assert "ERROR" not in site().said


def test_facts_that_are_nested_without_end_are_a_plain_error(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ContentError, match=r"x\.facts\.json: is nested too deeply\. .*reimport"):
        read_facts(path)


def test_facts_that_are_not_utf_8_are_a_plain_error(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    path.write_bytes('{"version": 1, "id": "河汾"}'.encode("gbk"))
    with pytest.raises(ContentError, match=r"x\.facts\.json: is not UTF-8\. .*reimport"):
        read_facts(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 甲\n- 乙\n", "sources.yaml:1: must hold “key: value”"),
        ("just words\n", "sources.yaml:1: must hold “key: value”"),
        ("", "holds no “sources:”"),
        ("# gone\n", "holds no “sources:”"),
        ("source:\n  - {name: 甲}\n", "holds no “sources:”"),
        ("sources:\n", "must hold a list under “sources:”"),
        ("sources:\n  - 甲\n", "sources.yaml:2: must hold “key: value”"),
        ("sources:\n  - {slug: a}\n", "sources.yaml:2: has an entry without a name"),
        ("sources:\n  - {name: [甲, 乙]}\n", "more than one value"),
        ("sources:\n  - name: 甲\n    slug: [a, b]\n", "sources.yaml:2: has “slug:”"),
        ("sources:\n  - {name: 甲, aliases: hefenribao}\n", "“aliases: [one, two]”"),
        ("sources:\n  - {name: 甲, aliases: [[乙]]}\n", "aliases"),
        ("sources:\n  - {name: 甲}\n  - {name: 甲, slug: b}\n", "甲"),
        ("sources:\n  - {name: 甲, slug: a}\n  - {name: 乙, slug: a}\n", "sources.yaml:3: gives the slug"),
        ("sources:\n  - {name: 甲}\nsources:\n  - {name: 乙}\n", "sources.yaml:3: has “sources:” twice"),
        ("sources:\n  - {name: 甲, slug: a, slug: b}\n", "has “slug:” twice"),
        ("sources: [\n", "is not YAML"),
        ("sources:\n  - {name: 甲\x00}\n", "is not YAML"),
    ],
)  # fmt: skip
def test_sources_in_doubt_are_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_sources(path)
    assert said in str(caught.value)


def test_sources_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_bytes("sources:\n  - {name: 河汾日报}\n".encode("gbk"))
    with pytest.raises(ContentError, match="is not UTF-8"):
        read_sources(path)


def test_a_category_named_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.yaml"
    path.write_text("categories:\n  - {name: 甲, slug: a}\n  - {name: 甲, slug: b}\n", "utf-8")
    with pytest.raises(ContentError, match=r"taxonomy\.yaml:3: has “甲” twice"):
        read_slugs(path, "categories")


def test_no_sources_and_no_tags_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "both.yaml"
    path.write_text("sources: []\ncategories: []\n", encoding="utf-8")
    assert not read_sources(path).by_name
    assert read_slugs(path, "categories") == read_slugs(path, "tags") == {}


# The same names must be one source here and in importers/taxonomy.py.
@pytest.mark.parametrize(
    ("printed", "is_the_same"),
    [
        ("河汾日报", True), ("《河汾日报》", True), ("“河汾日报”", True), ('"河汾日报"', True),
        (" 河汾　日报 ", True), ("河汾《日报》", True), ("河汾日报新闻", True), ("《河汾日报》新闻", True),
        ("HEFEN", True), ("Hefen 新闻", True), ("河汾日报社", False), ("新闻", False), ("河汾新闻日报", False),
    ],
)  # fmt: skip
def test_a_source_goes_by_its_name_whatever_the_quotes(
    tmp_path: Path, printed: str, is_the_same: bool
) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text("sources:\n  - {name: 河汾日报, slug: hf, aliases: [hefen]}\n", "utf-8")
    found = read_sources(path).resolve(printed)
    assert found and (found.slug == "hf") is is_the_same


def test_a_fault_in_the_sources_is_reported_once(site: Build, archive: str) -> None:
    built = site(archive.replace("slug: songling", "slug: hefen"))
    assert built.status != 0 and "sources.yaml:8: gives the slug “hefen”" in built.said
    assert "Could not process" not in built.said


@pytest.mark.parametrize("name", ["sources.yaml", "taxonomy.yaml"])
def test_lost_sources_are_an_error_where_articles_need_them(
    site: Build, archive: str, tmp_path: Path, name: str
) -> None:
    unpack(archive, tmp_path)
    (tmp_path / "content" / name).unlink()
    said = site().said
    assert f"{name} is missing" in said and "version control" in said
    for path in (tmp_path / "content/2022/05").iterdir():
        path.unlink()
    (tmp_path / "content/2026/11/0d01020304050607.md").unlink()
    assert "ERROR" not in site().said


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Title: 甲\nDate: 2022-05-21\n  Withdrawn: 2026-11-03\n", 3),
        ("Title: 甲\n    第二行\nWithdrawn: 2026-11-03\n", 2),
        ("---\nTitle: 甲\n---\nWithdrawn: 2026-11-03\n", 1),
        ("Title: 甲\n正文马上就来。\n", 2),
        ("Title: 甲\nWithdrawn：2026-11-03\n", 2),
        ("Title: 甲\nWith\x02drawn: 2026-11-03\n", 2),
        ("Title: 甲\n\tWithdrawn: 2026-11-03\n", 2),
    ],
)
def test_a_header_line_that_cannot_be_read_is_an_error_and_nothing_is_published(
    site: Build, sources: str, header: str, line: int
) -> None:
    with pytest.raises(ContentError, match=rf"^x\.md:{line}: .*empty line before the text"):
        parse_header(header + "\n正文。\n", "x.md")
    full = header + "Category: 时政\nSlug: aa\n"
    built = site(f"{sources}-- content/2022/05/aa.md --\n{full}\n这一句不得见于任何页面。\n")
    assert f"aa.md:{line}: " in built.said.replace("\n", "") and "ERROR" in built.said
    assert "这一句不得见于任何页面" not in built.everything()


@pytest.mark.parametrize("key", ["Save_as", "URL", "Template", "override_save_as"])
def test_an_article_may_not_choose_another_pages_place(key: str) -> None:
    with pytest.raises(ContentError, match=rf"x\.md:2: “{key}:” may not stand"):
        parse_header(f"Title: 甲\n{key}: index.html\n", "x.md")


def test_a_slug_may_not_climb_to_another_pages_place(site: Build, archive: str) -> None:
    built = site(archive.replace("Slug: 0c01020304050607", "Slug: x/../../index"))
    assert "content/2022/05/0c01020304050607.md has the address" in built.said


def test_every_file_that_is_no_article_is_named(site: Build, archive: str, tmp_path: Path) -> None:
    text = "Title: 甲\nDate: 2022-05-23\nSlug: aaaa\nCategory: 时政\n\n甲。\n"
    unpack(archive + "".join(f"-- content/2022/05/{name} --\n{text}" for name in
           ("aaaa.MD", "aaaa.txt", "aaaa.html", "bbbb.md/aaaa.json", "aaaa.md~")), tmp_path)  # fmt: skip
    unpack("-- content/images/a.txt --\nx\n-- content/.hidden --\nx\n", tmp_path)
    unpack("-- content/originals/3f/3f0a.raw --\nx\n-- content/pages/stray.txt --\nx\n", tmp_path)
    said = site().said
    for name in ("2022/05/aaaa.MD", "2022/05/aaaa.txt", "2022/05/aaaa.html", "2022/05/bbbb.md",
                 "2022/05/bbbb.md/aaaa.json", "2022/05/aaaa.md~", "pages/stray.txt"):  # fmt: skip
        assert f"content/{name} was not published" in said, name
    assert said.count("was not published") == 7


@pytest.mark.parametrize("slug", ["a b", "a?b", "a#b", "a%2fb", 'a"b', "a\\\\b", "a<b>"])
def test_a_slug_is_no_address_that_has_to_be_quoted(site: Build, archive: str, slug: str) -> None:
    built = site(archive.replace("Slug: 0c01020304050607", f"Slug: {slug}"))
    assert built.status and not built.files()
    assert "content/2022/05/0c01020304050607.md has the address" in built.said
    assert "Give it a slug of letters, digits and hyphens." in built.said


def test_a_name_that_no_file_can_bear_is_told_with_its_remedy(site: Build, archive: str) -> None:
    built = site(archive.replace("Tags: 桥梁; 渡口", f"Tags: {'桥' * 100}"))
    assert built.status and not built.files()
    assert "is a longer name than the file system takes. Give the article" in built.said


@pytest.mark.parametrize("stock", [False, True], ids=["the press", "stock Pelican"])
@pytest.mark.parametrize("name", ["2022/05/x.md", "pages/x.md", "sources.yaml"])
def test_what_is_no_file_is_refused_and_never_opened(
    site: Build, archive: str, tmp_path: Path, name: str, stock: bool
) -> None:
    unpack(archive, tmp_path)
    (tmp_path / "content" / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / "content" / name)
    built = site(stock=stock)
    assert f"content/{name}: is neither a file nor a folder" in built.said
    assert "take it out of the content folder" in built.said
    assert built.status and not built.files()


def test_sources_elsewhere_are_no_pipe_either(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sources.yaml")
    with pytest.raises(ContentError, match=r"sources\.yaml: is a named pipe"):
        read_sources(tmp_path / "sources.yaml")


def test_what_a_page_links_to_is_no_stray_file(site: Build, archive: str, tmp_path: Path) -> None:
    unpack(archive + "-- content/pages/form.txt --\nx\n", tmp_path)
    about = tmp_path / "content/pages/about.md"
    about.write_text(about.read_text("utf-8") + "\n[表]({attach}form.txt)\n", encoding="utf-8")
    assert "ERROR" not in site().said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Category: 时政\nSlug: 0c", "Category:\nSlug: 0c", "0c01020304050607.md: has no category"),
        ("Category: 时政\nSlug: 0c", "Slug: 0c", "0c01020304050607.md: has no category"),
        ("Date: 2022-05-22\n", "Date: 2022-05-22T10:00:00+99:00\n", "Date: “2022-05-22T10:00:00+99:00”"),
    ],
)  # fmt: skip
def test_a_fault_in_an_article_names_its_file(
    site: Build, archive: str, old: str, new: str, said: str
) -> None:
    assert old in archive
    built = site(archive.replace(old, new).replace("Date_Precision: day\n", ""))
    assert said in built.said
    assert "content/2022/05/0c01020304050607.md was not published" in built.said


def test_the_settings_load_from_any_folder(site: Build, archive: str, tmp_path: Path) -> None:
    site(archive)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    program = str(Path(sys.executable).with_name("pelican"))
    settings, content = str(ROOT / "pelicanconf.py"), str(tmp_path / "content")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for python in ([program], [sys.executable, "-m", "pelican"]):
        subprocess.run(
            [*python, content, "-s", settings, "-o", "out"],
            cwd=elsewhere, env=environment, check=True, capture_output=True,
        )  # fmt: skip
        assert (elsewhere / "out/feeds/all.xml").exists()
        shutil.rmtree(elsewhere / "out")
