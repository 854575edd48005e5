"""Our settings: what they may not be is told by name, value and remedy, before anything is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from site_builder import Site

import pelicanconf
from plugins.catalog.settings import check_settings
from plugins.errors import SettingError


def test_settings_as_they_come_are_good() -> None:
    check_settings(vars(pelicanconf))
    check_settings({})


@pytest.mark.parametrize("name", ["ABOUT_URL", "SEARCH_URL", "STATISTICS_URL"])
@pytest.mark.parametrize(
    "value",
    ["../x/", "/x/", "a/../../x.html", "a//b/", "./x/", "https://a.example/", "x?y", "x#y", "a\\b",
     "a b/", "a\nb", 3, ["x/"], True],
)  # fmt: skip
def test_an_address_that_leads_out_of_the_site_is_told_with_its_setting(
    name: str, value: object
) -> None:
    with pytest.raises(SettingError) as told:
        check_settings({name: value})
    assert str(told.value).startswith(f"{name} is {value!r}. Give it a path below the site such as")


@pytest.mark.parametrize("value", ["", None, "x/", "x.html", "a/b/c/", "检索/"])
def test_an_address_below_the_site_or_none_is_good(value: object) -> None:
    check_settings(dict.fromkeys(["ABOUT_URL", "SEARCH_URL", "STATISTICS_URL"], value))


BAD: dict[str, list[Any]] = {
    "COMPARISON_URL": ["../{a}-{b}.html", "c/{a}.html", "c/{a}-{b}-{c}.html", "c/{a}{b", "c/{}{}", 5],
    "COMPARISON_SAVE_AS": ["/{a}-{b}.html", "c/{a.x}{b}"],
    "REPRINT_GROUP_URL": ["g/x.html", "g/{slug:x}.html", "../{slug}.html"],
    "REPRINT_GROUP_SAVE_AS": ["g/../../{slug}"],
    "SEARCH_FOLDER": ["", None, "..", "../pagefind", "a/../b", 1],
    "PRESS_PAGE_SIZE": [0, -1, "50", 2.5, True, None],
    "PRESS_SWITCH": ["False", 1, None],
    "BOXES_IN_CONTENT": ["no"],
    "FEEDS_COLLAPSE_REPRINTS": ["yes"],
    "THEME_LANG": [1, ["en"]],
    "CSP": [["default-src 'none'"]],
    "SOURCES_FILE": [None, 1, ""],
    "TAXONOMY_FILE": [None],
    "REPRINTS_FILE": [None],
    "DOWNLOADS": ["txt", 1, [1]],
    "OUTPUT_RETENTION": [None, ".git", 5],
    "SITENAME": [None, 5, " "],
    "TIMEZONE": ["Mars/Utopia", 5, "../zone", "Asia/"],
    "READERS": [None, ["md"]],
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in BAD.items() for v in values])
def test_what_a_setting_may_not_be_is_told(name: str, value: object) -> None:
    with pytest.raises(SettingError, match=r"Give it ") as told:
        check_settings({name: value})
    assert str(told.value).startswith(f"{name} is {value!r}. ")


@pytest.mark.parametrize("kind", ["CATEGORY", "TAG"])
def test_lists_are_linked_where_the_press_prints_them(kind: str) -> None:
    given = {"PLUGINS": ["plugins.press"], f"{kind}_SAVE_AS": "", f"{kind}_URL": "x/{slug}"}
    with pytest.raises(
        SettingError, match=rf"{kind}_URL is 'x/{{slug}}'. Give it '{kind.lower()}/"
    ):
        check_settings(given)
    check_settings({**given, f"{kind}_SAVE_AS": "x/{slug}"})
    check_settings({**given, "PLUGINS": []})


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(SettingError) as told:
        check_settings({"PRESS_PAGE_SIZE": "x", "SEARCH_URL": "/x/"})
    assert str(told.value).count(" is ") == 2


@pytest.mark.parametrize("stock", [False, True], ids=["the press", "stock Pelican"])
def test_a_build_ends_before_anything_is_printed(
    site: Callable[..., Site], archive: str, stock: bool
) -> None:
    built = site(archive, settings={"STATISTICS_URL": "../figures/"}, stock=stock)
    assert built.status and not built.files()
    assert "STATISTICS_URL is '../figures/'. Give it a path below the site" in built.said
