"""The search page in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


def test_printings_of_one_report_are_one_line_that_opens(search: Open) -> None:
    one = search()
    assert one.ask("船工转岗") == "有 2 篇含有“船工转岗”，同一报道合为一条，共 1 条。"
    assert one.titles() == ["渡口新桥通车"]
    assert one.page.inner_text(".hit .from").split() == ["松岭网", "2022年5月24日"]
    one.page.click("text=另有 1 家刊载")
    other = one.page.locator(".hit-others a")
    assert other.inner_text() == "渡口新桥通车 A&B"
    assert other.get_attribute("href").endswith("/a/0a/0a01020304050607.html")


def test_a_simplified_query_finds_traditional_text_and_marks_it_as_printed(search: Open) -> None:
    one = search()
    assert one.ask("报名的人").startswith("有 1 篇")
    assert one.page.inner_text(".hit mark") == "報名的人"
    assert one.page.get_attribute(".hit-excerpt", "lang") == "zh-Hant"


def test_a_traditional_query_finds_simplified_text(search: Open) -> None:
    one = search()
    assert one.ask("兩岸居民往來").startswith("有 2 篇")
    assert one.page.inner_text(".hit mark") == "两岸居民往来"


def test_the_table_of_characters_is_loaded_only_for_texts_that_need_it(search: Open) -> None:
    loaded = []
    one = search()
    one.page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    one.ask("船工转岗")
    assert "fold.json" not in loaded
    one.ask("船工轉崗")
    assert loaded.count("fold.json") == 1


def test_a_decimal_point_counts_and_other_marks_do_not(search: Open) -> None:
    one = search()
    one.ask("降低3.5%")
    assert one.titles() == ["夜校開班"]
    one.ask("降低35")
    assert one.titles() == ["学费的账"]
    one.ask("转到桥管所工龄")
    assert one.titles() == ["渡口新桥通车"]


def test_several_words_must_all_be_there_wherever_they_stand(search: Open) -> None:
    one = search()
    assert one.ask("影子 渡口").startswith("有 1 篇")
    assert one.titles() == ["没有日期的稿子"]
    assert one.page.locator(".hit mark").all_inner_texts() == ["渡口", "影子"]
    assert one.ask("影子 茶").startswith("没有文章")


def test_a_title_is_found_and_marked_and_newer_stands_before_older(search: Open) -> None:
    one = search()
    one.ask("渡口")
    assert one.titles() == ["渡口新桥通车", "没有日期的稿子"]
    one.ask("夜校")
    assert one.page.locator(".hit .headline mark").inner_text() == "夜校"
    one.ask("学")
    assert one.titles() == ["学费的账", "夜校開班"]


@pytest.mark.parametrize(
    ("name", "value", "titles"),
    [
        ("source", "hefen", ["夜校開班"]),
        ("source", "songling", ["学费的账"]),
        ("category", "transport", []),
        ("kind", "newspaper", ["夜校開班"]),
        ("year", "2023", ["学费的账", "夜校開班"]),
        ("year", "2022", []),
        ("year", "undated", []),
    ],
)
def test_a_search_can_be_narrowed(search: Open, name: str, value: str, titles: list[str]) -> None:
    one = search()
    one.ask("学费降低")
    assert one.titles() == ["学费的账", "夜校開班"]
    one.page.click("text=缩小范围")
    one.page.select_option(f"select[name={name}]", value)
    one.page.wait_for_function(
        "() => document.querySelector('.found-count').textContent.startsWith('所选范围内')"
    )
    assert one.titles() == titles
    assert f"{name}={value}" in one.page.url


def test_an_address_holds_the_whole_question(search: Open) -> None:
    one = search("?q=学费&year=2023&source=songling")
    one.answer("学费")
    assert one.titles() == ["学费的账"]
    assert one.page.input_value("select[name=year]") == "2023"
    one.ask("夜校")
    one.page.go_back()
    one.answer("学费")
    assert one.page.input_value("#q") == "学费"


def test_twenty_are_listed_at_a_time(search: Open) -> None:
    one = search()
    assert one.ask("渡船的日志").startswith("有 45 篇")
    assert len(one.titles()) == 20
    for listed in (40, 45):
        one.page.click(".found-more button")
        one.page.wait_for_function(f"() => document.querySelectorAll('.hit').length == {listed}")
    assert not one.page.is_visible(".found-more")
    assert len(set(one.titles())) == 45


def test_the_keyboard_does_everything(search: Open) -> None:
    one = search()
    assert one.page.evaluate("document.activeElement.id") == "q"
    one.page.keyboard.type("学费降低")
    one.answer("学费降低")
    focused = "document.activeElement.textContent"
    one.page.keyboard.press("ArrowDown")
    assert one.page.evaluate(focused) == "学费的账"
    assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    one.page.keyboard.press("ArrowDown")
    assert one.page.evaluate(focused) == "夜校開班"
    one.page.keyboard.press("ArrowUp")
    one.page.keyboard.press("ArrowUp")
    assert one.page.evaluate("document.activeElement.id") == "q"
    one.page.keyboard.press("Escape")
    assert one.page.input_value("#q") == ""
    assert one.page.is_visible("text=按月份")
    assert "q=" not in one.page.url
    one.ask("夜校")
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/a/0c/0c01020304050607.html")


def test_every_choice_is_reached_with_tab(search: Open) -> None:
    one = search()
    seen = []
    for key in ("Tab", "Tab", "Enter", "Tab", "Tab", "Tab", "Tab"):
        one.page.keyboard.press(key)
        seen.append(
            one.page.evaluate("document.activeElement.name || document.activeElement.localName")
        )
    assert seen == ["button", "summary", "summary", "source", "year", "category", "kind"]


def test_foreign_text_in_an_excerpt_stays_text(search: Open) -> None:
    one = search()
    one.ask("不是标签")
    assert one.page.locator(".hit b").count() == 0


def test_a_ghost_writers_sample_is_told_from_a_report(search: Open) -> None:
    one = search()
    one.ask("统一思想")
    assert one.page.inner_text(".hit .flag") == "范文"


def test_nothing_of_a_withdrawn_text_is_in_the_index(
    searched: tuple[Path, str], search: Open
) -> None:
    assert search().ask("不得见于任何页面").startswith("没有文章")


def test_marks_alone_ask_for_words(search: Open) -> None:
    one = search()
    one.page.fill("#q", "，。")
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector("text=请写汉字、字母或数字。")


def test_the_answer_is_announced(search: Open) -> None:
    one = search()
    assert one.page.get_attribute(".found-count", "aria-live") == "polite"
    assert one.page.get_attribute("form.search", "role") == "search"


def test_without_javascript_the_page_says_how_to_browse(search: Open) -> None:
    one = search(java_script_enabled=False)
    text = one.page.inner_text("main")
    assert "不用脚本也能翻检" in text and "按来源" in text
    assert not one.page.is_visible("form.search")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_keeps_to_its_width(search: Open, width: int, scheme: str) -> None:
    one = search(viewport={"width": width, "height": 900}, color_scheme=scheme)
    one.ask("学费")
    one.page.click("text=缩小范围")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_index_that_does_not_answer_is_said_and_can_be_asked_again(
    browser: Any, searched: tuple[Path, str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/articles.json", lambda route: route.abort())
    page.goto(f"{searched[1]}/search/")
    page.fill("#q", "渡口")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=检索没有应答")
    assert page.is_visible("text=按月份")
    page.unroute("**/articles.json")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=有 3 篇含有“渡口”")
    context.close()


def test_each_year_has_a_bundle_and_only_one_has_what_the_browser_runs(
    searched: tuple[Path, str],
) -> None:
    folder = searched[0] / "pagefind"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2021", "2022", "2023", "engine", "fold.json", "undated",
    ]  # fmt: skip
    scripts = [
        path.parent.name for path in folder.rglob("*") if path.suffix in (".js", ".pagefind")
    ]
    assert set(scripts) == {"engine"}
    kinds = {re.sub(r"\.en_\w+|en_\w+", "", path.name) for path in (folder / "2022").rglob("*.*")}
    assert kinds == {
        ".pf_filter", ".pf_fragment", ".pf_index", "articles.json", "pagefind-entry.json",
        "pagefind.pf_meta",
    }  # fmt: skip
    told = json.loads((folder / "2022" / "articles.json").read_text(encoding="utf-8"))
    assert list(told["groups"].values()) == [[0, 1]]


def test_every_page_leads_to_the_search_page(searched: tuple[Path, str]) -> None:
    for page in ("index.html", "a/0a/0a01020304050607.html", "about/index.html"):
        assert '<a href="/search/">检索</a>' in (searched[0] / page).read_text(encoding="utf-8")
