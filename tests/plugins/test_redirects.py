from __future__ import annotations

import pytest

from plugins.catalog.collisions import collisions
from plugins.press.redirects import BadAlias, Moved, alias_file, answers, collides, folders_of


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


def test_names_with_one_slug_are_found_with_their_files_and_the_remedy() -> None:
    named = [("C++", "c", "1.md"), ("C#", "c", "2.md"), ("桥", "桥", "1.md"), ("桥", "桥", "2.md"),
             ("？", "", "3.md")]  # fmt: skip
    remedy = "Write a line with the name and a “slug:” of its own under “tags:”."
    assert collisions(named, "tags") == [
        f"under “tags:”, “？” (in 3.md) give no address. {remedy}",
        f"under “tags:”, “C#” and “C++” (in 2.md, 1.md) have one address, “c”. {remedy}",
    ]
