"""Themes and plugins that know nothing of this project get from its PELICAN_CLASS what Pelican gives.

The same content is printed by `pelican` twice, once with one line more in the settings, and every byte
is compared. One thing comes from the clock: the XML sitemap says of lists that they changed when it was
written. Those lines alone are left out; the text sitemap has none.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from build_news import Dice, Writer
from build_trees import Tree, differences
from site_builder import run_pelican

OURS = "from plugins.press.plugin import Press as PELICAN_CLASS\n"

ARTICLES = 30
THEMES = ["simple", "notmyidea"]
SITEMAP, NEIGHBORS = "pelican.plugins.sitemap", "pelican.plugins.neighbors"
PLUGINS = {
    "no plugins": [],
    "sitemap": [SITEMAP],
    "neighbors": [NEIGHBORS],
    "both": [SITEMAP, NEIGHBORS],
    "ours as well": [
        *(f"plugins.{name}" for name in ("catalog", "attribution", "reprints", "related", "feeds")),
        SITEMAP,
        NEIGHBORS,
    ],
}

SETTINGS = """
PATH = "content"
SITENAME = "别处的站"
SITEURL = "https://news.example.org"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
LOCALE = "C"
DEFAULT_PAGINATION = 7
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = "feeds/category/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/category/{slug}.rss.xml"
TAG_FEED_RSS = "feeds/tag/{slug}.rss.xml"
AUTHOR_FEED_ATOM = "feeds/author/{slug}.atom.xml"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
STATIC_PATHS = ["images", "extra"]
SLUGIFY_USE_UNICODE = True
MENUITEMS = [("首页", "/")]
SOCIAL = [("订阅", "/feeds/all.atom.xml")]
THEME_TEMPLATES_OVERRIDES = ["overrides"]
"""

# No stock theme shows what pelican-neighbors gives.
SHOWN = """{% extends "!theme/article.html" %}
{% block content %}{{ super() }}
{% for other in [next_article, prev_article, article.next_article, article.prev_article,
                 article.next_article_in_category, article.prev_article_in_category] %}
<p>{{ other.title if other }} {{ other.url if other }} {{ other.date if other }}</p>
{% endfor %}{% endblock %}
"""

RST = """从另一种格式来的
################

:date: 2023-11-11 11:11
:category: 文化
:tags: 桥梁
:slug: from-rst

一段*文字*，一处 `连接 <https://example.org/>`_。
"""
HTML = """<html><head><title>网页</title><meta name="date" content="2023-12-12 12:12">
<meta name="category" content="交通"><meta name="slug" content="from-html"></head>
<body><p>一段文字 &amp; 一个记号。</p></body></html>
"""


def write_content(folder: Path) -> None:
    """Write articles as other people's sites have them, no two of one second."""
    files = {
        "pages/about.md": "Title: 关于\nDate: 2022-01-01\nSlug: about\n\n"
        "[表]({attach}attached.txt)，[一篇]({filename}/2023/7.md)。\n",
        "pages/hidden.md": "Title: 藏页\nSlug: hidden\nStatus: hidden\n\n说明。\n",
        "extra/robots.txt": "User-agent: *\n",
        "images/seal.svg": "<svg/>",
        "2023/more.rst": RST,
        "2023/more.html": HTML,
        "2023/translated.md": "Title: In English\nDate: 2022-02-02 02:02\nCategory: 时政\nLang: en\n"
        "Slug: article-1\n\nIn another language.\n",
        "pages/attached.txt": "附件\n",
    }
    for number in range(ARTICLES):
        dice = Dice(f"stock/{number}")
        writer = Writer(dice)
        when = datetime(2022, 1, 1) + timedelta(days=17 * number, seconds=number)
        head = {
            "Title": writer.title() + (" A & <b>B</b>" if number == 5 else ""),
            "Date": when.isoformat(" "),
            "Modified": (when + timedelta(days=3)).isoformat(" ") if number % 7 == 3 else "",
            "Category": dice.pick(["时政", "交通", "文化"]),
            "Tags": ", ".join(dice.some(["桥梁", "渡口", "水利", "C++"], number % 3)),
            "Authors": "; ".join(writer.people[: number % 3]),
            "Slug": f"article-{number}",
            "Summary": writer.sentence() if number % 5 == 0 else "",
            "Status": {11: "draft", 12: "hidden"}.get(number, ""),
        }
        body = writer.marked(writer.text())
        if number % 6 == 0:
            body.append("[前文]({filename}/2023/7.md)，[图]({static}/images/seal.svg)。")
        lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
        files[f"2023/{number}.md"] = lines + "\n" + "\n\n".join(body) + "\n"
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "overrides").mkdir()
    (folder / "overrides/article.html").write_text(SHOWN, encoding="utf-8")


def printed(
    folder: Path, theme: str, plugins: list[str], more: str, output: str, format: str = "txt"
) -> Tree:
    """Print the site as a maintainer of another one does; an error in the log fails."""
    settings = f"THEME = {theme!r}\nPLUGINS = {plugins!r}\nSITEMAP = {{'format': {format!r}}}\n"
    (folder / "conf.py").write_text(SETTINGS + settings + more, encoding="utf-8")
    built = run_pelican(folder, "-s", "conf.py", output=output)
    assert built.status == 0, built.said
    assert not re.search(r"\b(?:ERROR|CRITICAL)\b", built.said), built.said
    return {path: _timeless(path, data) for path, data in built.files().items()}


def _timeless(path: str, data: bytes) -> bytes:
    """Without the clock: when a list was last changed, in the XML sitemap."""
    if path != "sitemap.xml":
        return data
    return re.sub(rb"<lastmod>[^<]*</lastmod>(?=\s*<changefreq>daily<)", b"<lastmod/>", data)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_content(tmp_path)
    return tmp_path


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("plugins", PLUGINS.values(), ids=PLUGINS)
def test_a_stock_site_gets_the_same_bytes(content: Path, theme: str, plugins: list[str]) -> None:
    stock = printed(content, theme, plugins, "", "stock")
    assert not (fault := differences(printed(content, theme, plugins, OURS, "ours"), stock)), fault


def test_the_xml_sitemap_is_the_same_but_for_the_clock(content: Path) -> None:
    stock = printed(content, "simple", [SITEMAP], "", "stock", "xml")
    assert stock["sitemap.xml"].count(b"<lastmod>2") >= ARTICLES - 2
    ours = printed(content, "simple", [SITEMAP], OURS, "ours", "xml")
    assert not (fault := differences(ours, stock)), fault


@pytest.mark.parametrize("theme", THEMES)
def test_a_stock_site_gets_the_same_bytes_after_an_edit(content: Path, theme: str) -> None:
    plugins = [SITEMAP, NEIGHBORS]
    printed(content, theme, plugins, OURS, "ours")
    edited = content / "content/2023/20.md"
    text = edited.read_text("utf-8").replace("Title: ", "Title: 改过的")
    edited.write_text(text + "\n又一段。\n", encoding="utf-8")
    ours = printed(content, theme, plugins, OURS, "ours")
    assert not (fault := differences(ours, printed(content, theme, plugins, "", "stock"))), fault


@pytest.mark.parametrize("theme", THEMES)
def test_pelican_itself_gives_the_same_bytes_twice(content: Path, theme: str) -> None:
    """Else there would be nothing to compare with; and both plugins do something."""
    first = printed(content, theme, PLUGINS["both"], "", "first")
    assert not (
        fault := differences(printed(content, theme, PLUGINS["both"], "", "again"), first)
    ), fault
    assert len(first["sitemap.txt"].splitlines()) > ARTICLES
    assert len(set(re.findall(rb"<p>[^<]+ article-\d+.html ", first["article-9.html"]))) > 1
    assert "feeds/all.rss.xml" in first and "2022/01/index.html" in first
