"""`macro|once`: a line of a list is made once, and never taken for another."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from plugins.catalog.once import once
from plugins.press.canonical import canonical

MACROS = (
    "{% macro item(root, article, full=false) %}{{ root }}{{ article.title }}{{ calls() }}"
    "{% if full %}…{% endif %}{% endmacro %}"
)


class World:
    """Templates over one file of macros; `made` counts how often the macro ran."""

    def __init__(self, **environment: int) -> None:
        self.made = 0
        self.environment = jinja2.Environment(
            loader=jinja2.DictLoader({"_m.html": MACROS, "_n.html": ""}),
            autoescape=True,
            **environment,
        )
        self.environment.globals["calls"] = self._count
        self.environment.filters["once"] = once()

    def _count(self) -> str:
        self.made += 1
        return ""

    def says(self, template: str, **values: object) -> str:
        return self.environment.from_string(template).render(values)


IMPORTED = "{% import '_m.html' as m %}"
LINE = IMPORTED + "{{ m.item|once(root, article) }}"


def article(slug: str, title: str) -> SimpleNamespace:
    return SimpleNamespace(slug=slug, title=title)


class Category(SimpleNamespace):
    """Another thing with a slug."""


def test_what_a_macro_printed_for_an_article_is_taken_again_on_the_next_page() -> None:
    world = World()
    assert world.says(LINE, root="", article=article("a", "桥")) == "桥"
    # A build may have let go of the article, and made it again.
    assert world.says(LINE, root="", article=article("a", "桥")) == "桥"
    assert world.made == 1


def test_another_article_and_another_value_have_a_line_of_their_own() -> None:
    world = World()
    one, other = article("a", "桥"), article("b", "路")
    assert world.says(LINE, root="", article=one) == "桥"
    assert world.says(LINE, root="", article=other) == "路"
    assert world.says(LINE, root="../", article=one) == "../桥"
    assert world.says(IMPORTED + "{{ m.item|once('', a, full=true) }}", a=one) == "桥…"


def test_a_name_and_an_article_with_it_for_a_slug_are_two_things() -> None:
    world = World()
    assert world.says(LINE, root="", article=article("a", "桥")) == "桥"
    assert world.says(LINE, root="", article=Category(slug="a", title="甲")) == "甲"


def test_equal_values_of_two_kinds_are_two_things() -> None:
    world = World()
    bold = "<b>"
    text = IMPORTED + "{{ m.item|once(root, a) }}"
    assert world.says(text, root=Markup(bold), a=article("a", "桥")) == "<b>桥"
    assert world.says(text, root=bold, a=article("a", "桥")) == "&lt;b&gt;桥"


def test_a_value_is_not_taken_for_one_that_is_given_by_name() -> None:
    world = World()
    text = IMPORTED + "{{ m.item|once('', a, full=no) }}{{ m.item|once('', a, 'full', no) }}"
    with pytest.raises(TypeError, match="takes not more than 3"):
        world.says(text, a=article("a", "桥"), no=False)


def test_translations_of_a_page_have_one_slug_and_two_lines() -> None:
    world = World()
    for file, title in (("page.md", "关于"), ("page-en.md", "About")):
        page = SimpleNamespace(slug="about", title=title, source_path=file)
        assert world.says(LINE, root="", article=page) == title


@pytest.mark.parametrize("given", ["[1]", "{'a': 1}", "nothing"])
def test_what_cannot_be_kept_is_passed_on_as_to_any_macro(given: str) -> None:
    line = IMPORTED + "{{ m.item|once('', article, full=" + given + ") }}"
    says = World().says(line, article=article("a", "桥"))
    assert says == World().says(line.replace("|once(", "("), article=article("a", "桥"))


def test_where_few_templates_are_kept_an_imported_macro_is_not_refused() -> None:
    world = World(cache_size=1)
    # The second import drives the file of the first out.
    template = IMPORTED + "{% import '_n.html' as n %}{{ m.item|once('', article) }}"
    assert world.says(template, article=article("a", "桥")) == "桥"


def test_what_is_printed_is_html_and_is_not_escaped_again() -> None:
    assert World().says(LINE, root="", article=article("a", "<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    "template",
    [
        "{% macro row(a) %}{{ a.title }}{{ page }}{% endmacro %}{{ row|once(article) }}",
        "{% import '_m.html' as m with context %}{{ m.item|once('', article) }}",
        "{{ 'words'|once(article) }}",
    ],
    ids=["of the template itself", "imported with context", "no macro"],
)
def test_a_macro_that_sees_the_page_is_refused(template: str) -> None:
    with pytest.raises(jinja2.TemplateRuntimeError, match="import"):
        World().says(template, article=article("a", "桥"), page=1)


def test_where_templates_are_not_kept_each_line_is_made_anew() -> None:
    world = World(cache_size=0)
    for _ in range(2):
        assert world.says(LINE, root="", article=article("a", "桥")) == "桥"
    assert world.made == 2


def test_what_was_made_is_no_part_of_the_setting_that_the_filter_stands_in() -> None:
    world = World()
    line, said = world.environment.filters["once"], canonical(once())
    assert canonical(line) == said
    world.says(LINE, root="", article=article("a", "桥"))
    assert canonical(line) == said


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.catalog.once.HELD", 2)
    world = World()
    for slug in "abca":
        world.says(LINE, root="", article=article(slug, slug))
    assert world.made == 4
