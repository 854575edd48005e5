"""Where articles stand, by chance, for the tests of lists, days and the front page."""

from __future__ import annotations

from hypothesis import strategies as st

from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing

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
