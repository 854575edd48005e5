"""The parts of search that need neither Pelican nor a browser."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.catalog.standing import Standing
from plugins.catalog.strings import strings_of
from plugins.errors import BuildError
from plugins.search import program
from plugins.search.choices import Choice, search_page
from plugins.search.index import SIGNATURE, articles_file, fill_year
from plugins.search.model import Page
from plugins.search.shadow import shadow_html, shadow_name, shown
from plugins.search.years import names_of_groups, years_of

PAGE = Page(
    slug="b1",
    url="a/b1/b1.html",
    title="稳就业 A&B",
    lines=("河汾日报讯，3.5万人。", "……", "穩"),
    day="2024-05-20",
    when="2024年5月20日",
    source="河汾日报",
    source_slug='he"fen',
)


def stands(slug: str, stated: str) -> Standing:
    order = (stated or "2026", slug)
    return Standing(
        slug, f"{slug}.md", f"a/{slug}.html", f"a/{slug}.html", order, None, None, (), None,
        ("2026-01-01", stated, slug), 0.0, (), 0,
    )  # fmt: skip


def test_a_shadow_page_has_a_space_between_all_letters_and_a_bar_between_lines() -> None:
    assert "<body data-pagefind-body>稳 就 业 a b | 河 汾 日 报 讯 3 ꞏ 5 万 人 | 稳 | </body>" in (
        shadow_html(PAGE)
    )


def test_filters_are_escaped_and_each_article_has_all_of_them() -> None:
    html = shadow_html(PAGE)
    assert 'data-pagefind-filter="source[content]" content="he&quot;fen"' in html
    assert 'data-pagefind-filter="kind[content]" content="-"' in html


def test_what_is_shown_is_what_is_printed() -> None:
    made = json.loads(shown(PAGE))
    assert made["content"] == "河汾日报讯，3.5万人。\n……\n穩"
    assert made["meta"]["title"] == "稳就业 A&B"
    assert "lang" not in made["meta"]


def test_a_fragment_that_shows_something_else_has_another_name() -> None:
    assert shadow_name(PAGE, b"a") != shadow_name(PAGE, b"b")
    assert shadow_name(PAGE, b"a") == shadow_name(PAGE, b"a")


def test_years_are_those_stated_newest_first_and_undated_texts_stand_last() -> None:
    years = years_of(
        [stands("u", ""), stands("a", "2021"), stands("b", "2022-05"), stands("c", "2022-06-01")]
    )
    assert [(year.name, [one.slug for one in year.members]) for year in years] == [
        ("2022", ["c", "b"]),
        ("2021", ["a"]),
        ("undated", ["u"]),
    ]


def test_the_facts_of_a_year_change_with_its_groups_alone_where_they_touch_it() -> None:
    (year,) = years_of([stands("a", "2021"), stands("b", "2021")])
    alone = year.facts(names_of_groups([{"a"}, {"b"}]))
    assert alone == year.facts(names_of_groups([{"x", "y"}]))
    assert alone != year.facts(names_of_groups([{"a", "b"}]))
    assert alone != year.facts(names_of_groups([{"a", "x"}]))


def test_choices_are_of_the_archive() -> None:
    source: Any = SimpleNamespace(slug="hefen", name="河汾日报")
    one = stands("a", "2021")._replace(source=source, category=("affairs", "时政"))
    listed = [stands("u", ""), one, stands("b", "2021")]
    page = search_page("pagefind/", years_of(listed), listed, "後", strings_of({}))
    assert page.years == (Choice("2021", "2021年"), Choice("undated", "日期不详"))
    assert page.sources == (Choice("hefen", "河汾日报"),)
    assert page.categories == (Choice("affairs", "时政"),)


def test_articles_json_has_the_order_and_the_places_of_groups() -> None:
    told = json.loads(articles_file(["en_1", "en_2", "en_3"], ["g", "", "g"]))
    assert told == {"names": "en_1 en_2 en_3", "groups": {"g": [0, 2]}}


def test_a_bundle_has_a_fragment_with_the_printed_text_of_each_article(tmp_path: Path) -> None:
    fill_year(tmp_path, [PAGE, Page("c1", "a/c1/c1.html", "另一篇", ("正文。",))])
    fragments = {
        path.stem: json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
        for path in (tmp_path / "fragment").iterdir()
    }
    order = json.loads((tmp_path / "articles.json").read_text(encoding="utf-8"))["names"].split()
    assert [fragments[name]["url"] for name in order] == [PAGE.url, "a/c1/c1.html"]


def test_an_article_without_a_letter_is_no_trouble(tmp_path: Path) -> None:
    fill_year(tmp_path, [Page("c1", "a/c1/c1.html", "……", ())])
    assert (tmp_path / "articles.json").exists()


def test_a_program_that_fails_is_named_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho memory is gone >&2\nexit 9\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(program, "_program", lambda: str(broken))
    with pytest.raises(
        BuildError, match=r"status 9 over the search index 2024: memory is gone.*memory an"
    ):
        program.index(tmp_path, tmp_path / "2024")
