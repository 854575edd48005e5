"""A light article is one of Pelican's to whoever asks, and says what Pelican's own would."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican.contents import Article
from pelican.readers import Readers
from pelican.settings import read_settings

from plugins.catalog import plugin
from plugins.catalog.archive import Part
from plugins.catalog.catalogue import Catalogue
from plugins.catalog.scan import scan
from plugins.press.cards import bring
from plugins.press.light import LightArticle
from plugins.press.live import LiveArchive

ROOT = Path(__file__).resolve().parents[2]
BODY = "\n五月二十三日上午，渡口新桥建成通车。\n\n## 旧渡口保留\n\n三十名船工转到桥管所工作。\n"

USUAL = {
    "Title": "渡口新桥通车",
    "Date": "2022-05-23",
    "Category": "交通",
    "Tags": "桥梁; 渡口",
    "Slug": "0a01020304050607",
    "Source": "河汾日报",
}
HEADERS = {
    "usual": {},
    "second": {"Date": "2022-05-23T12:11:23+08:00"},
    "minute": {"Date": "2022-05-23 12:11"},
    "universal": {"Date": "2022-05-23T23:11:23Z"},
    "year alone": {"Date": "2022"},
    "references": {"Title": "A&amp;B &lt;c&gt;", "Source": "河汾&amp;松岭", "Kicker": "&copy;一"},
    "mark-up": {"Source": "<b>河汾</b>", "Dateline": "a < b & c"},
    "language": {"Lang": "zh-Hant"},
    "language, second": {"Lang": "en", "Date": "2022-05-23T12:11:23+08:00"},
    "zone of its own": {"Timezone": "America/New_York", "Date": "2022-05-23 12:11"},
    "form of its own": {"Date_Format": "%d.%m.%Y"},
    "modified": {"Modified": "2022-06-01"},
    "unknown key": {"Weather": "晴; 微风"},
    "keys of plugins": {"Series": "一", "Related": "二", "Sections": "三", "Older": "四"},
    "authors": {"Authors": "杨文; 李明"},
    "summary": {"Summary": "通车了。"},
    "withdrawn": {"Withdrawn": "2026-11-03", "Lang": "en"},
    "draft-like": {"Status": "hidden"},
    "no slug": {"Slug": ""},
}
ASKED = (
    *("date", "locale_date", "modified", "locale_modified", "source", "kicker", "weather", "lang"),
    *("dateline", "timezone", "date_format", "authors", "author", "category", "tags", "title"),
    *("summary", "content", "sections", "gaps", "captions", "document", "lead"),
    *("slug", "url", "save_as", "status", "template", "relative_source_path", "source_path"),
    *(
        "in_default_lang",
        "translations",
        "reading_time",
        "group_size",
        "printings",
        "related",
        "series",
        "older",
    ),
)

Make = Callable[..., tuple[LightArticle, Any]]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    level = logging.root.level
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    logging.root.setLevel(level)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes of a header the light article, and the one that Pelican and the plugin make of it.

    `parts` are what plugins put on it; `settings` stand over the project's own.
    """
    opened: list[Catalogue] = []
    path = tmp_path / "content/2022/0a01020304050607.md"
    path.parent.mkdir(parents=True)

    def both(
        header: dict[str, str], *parts: Part, settings: dict[str, Any] | None = None
    ) -> tuple[LightArticle, Any]:
        lines = [f"{key}: {value}" for key, value in (USUAL | header).items() if value]
        path.write_text("\n".join(lines) + "\n" + BODY, encoding="utf-8")
        override = {"PATH": str(tmp_path / "content"), **(settings or {})}
        configured = read_settings(str(ROOT / "pelicanconf.py"), override=override)
        readers = Readers(configured)

        def stock(name: str) -> Any:
            found = readers.read_file(configured["PATH"], name, content_class=Article, context={})
            plugin._dress(found)
            return found

        catalogue = Catalogue(tmp_path / f"{len(opened)}.sqlite", b"")
        opened.append(catalogue)
        archive = LiveArchive(configured, {}, catalogue, stock)
        for part in parts:
            archive.tell(part)
        tree = scan(Path(configured["PATH"]))
        zone = configured.get("TIMEZONE")
        brought = bring(catalogue, tree, {}, configured["PATH"], stock, zone, 1)
        archive.take(brought.cores)
        (core,) = brought.cores.values()
        article = archive.article(core.slug)
        article.__dict__["archive_of_test"] = archive
        return article, stock(core.path)

    yield both
    for catalogue in opened:
        catalogue.close()


def plain(value: Any) -> Any:
    """A value that can be compared, whoever made it."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if type(value) is object:
        return "missing"
    return str(value) if value is not None else None


def released(light: LightArticle) -> LightArticle:
    """The article as the archive makes it again after its page was printed."""
    archive, slug = light.archive_of_test, light.slug
    archive.release(slug)
    return archive.article(slug)


def test_it_is_an_article_of_pelican(make: Make) -> None:
    assert isinstance(make({})[0], Article)


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_it_says_what_pelican_says(make: Make, header: dict[str, str]) -> None:
    light, stock = make(header)
    missing = object()
    found = {name: plain(getattr(light, name, missing)) for name in ASKED}
    assert found == {name: plain(getattr(stock, name, missing)) for name in ASKED}


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y年%m月%d日 %H:%M %z", "%d.%m.%Y"])
@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_its_dates_are_pelicans_in_any_form(make: Make, header: dict[str, str], form: str) -> None:
    forms = {"en": "%m/%d/%Y", "zh-hans": "%y", "zh-Hans": "%Y!", "zh-Hant": "%Y."}
    light, stock = make(header, settings={"DEFAULT_DATE_FORMAT": form, "DATE_FORMATS": forms})
    assert light.locale_date == stock.locale_date
    assert light.date == stock.date


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_its_metadata_are_pelicans(make: Make, header: dict[str, str]) -> None:
    light, stock = make(header)
    light.content  # noqa: B018
    expected = {name: plain(value) for name, value in stock.metadata.items()}
    assert {name: plain(value) for name, value in light.metadata.items()} == expected
    light = released(light)
    light.content  # noqa: B018
    assert {name: plain(value) for name, value in light.metadata.items()} == expected


def test_what_nobody_knows_is_no_attribute(make: Make) -> None:
    light, _ = make({})
    with pytest.raises(AttributeError, match="no 'bridge'"):
        light.bridge  # noqa: B018
    with pytest.raises(AttributeError, match="no 'bridge'"):
        light.bridge  # noqa: B018


def test_its_text_is_read_when_it_is_asked_for_and_not_before(make: Make) -> None:
    light, stock = make({})
    assert "_content" not in light.__dict__
    assert light.content == stock._content


def test_after_its_release_the_text_is_read_again(make: Make) -> None:
    light, stock = make({})
    light.content  # noqa: B018
    light = released(light)
    assert "_content" not in light.__dict__
    assert light.content == stock._content


def test_after_its_release_it_answers_whoever_was_given_it_before(make: Make) -> None:
    light, stock = make({})
    assert light.title == "渡口新桥通车"
    released(light)
    assert (light.title, light.url, light.content) == (stock.title, stock.url, stock._content)


def test_plugins_put_their_parts_on_it_once(make: Make) -> None:
    said: list[str] = []

    def attach(article: Any) -> None:
        said.append(article.slug)
        article.printings = ["另一家"]

    light, _ = make({}, Part("reprints", attach=attach))
    assert said == []
    assert light.printings == ["另一家"]
    assert light.content and light.printings == ["另一家"]
    assert said == [light.slug]


def test_an_article_that_a_page_names_and_does_not_show_costs_no_look_into_the_catalogue(
    make: Make,
) -> None:
    light, stock = make({})
    assert light.url == stock.url
    assert "jianbao" not in light.__dict__


def test_what_lists_show_comes_together_and_without_the_text(make: Make) -> None:
    def attach(article: Any) -> None:
        article.group_size = 3

    light, stock = make({}, Part("reprints", attach_listed=attach, listed=lambda slug: b"3"))
    assert light.lang == stock.lang
    assert light.__dict__["group_size"] == 3
    assert "_content" not in light.__dict__
