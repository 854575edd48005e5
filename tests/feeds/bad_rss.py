"""A good RSS feed of our own writing, and by rule what breaks it: replace the first by the second."""

from __future__ import annotations

URL = "https://jian.example/feeds/all.xml"

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fh="http://purl.org/syndication/history/1.0"
 version="2.0">
<channel>
<title>河谷剪报</title>
<link>https://jian.example/</link>
<description>转载新闻存档</description>
<atom:link href="https://jian.example/feeds/all.xml" rel="self" type="application/rss+xml"/>
<atom:link href="https://jian.example/feeds/archive/2026-10.xml" rel="prev-archive"
 type="application/rss+xml"/>
<language>zh-cn</language>
<docs>https://www.rssboard.org/rss-specification</docs>
<lastBuildDate>Sun, 01 Nov 2026 00:00:00 +0800</lastBuildDate>
<item>
<title>渡口新桥通车 A&amp;B，水深 &lt; 3 米</title>
<link>https://jian.example/a/0a/0a01.html</link>
<description>渡口新桥建成通车。</description>
<content:encoded><![CDATA[<p>来源：云岭日报　原文：<a href="https://yunling.example/桥.html"
 rel="noopener">原文</a></p><p>渡口新桥建成 &amp; 通车。<img src="https://jian.example/images/q.png" alt="桥"></p>
]]></content:encoded>
<guid isPermaLink="false">tag:jian.example,2026:0a01</guid>
<pubDate>Mon, 23 May 2022 12:11:23 +0800</pubDate>
<dc:creator>杨文、李明</dc:creator>
<category>交通</category>
<category>桥梁</category>
<source url="https://yunling.example/">云岭日报</source>
</item>
<item>
<title>夜校开班</title>
<link>https://jian.example/a/0c/0c01.html</link>
<description>报名的人比去年多。</description>
<guid isPermaLink="false">tag:jian.example,2026:0c01</guid>
</item>
</channel>
</rss>
"""

ARCHIVE_DOCUMENT = (
    GOOD.replace("<docs>", "<fh:archive/>\n<docs>")
    .replace('rel="self"', 'rel="current"')
    .replace(
        "<language>",
        '<atom:link href="https://jian.example/feeds/archive/2026-11.xml" rel="self"'
        ' type="application/rss+xml"/>\n<language>',
    )
)
"""A document of the archive; it stands at feeds/archive/2026-11.xml."""

_SELF = (
    '<atom:link href="https://jian.example/feeds/all.xml" rel="self" type="application/rss+xml"/>'
)
_GUID = '<guid isPermaLink="false">tag:jian.example,2026:0a01</guid>'
_PUBLISHED = "Mon, 23 May 2022 12:11:23 +0800"
_SECOND = "<title>夜校开班</title>"
_BODY = "<p>渡口新桥建成 &amp; 通车。"

BAD: list[tuple[str, str, str]] = [
    ("well-formed", "</channel>", ""),
    ("well-formed", "夜校开班", "夜校&nbsp;开班"),
    ("well-formed", "夜校开班", "夜校\x0b开班"),
    ("doctype", "<rss ", '<!DOCTYPE rss [<!ENTITY a "甲">]><rss '),
    ("encoding", 'encoding="utf-8"', 'encoding="gb18030"'),
    ("control-characters", "夜校开班", "夜校\x85开班"),
    ("control-characters", "夜校开班", "夜校&#x9C;开班"),
    ("control-characters", "夜校开班", "夜校\ufffd开班"),
    ("root", 'version="2.0"', 'version="0.91"'),
    ("root", 'version="2.0"', ""),
    ("number", "</channel>", "</channel><channel/>"),
    ("missing", "<title>河谷剪报</title>", ""),
    ("missing", "<link>https://jian.example/</link>", ""),
    ("missing", "<description>转载新闻存档</description>", ""),
    ("missing", "<title>夜校开班</title>", ""),
    ("missing", "<link>https://jian.example/a/0c/0c01.html</link>", ""),
    ("missing", "<description>报名的人比去年多。</description>", ""),
    ("missing", '<guid isPermaLink="false">tag:jian.example,2026:0c01</guid>', ""),
    ("number", "<title>河谷剪报</title>", "<title>河谷剪报</title><title>剪报</title>"),
    ("number", "<language>zh-cn</language>", "<language>zh-cn</language><language>zh</language>"),
    ("number", _SECOND, f"{_SECOND}<title>又一题</title>"),
    ("number", f"<pubDate>{_PUBLISHED}</pubDate>", f"<pubDate>{_PUBLISHED}</pubDate>" * 2),
    ("number", _GUID, f"{_GUID}<guid>https://jian.example/x</guid>"),
    ("number", "<dc:creator>", "<dc:creator>王小月</dc:creator><dc:creator>"),
    ("element", _SECOND, f"{_SECOND}<titel>夜校</titel>"),
    ("element", "<docs>", "<publisher>云岭</publisher><docs>"),
    ("element", _SECOND, f"{_SECOND}<lastBuildDate>{_PUBLISHED}</lastBuildDate>"),
    ("element", _SECOND, "<title>夜校<b>开班</b></title>"),
    ("element", "<channel>", "<item/><channel>"),
    ("order", "</channel>", "<copyright>云岭日报</copyright></channel>"),
    ("order", "<description>渡口新桥建成通车。</description>\n", ""),
    ("stray-text", _SECOND, f"漏下的字{_SECOND}"),
    ("stray-text", "</channel>", "漏下的字</channel>"),
    ("attribute", "<item>", '<item id="1">'),
    ("attribute", _GUID, _GUID.replace("isPermaLink", "permalink")),
    ("attribute", '<source url="https://yunling.example/">', "<source>"),
    ("guid", 'isPermaLink="false"', ""),
    ("guid", 'isPermaLink="false"', 'isPermaLink="true"'),
    ("guid", 'isPermaLink="false"', 'isPermaLink="no"'),
    ("guid", _GUID, '<guid isPermaLink="false">tag:jian.example:0a01</guid>'),
    ("guid", _GUID, '<guid isPermaLink="false">0a01</guid>'),
    ("guid", _GUID, "<guid>/a/0a/0a01.html</guid>"),
    ("guid", "2026:0c01", "2026:0a01"),
    ("duplicates", "a/0c/0c01.html", "a/0a/0a01.html"),
    ("duplicates", "<category>桥梁</category>", "<category>交通</category>"),
    ("date", _PUBLISHED, "2022-05-23T12:11:23+08:00"),
    ("date", _PUBLISHED, "Tue, 23 May 2022 12:11:23 +0800"),
    ("date", _PUBLISHED, "Mon, 23 May 2022 12:11:23"),
    ("date", _PUBLISHED, "Mon, 23 May 22 12:11:23 +0800"),
    ("date", _PUBLISHED, "Mon, 32 May 2022 12:11:23 +0800"),
    ("date", _PUBLISHED, "Mon, 23 May 2022 25:11:23 +0800"),
    ("date", _PUBLISHED, "Mon, 23 5 2022 12:11:23 +0800"),
    ("date", _PUBLISHED, "星期一, 23 May 2022 12:11:23 +0800"),
    ("date", "Sun, 01 Nov 2026 00:00:00 +0800", ""),
    ("language", "zh-cn", "中文"),
    ("url", "<link>https://jian.example/</link>", "<link>/</link>"),
    ("url", "<link>https://jian.example/</link>", "<link>jian.example</link>"),
    ("url", "a/0c/0c01.html</link>", "a/0c/夜校.html</link>"),
    ("url", "a/0c/0c01.html</link>", "a/0c/a b.html</link>"),
    ("url", "a/0c/0c01.html</link>", "a/0c/%zz.html</link>"),
    ("url", "https://jian.example/a/0c", "ftp://jian.example/a/0c"),
    ("url", "https://jian.example/a/0c", "https:///a/0c"),
    ("url", "https://jian.example/a/0c", "https://-/a/[0c]"),
    ("url", "https://jian.example/a/0c", "https://jian.example:port/a/0c"),
    ("url", "https://jian.example/a/0c", "https://jian.example/a#b#c/0c"),
    ("url", "https://jian.example/a/0c", "javascript:alert(1)//a/0c"),
    ("url", "https://www.rssboard.org/rss-specification", "rss-specification"),
    ("url", 'url="https://yunling.example/"', 'url="yunling"'),
    ("url", "<item>", '<item><enclosure url="/x.mp3" length="1" type="audio/mpeg"/>'),
    ("media-type", "<item>", '<item><enclosure url="https://x.example/x" length="1" type="mp3"/>'),
    (
        "number-value",
        "<item>",
        '<item><enclosure url="https://x.example/x" length="?" type="a/b"/>',
    ),
    ("number-value", "<docs>", "<ttl>一小时</ttl><docs>"),
    ("attribute", "<item>", '<item><enclosure url="https://x.example/x" type="a/b"/>'),
    ("element", "<docs>", "<image><url>https://jian.example/i.png</url></image><docs>"),
    ("element", "<docs>", "<dc:language>中文</dc:language><docs>"),
    ("number-value", "<docs>", "<ttl>0</ttl><docs>"),
    ("author", "<dc:creator>杨文、李明</dc:creator>", "<author>杨文</author>"),
    ("author", "<docs>", "<managingEditor>编辑部</managingEditor><docs>"),
    ("same-meaning", "<dc:creator>", "<author>yang@yunling.example (杨文)</author><dc:creator>"),
    ("same-meaning", "<source ", "<dc:source>云岭日报</dc:source><source "),
    ("same-meaning", "<pubDate>", "<dc:date>2022-05-23</dc:date><pubDate>"),
    ("same-meaning", "<category>桥梁", "<dc:subject>桥梁</dc:subject><category>桥梁"),
    ("same-meaning", _GUID, f"{_GUID}<atom:id>tag:jian.example,2026:0a01</atom:id>"),
    ("empty", _SECOND, "<title> </title>"),
    ("empty", "<category>桥梁</category>", "<category/>"),
    ("empty", ">云岭日报</source>", "></source>"),
    ("blanks", _SECOND, "<title>夜校开班\n</title>"),
    ("plain-text", _SECOND, "<title>&lt;b&gt;夜校&lt;/b&gt;开班</title>"),
    ("plain-text", _SECOND, "<title>夜校 &amp;amp; 开班</title>"),
    ("plain-text", "报名的人比去年多。", "&lt;p&gt;报名的人比去年多。&lt;/p&gt;"),
    ("plain-text", "转载新闻存档", "转载&lt;br/&gt;新闻存档"),
    ("self", _SELF, ""),
    ("self", _SELF, _SELF.replace("/feeds/all.xml", "/feeds/tag/all.xml")),
    ("self", _SELF, _SELF.replace('rel="self"', 'rel="alternate"')),
    ("url", _SELF, _SELF.replace("https://jian.example", "")),
    ("media-type", _SELF, _SELF.replace("application/rss+xml", "text/xml")),
    ("media-type", _SELF, _SELF.replace(' type="application/rss+xml"', "")),
    ("relation", "prev-archive", "earlier"),
    ("attribute", _SELF, f'{_SELF}<atom:link rel="alternate"/>'),
    ("stray-text", _SELF, _SELF.replace("/>", ">自己</atom:link>")),
    ("history", "archive/2026-10.xml", "all.xml"),
    ("history", "prev-archive", "next-archive"),
    ("history", "<docs>", "<fh:archive/><docs>"),
    ("history", "<docs>", "<fh:complete/><docs>"),
    ("element", "<docs>", "<fh:incremental/><docs>"),
    ("namespace", "<docs>", '<x:y xmlns:x="https://x.example/ns">甲</x:y><docs>'),
    ("namespace", "http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom"),
    ("namespace", "modules/content/", "modules/content"),
    ("namespace", "<item>", '<item xmlns:d="http://purl.org/dc/elements/1.1/"><d:type>a</d:type>'),
    ("element", "<item>", "<item><atom:author>杨文</atom:author>"),
    ("acting-html", _BODY, f"<script>alert(1)</script>{_BODY}"),
    ("acting-html", _BODY, f"<style>p {{color: red}}</style>{_BODY}"),
    ("acting-html", _BODY, f'<iframe src="https://x.example/"></iframe>{_BODY}'),
    ("acting-html", _BODY, f'<form action="https://x.example/"><input></form>{_BODY}'),
    ("acting-html", _BODY, f'<object data="https://x.example/x.swf"></object>{_BODY}'),
    ("acting-html", _BODY, f'<meta http-equiv="refresh" content="0">{_BODY}'),
    ("acting-html", _BODY, f"<svg><circle r='1'/></svg>{_BODY}"),
    ("acting-html", _BODY, f"<!-- ><script>alert(1)</script> -->{_BODY}"),
    ("html-comment", _BODY, f"<!-- 编者 -->{_BODY}"),
    ("event-handler", _BODY, _BODY.replace("<p>", '<p onclick="alert(1)">')),
    ("event-handler", "<img ", '<img OnError="alert(1)" '),
    ("style-attribute", _BODY, _BODY.replace("<p>", '<p style="position:fixed">')),
    ("acting-address", "https://yunling.example/桥.html", "javascript:alert(1)"),
    ("acting-address", "https://yunling.example/桥.html", "java&#x09;script:alert(1)"),
    ("acting-address", "https://jian.example/images/q.png", "data:image/svg+xml,x"),
    ("relative-address", "https://jian.example/images/q.png", "/images/q.png"),
    ("relative-address", "https://yunling.example/桥.html", "//yunling.example/x"),
    ("relative-address", "https://yunling.example/桥.html", "#s1"),
    ("relative-address", 'alt="桥"', 'srcset="q2.png 2x"'),
    ("url", "https://jian.example/images/q.png", "https://jian.example/images/a b.png"),
]

BAD_ARCHIVE_DOCUMENTS: list[tuple[str, str, str]] = [
    ("history", 'rel="current"', 'rel="via"'),
    ("history", "<fh:archive/>", "<fh:archive>2026-11</fh:archive>"),
    ("history", "archive/2026-10.xml", "archive/2026-11.xml"),
    ("history", "all.xml", "archive/2026-11.xml"),
    ("number", "<fh:archive/>", "<fh:archive/><fh:archive/>"),
    ("self", "archive/2026-11.xml", "archive/2026-12.xml"),
    (
        "history",
        "<language>",
        '<atom:link href="https://jian.example/feeds/archive/2026-10.xml" rel="next-archive"'
        ' type="application/rss+xml"/><language>',
    ),
]
