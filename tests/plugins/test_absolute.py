"""Addresses as other programs need them."""

from __future__ import annotations

import pytest

from plugins.catalog.absolute import absolute, encoded, public_site


def test_a_path_is_percent_encoded_below_the_site() -> None:
    assert (
        absolute("https://x.example/s/", "a/0a/0a01.html") == "https://x.example/s/a/0a/0a01.html"
    )
    assert absolute("https://x.example/s/", "tag/桥 梁/") == (
        "https://x.example/s/tag/%E6%A1%A5%20%E6%A2%81/"
    )


@pytest.mark.parametrize(
    ("stated", "uri"),
    [
        ("http://x.example/桥?a=1&b=%20", "http://x.example/%E6%A1%A5?a=1&b=%20"),
        (
            "http://小报.example:80/a b?c=[1]|%zz#d#e",
            "http://xn--yet26m.example:80/a%20b?c=%5B1%5D%7C%25zz#d%23e",
        ),
        ("http://[::1]/?#", "http://[::1]/?#"),
        ("http://小..example/", "http://%E5%B0%8F..example/"),
    ],
)
def test_a_stated_address_becomes_a_uri(stated: str, uri: str) -> None:
    assert encoded(stated) == uri


@pytest.mark.parametrize(
    ("setting", "site"),
    [
        ("https://x.example/s/", "https://x.example/s"),
        ("https://小报.example", "https://xn--yet26m.example"),
        ("", None),
        ("..", None),
        ("https://", None),
    ],
)
def test_a_site_is_public_only_with_a_whole_address(setting: str, site: str | None) -> None:
    assert public_site({"SITEURL": setting}) == site
