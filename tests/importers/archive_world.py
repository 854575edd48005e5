"""A small archive in a temporary folder: raw texts in, what stands in the content folder out."""

from __future__ import annotations

from pathlib import Path

from importers.archive.importing import Report, Wishes, import_paths
from importers.archive.originals import Manifest, Originals
from importers.archive.staging import Staging

WISHES = Wishes(archived="2024-06-01")
TEXT = """清河开通夜间公交
来源：清河晚报 2024-03-02
本报讯 (记者 滕小满)3月1日,三条夜间公交线路开通,市民夜里出行方便多了。
运营到凌晨一点,票价不变。
"""
TWO = """清河开通夜间公交
本报讯 (记者 滕小满)3月1日,三条夜间公交线路开通。
柳泉修好村路
本报讯 (记者 水云帆)3月1日,官塘村的水泥路修到了家门口。
"""


def run(place: Path, wishes: Wishes = WISHES) -> Report:
    return import_paths([Path("raw")], place / "content", wishes)


def articles(place: Path) -> list[Path]:
    return sorted((place / "content").glob("20??/??/*.md"))


def snapshot(place: Path) -> dict[str, bytes]:
    content = place / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def post(
    number: str, body: str = "三条夜间公交线路今晚开通，票价不变。", title: str = "清河开通夜间公交"
) -> str:
    """A post of a repost archive; its address ends in its number, as the copied pages' did."""
    return (
        f'---\nlayout: post\ntitle: "{title}"\ndate: 2024-03-02 09:10:11 +0800\n'
        f"categories: qinghewanbao\ntags: 清河晚报新闻\n---\n<p>{body}</p>"
        '<p class="em_media">（文章来源：清河晚报）</p>\n\n'
        f"<http://news.example/share.html?code={number}>\n"
    )


def put(place: Path, name: str, text: str) -> Path:
    path = place / "raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def manifests(place: Path) -> list[Manifest]:
    return list(Originals(Staging(place / "content", dry_run=True)).all())
