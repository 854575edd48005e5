"""A good Atom feed of our own writing, and by rule what breaks it: replace the first by the second."""

from __future__ import annotations

URL = "https://jian.example/feeds/all.atom.xml"

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<id>tag:jian.example,2026:atom:all</id>
<title>河谷剪报</title>
<updated>2026-11-01T00:00:00+08:00</updated>
<link href="https://jian.example/feeds/all.atom.xml" rel="self" type="application/atom+xml"/>
<link href="https://jian.example/" rel="alternate" type="text/html"/>
<link href="https://jian.example/feeds/archive/2026-10.atom.xml" rel="prev-archive"
 type="application/atom+xml"/>
<author><name>河谷剪报</name><uri>https://jian.example/</uri></author>
<generator uri="https://jian.example/about/">Jianbao</generator>
<entry>
<id>tag:jian.example,2026:atom:0a01</id>
<title>渡口新桥通车 A&amp;B，水深 &lt; 3 米</title>
<updated>2026-10-30T00:00:00+08:00</updated>
<published>2022-05-23T12:11:23+08:00</published>
<link href="https://jian.example/a/0a/0a01.html" rel="alternate" type="text/html"/>
<link href="https://yunling.example/%E6%A1%A5.html" rel="via"/>
<author><name>杨文</name></author>
<author><name>李明</name></author>
<category term="交通"/>
<category term="bridge" label="桥梁"/>
<summary>渡口新桥建成通车。</summary>
<content type="html">&lt;p&gt;渡口新桥建成 &amp;amp; 通车。&lt;a href="https://yunling.example/"&gt;原文&lt;/a&gt;&lt;/p&gt;</content>
<source>
<id>https://yunling.example/</id>
<title>云岭日报</title>
<updated>2022-05-23T12:11:23+08:00</updated>
</source>
</entry>
<entry>
<id>tag:jian.example,2026:atom:0c01</id>
<title>夜校开班</title>
<updated>2026-10-29T16:00:00Z</updated>
<link href="https://jian.example/a/0c/0c01.html" rel="alternate" type="text/html"/>
<summary>报名的人比去年多。</summary>
</entry>
</feed>
"""

_SELF = (
    '<link href="https://jian.example/feeds/all.atom.xml" rel="self" type="application/atom+xml"/>'
)
_PAGE = '<link href="https://jian.example/a/0c/0c01.html" rel="alternate" type="text/html"/>'
_UPDATED = "2026-10-29T16:00:00Z"
_SECOND = "<title>夜校开班</title>"
_CONTENT = '<content type="html">'

BAD: list[tuple[str, str, str]] = [
    ("well-formed", "</feed>", ""),
    ("well-formed", "夜校开班", "夜校&mdash;开班"),
    ("control-characters", "夜校开班", "夜校\x80开班"),
    ("root", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
    ("missing", "<id>tag:jian.example,2026:atom:all</id>", ""),
    ("missing", "<title>河谷剪报</title>", ""),
    ("missing", "<updated>2026-11-01T00:00:00+08:00</updated>", ""),
    ("missing", "<id>tag:jian.example,2026:atom:0c01</id>", ""),
    ("missing", _SECOND, ""),
    ("missing", f"<updated>{_UPDATED}</updated>", ""),
    ("missing", "<summary>报名的人比去年多。</summary>", ""),
    ("missing", "<summary>报名的人比去年多。</summary>", '<content type="image/png">AA</content>'),
    ("missing", "<id>https://yunling.example/</id>", ""),
    ("missing", "<title>云岭日报</title>", ""),
    (
        "missing",
        "<author><name>杨文</name></author>",
        "<author><uri>https://x.example/</uri></author>",
    ),
    ("number", _SECOND, _SECOND * 2),
    ("number", "<summary>渡口", "<summary>摘要</summary><summary>渡口"),
    ("number", "<generator ", "<generator>甲</generator><generator "),
    ("number", "<name>杨文</name>", "<name>杨文</name><name>李明</name>"),
    ("element", _SECOND, f"{_SECOND}<pubDate>Mon, 23 May 2022 12:11:23 +0800</pubDate>"),
    ("element", "<author><name>杨文</name>", "<author><name>杨文</name><homepage>x</homepage>"),
    ("element", _SECOND, "<title>夜校<b xmlns=''>开班</b></title>"),
    (
        "element",
        "<entry>",
        '<entry><fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>',
    ),
    ("order", "</feed>", "<subtitle>转载新闻存档</subtitle></feed>"),
    ("stray-text", _SECOND, f"漏下的字{_SECOND}"),
    ("stray-text", "<author><name>杨文</name>", "<author>杨文<name>杨文</name>"),
    ("stray-text", _PAGE, _PAGE.replace("/>", ">网页</link>")),
    ("author", "<author><name>河谷剪报</name><uri>https://jian.example/</uri></author>\n", ""),
    ("author", "<author><name>杨文</name>", "<author><name>杨文</name><email>杨文</email>"),
    ("empty", "<name>李明</name>", "<name/>"),
    ("empty", _SECOND, "<title/>"),
    ("empty", 'term="交通"', 'term=""'),
    ("attribute", '<category term="交通"/>', "<category>交通</category>"),
    ("attribute", _SECOND, '<title mode="escaped">夜校开班</title>'),
    ("attribute", _PAGE, _PAGE.replace("href=", "url=")),
    ("id", "tag:jian.example,2026:atom:0c01", "0c01"),
    ("id", "tag:jian.example,2026:atom:0c01", "tag:jian.example:0c01"),
    ("id", "tag:jian.example,2026:atom:0c01", "/a/0c/0c01.html"),
    ("id", "tag:jian.example,2026:atom:0c01", " tag:jian.example,2026:atom:0c01"),
    ("id", "2026:atom:0c01", "2026:atom:0a01"),
    ("id", "2026:atom:0c01", "2026:atom:all"),
    ("duplicates", "a/0c/0c01.html", "a/0a/0a01.html"),
    ("duplicates", 'term="bridge"', 'term="交通"'),
    ("date", _UPDATED, "2026-10-29T16:00:00"),
    ("date", _UPDATED, "2026-10-29"),
    ("date", _UPDATED, "2026-10-29 16:00:00Z"),
    ("date", _UPDATED, "2026-13-29T16:00:00Z"),
    ("date", _UPDATED, "2026-10-29T25:00:00Z"),
    ("date", _UPDATED, "2026-10-29T16:00:00+0800"),
    ("date", _UPDATED, "Thu, 29 Oct 2026 16:00:00 GMT"),
    ("date", "2022-05-23T12:11:23+08:00</published>", "</published>"),
    ("url", "https://jian.example/a/0c", "/a/0c"),
    ("url", "https://yunling.example/%E6%A1%A5.html", "https://yunling.example/桥.html"),
    ("url", "<uri>https://jian.example/</uri>", "<uri>jian.example</uri>"),
    ("url", 'uri="https://jian.example/about/"', 'uri="/about/"'),
    ("url", "<entry>", "<icon>favicon.png</icon><entry>"),
    ("url", 'term="交通"', 'term="交通" scheme="分类"'),
    ("links", _PAGE, ""),
    ("links", _PAGE, _PAGE * 2),
    ("links", 'rel="via"', 'rel="alternate"'),
    ("links", 'rel="via"', 'rel="prev-archive"'),
    ("links", "<generator", '<link href="https://jian.example/2/" type="text/html"/><generator'),
    ("self", _SELF, ""),
    ("self", _SELF, _SELF.replace("all.atom.xml", "all.xml")),
    ("media-type", _SELF, _SELF.replace("application/atom+xml", "application/rss+xml")),
    ("media-type", _SELF, _SELF.replace(' type="application/atom+xml"', "")),
    ("media-type", _PAGE, _PAGE.replace("text/html", "html")),
    ("media-type", _PAGE, _PAGE.replace(' type="text/html"', "")),
    ("relation", 'rel="via"', 'rel="original"'),
    ("language", 'xml:lang="zh-Hans"', 'xml:lang="zh_CN"'),
    ("language", "<entry>", '<entry xml:lang="中文">'),
    ("language", _PAGE, _PAGE.replace("/>", ' hreflang="中文"/>')),
    ("history", 'rel="prev-archive"', 'rel="next-archive"'),
    ("history", "archive/2026-10", "all"),
    (
        "history",
        "<generator ",
        '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/><generator ',
    ),
    (
        "history",
        "<generator ",
        '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/><generator ',
    ),
    ("namespace", "<generator ", '<x:y xmlns:x="https://x.example/ns"/><generator '),
    ("text-type", _CONTENT, '<content type="CDATA">'),
    ("text-type", _CONTENT, '<content type="text/html">'),
    ("text-type", _SECOND, '<title type="application/text">夜校</title>'),
    ("plain-text", _CONTENT, '<content type="text">'),
    ("plain-text", _SECOND, "<title>&lt;b&gt;夜校&lt;/b&gt;</title>"),
    ("plain-text", "报名的人", "&amp;ldquo;报名的人"),
    ("acting-html", _CONTENT, f"{_CONTENT}&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("acting-html", _CONTENT, f"{_CONTENT}&lt;style&gt;p {{}}&lt;/style&gt;"),
    ("acting-html", _CONTENT, f"{_CONTENT}&lt;embed src='https://x.example/'&gt;"),
    ("event-handler", _CONTENT, f"{_CONTENT}&lt;p onmouseover='alert(1)'&gt;甲&lt;/p&gt;"),
    ("style-attribute", _CONTENT, f"{_CONTENT}&lt;p style='color:red'&gt;甲&lt;/p&gt;"),
    ("acting-address", 'href="https://yunling.example/"', 'href="javascript:alert(1)"'),
    ("relative-address", 'href="https://yunling.example/"', 'href="/a/0a/0a01.html"'),
    ("relative-address", _CONTENT, f'{_CONTENT}&lt;img src="q.png"&gt;'),
]
