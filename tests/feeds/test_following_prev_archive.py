"""The whole archive from its feeds alone (RFC 5005, section 4): from the site feed backwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from feed_files import Feed, Published
from feed_sites import MONTHS, many
from served_site import published
from site_builder import unpack

SITE_FEEDS = ["feeds/all.xml", "feeds/all.atom.xml"]
ALL = [f"{number:016x}" for number in range(1, sum(MONTHS.values()) + 1)]


def slugs(feed: Feed) -> list[str]:
    return [item.link[-21:-5] for item in feed.items()]


@pytest.mark.parametrize("path", SITE_FEEDS)
def test_every_article_comes_exactly_once_newest_first(long_archive: Published, path: str) -> None:
    documents = list(long_archive.history(path))
    assert len(documents) > 3
    by_month = [slug for document in documents for slug in slugs(document)]
    assert sorted(by_month) == ALL
    months = [number_month(slug) for slug in by_month]
    assert months == sorted(months, reverse=True)


def number_month(slug: str) -> str:
    """Return the month in which an article came in."""
    number = int(slug, 16)
    for month, count in MONTHS.items():
        if number <= count:
            return month
        number -= count
    raise AssertionError(slug)


@pytest.mark.parametrize("path", SITE_FEEDS)
def test_another_parser_finds_the_same_way(long_archive: Published, path: str) -> None:
    found: list[str] = []
    at: Path | None = long_archive.output / path
    while at is not None:
        feed = feedparser.parse(at.read_bytes())
        found += [entry.link[-21:-5] for entry in feed.entries]
        before = [link.href for link in feed.feed.links if link.rel == "prev-archive"]
        at = long_archive.at(before[0]) if before else None
    assert sorted(found) == ALL


@pytest.mark.parametrize("path", SITE_FEEDS)
def test_documents_of_the_archive_lead_back_to_the_feed(long_archive: Published, path: str) -> None:
    first, *archive = long_archive.history(path)
    assert first.leads_to("current") is None
    for document in archive:
        assert document.path.startswith("feeds/archive/20")
        assert document.leads_to("current") == first.url
        assert b"<fh:archive" in document.raw


def test_no_document_lies_outside_the_chain(long_archive: Published) -> None:
    chained = {document.path for path in SITE_FEEDS for document in long_archive.history(path)}
    there = {feed.path for feed in long_archive.feeds() if feed.path.startswith("feeds/archive/")}
    assert there == chained - set(SITE_FEEDS)


@pytest.mark.parametrize("path", SITE_FEEDS)
def test_the_site_feed_is_within_its_limits(long_archive: Published, path: str) -> None:
    feed = long_archive.feed(path)
    assert 1 <= len(feed.items()) <= 50 and len(feed.raw) <= 1_000_000


Growing = tuple[Path, Callable[[], Published]]


@pytest.fixture
def growing(long_archive: Published, tmp_path: Path) -> Growing:
    """The folder of an archive that was built once already, and what builds it again."""
    shutil.copytree(long_archive.output.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path, lambda: published(tmp_path)


def article(folder: Path) -> Path:
    """Return the file of an article that came in in the second month."""
    return folder / "content/2025/02" / f"{ALL[9]}.md"


def archive_documents(site: Published) -> dict[str, bytes]:
    return {feed.path: feed.raw for feed in site.feeds() if feed.path.startswith("feeds/archive/")}


def test_closed_documents_stay_as_they_are_when_more_comes_in(
    long_archive: Published, growing: Growing
) -> None:
    folder, build = growing
    before = archive_documents(long_archive)
    unpack(many({"2025-06": 5, "2025-08": 70}, first=len(ALL) + 1), folder)
    site = build()
    after = archive_documents(site)
    assert before and len(after) > len(before)
    assert {path: after[path] for path in before} == before
    for path in SITE_FEEDS:
        found = [slug for document in site.history(path) for slug in slugs(document)]
        assert sorted(found) == [*ALL, *(f"{len(ALL) + n:016x}" for n in range(1, 76))]


def test_a_withdrawn_article_leaves_the_closed_documents(growing: Growing) -> None:
    folder, build = growing
    article(folder).write_text(
        f"Title: 已撤回\nDate: 2024-01-01\nCategory: 民生\nSlug: {ALL[9]}\nArchived: 2025-02-03\n"
        "Status: hidden\nWithdrawn: 2025-09-01\nWithdrawn_Reason: 权利人要求\n\n本文已撤回。\n",
        encoding="utf-8",
    )
    site = build()
    for path in SITE_FEEDS:
        found = [slug for document in site.history(path) for slug in slugs(document)]
        assert sorted(found) == [slug for slug in ALL if slug != ALL[9]]
    for feed in site.feeds():
        assert "第10号来稿".encode() not in feed.raw and ALL[9].encode() not in feed.raw, feed.path


def test_an_edited_article_is_new_in_its_closed_document_alone(
    long_archive: Published, growing: Growing
) -> None:
    folder, build = growing
    before = archive_documents(long_archive)
    path = article(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Archived:", "Modified: 2025-09-01\nArchived:") + "\n更正一句。\n",
        encoding="utf-8",
    )
    after = archive_documents(build())
    changed = {path for path in before if after[path] != before[path]}
    assert after.keys() == before.keys() and len(changed) == 2
    assert all("更正一句。".encode() in after[path] for path in changed)
