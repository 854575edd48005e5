"""A good JSON feed of our own writing, and by rule what breaks it: replace the first by the second."""

from __future__ import annotations

URL = "https://jian.example/feeds/all.json"

GOOD = """{
"version": "https://jsonfeed.org/version/1.1",
"title": "河谷剪报",
"home_page_url": "https://jian.example/",
"feed_url": "https://jian.example/feeds/all.json",
"description": "转载新闻存档",
"language": "zh-Hans",
"authors": [{"name": "河谷剪报", "url": "https://jian.example/"}],
"items": [
{
"id": "tag:jian.example,2026:json:0a01",
"url": "https://jian.example/a/0a/0a01.html",
"external_url": "https://yunling.example/%E6%A1%A5.html",
"title": "渡口新桥通车 A&B，水深 < 3 米",
"summary": "渡口新桥建成通车。",
"content_html": "<p>渡口新桥建成 &amp; 通车。<a href=\\"https://yunling.example/\\">原文</a></p>",
"date_published": "2022-05-23T12:11:23+08:00",
"date_modified": "2026-10-30T00:00:00+08:00",
"authors": [{"name": "杨文"}, {"name": "李明"}],
"tags": ["交通", "桥梁"],
"attachments": [{"url": "https://jian.example/i/q.png", "mime_type": "image/png", "size_in_bytes": 9}],
"_source": {"name": "云岭日报"}
},
{
"id": "tag:jian.example,2026:json:0c01",
"url": "https://jian.example/a/0c/0c01.html",
"title": "夜校开班",
"content_text": "报名的人比去年多。"
}
]
}
"""

_TITLE = '"title": "夜校开班"'
_MODIFIED = "2026-10-30T00:00:00+08:00"

BAD: list[tuple[str, str, str]] = [
    ("well-formed", '"title": "夜校开班",', '"title": "夜校开班",,'),
    ("well-formed", "夜校开班", "夜校\x0b开班"),
    ("well-formed", '"size_in_bytes": 9', '"size_in_bytes": NaN'),
    ("control-characters", "夜校开班", "夜校\\u000b开班"),
    ("control-characters", "夜校开班", "夜校\\ufffe开班"),
    ("control-characters", "<p>渡口", "<p>\\u0000渡口"),
    ("number", _TITLE, f'{_TITLE}, "title": "夜校"'),
    ("root", "version/1.1", "version/2"),
    ("missing", '"title": "河谷剪报",', ""),
    ("missing", '"version": "https://jsonfeed.org/version/1.1",', ""),
    ("missing", '"home_page_url": "https://jian.example/",', ""),
    ("missing", '"feed_url": "https://jian.example/feeds/all.json",', ""),
    ("missing", '"items": [', '"_items": ['),
    ("missing", '"id": "tag:jian.example,2026:json:0c01",', ""),
    ("missing", '"url": "https://jian.example/a/0c/0c01.html",', ""),
    ("missing", ',\n"content_text": "报名的人比去年多。"', ""),
    ("missing", '"mime_type": "image/png", ', ""),
    ("type", _TITLE, '"title": null'),
    ("type", _TITLE, '"title": 7'),
    ("type", '"tags": ["交通", "桥梁"]', '"tags": "交通"'),
    ("type", '"tags": ["交通", "桥梁"]', '"tags": ["交通", 2]'),
    ("type", '"authors": [{"name": "杨文"}, {"name": "李明"}]', '"authors": []'),
    ("type", '"size_in_bytes": 9', '"size_in_bytes": "9"'),
    ("type", '"language": "zh-Hans"', '"expired": "no", "language": "zh-Hans"'),
    ("type", '"id": "tag:jian.example,2026:json:0c01"', '"id": 12'),
    ("empty", _TITLE, '"title": ""'),
    ("empty", '"交通", "桥梁"', '"交通", ""'),
    ("blanks", _TITLE, '"title": "夜校开班 "'),
    ("element", _TITLE, f'{_TITLE}, "pubDate": "2022"'),
    ("element", '"_source"', '"_a.b"'),
    ("author", '"authors": [{"name": "杨文"}, {"name": "李明"}]', '"author": {"name": "杨文"}'),
    ("author", '{"name": "李明"}', "{}"),
    ("author", '{"name": "李明"}', '"李明"'),
    ("id", "tag:jian.example,2026:json:0c01", "0c01"),
    ("id", "2026:json:0c01", "2026:json:0a01"),
    ("duplicates", "a/0c/0c01.html", "a/0a/0a01.html"),
    ("duplicates", '"桥梁"', '"交通"'),
    ("date", _MODIFIED, "2026-10-30T00:00:00"),
    ("date", _MODIFIED, "2026-10-30"),
    ("date", _MODIFIED, "2026-02-30T00:00:00Z"),
    ("date", "2022-05-23T12:11:23+08:00", ""),
    ("language", "zh-Hans", "中文"),
    ("url", "https://jian.example/a/0c", "/a/0c"),
    ("url", "https://yunling.example/%E6%A1%A5.html", "https://yunling.example/桥.html"),
    ("url", '"home_page_url": "https://jian.example/"', '"home_page_url": "/"'),
    ("url", '"url": "https://jian.example/"', '"url": "jian.example"'),
    ("url", "https://jian.example/i/q.png", "i/q.png"),
    ("self", "feeds/all.json", "feeds/all.xml"),
    ("history", '"language"', '"next_url": "https://jian.example/feeds/all.json", "language"'),
    ("media-type", "image/png", "png"),
    ("plain-text", _TITLE, '"title": "<b>夜校</b>开班"'),
    ("plain-text", '"summary": "', '"summary": "&ldquo;'),
    ("acting-html", "<p>渡口", "<script>alert(1)</script><p>渡口"),
    ("acting-html", "<p>渡口", "<style>p {}</style><p>渡口"),
    ("event-handler", "<p>渡口", "<p onclick='alert(1)'>渡口"),
    ("style-attribute", "<p>渡口", "<p style='color:red'>渡口"),
    ("acting-address", '\\"https://yunling.example/\\"', '\\"javascript:alert(1)\\"'),
    ("relative-address", '\\"https://yunling.example/\\"', '\\"../0c/0c01.html\\"'),
]
