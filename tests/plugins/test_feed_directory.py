"""The page of feeds, and OPML."""

from __future__ import annotations

from collections.abc import Callable

from feed_items import standing
from lxml import etree
from site_builder import Site

from plugins.catalog.archive import Sheet
from plugins.catalog.standing import lists_of
from plugins.feeds.directory import SHOWN, Directory
from plugins.feeds.opml import Outline, opml
from plugins.feeds.reports import alone

Build = Callable[..., Site]


def sheets(names: int, forms: tuple[str, ...] = ("rss", "atom", "json")) -> dict[str, Sheet]:
    """The page and the files of an archive with that many tags, of which `tag 0` is used twice."""
    found = [standing(n, tags=((f"t{n}", f"tag {n}"),)) for n in range(names)]
    found += [standing(9_999, tags=(("t0", "tag 0"),))] if names else []
    directory = Directory(
        "剪报",
        len(found),
        lists_of([alone(one) for one in found], found),
        forms,
        {},
        "https://f.example",
        "https://x.example",
    )  # type: ignore[arg-type]
    return {sheet.save_as: sheet for sheet in directory.sheets(has_page=True)}


def test_the_page_shows_the_fullest_feeds_and_counts_the_others() -> None:
    site, tags = sheets(SHOWN + 5)["feeds/index.html"].make()["feed_groups"]  # type: ignore[index]
    assert (site.title, site.feeds[0].count, site.opml) == ("全站", SHOWN + 6, "feeds/all.opml")
    assert len(tags.feeds) == SHOWN and tags.more == 5
    assert (tags.feeds[0].title, tags.feeds[0].count) == ("tag 0", 2)
    assert (tags.url, tags.opml) == ("tag/", "feeds/tags.opml")


def test_a_feed_is_shown_in_the_formats_that_there_are() -> None:
    for forms, names in ((("rss",), []), (("rss", "atom", "json"), ["Atom", "JSON"])):
        _, tags = sheets(1, forms)["feeds/index.html"].make()["feed_groups"]  # type: ignore[index]
        assert [other.name for other in tags.feeds[0].others] == names


def test_an_empty_archive_has_the_feed_of_the_site_alone() -> None:
    found = sheets(0, ("rss", "atom", "json"))
    assert list(found) == ["feeds/index.html", "feeds/all.opml"]
    (site,) = found["feeds/index.html"].make()["feed_groups"]  # type: ignore[index]
    assert [feed.count for feed in site.feeds] == [0]
    assert [other.name for other in site.feeds[0].others] == ["JSON"]


def test_a_kind_without_feeds_has_no_list() -> None:
    assert set(sheets(1)) == {"feeds/index.html", "feeds/all.opml", "feeds/tags.opml"}


def test_a_list_of_feeds_says_where_each_stands_and_whose_it_is() -> None:
    data = sheets(1)["feeds/all.opml"].make()
    assert isinstance(data, bytes)
    body = etree.fromstring(data).find("body")
    assert body is not None
    site, tags = body
    assert dict(site.attrib) == {
        "type": "rss",
        "text": "剪报",
        "title": "剪报",
        "xmlUrl": "https://f.example/feeds/all.xml",
        "htmlUrl": "https://x.example/",
    }
    assert dict(tags.attrib) == {"text": "标签"}
    assert [feed.get("xmlUrl") for feed in tags] == ["https://f.example/feeds/tag/t0.xml"]


def test_names_are_escaped() -> None:
    outline = Outline('<b>"&\x0b', "https://x/?a=1&b=2", "https://x/")
    tree = etree.fromstring(opml("<剪报>", [(None, [outline])]))
    assert tree.findtext("head/title") == "<剪报>"
    found = tree.find("body/outline")
    assert found is not None and found.get("text") == '<b>"&'
    assert found.get("xmlUrl") == "https://x/?a=1&b=2"


def test_a_site_has_a_page_of_feeds_all_of_which_are_there(site: Build, archive: str) -> None:
    built = site(archive)
    files = built.files()
    page = built.read("feeds/index.html")
    for path in files:
        if path.startswith("feeds/") and "/group/" not in path and path != "feeds/index.html":
            assert f'href="/{path}"' in page
    for path in ("all", "categories", "sources", "tags"):
        for outline in etree.fromstring(files[f"feeds/{path}.opml"]).iter("outline"):
            assert outline.get("type") == "rss" or len(outline)
