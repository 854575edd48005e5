"""A good OPML list of our own writing, and by rule what breaks it: replace the first by the second."""

from __future__ import annotations

URL = "https://jian.example/feeds/all.opml"

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head>
<title>河谷剪报的订阅</title>
<dateModified>Sun, 01 Nov 2026 00:00:00 +0800</dateModified>
<ownerId>https://jian.example/about/</ownerId>
</head>
<body>
<outline text="河谷剪报" title="河谷剪报" type="rss" version="RSS2"
 xmlUrl="https://jian.example/feeds/all.xml" htmlUrl="https://jian.example/"/>
<outline text="来源">
<outline text="云岭日报" title="云岭日报" type="rss"
 xmlUrl="https://jian.example/feeds/source/yunling.xml" htmlUrl="https://jian.example/source/yunling/"/>
</outline>
</body>
</opml>
"""

_TITLE = "<title>河谷剪报的订阅</title>"

BAD: list[tuple[str, str, str]] = [
    ("well-formed", "</opml>", ""),
    ("control-characters", "河谷剪报的订阅", "河谷\x90剪报"),
    ("root", 'version="2.0"', 'version="3.0"'),
    ("root", ' version="2.0"', ""),
    ("missing", _TITLE, ""),
    ("number", _TITLE, _TITLE * 2),
    ("empty", _TITLE, "<title/>"),
    ("element", _TITLE, f"{_TITLE}<author>河谷</author>"),
    ("element", _TITLE, f"{_TITLE}<docs>http://opml.org/spec2.opml</docs>"),
    ("element", "<body>", "<body><item/>"),
    ("element", "</opml>", "<foot/></opml>"),
    ("stray-text", "<body>", "<body>漏下的字"),
    ("stray-text", "<head>", "<head>漏下的字"),
    ("date", "Sun, 01 Nov 2026", "Mon, 01 Nov 2026"),
    ("date", "Sun, 01 Nov 2026 00:00:00 +0800", "2026-11-01"),
    ("url", "https://jian.example/about/", "about"),
    ("url", "https://jian.example/feeds/all.xml", "/feeds/all.xml"),
    ("url", "https://jian.example/source/yunling/", "https://jian.example/source/云岭/"),
    ("author", _TITLE, f"{_TITLE}<ownerEmail>河谷</ownerEmail>"),
    ("attribute", '<outline text="来源">', "<outline>"),
    ("attribute", 'title="云岭日报" type', "type"),
    ("attribute", 'xmlUrl="https://jian.example/feeds/all.xml"', ""),
    ("attribute", 'type="rss" version="RSS2"', 'type="rss" feed="RSS2"'),
    ("attribute", '<outline text="来源">', '<outline text="来源" isComment="no">'),
    ("empty", '<outline text="来源">', '<outline text="">'),
    ("outline-type", 'type="rss" version="RSS2"', ""),
    ("outline-type", 'text="来源"', 'text="来源" title="来源"'),
    ("outline-type", 'type="rss"', 'type="atom"'),
    ("outline-type", 'version="RSS2"', 'version="2.0"'),
    ("plain-text", 'text="来源"', 'text="&lt;b&gt;来源&lt;/b&gt;"'),
    ("duplicates", "feeds/source/yunling.xml", "feeds/all.xml"),
    ("order", "<head>", "<body/><head>"),
]
