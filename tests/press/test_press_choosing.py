"""Which lists there are, and what stands on the front page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing
from plugins.press.pages.days import reports_of
from plugins.press.pages.front import (
    SECTION_LENGTH,
    TODAY_LENGTH,
    UNDATED_LENGTH,
    Chosen,
    ChosenSection,
    Front,
    choose,
    front_of,
)
from plugins.press.pages.grouped import clashing_names, grouped
from tests.press.standings import (
    TAGS,
    archives,
    archives_with_printings,
    one,
)


def chosen_of(
    oldest_first: Sequence[Standing], order: Sequence[str], printings: Mapping[str, Sequence[str]]
) -> Chosen:
    lists = grouped(oldest_first)
    newest = lists.days.get(max(lists.days, default=""), [])
    return choose(oldest_first, newest, lists.undated, order, printings)


def choose_slowly(
    oldest_first: Sequence[Standing], order: Sequence[str], printings: Mapping[str, Sequence[str]]
) -> Chosen:
    """The words of the docstrings, one after another."""
    newest_first = list(reversed(oldest_first))
    shown: list[str] = []

    def take(slug: str) -> bool:
        if slug in shown or any(other in shown for other in printings.get(slug, ())):
            return False
        shown.append(slug)
        return True

    dated = [each for each in newest_first if each.day]
    day = dated[0].day if dated else None
    members = [each for each in oldest_first if each.day == day and day]
    stands = {report.slug for report in reports_of(members, printings)}
    today: dict[object, list[str]] = {}
    for each in dated:
        if each.slug in stands and take(each.slug):
            today.setdefault(each.category, []).append(each.slug)
    older: dict[object, list[str]] = {}
    for each in dated:
        if each.day != day and each.category:
            lines = len(today.get(each.category, ())) + len(older.get(each.category, ()))
            if lines < SECTION_LENGTH and take(each.slug):
                older.setdefault(each.category, []).append(each.slug)

    def rank(name: tuple[str, str] | None) -> tuple[object, ...]:
        if name is None:
            return (name not in today, 100, "")
        return (name not in today, order.index(name[1]) if name[1] in order else 99, name[0])

    sections = [
        ChosenSection(tuple(today.get(name, ())), tuple(older.get(name, ())))
        for name in sorted({*today, *older}, key=rank)  # type: ignore[arg-type]
    ]
    undated = [each.slug for each in newest_first if not each.day and take(each.slug)]
    return Chosen(day, len(members), tuple(sections), tuple(undated[:UNDATED_LENGTH]))


@given(archives_with_printings(), st.permutations(["交通", "时政", "文化"]), st.integers(0, 3))
def test_the_front_page_is_the_one_that_its_rules_give(
    drawn: tuple[list[Standing], dict[str, list[str]]], names: list[str], many: int
) -> None:
    found, printings = drawn
    order = names[:many]
    assert chosen_of(found, order, printings) == choose_slowly(found, order, printings)


@given(archives_with_printings())
def test_a_report_stands_on_the_front_page_once(
    drawn: tuple[list[Standing], dict[str, list[str]]],
) -> None:
    found, printings = drawn
    slugs = chosen_of(found, [], printings).slugs()
    for slug in slugs:
        assert slugs.count(slug) == 1
        assert not set(printings.get(slug, ())) & set(slugs)


@given(archives_with_printings())
def test_every_report_of_the_newest_day_is_chosen(
    drawn: tuple[list[Standing], dict[str, list[str]]],
) -> None:
    found, printings = drawn
    slugs = set(chosen_of(found, [], printings).slugs())
    newest = max((each.day for each in found if each.day), default=None)
    for each in found:
        if newest and each.day == newest:
            assert slugs & {each.slug, *printings.get(each.slug, ())}


def test_an_empty_archive_has_an_empty_front_page() -> None:
    assert choose([], [], [], [], {}) == Chosen(None, 0, (), ())


def article(slug: str, **given: object) -> SimpleNamespace:
    """Return what a template is given, as far as the front page asks for it."""
    known = {"category": None, "group_size": 1, "lead": "", "is_template": False}
    record = SimpleNamespace(summary=None)
    return SimpleNamespace(**{"slug": slug, "jianbao": record, **known, **given})


def front(today: Sequence[str], older: Sequence[str] = (), **given: object) -> Front:
    chosen = Chosen("2022-05-23", len(today), (ChosenSection(tuple(today), tuple(older)),), ())
    return front_of(chosen, (), lambda slug: article(slug, **given.get(slug, {})), None, None)  # type: ignore[call-overload]


def test_what_most_papers_printed_leads_and_never_a_sample() -> None:
    made = front(["1", "2", "3"], **{"2": {"group_size": 3}, "3": {"group_size": 9, "is_template": True}})  # fmt: skip
    assert made.lead.slug == "2" and made.seconds == ()
    assert [each.slug for each in made.beside[0].today] == ["1", "3"]


def test_a_day_of_one_report_has_its_category_beside_it() -> None:
    made = front(["1"], ["2", "3"])
    assert made.lead.slug == "1" and made.beside[0].today == ()
    assert [each.slug for each in made.beside[0].older] == ["2", "3"]
    assert front(["1"]).beside == ()


def test_a_heavy_day_has_two_more_above_and_says_how_many_are_left_out() -> None:
    made = front([f"{n:02}" for n in range(80)])
    assert len(made.seconds) == 2
    (section,) = made.beside
    assert len(section.today) == TODAY_LENGTH and section.more == 80 - 3 - TODAY_LENGTH
    shown = [made.lead, *made.seconds, *section.today]
    assert len({each.slug for each in shown}) == len(shown)


@given(archives())
def test_every_article_stands_in_its_lists_and_in_no_other(found: list[Standing]) -> None:
    lists = grouped(found)
    for each in found:
        for kind, slugs in (
            ("category", {each.category[0]} if each.category else set()),
            ("tag", {slug for slug, _ in each.tags}),
            ("source", {each.source.slug} if each.source else set()),
        ):
            held = {
                slug
                for slug, (_, members) in lists.named[kind].items()  # type: ignore[index]
                if each in members
            }
            assert held == slugs - {""}
        held = {day for day, members in lists.days.items() if each in members}
        assert held == ({each.day} if each.day else set())
        held = {month for month, members in lists.months.items() if each in members}
        assert held == ({each.day[:7]} if each.day else set())
        assert (each in lists.undated) == (each.day is None)


@given(archives())
def test_a_list_is_oldest_first_and_nobody_stands_in_it_twice(found: list[Standing]) -> None:
    lists = grouped(found)
    named = [members for kind in lists.named.values() for _, members in kind.values()]
    for members in (*named, *lists.months.values(), lists.undated):
        slugs = [each.slug for each in members]
        assert slugs == [each.slug for each in found if each.slug in slugs]


def test_two_names_of_one_slug_clash_where_each_is_used_first() -> None:
    found = [one(1, tags=(TAGS[1],)), one(2, tags=(TAGS[2], TAGS[1])), one(3, tags=(TAGS[2],))]
    (said,) = clashing_names(found, "tags")
    assert "“渡口”" in said and "“渡 口”" in said and "“ferry”" in said
    assert "2022/0001.md" in said and "2022/0002.md" in said and "2022/0003.md" not in said


def test_names_clash_with_those_of_their_kind_alone() -> None:
    found = [one(1, category=("a", "甲"), tags=(("a", "乙"),), source=Source("丙", "a")), one(2)]
    assert [clashing_names(found, key) for key in ("categories", "tags", "sources")] == [[], [], []]
