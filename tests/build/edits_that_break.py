"""What stops a build."""

from __future__ import annotations

import re

from build_archive import CONF, SOURCES, TAXONOMY, Archive, facts_path, slug
from build_news import Dice
from edit_kinds import breaks


def _broken(archive: Archive, dice: Dice, old: str, new: str) -> str | None:
    """A line of an article's header that begins so is replaced."""
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    text = re.sub(rf"^{old}.*$", new, archive.read(path), count=1, flags=re.MULTILINE)
    archive.write(path, text)
    return f"{new!r} in {path}"


@breaks
def a_bad_date(archive: Archive, dice: Dice) -> str | None:
    return _broken(archive, dice, "Date:", "Date: 昨日")


@breaks
def no_category(archive: Archive, dice: Dice) -> str | None:
    return _broken(archive, dice, "Category:", "Category:")


@breaks
def a_line_that_is_no_header(archive: Archive, dice: Dice) -> str | None:
    return _broken(archive, dice, "Archived:", "收录：昨日")


@breaks
def broken_facts(archive: Archive, dice: Dice) -> str | None:
    found = [path for path in archive.articles() if facts_path(path) in archive.files]
    if not found:
        return None
    path = dice.pick(found)
    archive.files[facts_path(path)] = archive.files[facts_path(path)][:-9]
    return f"half of the facts of {path}"


@breaks
def lost_facts(archive: Archive, dice: Dice) -> str | None:
    found = [path for path in archive.articles() if "Raw" in archive.header(path)]
    if not found:
        return None
    path = dice.pick(found)
    del archive.files[facts_path(path)]
    return f"lost the facts of {path}"


@breaks
def two_with_one_slug(archive: Archive, dice: Dice) -> str | None:
    if len(archive.articles()) < 2:
        return None
    path, other = dice.some(archive.articles(), 2)
    archive.set(path, Slug=slug(archive, other))
    return f"{path} has the slug of {other}"


@breaks
def an_alias_of_anothers_page(archive: Archive, dice: Dice) -> str | None:
    if len(archive.articles()) < 2:
        return None
    path, other = dice.some(archive.articles(), 2)
    name = slug(archive, other)
    archive.set(path, Aliases=f"/a/{name[:2]}/{name}.html")
    return f"{path} has the address of {other} for an alias"


@breaks
def a_stray_file(archive: Archive, dice: Dice) -> str:
    archive.write("content/2023/05/stray.txt", "x\n")
    return "content/2023/05/stray.txt"


@breaks
def bytes_that_are_no_text(archive: Archive, dice: Dice) -> str | None:
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    archive.files[path] = archive.read(path).encode("gbk", "replace")
    return f"{path} is GBK"


@breaks
def sources_that_are_no_list(archive: Archive, dice: Dice) -> str:
    archive.write(SOURCES, "sources: [\n")
    return f"half of {SOURCES}"


@breaks
def lost_taxonomy(archive: Archive, dice: Dice) -> str:
    del archive.files[TAXONOMY]
    return f"no {TAXONOMY}"


@breaks
def a_template_that_does_not_parse(archive: Archive, dice: Dice) -> str:
    path = f"theme/templates/{dice.pick(['article', 'listing', '_macros', 'base', 'index'])}.html"
    archive.write(path, archive.read(path) + "{% if %}")
    return f"{{% if %}} in {path}"


@breaks
def a_template_that_does_not_run(archive: Archive, dice: Dice) -> str:
    path = f"theme/templates/{dice.pick(['article', 'listing', 'index', 'archives'])}.html"
    archive.write(
        path, archive.read(path).replace("{% block main %}", "{% block main %}{{ 1 // 0 }}")
    )
    return f"1 // 0 in {path}"


@breaks
def settings_that_do_not_load(archive: Archive, dice: Dice) -> str:
    archive.write(CONF, archive.read(CONF) + "SITENAME = (\n")
    return f"half a line in {CONF}"
