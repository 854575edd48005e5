"""Whole Jekyll sites: what is an article, what is left out and why, and what keeps its address."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_world import WISHES, articles
from jekyll_world import SOURCE_LINE, P, Q, head
from shared_texts import shared_folder

from importers.archive.header import read_header
from importers.archive.importing import Report, import_paths
from importers.archive.reimporting import reimport
from importers.errors import SettingsError
from importers.inspecting import Knowledge, inspect_file
from importers.jekyll.settings import Settings, load_settings
from importers.jekyll.site import Sites

CONFIG = """title: 清河剪报
url: https://a.example
timezone: Asia/Shanghai
permalink: /:categories/:year/:title/
collections:
  letters:
    output: true
    permalink: /mail/:name.html
  notes: {output: false}
defaults:
  - scope: {path: _posts/fixed, type: posts}
    values: {permalink: "/fixed/:title.html"}
  - scope: {path: "", type: posts}
    values: {categories: all}
exclude: [old_post]
"""
FILES = {
    "_config.yml": CONFIG,
    "_posts/2024-03-02-1.md": head(),
    "_posts/fixed/2024-03-02-2.md": head(),
    "night/_posts/2024-03-02-3.html": head(),
    "_posts/-4.md": head(date=" +0800"),
    "_drafts/5.md": head(),
    "_posts/2024-03-02-6.md": head(published="false"),
    "_letters/7.md": head(layout="letter", categories=None),
    "old_post/2024-03-02-8.md": head(),
    "news/9.md": head(),
}
PARTS = {
    "_layouts/post.html": "---\nlayout: default\n---\n{{ content }}",
    "_includes/nav.html": "<p>导航</p>",
    "_data/names.yml": "a: b",
    "_notes/10.md": head(),
    "_unused/11.md": head(),
    "_site/index.html": "<p>首页</p>",
    "vendor/bundle/x.md": head(),
    "category/a.html": "---\nlayout: category\ntitle: 甲新闻\n---\n",
    "404.md": "---\ntitle: 404\nlayout: default\n---\n找不到页面\n",
    "index.html": "---\nlayout: default\n---\n{% for post in site.posts %}{% endfor %}",
    "notes.txt": "随手记",
    "_posts/picture.png": "x",
    "CNAME": "a.example",
}


@pytest.fixture
def site(place: Path) -> Callable[..., Path]:
    """Write a site into `raw/`; every post has a text of its own."""

    def make(**changes: str) -> Path:
        files = {**FILES, **PARTS, **changes}
        for number, (name, text) in enumerate(files.items()):
            path = place / "raw" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            body = f"<p>第{number}路：{P}</p>{SOURCE_LINE}\n" if text.endswith("---\n") else ""
            path.write_text(text + body, encoding="utf-8")
        return place

    return make


def run(place: Path, *paths: str) -> Report:
    return import_paths([Path(path) for path in paths or ("raw",)], place / "content", WISHES)


def by_name(report: Report) -> dict[str, tuple[str, str]]:
    return {o.path.removeprefix("raw/"): (o.status, o.reason) for o in report.outcomes}


def headers(place: Path) -> dict[str, dict[str, str]]:
    """The headers of the articles by the number in their text."""
    found = {}
    for path in articles(place):
        text = path.read_text(encoding="utf-8")
        found[text.split("第", 1)[1].split("路", 1)[0]] = read_header(text)
    return found


def test_the_articles_of_a_site_are_found_and_its_parts_left_out_each_with_a_reason(
    site: Callable[..., Path],
) -> None:
    report = run(site())
    found = by_name(report)
    assert {name for name, (status, _) in found.items() if status == "imported"} == (
        set(FILES) - {"_config.yml"}
    )
    left = {name: reason for name, (status, reason) in found.items() if status == "left out"}
    assert set(left) == set(PARTS) | {"_config.yml"}
    assert all(left.values())
    assert report.exit_status == 0
    assert left["category/a.html"] == "a page of the site, no post"
    assert left["_notes/10.md"] == "of the collection notes, which has no pages (output: false)"


def test_every_article_of_a_site_keeps_the_address_it_had(site: Callable[..., Path]) -> None:
    place = site()
    run(place)
    order = list(FILES)
    aliases = {order[int(number)]: h.get("Aliases", "") for number, h in headers(place).items()}
    assert aliases == {
        "_posts/2024-03-02-1.md": "/all/emnews/2024/1/",
        "_posts/fixed/2024-03-02-2.md": "/fixed/2.html",
        "night/_posts/2024-03-02-3.html": "/night/all/emnews/2024/3/",
        "_posts/-4.md": "",
        "_drafts/5.md": "",
        "_posts/2024-03-02-6.md": "",
        "_letters/7.md": "/mail/7.html",
        "old_post/2024-03-02-8.md": "/emnews/2024/8/; /old_post/2024-03-02-8/",
        "news/9.md": "/emnews/2024/9/; /news/9/",
    }


def test_drafts_come_in_as_drafts(site: Callable[..., Path]) -> None:
    place = site()
    run(place)
    drafts = {
        number for number, header in headers(place).items() if header.get("Status") == "draft"
    }
    assert drafts == {
        str(list(FILES).index(name)) for name in ("_drafts/5.md", "_posts/2024-03-02-6.md")
    }


def test_addresses_outlive_the_site(site: Callable[..., Path]) -> None:
    place = site()
    run(place)
    before = {path: path.read_bytes() for path in articles(place)}
    shutil.rmtree(place / "raw")
    changes = reimport(place / "content", None)
    assert {change.status for change in changes} == {"unchanged"}
    assert {path: path.read_bytes() for path in articles(place)} == before


def test_importing_a_site_again_changes_nothing(site: Callable[..., Path]) -> None:
    place = site()
    run(place)
    again = by_name(run(place))
    assert {status for status, _ in again.values()} == {"unchanged", "left out"}


def test_a_part_of_a_site_is_imported_when_it_is_named(site: Callable[..., Path]) -> None:
    report = run(site(), "raw/404.md", "raw/_posts")
    assert by_name(report)["404.md"][0] == "imported"
    assert by_name(report)["_posts/2024-03-02-1.md"][0] == "imported"


def test_a_folder_of_a_site_knows_its_site(site: Callable[..., Path]) -> None:
    place = site()
    run(place, "raw/old_post")
    (header,) = headers(place).values()
    assert header["Aliases"] == "/emnews/2024/8/; /old_post/2024-03-02-8/"


def test_inspect_knows_the_site_too(site: Callable[..., Path]) -> None:
    path = site() / "raw" / "night" / "_posts" / "2024-03-02-3.html"
    assert inspect_file(path, Knowledge()).aliases == ("/night/all/emnews/2024/3/",)


def test_settings_that_cannot_be_read_refuse_every_post_and_say_why(
    site: Callable[..., Path],
) -> None:
    place = site(**{"_config.yml": "title: [a\npermalink: x"})
    report = run(place)
    assert report.exit_status == 1 and not articles(place)
    reasons = {reason for status, reason in by_name(report).values() if status == "refused"}
    assert reasons and all("_config.yml" in reason for reason in reasons)


def test_an_unknown_timezone_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "_config.yml"
    file.write_text("timezone: Qinghe/City\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"Qinghe/City.*Asia/Shanghai"):
        load_settings(file)


def test_without_settings_only_folders_of_jekyll_are_judged(place: Path) -> None:
    for name, text in {
        "_posts/2024-03-02-1.md": head() + f"<p>{P}</p>",
        "_layouts/post.html": "{{ content }}",
        "page.txt": f"清河开通夜间公交\n本报讯 {Q}",
    }.items():
        path = place / "raw" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = {name: status for name, (status, _) in by_name(run(place)).items()}
    assert found == {
        "_posts/2024-03-02-1.md": "imported",
        "_layouts/post.html": "left out",
        "page.txt": "imported",
    }


def test_settings_in_toml_are_read(tmp_path: Path) -> None:
    file = tmp_path / "_config.toml"
    file.write_text('permalink = "pretty"\nbaseurl = "/blog"\n', encoding="utf-8")
    settings = load_settings(file)
    assert (settings.permalink, settings.baseurl) == ("pretty", "/blog")


@pytest.mark.parametrize(
    ("path", "permalink"),
    [
        ("_posts/a.md", ("/short/",)),
        ("_posts/sub/a.md", ("/long/",)),
        ("_posts/x/deep/a.md", ("/glob/",)),
        ("other/a.md", ()),
    ],
)
def test_the_longest_scope_goes_first_and_globs_match_folders(
    tmp_path: Path, path: str, permalink: tuple[str, ...]
) -> None:
    file = tmp_path / "_config.yml"
    file.write_text(
        "defaults:\n"
        "- {scope: {path: _posts/sub}, values: {permalink: /long/}}\n"
        "- {scope: {path: _posts, type: post}, values: {permalink: /short/}}\n"
        '- {scope: {path: "_posts/*/deep"}, values: {permalink: /glob/}}\n'
        "- {scope: {type: pages}, values: {permalink: /pages/}}\n",
        encoding="utf-8",
    )
    assert load_settings(file).values(path, "posts").get("permalink", ()) == permalink


def test_collections_may_be_a_list_and_live_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("collections_dir: all\ncollections: [letters]\n")
    folder = tmp_path / "all" / "_letters"
    folder.mkdir(parents=True)
    sites = Sites([tmp_path])
    place = sites.place(folder / "1.md", b"---\n")
    assert place and (place.kind, place.collection, place.path) == (
        "document",
        "letters",
        "_letters/1.md",
    )
    assert "output: false" in (sites.left_out(folder / "1.md") or "")


def test_a_site_without_settings_is_jekylls_default() -> None:
    assert Settings().template == "/:categories/:year/:month/:day/:title:output_ext"


def test_the_real_site_comes_in_whole(place: Path) -> None:
    folder = shared_folder("corpus/finews")
    report = import_paths([folder], place / "content", WISHES)
    assert report.counts() == {"imported": 21, "left out": 11}
    for path in articles(place):
        text = path.read_text(encoding="utf-8")
        header, _, body = text.partition("\n\n")
        values = read_header(header)
        assert values["Title"] and values["Source_Url" if "站长消息" not in text else "Title"]
        assert values["Date_Basis"] == "front matter" and values["Aliases"].startswith("/")
        assert not any(junk in body for junk in ("返回", "文章来源", "<p", "EM_StockImg", "&gt;"))
