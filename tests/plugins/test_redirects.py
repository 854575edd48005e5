from __future__ import annotations

import pytest

from plugins.catalog import addresses
from plugins.catalog.collisions import collisions
from plugins.press.pages.redirects import BadAlias, Moved, alias_file, answers, collides, folders_of


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/2022/05/23/x.html", "2022/05/23/x.html"),
        ("/news/1/", "news/1/index.html"),
        ("/news/1", "news/1/index.html"),
        ("/old/show.php", "old/show.php/index.html"),
        ("/2022/%E6%A1%A5.HTM", "2022/桥.HTM"),
        ("/a//b.html", "a/b.html"),
    ],
)
def test_an_alias_is_a_file(alias: str, file: str) -> None:
    assert alias_file(alias) == file


@pytest.mark.parametrize(
    "alias",
    ["../../etc/passwd", "/../etc/passwd", "/a/%2e%2e/%2e%2e/x", "//evil.example/x", "/a\\..\\x",
     "/C:/x", "C:\\x", "/a\x00b", "/a%00b", "/a%0ab", "/", "", "https://x.example/", "/x?id=1",
     "/.htaccess", "/a/./b", "/%ff", "/" + "长" * 100, "/x" * 2000],
)  # fmt: skip
def test_an_alias_that_may_leave_the_site_is_refused(alias: str) -> None:
    with pytest.raises(BadAlias):
        alias_file(alias)


@pytest.mark.parametrize("file", ["a/x.html", "a", "a/x.html/index.html", "theme/x.html"])
def test_an_alias_never_takes_another_pages_place(file: str) -> None:
    taken = {"a/x.html", "theme"}
    assert collides(file, taken, folders_of(taken))


def test_the_first_page_that_asks_has_the_address() -> None:
    pages = [
        Moved("1.md", "a/1.html", ("/old.html", "/a/1.html", "/old.html")),
        Moved("2.md", "a/2.html", ("/old.html", "/old.html/", "/drafts/x", "/CNAME", "x")),
    ]
    found = [(a.page.name, a.file, a.refused) for a in answers(pages, {"drafts", "CNAME"})]
    assert found == [
        ("1.md", "old.html", ""),
        ("2.md", "", "1.md answers there"),
        ("2.md", "", "a page of the site answers there"),
        ("2.md", "", "a page of the site answers there"),
        ("2.md", "", "a page of the site answers there"),
        ("2.md", "", "it does not begin with one slash"),
    ]


@pytest.mark.parametrize(
    "file",
    [addresses.year_url("2022"), addresses.month_url("2022-05"), addresses.day_url("2022-05-23")]
    + [addresses.month_page_url("2022-05", number) for number in (1, 9, 10, 99, 100, 1000)],
)
def test_no_alias_takes_the_page_of_a_day_that_may_yet_come(file: str) -> None:
    (answer,) = answers([Moved("1.md", "a/1.html", (f"/{file}",))], (), addresses.DATED)
    assert answer.refused == "days, months and years have their pages there"


@pytest.mark.parametrize("alias", ["/2022/05/23/桥/", "/2022/5/", "/2022/05/23.html", "/a/2022/"])
def test_an_alias_below_a_day_or_beside_it_is_taken(alias: str) -> None:
    (answer,) = answers([Moved("1.md", "a/1.html", (alias,))], (), addresses.DATED)
    assert not answer.refused


def test_no_page_of_a_months_list_stands_where_a_day_does() -> None:
    days = {addresses.day_url(f"2022-05-{day:02}") for day in range(1, 32)}
    pages = [addresses.month_page_url("2022-05", number) for number in range(1, 2000)]
    assert len(set(pages)) == len(pages) and not days & set(pages)
    assert pages[0] == "2022/05/1/"


def test_names_with_one_slug_are_found_with_their_files_and_the_remedy() -> None:
    named = [("C++", "c", "1.md"), ("C#", "c", "2.md"), ("桥", "桥", "1.md"), ("桥", "桥", "2.md"),
             ("？", "", "3.md")]  # fmt: skip
    remedy = "Write a line with the name and a “slug:” of its own under “tags:”."
    assert collisions(named, "tags") == [
        f"under “tags:”, “？” (in 3.md) give no address. {remedy}",
        f"under “tags:”, “C#” and “C++” (in 2.md, 1.md) have one address, “c”. {remedy}",
    ]
