"""Articles come, go and change their headers."""

from __future__ import annotations

from datetime import datetime, timedelta

from build_archive import Archive, slug
from build_contents import (
    CATEGORIES,
    PUBLISHERS,
    TAGS,
    UNDATED,
    dated,
    document,
    fresh_slug,
    issue,
    moment,
    place,
    printing,
    report,
    withdraw,
)
from build_news import Dice, Writer
from edit_kinds import each, edit, set_in_one

# -- articles come and go ------------------------------------------------------------------


@edit
def add_the_newest(archive: Archive, dice: Dice) -> str:
    days = [archive.header(path)["Date"][:10] for path in archive.articles()]
    when = datetime.fromisoformat(max(days, default="2024-06-01")) + timedelta(days=dice.number(3))
    return "added " + report(archive, dice, **dated(when, "day"))


@edit
def add_somewhere(archive: Archive, dice: Dice) -> str:
    return "added " + report(archive, dice)


@edit
def add_the_oldest(archive: Archive, dice: Dice) -> str:
    when = datetime(2019, 1, 1) + timedelta(days=dice.number(900))
    return "added " + report(archive, dice, **dated(when, "day"))


@edit
def add_many(archive: Archive, dice: Dice) -> str:
    added = [report(archive, Dice(f"{dice.seed}/{n}")) for n in range(15)]
    return f"added {len(added)} articles"


@edit
def add_at_the_second_of_another(archive: Archive, dice: Dice) -> str | None:
    exact = [p for p in archive.articles() if "T" in archive.header(p)["Date"]]
    if not exact:
        return None
    other = archive.header(dice.pick(exact))
    same = {key: other[key] for key in ("Date", "Date_Basis", "Date_Precision") if key in other}
    return "added " + report(archive, dice, **same, Category=other["Category"])


@edit
def add_a_document(archive: Archive, dice: Dice) -> str:
    return "added " + document(archive, dice)


@edit
def add_an_issue_of_the_series(archive: Archive, dice: Dice) -> str:
    day = datetime(2024, 2, 20) + timedelta(days=dice.number(40))
    return "added " + issue(archive, dice, day.date())


@edit
def delete(archive: Archive, dice: Dice) -> str | None:
    return each(archive, dice, archive.drop, "deleted")


@edit
def delete_the_newest(archive: Archive, dice: Dice) -> str | None:
    found = archive.articles()
    if not found:
        return None
    newest = max(found, key=lambda path: archive.header(path)["Date"])
    archive.drop(newest)
    return f"deleted {newest}"


@edit
def delete_many(archive: Archive, dice: Dice) -> str | None:
    gone = dice.some(archive.articles(shown=False), 15)
    for path in gone:
        archive.drop(path)
    return f"deleted {', '.join(gone)}" if gone else None


@edit
def withdraw_one(archive: Archive, dice: Dice) -> str | None:
    return each(archive, dice, lambda path: withdraw(archive, path), "withdrew")


# -- headers -------------------------------------------------------------------------------


@edit
def retitle(archive: Archive, dice: Dice) -> str | None:
    title = dice.pick([Writer(dice).title(), "甲 乙 A&amp;B", "“引号”与〈括号〉", "旧标题"])
    return set_in_one(archive, dice, Title=title)


@edit
def redate(archive: Archive, dice: Dice) -> str | None:
    """The file stays where it is, in the folder of another month."""
    precision = dice.pick(["second", "minute", "day", "month", "year"])
    header = dated(moment(dice), "second" if precision in ("second", "minute") else "day")
    return set_in_one(archive, dice, **{**header, "Date_Precision": precision})


@edit
def redate_and_move(archive: Archive, dice: Dice) -> str | None:
    header = dated(moment(dice), "day")

    def change(path: str) -> None:
        archive.set(path, **header)
        archive.move(path, place(header["Date"], slug(archive, path)))

    return each(archive, dice, change, f"moved to {header['Date']}")


@edit
def redate_by_a_second(archive: Archive, dice: Dice) -> str | None:
    """Two articles of one day change places, and nothing that is shown of them does."""
    exact = [p for p in archive.articles() if "T" in archive.header(p)["Date"]]
    if not exact:
        return None
    path = dice.pick(exact)
    when = datetime.fromisoformat(archive.header(path)["Date"]) + timedelta(seconds=1)
    archive.set(path, Date=when.isoformat())
    return f"one second later: {path}"


@edit
def two_of_one_second(archive: Archive, dice: Dice) -> str | None:
    found = dice.some(archive.articles(), 2)
    if len(found) < 2:
        return None
    header = dated(moment(dice), "second")
    for path in found:
        archive.set(path, **header)
    return f"one second for {found[0]} and {found[1]}"


@edit
def date_an_undated_one(archive: Archive, dice: Dice) -> str | None:
    found = [p for p in archive.articles() if archive.header(p).get("Date_Basis") == "archived"]
    if not found:
        return None
    path = dice.pick(found)
    archive.set(path, **dated(moment(dice), "day"))
    return f"dated {path}"


@edit
def undate(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, **UNDATED)


@edit
def date_an_undated_original(archive: Archive, dice: Dice) -> str | None:
    """The base text of a group without days, and of its comparisons, becomes another."""
    path = report(archive, dice, **UNDATED)
    later = {"Date": "2023-06-01", "Date_Basis": "text", "Date_Precision": "day"}
    other = printing(archive, dice, path)
    archive.set(other, **later)
    archive.set(path, Date="2023-05-30", Date_Basis="text", Date_Precision="day")
    return f"dated {path}, the original of {other}"


@edit
def archived_another_day(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Archived=f"2025-01-{10 + dice.number(19)}")


@edit
def imported_again(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Modified=f"2025-03-{10 + dice.number(19)}")


@edit
def reslug(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Slug=fresh_slug(dice))


@edit
def exchange_slugs(archive: Archive, dice: Dice) -> str | None:
    found = dice.some(archive.articles(), 2)
    if len(found) < 2:
        return None
    one, other = (slug(archive, path) for path in found)
    archive.set(found[0], Slug=other)
    archive.set(found[1], Slug=one)
    return f"exchanged the slugs of {found[0]} and {found[1]}"


@edit
def recategorise(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Category=dice.pick(list(CATEGORIES)))


@edit
def a_new_category(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Category=f"新栏{dice.number(9)}")


@edit
def empty_a_category(archive: Archive, dice: Dice) -> str | None:
    return _emptied(archive, dice, "Category")


@edit
def empty_a_source(archive: Archive, dice: Dice) -> str | None:
    return _emptied(archive, dice, "Source")


def _emptied(archive: Archive, dice: Dice, key: str) -> str | None:
    """All of the rarest give way to another."""
    used = [archive.header(path).get(key, "") for path in archive.articles(shown=False)]
    names = sorted({name for name in used if name}, key=lambda name: (used.count(name), name))
    if len(names) < 2:
        return None
    for path in archive.articles(shown=False):
        if archive.header(path).get(key) == names[0]:
            archive.set(path, **{key: names[-1]})
    return f"{key}: every {names[0]} became {names[-1]}"


@edit
def tag(archive: Archive, dice: Dice) -> str | None:
    name = dice.pick([*TAGS, f"新签{dice.number(9)}"])

    def change(path: str) -> None:
        tags = archive.header(path).get("Tags", "").split("; ")
        archive.set(path, Tags="; ".join(filter(None, dict.fromkeys([*tags, name]))))

    return each(archive, dice, change, f"tagged {name}")


@edit
def untag(archive: Archive, dice: Dice) -> str | None:
    found = [path for path in archive.articles() if "Tags" in archive.header(path)]
    if not found:
        return None
    path = dice.pick(found)
    archive.set(path, Tags="; ".join(archive.header(path)["Tags"].split("; ")[1:]))
    return f"untagged {path}"


@edit
def drop_a_tag_everywhere(archive: Archive, dice: Dice) -> str | None:
    name = dice.pick(TAGS)
    for path in archive.articles(shown=False):
        tags = archive.header(path).get("Tags", "").split("; ")
        if name in tags:
            archive.set(path, Tags="; ".join(other for other in tags if other != name))
    return f"no {name} any more"


@edit
def draft(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Status="draft")


@edit
def hide(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Status="hidden")


@edit
def show_again(archive: Archive, dice: Dice) -> str | None:
    kept = [path for path in archive.articles(shown=False) if path not in archive.articles()]
    kept = [path for path in kept if "Withdrawn" not in archive.header(path)]
    if not kept:
        return None
    path = dice.pick(kept)
    archive.set(path, Status="")
    return f"shown again: {path}"


@edit
def another_source(archive: Archive, dice: Dice) -> str | None:
    name = dice.pick([*PUBLISHERS, f"新报{dice.number(9)}", "p1bao", "《河汾日报》", ""])
    return set_in_one(archive, dice, Source=name)


@edit
def people_and_places(archive: Archive, dice: Dice) -> str | None:
    writer = Writer(dice)
    keys = {
        "Reporters": "; ".join(writer.people),
        "Editors": writer.people[0],
        "Dateline": f"{writer.place}电",
        "Kicker": writer.name,
        "Subtitle": writer.sentence(),
        "Original_Source": dice.pick(PUBLISHERS),
        "Source_Url": "https://example.org/桥.html",
        "Summary": writer.sentence(),
        "Page": "第3版",
    }
    return set_in_one(archive, dice, **{key: keys[key] for key in dice.some(sorted(keys), 3)})


@edit
def a_sample_not_a_report(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Is_Template="yes")


@edit
def another_script(archive: Archive, dice: Dice) -> str | None:
    return set_in_one(archive, dice, Lang=dice.pick(["zh-Hant", ""]))
