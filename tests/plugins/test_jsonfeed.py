"""JSON Feed 1.1 as its specification has it."""

from __future__ import annotations

import json
from typing import Any

from feed_items import CONTROLS, TAG, item, written

from plugins.feeds.model import FeedItem, Publisher


def feed(*items: FeedItem) -> Any:
    return json.loads(written("json", *items))


def test_a_feed_has_its_addresses_and_its_language() -> None:
    made = feed(item(1))
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["home_page_url"] == "https://x.example/"
    assert made["feed_url"] == "https://x.example/feeds/all.xml"
    assert (made["title"], made["description"], made["language"]) == ("剪报", "存档", "zh-Hans")


def test_an_item_says_all_that_is_stated() -> None:
    assert feed(item(1))["items"] == [
        {
            "id": f"{TAG}:json:1",
            "url": "https://x.example/a/1.html",
            "external_url": "https://hefen.example/n/1?a=1&b=2",
            "title": "题 1 <b>&",
            "content_html": "<p>正文 ]]> &lt;</p>",
            "summary": "摘要",
            "date_published": "2022-05-23T00:00:00+08:00",
            "date_modified": "2026-11-01T00:00:00+08:00",
            "authors": [{"name": "杨文"}, {"name": "李明"}],
            "tags": ["时政", "桥梁"],
            "_jianbao": {"source": {"name": "河汾日报", "url": "https://hefen.example/"}},
        }
    ]


def test_an_item_leaves_out_what_is_not_stated() -> None:
    bare = item(
        1, via=None, published=None, writers=(), categories=(), lang="zh-Hant",
        publisher=Publisher("剪报", "https://x/", None, None),
    )  # fmt: skip
    (made,) = feed(bare)["items"]
    assert set(made) == {
        "id", "url", "title", "content_html", "summary", "date_modified", "language",
    }  # fmt: skip


def test_items_keep_their_order_and_a_feed_may_have_none() -> None:
    assert [one["id"][-1] for one in feed(item(2), item(1))["items"]] == ["2", "1"]
    assert feed()["items"] == []


def test_control_characters_are_taken_out() -> None:
    (made,) = feed(item(1, **CONTROLS))["items"]
    assert (made["title"], made["content_html"]) == ("题", "<p>字</p>")
