"""Items, feeds and standings of our own making, for the tests of the feeds."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.catalog.standing import Standing
from plugins.feeds.fitting import fitted
from plugins.feeds.model import Channel, FeedItem, Publisher

SHANGHAI = ZoneInfo("Asia/Shanghai")
TAG = "tag:x.example,2026"
HEFEN = Publisher(
    "河汾日报", "https://hefen.example/", f"{TAG}:source:hefen", "https://hefen.example/"
)
CONTROLS = {
    "title": "题\x0b\x00",
    "html": "<p>\x0c字</p>",
    "summary": "\ufffe",
    "writers": ("甲\x01",),
}


def item(number: int, **changes: object) -> FeedItem:
    """Return an item with everything stated but its language."""
    made = FeedItem(
        tag=TAG,
        id=str(number),
        link=f"https://x.example/a/{number}.html",
        via="https://hefen.example/n/1?a=1&b=2",
        title=f"题 {number} <b>&",
        summary="摘要",
        html="<p>正文 ]]> &lt;</p>",
        published=datetime(2022, 5, 23, tzinfo=SHANGHAI),
        updated=datetime(2026, 11, 1, tzinfo=SHANGHAI),
        writers=("杨文", "李明"),
        categories=("时政", "桥梁"),
        publisher=HEFEN,
        lang=None,
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def channel(**changes: object) -> Channel:
    """Return a feed."""
    made = Channel(
        id=f"{TAG}:atom:feed:site",
        title="剪报",
        description="存档",
        author="剪报",
        lang="zh-Hans",
        url="https://x.example/feeds/all.xml",
        page_url="https://x.example/",
        changed=datetime(2026, 11, 1, tzinfo=SHANGHAI),
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def written(
    form: str, *items: FeedItem, of: Channel | None = None, max_bytes: int | None = None
) -> bytes:
    """Return the document with these items in a format."""
    return fitted(form, of or channel(), items, max_bytes)  # type: ignore[arg-type]


def standing(number: int, came: str = "2026-11-01", **changes: object) -> Standing:
    """Return where an article stands that came into the archive on a day."""
    slug = f"{number:016x}"
    made = Standing(
        slug=slug,
        file=f"2022/{slug}.md",
        url=f"a/{slug}.html",
        save_as=f"a/{slug}.html",
        order=("", slug),
        day=None,
        category=None,
        tags=(),
        source=None,
        arrived=(came, "", slug),
        changed=float(number),
        aliases=(),
        size=3000,
    )
    return made._replace(**changes)  # type: ignore[arg-type]
