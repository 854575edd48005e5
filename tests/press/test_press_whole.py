"""Which sites are built whole, and which inputs made a page be printed: both are said in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from pelican import signals
from pelican.settings import read_settings

from plugins.catalog.cards import DIGEST, SHORT
from plugins.press.decide import OF_ARTICLE, OF_SHEET, why
from plugins.press.digests import Templates
from plugins.press.whole import reason

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings() -> dict[str, Any]:
    return dict(read_settings(str(ROOT / "pelicanconf.py")))


@pytest.fixture(autouse=True)
def no_listeners() -> Iterator[None]:
    """Other tests load plugins into this process."""
    held = {
        name: dict(signal.receivers)
        for name, signal in vars(signals).items()
        if hasattr(signal, "receivers")
    }
    for name in held:
        getattr(signals, name).receivers.clear()
    yield
    for name, receivers in held.items():
        getattr(signals, name).receivers.clear()
        getattr(signals, name).receivers.update(receivers)


def templates(**written: str) -> Templates:
    files = {f"{name}.html": text for name, text in written.items()}
    return Templates(Environment(loader=DictLoader(files)))


def test_a_site_with_our_settings_is_built_page_by_page(settings: dict[str, Any]) -> None:
    assert reason(settings, templates(article="{{ article.title }}")) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DIRECT_TEMPLATES", ["index"]),
        ("TEMPLATE_PAGES", {"a.html": "b.html"}),
        ("CATEGORY_SAVE_AS", "{slug}.html"),
        ("YEAR_ARCHIVE_SAVE_AS", "{date:%Y}.html"),
        ("FEED_ALL_ATOM", "all.atom.xml"),
        ("ARTICLE_TRANSLATION_ID", "slug"),
        ("PATH_METADATA", r"(?P<date>\d+).*"),
        ("EXTRA_PATH_METADATA", {"a": {"status": "hidden"}}),
        ("DEFAULT_METADATA", {"status": "draft"}),
        ("CACHE_CONTENT", True),
        ("BOXES_IN_CONTENT", True),
        ("STATIC_CREATE_LINKS", True),
    ],
)
def test_a_setting_that_asks_pelican_for_more_is_named(
    settings: dict[str, Any], name: str, value: Any
) -> None:
    assert reason(settings | {name: value}) == f"{name} is set"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ARTICLE_URL": "{date:%Y}/{slug}.html"}, "ARTICLE_URL is not made of the slug alone"),
        ({"ARTICLE_SAVE_AS": "{category}/{slug}"}, "ARTICLE_SAVE_AS is not made of the slug alone"),
        ({"ARTICLE_LANG_URL": "{slug}-{lang}.html"}, "ARTICLE_URL depends on the language"),
        ({"WITH_FUTURE_DATES": False}, "WITH_FUTURE_DATES asks the clock"),
        ({"ARTICLE_PATHS": ["news"]}, "ARTICLE_PATHS is set"),
        ({"TYPOGRIFY": True}, "MARKDOWN or another setting of the reader is set"),
        ({"READERS": {"html": None}}, "READERS allows .htm"),
    ],
)
def test_a_setting_that_says_other_pages_is_named(
    settings: dict[str, Any], changed: dict[str, Any], said: str
) -> None:
    assert reason(settings | changed) == said


def test_boxes_stand_in_the_text_unless_settings_say_otherwise(settings: dict[str, Any]) -> None:
    del settings["BOXES_IN_CONTENT"]
    assert reason(settings) == "BOXES_IN_CONTENT is set"


def test_a_plugin_of_somebody_else_is_named_with_its_signal(settings: dict[str, Any]) -> None:
    def listens(sender: object) -> None: ...

    signals.content_written.connect(listens)
    assert reason(settings) == f"{__name__}.listens listens to content_written"


def test_a_plugin_that_declares_its_pages_may_listen(
    settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("weather")
    exec("def listen(generator): pass", vars(module))
    monkeypatch.setitem(sys.modules, "weather", module)
    signals.article_generator_finalized.connect(module.listen)
    assert "weather.listen" in (reason(settings) or "")
    module.DECLARES_ITS_PAGES = True  # type: ignore[attr-defined]
    assert reason(settings) is None


def test_a_plugin_that_listens_to_the_beginning_alone_is_harmless(settings: dict[str, Any]) -> None:
    def listens(sender: object) -> None: ...

    signals.initialized.connect(listens)
    assert reason(settings) is None


def test_a_listener_that_is_gone_is_none(settings: dict[str, Any]) -> None:
    def listens(sender: object) -> None: ...

    signals.finalized.connect(listens)
    del listens
    assert reason(settings) is None


@pytest.mark.parametrize("name", ["plugins", "jianbao.plugins"])
def test_our_own_plugins_may_listen(settings: dict[str, Any], name: str) -> None:
    def listens(sender: object) -> None: ...

    listens.__module__ = f"{name}.feeds.plugin"
    signals.finalized.connect(listens)
    assert reason(settings) is None


@pytest.mark.parametrize("used", ["articles", "tags", "period_archives", "pages"])
def test_a_theme_that_shows_the_archive_on_a_page_is_named(
    settings: dict[str, Any], used: str
) -> None:
    text = f"{{% for one in {used} %}}{{{{ one }}}}{{% endfor %}}"
    assert reason(settings, templates(article=text)) == f"the template article.html uses {used}"


def test_a_theme_that_shows_it_in_a_part_of_a_page_is_named(settings: dict[str, Any]) -> None:
    theme = templates(listing="{% extends 'base.html' %}", base="{{ articles[0] }}")
    assert reason(settings, theme) == "the template listing.html uses articles"


def test_a_theme_that_works_out_names_of_templates_is_named(settings: dict[str, Any]) -> None:
    said = reason(settings, templates(article="{% include part %}"))
    assert said is not None and said.startswith("the template article.html uses")


def test_a_template_that_nobody_prints_may_use_anything(settings: dict[str, Any]) -> None:
    assert reason(settings, templates(archives_of_pelican="{{ articles }}")) is None


PARTS = ["reprints", "related"]
ARTICLE = (*(size for _, size in OF_ARTICLE), SHORT, SHORT)
SHEET = tuple(size for _, size in OF_SHEET)


def row(sizes: tuple[int, ...], *changed: int) -> bytes:
    return b"".join(bytes([at in changed]) * size for at, size in enumerate(sizes))


def test_a_new_page_was_not_there() -> None:
    assert why(None, row(ARTICLE), PARTS, is_article=True) == ["it was not there"]


def test_a_page_of_which_nobody_knows_what_it_was_made_from_is_told() -> None:
    (said,) = why(b"", row(ARTICLE), PARTS, is_article=True)
    assert "not as it had been left" in said


def test_an_unchanged_page_has_no_cause() -> None:
    assert why(row(ARTICLE), row(ARTICLE), PARTS, is_article=True) == []


@pytest.mark.parametrize("at", range(len(ARTICLE)))
def test_each_input_of_an_article_has_its_name(at: int) -> None:
    names = [name for name, _ in OF_ARTICLE] + PARTS
    assert why(row(ARTICLE), row(ARTICLE, at), PARTS, is_article=True) == [names[at]]


@pytest.mark.parametrize("at", range(len(SHEET)))
def test_each_input_of_another_page_has_its_name(at: int) -> None:
    names = [name for name, _ in OF_SHEET]
    assert why(row(SHEET), row(SHEET, at), PARTS, is_article=False) == [names[at]]


def test_several_causes_are_all_told() -> None:
    said = why(row(SHEET), row(SHEET, 0, 3), PARTS, is_article=False)
    assert said == ["its template", "the text of an article in it"]


def test_other_plugins_than_before_are_a_cause() -> None:
    old = row(ARTICLE)[:-SHORT]
    assert why(old, row(ARTICLE), PARTS, is_article=True) == ["what plugins put on it"]


def test_a_row_is_as_long_as_its_names_say() -> None:
    assert len(row(ARTICLE)) == DIGEST + 4 * SHORT
