"""Old addresses, texts, facts, files and printings change."""

from __future__ import annotations

import re
from datetime import datetime

from build_archive import REPRINTS, Archive, facts_path, slug
from build_contents import PUBLISHERS, add, alias, dated, overrules, printing, put_story
from build_news import Dice, Writer, narrow
from edit_kinds import each, edit, set_in_one

# -- old addresses -------------------------------------------------------------------------


@edit
def add_an_alias(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Aliases=alias(dice) + "; " + alias(dice))


def _with_alias(archive: Archive) -> list[str]:
    return [p for p in archive.articles(shown=False) if "Aliases" in archive.header(p)]


@edit
def remove_an_alias(archive: Archive, dice: Dice) -> str | None:
    found = _with_alias(archive)
    if not found:
        return None
    path = dice.pick(found)
    archive.set(path, Aliases="")
    return f"no alias in {path}"


@edit
def give_an_alias_to_another(archive: Archive, dice: Dice) -> str | None:
    found, shown = _with_alias(archive), archive.articles()
    if not found or not shown:
        return None
    path, other = dice.pick(found), dice.pick(shown)
    moved = archive.header(path)["Aliases"]
    archive.set(path, Aliases="")
    archive.set(other, Aliases=moved)
    return f"the alias of {path} is now that of {other}"


# -- texts and facts -----------------------------------------------------------------------


@edit
def edit_a_body(archive: Archive, dice: Dice) -> str | None:
    def change(path: str) -> None:
        told, writer = archive.paragraphs(path), Writer(dice)
        at = dice.number(len(told))
        match dice.number(4):
            case 0:
                told[at] += writer.sentence()
            case 1:
                told.insert(at, writer.paragraph())
            case 2:
                told = writer.marked(told)
            case _:
                told[at] = narrow(told[at])
        archive.put(path, archive.header(path), "\n\n".join(told))

    return each(archive, dice, change, "edited the body of")


@edit
def edit_a_character(archive: Archive, dice: Dice) -> str | None:
    """The file keeps its size."""

    def change(path: str) -> None:
        archive.write(path, archive.read(path)[::-1].replace("。", "！", 1)[::-1])

    return each(archive, dice, change, "edited one character of")


@edit
def edit_a_character_unseen(archive: Archive, dice: Dice) -> str | None:
    """The file keeps its size and its time; only the time of its inode tells."""
    done = edit_a_character(archive, dice)
    archive.unstamped.update(done.rsplit(" ", 1)[1:] if done else [])
    return done and f"{done} and kept its time"


@edit
def exchange_bodies(archive: Archive, dice: Dice) -> str | None:
    found = dice.some(archive.articles(), 2)
    if len(found) < 2:
        return None
    one, other = (archive.body(path) for path in found)
    archive.put(found[0], archive.header(found[0]), other)
    archive.put(found[1], archive.header(found[1]), one)
    return f"exchanged the bodies of {found[0]} and {found[1]}"


@edit
def link_to_another_article(archive: Archive, dice: Dice) -> str | None:
    """The address in the page is that of an article which other edits move or delete."""
    if len(archive.articles()) < 2:
        return None
    path, other = dice.some(archive.articles(), 2)
    target = "{filename}" + other.removeprefix("content")
    archive.put(
        path,
        archive.header(path),
        f"{archive.body(path)}\n\n[另见]({target})，[图]({{static}}/images/seal.png)。",
    )
    return f"{path} links to {other}"


@edit
def change_facts(archive: Archive, dice: Dice) -> str | None:
    return each(archive, dice, lambda path: _change_facts(archive, path, dice), "new facts for")


def _change_facts(archive: Archive, path: str, dice: Dice) -> None:
    facts = archive.facts(path)
    if facts is None or facts["document"] is None:
        put_story(archive, path, dice)
        return
    facts["document"]["measures"][0]["departments"] = dice.some(PUBLISHERS, 3)
    facts["document"]["doc_number"] = f"新办字〔2024〕{dice.number(90) + 1}号"
    archive.put_facts(path, facts)


@edit
def change_facts_of_a_document(archive: Archive, dice: Dice) -> str | None:
    found = [path for path in archive.articles() if "Raw" in archive.header(path)]
    if not found:
        return None
    path = dice.pick(found)
    _change_facts(archive, path, dice)
    return f"new facts for {path}"


@edit
def remove_facts(archive: Archive, dice: Dice) -> str | None:
    found = [path for path in archive.articles() if "Raw" not in archive.header(path)]
    found = [path for path in found if facts_path(path) in archive.files]
    if not found:
        return None
    path = dice.pick(found)
    del archive.files[facts_path(path)]
    return f"no facts for {path}"


@edit
def rename_a_file(archive: Archive, dice: Dice) -> str | None:
    """Its page stays where it is."""
    name = f"renamed-{dice.number(10_000)}"
    folder = dice.pick(["2021/07", "2023/05", "2024/11"])

    def change(path: str) -> None:
        archive.move(path, f"content/{folder}/{name}.md")

    return each(archive, dice, change, f"renamed to {name}")


@edit
def rename_a_folder(archive: Archive, dice: Dice) -> str | None:
    found = archive.articles()
    if not found:
        return None
    old = dice.pick(sorted({path.rsplit("/", 1)[0] for path in found}))
    new = f"content/1999/{10 + dice.number(80)}"
    for path in [path for path in archive.files if path.startswith(old + "/")]:
        archive.files[new + path.removeprefix(old)] = archive.files.pop(path)
    return f"renamed {old} to {new}"


@edit
def exchange_files(archive: Archive, dice: Dice) -> str | None:
    """Two articles change names, without a byte of either changing."""
    found = [p for p in archive.articles() if facts_path(p) not in archive.files]
    if len(found) < 2:
        return None
    one, other = dice.some(found, 2)
    archive.files[one], archive.files[other] = archive.files[other], archive.files[one]
    return f"exchanged the files {one} and {other}"


# -- reprints ------------------------------------------------------------------------------


def _print_again(archive: Archive, dice: Dice, *, whole: bool) -> str | None:
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    return f"added {printing(archive, dice, path, whole=whole)}, which prints {path}"


@edit
def add_a_reprint(archive: Archive, dice: Dice) -> str | None:
    return _print_again(archive, dice, whole=True)


@edit
def add_an_excerpt(archive: Archive, dice: Dice) -> str | None:
    return _print_again(archive, dice, whole=False)


@edit
def add_an_earlier_printing(archive: Archive, dice: Dice) -> str | None:
    """What was the base of a group, or alone, is a reprint now."""
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    new = printing(archive, dice, path)
    archive.set(new, **dated(datetime(2020, 5, 5), "day"))
    return f"added {new}, which printed {path} before"


@edit
def add_a_twin(archive: Archive, dice: Dice) -> str | None:
    found = archive.articles()
    if not found:
        return None
    path = dice.pick(found)
    header = {"Title": archive.header(path)["Title"], "Source": dice.pick(PUBLISHERS)}
    return f"added {add(archive, dice, header, archive.paragraphs(path))}, the same as {path}"


@edit
def make_one_a_reprint_of_another(archive: Archive, dice: Dice) -> str | None:
    if len(archive.articles()) < 2:
        return None
    path, other = dice.some(archive.articles(), 2)
    archive.put(path, archive.header(path), archive.body(other))
    return f"{path} now prints {other}"


@edit
def join_two_reports_by_a_page(archive: Archive, dice: Dice) -> str | None:
    """A page that holds both stands beside two groups, and is no bridge between them."""
    if len(archive.articles()) < 2:
        return None
    one, other = dice.some(archive.articles(), 2)
    body = [*archive.paragraphs(one), *archive.paragraphs(other)]
    header = {"Title": "今日要闻二则", "Source": dice.pick(PUBLISHERS)}
    return f"added {add(archive, dice, header, body)}, which holds {one} and {other}"


@edit
def link_or_unlink(archive: Archive, dice: Dice) -> str | None:
    text = archive.read(REPRINTS) if REPRINTS in archive.files else ""
    known = set(re.findall(r"[0-9a-f]{16}", text))
    free = [s for s in (slug(archive, path) for path in archive.articles()) if s not in known]
    if len(free) < 4:
        return None
    pairs = dice.some(free, 4)
    by_title: dict[str, list[str]] = {}
    for path in archive.articles():
        if (name := slug(archive, path)) in free:
            by_title.setdefault(archive.header(path)["Title"], []).append(name)
    printed_twice = [names[:2] for names in by_title.values() if len(names) > 1]
    apart = tuple(dice.pick(printed_twice)) if printed_twice else tuple(pairs[2:])
    link = [(pairs[0], pairs[1])] if not {*apart} & {*pairs[:2]} else []
    archive.write(REPRINTS, overrules(link, [apart]))
    return f"reprints.yaml links {link} and unlinks {apart}"


@edit
def no_overrules(archive: Archive, dice: Dice) -> str | None:
    return None if archive.files.pop(REPRINTS, None) is None else "no reprints.yaml"
