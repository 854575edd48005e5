"""Which lists there are, and what stands on the front page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing
from plugins.press.front import SECTION_LENGTH, UNDATED_LENGTH, Chosen, choose
from plugins.press.grouped import grouped, used_names

CATEGORIES = (("affairs", "时政"), ("transport", "交通"), ("", "？"), None)
TAGS = (("bridge", "桥梁"), ("ferry", "渡口"), ("ferry", "渡 口"), ("", "！"))
SOURCES = (Source("河汾日报", "hefen"), Source("松岭网", "songling"), Source("！", ""), None)


def one(number: int, **given_values: object) -> Standing:
    slug = f"{number:04}"
    made = Standing(
        slug,
        f"2022/{slug}.md",
        f"a/{slug}.html",
        f"a/{slug}.html",
        ("", slug),
        None,
        None,
        (),
        None,
        ("2026-11-01", "", slug),
        float(number),
        (),
        3170,
    )
    made = made._replace(**given_values)
    return made._replace(order=(made.day or "", slug))


@st.composite
def archives(draw: st.DrawFn) -> list[Standing]:
    found = [
        one(
            number,
            day=draw(st.sampled_from((None, "2022-05-22", "2022-05-23", "2022-06-01"))),
            category=draw(st.sampled_from(CATEGORIES)),
            tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=3))),
            source=draw(st.sampled_from(SOURCES)),
            arrived=(draw(st.sampled_from(("2026-11-01", "2026-11-02"))), "", f"{number:04}"),
            changed=draw(st.floats(0, 9)),
        )
        for number in range(draw(st.integers(0, 40)))
    ]
    return sorted(found, key=lambda each: each.order)


@st.composite
def archives_with_printings(draw: st.DrawFn) -> tuple[list[Standing], dict[str, list[str]]]:
    """An archive whose articles are cut into reports, most of one printing."""
    found = draw(archives())
    reports: dict[int, list[str]] = {}
    for each in found:
        reports.setdefault(draw(st.integers(0, 60)), []).append(each.slug)
    printings = {
        slug: [other for other in slugs if other != slug]
        for slugs in reports.values()
        if len(slugs) > 1
        for slug in slugs
    }
    return found, printings


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
    today = [each.slug for each in dated if each.day == dated[0].day and take(each.slug)]
    lines: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for each in dated:
        if each.category:
            slug, name = each.category
            if len(lines.get(slug, ())) < SECTION_LENGTH and take(each.slug):
                lines.setdefault(slug, []).append(each.slug)
                names.setdefault(slug, name)
    ranked = sorted(
        lines, key=lambda slug: (order.index(names[slug]) if names[slug] in order else 99, slug)
    )
    undated = [each.slug for each in newest_first if not each.day][:UNDATED_LENGTH]
    return Chosen(tuple(today), tuple(tuple(lines[slug]) for slug in ranked), tuple(undated))


@given(archives_with_printings(), st.permutations(["交通", "时政", "文化"]), st.integers(0, 3))
def test_the_front_page_is_the_one_that_its_rules_give(
    drawn: tuple[list[Standing], dict[str, list[str]]], names: list[str], many: int
) -> None:
    found, printings = drawn
    assert choose(found, names[:many], printings) == choose_slowly(found, names[:many], printings)


@given(archives_with_printings())
def test_a_dated_report_stands_on_the_front_page_once(
    drawn: tuple[list[Standing], dict[str, list[str]]],
) -> None:
    found, printings = drawn
    chosen = choose(found, [], printings)
    dated = [*chosen.today, *(slug for lines in chosen.sections for slug in lines)]
    for slug in dated:
        assert dated.count(slug) == 1
        assert not set(printings.get(slug, ())) & set(dated)


def test_an_empty_archive_has_an_empty_front_page() -> None:
    assert choose([], [], {}) == Chosen((), (), ())


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


def test_two_names_of_one_slug_are_both_used() -> None:
    found = [one(1, tags=(TAGS[1],)), one(2, tags=(TAGS[2], TAGS[1]))]
    assert used_names(found, "tags") == [
        ("渡口", "ferry", "2022/0001.md"),
        ("渡 口", "ferry", "2022/0002.md"),
    ]


def test_used_names_are_those_of_their_kind() -> None:
    found = [one(1, category=CATEGORIES[0], tags=(TAGS[0],), source=SOURCES[0]), one(2)]
    assert used_names(found, "categories") == [("时政", "affairs", "2022/0001.md")]
    assert used_names(found, "sources") == [("河汾日报", "hefen", "2022/0001.md")]
