"""The page about the site is linked where there is one, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings
from site_builder import unpack, write_settings
from site_links import Links

from plugins.catalog.about import about_page
from plugins.press.build import build


def settings_of(folder: Path, **extra: Any) -> Any:
    write_settings(folder, **extra)
    return read_settings(str(folder / "conf.py"))


def page(folder: Path, text: str, name: str = "pages/x.md") -> None:
    unpack(f"-- content/{name} --\n{text}\n\n说明。\n", folder)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Title: 关于\nSlug: about", "pages/x.md"),
        ("Title: About", "pages/x.md"),
        ("title: 甲\nslug: about\nStatus: hidden", "pages/deep/x.markdown"),
        ("Title: 甲\nSlug: x\nSave_as: about/index.html\nUrl: about/", "pages/x.md"),
        ("---\nTitle: 甲\nSlug: about\n---", "pages/x.md"),
    ],
)
def test_a_page_that_will_stand_there_is_found(tmp_path: Path, text: str, name: str) -> None:
    page(tmp_path, text, name)
    assert about_page(settings_of(tmp_path)) == "about/"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Title: 关于", "pages/about.md"),
        ("Title: 甲\nSlug: about\nStatus: draft", "pages/x.md"),
        ("Title: 甲\nSlug: about", "2022/05/x.md"),
        ("Title: 甲\n\nSlug: about", "pages/x.md"),
    ],
)
def test_what_will_stand_elsewhere_is_not_taken_for_it(
    tmp_path: Path, text: str, name: str
) -> None:
    page(tmp_path, text, name)
    assert about_page(settings_of(tmp_path)) == ""


def test_its_address_is_a_setting(tmp_path: Path) -> None:
    page(tmp_path, "Title: 甲\nSlug: impressum")
    assert about_page(settings_of(tmp_path, ABOUT_URL="impressum/")) == "impressum/"
    assert about_page(settings_of(tmp_path, ABOUT_URL="")) == ""
    by_date = settings_of(tmp_path, ABOUT_URL="x.html", PAGE_SAVE_AS="{date:%Y}.html")
    assert about_page(by_date) == ""


def test_what_is_no_text_is_no_page(tmp_path: Path) -> None:
    page(tmp_path, "Title: 甲")
    (tmp_path / "content/pages/x.md").write_bytes("Title: 关于\nSlug: about\n".encode("utf-16"))
    os.mkfifo(tmp_path / "content/pages/y.md")
    assert about_page(settings_of(tmp_path)) == ""


def test_when_the_page_goes_so_do_all_links_to_it(tmp_path: Path, archive: str) -> None:
    unpack(archive, tmp_path)
    write_settings(tmp_path)
    build(tmp_path / "conf.py", tmp_path / "output")
    front = (tmp_path / "output/index.html").read_text("utf-8")
    assert 'href="/about/"' in front and "更正与撤回" in front
    (tmp_path / "content/pages/about.md").unlink()
    build(tmp_path / "conf.py", tmp_path / "output")
    assert list(Links(tmp_path / "output").broken()) == []
    assert "更正与撤回" not in (tmp_path / "output/index.html").read_text("utf-8")
