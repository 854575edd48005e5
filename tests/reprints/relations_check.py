"""What the tests of relations share: members, and that a run from nothing says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from crowded_pool import POOL
from reprint_texts import REPORT
from reprint_world import STRINGS, FakeMember, Whole

from plugins.reprints.find import find_reprints
from plugins.reprints.model import Article
from plugins.reprints.overrules import Overrules, overruled
from plugins.reprints.relations import Relations, relate
from plugins.reprints.shown.addresses import Addresses

ADDRESSES = Addresses(("c/{a}-{b}.html",) * 2, ("g/{slug}.html",) * 2)
NONE = Overrules(Path("reprints.yaml"))


def member(article: Article) -> FakeMember:
    return FakeMember(article.id, article.text, article.date)


MEMBERS = [member(article) for article in POOL]


def pages(found: Relations, slugs: Iterable[str]) -> dict[str, Any]:
    """All pages by their files; articles stand on them as their slugs."""
    given = {slug: slug for slug in slugs}
    made: dict[str, Any] = {
        save_as: found.comparison_page(pair, given, given, STRINGS)
        for pair, (_, save_as, _) in found.comparisons.items()
    }
    for slug, (_, save_as, _, shown) in found.groups.items():
        made[save_as] = found.group_page(slug, given, STRINGS)
        assert shown == tuple(member.article for member in made[save_as].members)
    return made


def small() -> list[FakeMember]:
    """Two reports printed twice, a page that holds both, and a text of its own."""
    other = "".join(chr(0x5000 + 3 * n) for n in range(700))
    return [
        FakeMember("a1", REPORT, "2022-05-20"),
        FakeMember("a2", REPORT.replace("412个", "421个"), "2022-05-21"),
        FakeMember("b1", other, "2022-05-20"),
        FakeMember("b2", other[20:], "2022-05-22"),
        FakeMember("page", f"{REPORT}\n{other}", "2022-05-23"),
        FakeMember("own", "窗外下着小雨，院里的石榴树上挂着几只没有摘的果子。"),
    ]


def check(found: Relations, members: list[FakeMember], overrules: Overrules) -> None:
    """A run from nothing says the same, and so does one that knows nothing of blocks."""
    slugs = [one.slug for one in members]
    fresh = relate([replace(one) for one in members], overrules, None, ADDRESSES)
    assert (found.comparisons, found.groups) == (fresh.comparisons, fresh.groups)
    assert {slug: found.digest(slug) for slug in slugs} == {s: fresh.digest(s) for s in slugs}
    articles = [Article(one.slug, one.words, one.day) for one in members]
    whole = Whole(
        overruled(find_reprints(articles), overrules, articles),
        articles,
        ADDRESSES,
        {one.slug: one.archived or "" for one in members},
    )
    for slug in slugs:
        assert found.told(slug) == fresh.told(slug) == whole.told(slug)
    given = {slug: slug for slug in slugs}
    made = dict([*whole.comparisons(given, given), *whole.groups(given)])
    assert pages(found, slugs) == pages(fresh, slugs) == made
