"""Each plugin in a stock build: theme `simple`, Pelican's defaults, alone and with the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from site_builder import Site

Build = Callable[..., Site]

ALL = [
    "catalog",
    "attribution",
    "reprints",
    "related",
    "feeds",
    "citations",
    "downloads",
    "exports",
    "press",
]
CHINESE = {"DEFAULT_LANG": "zh-Hans"}
PAGE = "0a01020304050607.html"


@pytest.mark.parametrize("names", [[], *[[name] for name in ALL], ALL, ALL[::-1]], ids="+".join)
def test_a_stock_build_works(site: Build, archive: str, names: list[str]) -> None:
    built = site(archive, plugins=[f"plugins.{name}" for name in names])
    assert built.status == 0
    assert "ERROR" not in built.said, built.said
    assert "渡口新桥" in built.read(PAGE) and "0b01020304050607.html" in built.files()
    assert "夜校" in built.read("index.html")


@pytest.mark.parametrize("names", [[name] for name in ALL], ids="+".join)
def test_the_module_named_plugin_works_as_well(site: Build, archive: str, names: list[str]) -> None:
    built = site(archive, plugins=[f"plugins.{name}.plugin" for name in names])
    assert built.status == 0 and "ERROR" not in built.said, built.said


def test_attribution_shows_its_block_in_any_theme(site: Build, archive: str) -> None:
    page = site(archive, plugins=["plugins.attribution"], settings=CHINESE).read(PAGE)
    for words in ("来源信息", "河汾日报", "记者 杨文", "2022年5月23日 12:11", "原文没有写明：编辑"):
        assert words in page


def test_boxes_are_in_the_language_of_the_site(site: Build, archive: str) -> None:
    """Pelican's default is English."""
    page = site(archive, plugins=["plugins.attribution", "plugins.reprints"]).read(PAGE)
    for words in ("Where it comes from", "23 May 2022 12:11", "Printings", "松岭网, 24 May 2022, "):
        assert words in page


def test_reprints_shows_its_box_in_any_theme(site: Build, archive: str) -> None:
    page = site(archive, plugins=["plugins.reprints"], settings=CHINESE).read(PAGE)
    assert "刊载情况" in page and "松岭网，2022年5月24日，相同" in page
    assert 'href="/0b01020304050607.html"' in page


def test_boxes_stand_in_order_after_the_text(site: Build, archive: str) -> None:
    """Printings first, then same topic: whatever order the plugins are named in."""
    names = ["related", "reprints", "attribution"]
    page = site(archive, plugins=[f"plugins.{name}" for name in names], settings=CHINESE).read(PAGE)
    assert page.index("来往车辆") < page.index("来源信息") < page.index("刊载情况")


def test_a_stock_build_gives_the_same_bytes_too(site: Build, archive: str) -> None:
    plugins = [f"plugins.{name}" for name in ALL]
    first = site(archive, plugins=plugins).files()
    assert first == site(plugins=plugins, output="again").files()


def test_boxes_do_not_run_into_summaries(site: Build, archive: str) -> None:
    assert "来源信息" not in site(archive, plugins=["plugins.attribution"], settings=CHINESE).read(
        "index.html"
    )


def test_press_redirects_in_any_theme(site: Build, archive: str) -> None:
    built = site(archive, plugins=["plugins.press"])
    assert 'content="0; url=/0a01020304050607.html"' in built.read("old/bridge.html")


def test_a_withdrawn_text_is_withheld_in_any_theme(site: Build, archive: str) -> None:
    built = site(archive, plugins=[f"plugins.{name}" for name in ALL], settings=CHINESE)
    assert "这一句不得见于任何页面" not in built.everything()
    assert "本文已于2026年11月3日撤回" in built.read("0e01020304050607.html")
