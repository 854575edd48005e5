"""Every link of the site leads somewhere, and every label belongs to something."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from findings import no
from lxml import html
from site_builder import write_settings
from site_links import Links
from site_world import Built, build_demonstration

import pelicanconf
from plugins.press.build import build


@pytest.fixture(scope="module")
def preview(demonstration: Built) -> Links:
    return Links(demonstration.output)


@pytest.fixture(scope="module")
def public(published: Built) -> Links:
    return Links(published.output, published.address)


def test_every_link_and_fragment_of_the_preview_leads_to_its_place(preview: Links) -> None:
    no("broken links", preview.broken())


def test_every_link_and_fragment_of_the_public_site_leads_to_its_place(public: Links) -> None:
    no("broken links", public.broken())


def test_whatever_file_states_an_address_of_the_site_something_is_there(public: Links) -> None:
    no("addresses of nothing", public.broken_in_texts())


def test_no_id_stands_twice_and_every_reference_finds_one(preview: Links) -> None:
    no("broken references", preview.broken_references())


def test_a_page_states_its_own_address_as_it_is_sent(published: Built) -> None:
    """In US-ASCII (RFC 3986): other programs compare it letter by letter."""
    found = []
    for path in published.output.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        for stated in page.xpath("//link[@rel='canonical']/@href"):
            assert stated == quote(unquote(stated), safe=":/"), path
            found.append(stated)
    assert any("%" in stated for stated in found), "no page has an address that must be encoded"


NEEDED = ["plugins.catalog", "plugins.press"]


@pytest.mark.parametrize("left_out", sorted({*pelicanconf.PLUGINS} - {*NEEDED}))
def test_without_a_plugin_nothing_links_what_it_prints(tmp_path: Path, left_out: str) -> None:
    used = [plugin for plugin in pelicanconf.PLUGINS if plugin != left_out]
    links = Links(build_demonstration(tmp_path, PLUGINS=used))
    no("broken links", links.broken())
    no("broken references", links.broken_references())


def test_the_theme_does_with_the_least_of_plugins(tmp_path: Path) -> None:
    output = build_demonstration(tmp_path, PLUGINS=NEEDED)
    no("broken links", Links(output).broken())
    pages = [html.document_fromstring(path.read_bytes()) for path in output.glob("a/*/*.html")]
    dated = [page for page in pages if page.xpath("//p[@class='source-line']//time/@datetime")]
    assert dated, "source and day are facts of an article, whoever prints the block"
    assert not any(page.xpath("//aside") for page in pages), "an empty margin"


@pytest.mark.parametrize("address", ["", "https://news.example.org"])
def test_an_empty_archive_links_only_to_what_is_there(tmp_path: Path, address: str) -> None:
    (tmp_path / "content").mkdir()
    write_settings(tmp_path, SEARCH_URL="search/", SITEURL=address)
    build(tmp_path / "conf.py", tmp_path / "output")
    links = Links(tmp_path / "output", address)
    no("broken links", links.broken())
    no("addresses of nothing", links.broken_in_texts())


FAULTY = """<!DOCTYPE html><html lang="en"><p id="here"></p><p id="here" aria-labelledby="gone"></p>
<a href="/b/">no page</a><a href="#there">no id</a><a href="c">no slash</a><img src="d.png">
<a href="#here">good</a><a href="/c/#%E6%9D%A5">good</a><a href="https://elsewhere.example/">good</a>
<a href="https://site.example/gone">only where the site has that address</a></html>"""


def test_what_is_broken_is_found(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "c/index.html").write_text(
        "<meta charset='utf-8'><p id='来'>x</p>", encoding="utf-8"
    )
    (tmp_path / "a.xml").write_text("<a>https://site.example/b/</a>", encoding="utf-8")
    faults = [
        "index.html: /b/ (no such file)",
        "index.html: #there (no id 'there' there)",
        "index.html: c (no such file)",
        "index.html: d.png (no such file)",
    ]
    assert list(Links(tmp_path).broken()) == faults
    public = Links(tmp_path, "https://site.example")
    assert len(list(public.broken())) == len(faults) + 1
    assert [told.split(":")[0] for told in public.broken_in_texts()] == ["a.xml", "index.html"]
    assert list(public.broken_references()) == [
        "index.html: id 'here' stands twice",
        "index.html: aria-labelledby names 'gone', no id",
    ]
