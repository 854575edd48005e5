"""What the head of a saved page states, and a window title without the names of site and column."""

from __future__ import annotations

import pytest

from importers.tokens import tokenise
from importers.web.head import Head, read_head, title_parts, without_site


def head(html: str) -> Head:
    return read_head(html, tokenise(html, 0))


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<meta property='og:title' content='夜间公交开通满月'>", "夜间公交开通满月"),
        ("<meta name='ArticleTitle' content='关于做好春灌工作的通知'>", "关于做好春灌工作的通知"),
        ("<META NAME=ARTICLETITLE CONTENT=春灌通知>", "春灌通知"),
        ("<meta name='twitter:title' content='夜间 \n公交'>", "夜间 公交"),
        ("<meta name='og:title' content='甲'><meta name='og:title' content='乙'>", "甲"),
        ("<meta name='ArticleTitle' content='乙'><meta property='og:title' content='甲'>", "甲"),
        ("<meta property='og:title' content=''><meta name='ArticleTitle' content='乙'>", "乙"),
        ("<meta name='title' content='甲'><meta name='keywords' content='乙'>", None),
    ],
)
def test_the_title_of_the_page_comes_from_its_meta_tags(html: str, title: str | None) -> None:
    assert (head(html).titles or (None,))[0] == title


@pytest.mark.parametrize(
    ("data", "title", "date"),
    [
        ('{"@type":"NewsArticle","headline":"甲乙","datePublished":"2024-03-02T08:00:00+08:00",'
         '"author":{"@type":"Person","name":"滕小满"}}', "甲乙", "2024-03-02T08:00:00+08:00"),
        ('[{"@type":"BreadcrumbList"},{"@type":"Article","headline":"甲乙","author":["滕小满"]}]',
         "甲乙", None),
        ('{"@graph":[{"@type":"WebSite","headline":"站"},{"@type":"Report","headline":"甲乙"}]}', "甲乙", None),
        ('{"@type":["BlogPosting"],"headline":"甲乙"}', None, None),
        ('{"@type":"NewsArticle","headline":["甲"],"datePublished":20240302}', None, None),
        ('{"@type":"NewsArticle","headline":"甲\n乙"}', "甲\n乙", None),
        ("{", None, None),
        ("", None, None),
        ("[[1], null, 3]", None, None),
        ("[" * 100_000, None, None),
    ],
)  # fmt: skip
def test_json_ld_is_read_where_it_describes_an_article_and_passed_over_where_broken(
    data: str, title: str | None, date: str | None
) -> None:
    found = head(f'<script type="application/ld+json">{data}</script>')
    assert (found.titles or (None,))[0] == title
    assert (found.dates or (None,))[0] == date


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<meta name=PubDate content='2024-01-05 00:00:00'>", "2024-01-05 00:00:00"),
        ("<meta property='article:published_time' content='2024-03-02T08:00:00+08:00'>", "2024-03-02T08:00:00+08:00"),
        ("<meta itemprop=datePublished name=publishdate content=2024-03-02>", "2024-03-02"),
        ("<script>var page = {pubTime: '2024-03-02 08:00:00'};</script>", "2024-03-02 08:00:00"),
        ('<script>window.data = {"publish_time":"2024/3/2 8:00"}</script>', "2024/3/2 8:00"),
        ("<script>pub_date=\"2024年3月2日\"</script>", "2024年3月2日"),
        ("<script>var updateTime = '2024-03-02';</script>", None),
        ("<script>{\"endDate\":\"2024-03-02\"}</script>", None),
        ("<p>pubTime: '2024-03-02'</p>", None),
        ("<meta name=lastmodified content=2024-03-02>", None),
    ],
)  # fmt: skip
def test_the_day_comes_from_meta_tags_or_the_data_of_a_script(html: str, day: str | None) -> None:
    assert (head(html).dates or (None,))[0] == day


def test_the_address_is_the_canonical_one_before_others() -> None:
    html = (
        "<meta property='og:url' content='http://b.example/'><meta name=Url content='http://c.example/'>"
        "<link rel='Canonical' href=' http://a.example/1.html '><link rel=canonical href='http://d.example/'>"
    )
    assert head(html).addresses == ("http://a.example/1.html", "http://b.example/", "http://c.example/")  # fmt: skip


def test_the_window_title_is_read_whole_from_its_first_element() -> None:
    found = head("<title>\n甲 &amp; 乙 <丙>\n _ 站</title><svg><title>图标</title></svg>")
    assert found.window == "甲 & 乙 <丙> _ 站"


def test_a_head_of_nothing_states_nothing() -> None:
    assert head("<p>渠水</p>") == Head()


@pytest.mark.parametrize(
    ("title", "sites", "rest"),
    [
        ("夜间公交开通满月_清河晚报网", [], "夜间公交开通满月"),
        ("夜间公交开通满月 - 民生 - 云岭在线", [], "夜间公交开通满月"),
        ("夜间公交开通满月|清河市人民政府", [], "夜间公交开通满月"),
        ("夜间公交开通满月——青檀", ["青檀"], "夜间公交开通满月"),
        ("夜间公交开通满月-news.qinghe.example.com", [], "夜间公交开通满月"),
        ("夜间公交开通满月_", [], "夜间公交开通满月"),
        ("夜间公交开通满月——市民回家不再难", [], "夜间公交开通满月——市民回家不再难"),
        ("三票-五票的会场-一路到站", [], "三票-五票的会场-一路到站"),
        ("清河-云岭网", [], "清河-云岭网"),
        ("夜间公交开通满月", [], "夜间公交开通满月"),
        ("", [], ""),
    ],
)
def test_only_the_name_of_a_site_or_a_column_is_cut_off_a_title(
    title: str, sites: list[str], rest: str
) -> None:
    assert without_site(title, sites) == rest


@pytest.mark.parametrize(
    ("window", "parts"),
    [
        ("夜间公交开通满月_民生_清河网", ["夜间公交开通满月_民生_清河网", "夜间公交开通满月_民生", "夜间公交开通满月"]),
        ("清河网 | 夜间公交开通满月", ["清河网 | 夜间公交开通满月", "清河网", "夜间公交开通满月"]),
        ("夜间公交开通满月", ["夜间公交开通满月"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_parts_of_a_window_title_hold_the_headline(window: str, parts: list[str]) -> None:
    assert title_parts(window)[: len(parts)] == parts
