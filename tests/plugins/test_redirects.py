from __future__ import annotations

import pytest

from plugins.press.collisions import collisions
from plugins.press.redirects import BadAlias, alias_file, collides, folders_of


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
     "/.htaccess", "/a/./b", "/%ff", "/" + "长" * 100],
)  # fmt: skip
def test_an_alias_that_may_leave_the_site_is_refused(alias: str) -> None:
    with pytest.raises(BadAlias):
        alias_file(alias)


@pytest.mark.parametrize("file", ["a/x.html", "a", "a/x.html/index.html", "theme/x.html"])
def test_an_alias_never_takes_another_pages_place(file: str) -> None:
    taken = {"a/x.html", "theme"}
    assert collides(file, taken, folders_of(taken))


def test_names_with_one_slug_are_found() -> None:
    pairs = [("C++", "c"), ("C#", "c"), ("桥", "桥"), ("桥", "桥"), ("？", "")]
    assert collisions(pairs) == [("", ("？",)), ("c", ("C#", "C++"))]
