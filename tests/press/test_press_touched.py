"""Which pages a build looks at: none that stands for sure, and every other."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.catalog.archive import Sheaf, Sheet
from plugins.catalog.rows import UNKNOWN
from plugins.errors import BuildError
from plugins.press.named import Said
from plugins.press.touched import Compared, Touched, touched

NAMES: Said = {("tag", "渡口"): b"ferry"}
LISTS = {"tag/ferry/index.html": b"1", "2023/03/index.html": b"2"}
BEFORE = Compared(b"template", NAMES, LISTS)
PAGES = ["a.html", "b.html", "c.html", *LISTS, "tag/ferry/1/index.html"]


def sheaf(*files: str, printed: Sequence[str] | None = None, **of_each: Any) -> Sheaf:
    def sheets() -> list[Sheet]:
        names = files if printed is None else printed
        return [Sheet(name, name, "listing", dict, **of_each) for name in names]

    return Sheaf("listing", files, sheets, b"", ["a"])


TAG = sheaf("tag/ferry/index.html", "tag/ferry/1/index.html")
MONTH = sheaf("2023/03/index.html")


def looked_at(
    *,
    before: Compared | None = BEFORE,
    now: Compared = BEFORE,
    unknown: Sequence[str] = (),
    missing: Sequence[str] = (),
    said: Said = NAMES,
    changed: Sequence[str] = (),
) -> tuple[list[str], list[str], set[str]]:
    """Slugs of the articles and fronts of the lists that are looked at, and the pages that are not."""

    def still_says(known: Said) -> bool:
        return all(said[key] == one for key, one in known.items())

    archive: Any = SimpleNamespace(
        pages=lambda: [SimpleNamespace(slug=s, path=f"2023/{s}.md") for s in "abc"],
        save_as=lambda slug: f"{slug}.html",
        sheaves=[TAG, MONTH],
        named=SimpleNamespace(still_says=still_says),
    )
    old = {
        page: (UNKNOWN if page in unknown else b"row", ()) for page in PAGES if page not in missing
    }
    found = touched(archive, now, before, old, [f"2023/{slug}.md" for slug in changed])
    fronts = [one.files[0] for one in found.lists]
    return [core.slug for core in found.articles], fronts, set(found.unchanged)


ALL = (["a", "b", "c"], [*LISTS], set[str]())


def test_nothing_is_looked_at_where_nothing_was_touched() -> None:
    assert looked_at() == ([], [], set(PAGES))


def test_everything_is_where_no_build_was_before() -> None:
    assert looked_at(before=None) == ALL


def test_everything_is_where_a_name_says_something_else() -> None:
    assert looked_at(said={("tag", "渡口"): b"dukou"}) == ALL


def test_a_name_that_came_touches_nothing_that_was_there() -> None:
    assert looked_at(said={**NAMES, ("tag", "码头"): b"pier"}) == ([], [], set(PAGES))


def test_articles_are_looked_at_in_folders_that_changed() -> None:
    articles, lists, unchanged = looked_at(changed=["b"])
    assert (articles, lists, unchanged) == (["b"], [], set(PAGES) - {"b.html"})


@pytest.mark.parametrize("article", [b"another template", None])
def test_all_articles_are_where_their_pages_share_something_else(article: bytes | None) -> None:
    articles, lists, _ = looked_at(now=BEFORE._replace(article=article))
    assert (articles, lists) == (["a", "b", "c"], [])


def test_all_articles_are_where_plugins_say_more_of_them_before_and_now() -> None:
    more = BEFORE._replace(article=None)
    assert looked_at(before=more, now=more)[:2] == (["a", "b", "c"], [])


def test_a_list_is_looked_at_whole_when_it_changed() -> None:
    now = BEFORE._replace(lists={**LISTS, "tag/ferry/index.html": b"3"})
    assert looked_at(now=now)[:2] == ([], ["tag/ferry/index.html"])


def test_all_lists_are_where_plugins_have_a_say_in_them() -> None:
    of_none = BEFORE._replace(lists={})
    assert looked_at(before=of_none, now=of_none)[:2] == ([], [*LISTS])


def test_a_list_that_is_new_is_looked_at() -> None:
    before = BEFORE._replace(lists={"tag/ferry/index.html": b"1"})
    assert looked_at(before=before)[:2] == ([], ["2023/03/index.html"])


@pytest.mark.parametrize("how", ["unknown", "missing"])
def test_what_nobody_knows_of_never_stands(how: Any) -> None:
    one_page = ["tag/ferry/1/index.html", "c.html"]
    articles, lists, unchanged = looked_at(**{how: one_page})
    assert (articles, lists) == (["c"], ["tag/ferry/index.html"])
    assert unchanged == {"a.html", "b.html", "2023/03/index.html"}


@pytest.mark.parametrize(
    "one",
    [
        sheaf("x/index.html", "x/1/index.html", printed=["x/index.html"]),
        sheaf("x/index.html", printed=["x/index.html", "x/1/index.html"]),
        sheaf("x/index.html", whole=["a"]),
        sheaf("x/index.html", bare="{{ listing }}"),
    ],
)
def test_a_list_that_is_not_what_it_says_is_an_error(one: Sheaf) -> None:
    with pytest.raises(BuildError, match=r"x/index\.html.*Mend the plugin"):
        list(Touched([], [one]).sheets())
    assert [sheet.save_as for sheet in Touched([], [TAG]).sheets()] == list(TAG.files)
