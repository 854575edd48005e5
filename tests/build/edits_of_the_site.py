"""Lists of names, pages, static files, settings, plugins and the theme change."""

from __future__ import annotations

import re

from build_archive import ABOUT, SOURCES, TAXONOMY, Archive
from build_contents import CATEGORIES, FEW, PUBLISHERS, TAGS, sources, taxonomy
from build_news import Dice, Writer
from edit_kinds import edit

# -- the lists of names --------------------------------------------------------------------


@edit
def rename_a_source(archive: Archive, dice: Dice) -> str:
    """Its old name stays one of its aliases, so its articles are still its own."""
    number = dice.number(5)
    text = archive.read(SOURCES)
    old = re.findall(r"- name: (.+)", text)[number]
    new = f"改名日报{dice.number(99)}"
    text = text.replace(f"- name: {old}\n", f"- name: {new}\n")
    text = text.replace(f"aliases: [p{number}bao", f"aliases: [p{number}bao, {old}")
    archive.write(SOURCES, text)
    return f"sources.yaml: {old} is called {new}"


@edit
def a_fact_of_a_source(archive: Archive, dice: Dice) -> str:
    number = dice.number(5)
    old = f"homepage: https://p{number}.example/"
    line = dice.pick(
        [f"{old}{dice.number(9)}", f"{old}\n    place: 河汾市", f"{old}\n    terms: 注明来源"]
    )
    text = archive.read(SOURCES)
    archive.write(SOURCES, re.sub(rf"{old}.*(\n    (?:place|terms): .*)*", line, text))
    return f"sources.yaml: {line!r}"


@edit
def reset_or_reslug_sources(archive: Archive, dice: Dice) -> str:
    """A slug is an address: everything of that source moves. The last name becomes known, or not."""
    names = {name: f"p{n}" for n, name in enumerate(PUBLISHERS[: 5 + dice.number(2)])}
    names[PUBLISHERS[dice.number(5)]] = f"q{dice.number(9)}"
    archive.write(SOURCES, sources(names))
    return f"sources.yaml: {names}"


@edit
def reorder_the_taxonomy(archive: Archive, dice: Dice) -> str:
    order = dice.some(list(CATEGORIES), len(CATEGORIES))
    archive.write(
        TAXONOMY, taxonomy({name: CATEGORIES[name] for name in order}, {"桥梁": "bridges"})
    )
    return f"taxonomy.yaml: {', '.join(order)}"


@edit
def other_slugs_in_the_taxonomy(archive: Archive, dice: Dice) -> str:
    categories = {**CATEGORIES, dice.pick(list(CATEGORIES)): f"c{dice.number(9)}"}
    tags = {dice.pick(TAGS): f"t{dice.number(9)}"}
    archive.write(TAXONOMY, taxonomy(categories, tags))
    return f"taxonomy.yaml: {categories}, {tags}"


# -- pages and static files ----------------------------------------------------------------


@edit
def edit_a_page(archive: Archive, dice: Dice) -> str:
    archive.write(ABOUT, archive.read(ABOUT) + f"\n{Writer(dice).sentence()}\n")
    return f"edited {ABOUT}"


@edit
def add_or_remove_a_page(archive: Archive, dice: Dice) -> str:
    path = f"content/pages/extra{dice.number(2)}.md"
    if path in archive.files:
        del archive.files[path]
        return f"removed {path}"
    found = archive.articles()
    target = dice.pick(found).removeprefix("content") if found else "/pages/about.md"
    text = f"Title: 附页\nSlug: {path[14:-3]}\n\n[一篇]({{filename}}{target})，[图]({{static}}/images/seal.png)。\n"
    archive.write(path, text)
    return f"added {path}, which links to {target}"


@edit
def change_static_files(archive: Archive, dice: Dice) -> str:
    path = f"content/{dice.pick(['images', 'extra'])}/{dice.pick(['a.png', 'b.txt', 'deep/c.txt'])}"
    if path in archive.files and dice.chance(40):
        del archive.files[path]
        return f"removed {path}"
    archive.write(path, f"{dice.number(10_000)}\n")
    return f"wrote {path}"


@edit
def change_a_picture(archive: Archive, dice: Dice) -> str:
    """Of the same size as before."""
    archive.files["content/images/seal.png"] = b"\x89PNG %03d" % dice.number(1000)
    return "another seal.png"


# -- settings and theme --------------------------------------------------------------------

_PLUGINS = [
    "catalog", "attribution", "citations", "reprints", "related", "feeds", "exports", "press",
]  # fmt: skip
_SETTINGS: dict[str, list[object]] = {
    "SITENAME": ["剪报", "新剪报", "A & B"],
    "SITESUBTITLE": ["一行字", "", None],
    "PRESS_PAGE_SIZE": [3, 5, 11, 50],
    "FEEDS_MAX_ITEMS": [1, 5, 20],
    "FEEDS_MAX_BYTES": [6_000, 1_000_000],
    "FEEDS_ARCHIVE_ITEMS": [0, 3, 25],
    "FEEDS_COLLAPSE_REPRINTS": [True, False],
    "FEEDS_FORMATS": [("rss",), ("rss", "json"), None],
    "FEED_TAG": ["tag:other.example,2025", None],
    "FEED_SITE": ["feeds/site.xml", None],
    "FEED_DOMAIN": ["https://feeds.example.org", None],
    "SITEURL": ["https://news.example.org", "https://example.org/news", None],
    "RELATIVE_URLS": [True, None],
    "TIMEZONE": ["UTC", None],
    "BOXES_IN_CONTENT": [True, None],
    "CSP": ["default-src 'self'", None],
    "COMPARISON_URL": ["compare/{a}/{b}.html", None],
    "COMPARISON_SAVE_AS": ["", None],
    "REPRINT_GROUP_SAVE_AS": ["", None],
    "DEFAULT_LANG": ["zh-Hant", None],
    "MARKDOWN": [{"extension_configs": {"markdown.extensions.nl2br": {}}, "output_format": "html5"}, None],
    "PLUGINS": [
        [f"plugins.{name}" for name in _PLUGINS if name != without]
        for without in ("related", "feeds", "reprints", "citations", "exports")
    ] + [None],
}  # fmt: skip


def _values(archive: Archive, name: str) -> list[object]:
    if name == "PLUGINS" and archive.has_few:
        return [FEW, [one for one in FEW if one != "plugins.feeds"]]
    return _SETTINGS[name]


def _other_setting(archive: Archive, dice: Dice, name: str) -> str:
    now = archive.setting(name)
    value = dice.pick([value for value in _values(archive, name) if value != now])
    archive.override(name, value)
    return f"{name} = {value!r}"


@edit
def change_a_setting(archive: Archive, dice: Dice) -> str:
    return _other_setting(archive, dice, dice.pick(list(_SETTINGS)))


@edit
def change_the_name(archive: Archive, dice: Dice) -> str:
    return _other_setting(archive, dice, "SITENAME")


@edit
def change_the_page_size(archive: Archive, dice: Dice) -> str:
    return _other_setting(archive, dice, "PRESS_PAGE_SIZE")


@edit
def change_the_length_of_feeds(archive: Archive, dice: Dice) -> str:
    return _other_setting(archive, dice, "FEEDS_MAX_ITEMS")


@edit
def change_the_plugins(archive: Archive, dice: Dice) -> str:
    return _other_setting(archive, dice, "PLUGINS")


_OWN_PLUGIN = """from pelican import signals

def _sign(content):
    if getattr(content, "_content", None):
        content._content += "<p>{words}</p>"

def register():
    signals.content_object_init.connect(_sign)
"""


@edit
def change_a_plugin_of_the_site(archive: Archive, dice: Dice) -> str:
    """Its code lies in the site's folder; nobody states a version of it."""
    if "own.py" in archive.files and dice.chance(30):
        archive.override("PLUGINS", FEW if archive.has_few else None)
        archive.override("PLUGIN_PATHS", None)
        del archive.files["own.py"]
        return "no own.py"
    archive.write("own.py", _OWN_PLUGIN.format(words=f"签{dice.number(1000)}"))
    archive.override("PLUGIN_PATHS", ["."])
    others = FEW if archive.has_few else [f"plugins.{name}" for name in _PLUGINS]
    archive.override("PLUGINS", [*others, "own"])
    return "another own.py"


def _mark(archive: Archive, path: str, before: str, dice: Dice) -> str:
    text = archive.read(path)
    assert before in text, f"{path} no longer holds {before!r}"
    archive.write(path, text.replace(before, f"<i>{dice.number(1000)}</i>{before}", 1))
    return f"changed {path}"


@edit
def change_a_macro(archive: Archive, dice: Dice) -> str:
    name, before = dice.pick(
        [
            ("_macros", "<a class=\"headline\""),
            ("_macros", "<time datetime"),
            ("_facts", "{%- endmacro"),
            ("_document", "{%- endmacro"),
            ("_collation", "{%- endmacro"),
        ]
    )  # fmt: skip
    return _mark(archive, f"theme/templates/{name}.html", before, dice)


@edit
def change_the_base_template(archive: Archive, dice: Dice) -> str:
    return _mark(archive, "theme/templates/base.html", "</footer>", dice)


_LEAVES = ("article", "listing", "index", "directory", "archives", "feeds", "page", "404", "redirect",
           "comparison", "reprint_group")  # fmt: skip


@edit
def change_a_leaf_template(archive: Archive, dice: Dice) -> str:
    there = [f"theme/templates/{name}.html" for name in _LEAVES]
    return _mark(
        archive, dice.pick([p for p in there if p in archive.files]), "{% endblock %}", dice
    )


@edit
def change_the_article_template(archive: Archive, dice: Dice) -> str:
    return _mark(archive, "theme/templates/article.html", "</article>", dice)


_LATE = "theme/templates/_late.html"
_INCLUDE = '{% include "_late.html" ignore missing %}'


@edit
def include_what_may_be_missing(archive: Archive, dice: Dice) -> str:
    """A template that comes, changes and goes, while the one that asks for it stays as it is."""
    leaf = "theme/templates/listing.html"
    if _INCLUDE not in archive.read(leaf):
        archive.write(leaf, archive.read(leaf).replace("</header>", _INCLUDE + "</header>", 1))
        archive.files.pop(_LATE, None)
        return f"{leaf} includes {_LATE}, which is missing"
    if _LATE in archive.files and dice.chance(30):
        del archive.files[_LATE]
        return f"no {_LATE}"
    archive.write(_LATE, f"<b>{dice.number(1000)}</b>")
    return f"wrote {_LATE}"


@edit
def take_or_give_a_template(archive: Archive, dice: Dice) -> str:
    """Without it there are no such pages, and nothing links to them."""
    path = f"theme/templates/{dice.pick(['comparison', 'reprint_group'])}.html"
    kept = f"{path}.kept"
    if path in archive.files:
        archive.files[kept] = archive.files.pop(path)
        return f"no {path}"
    archive.files[path] = archive.files.pop(kept)
    return f"{path} is there again"


@edit
def change_the_style(archive: Archive, dice: Dice) -> str:
    path = "theme/static/css/jianbao.css"
    archive.write(path, archive.read(path) + f"/* {dice.number(1000)} */\n")
    return f"changed {path}"


@edit
def change_files_of_the_theme(archive: Archive, dice: Dice) -> str:
    path = "theme/static/more.txt"
    if path in archive.files and dice.chance(40):
        del archive.files[path]
        return f"removed {path}"
    archive.write(path, f"{dice.number(1000)}\n")
    return f"wrote {path}"
