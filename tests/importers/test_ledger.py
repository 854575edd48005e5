"""Every character of every input is in a body, in a field, or removed with a reason."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.inspecting import Knowledge, inspect_bytes
from importers.kinds import KINDS
from importers.sidecar import Sidecar

PIECES = [
    "---\nlayout: post\ntitle: \"甲：乙\"\ndate: 2024-01-02 03:04:05 +0800\ntags: 某报新闻\n---\n",
    "全县春耕现场会召开", "本报讯 (记者 王小明)3月1日,会议召开。", "同志们:", "一、提高认识,抓好落实",
    "（文章来源：某某日报）", "来源：某报 作者：李方 2024-03-01", "田间。王小明摄", "责任编辑：赵雷",
    "政办发〔2024〕3号", "各县(市、区)人民政府:", "某市人民政府", "2024年3月1日", "1.办好一件事。办好。(市教育局负责)",
    "<p>甲&nbsp;乙</p>",
    "<p style=\"display:none\">隐</p>", "<!-- EM_StockImg_Start --><p>图</p><!-- EM_StockImg_End -->",
    "<table><tr><td>甲</td><td>&amp;</td></tr></table>", "<script>alert(1)</script>", "<http://a.example/1>",
    "[返回首页](//a.example/)", "点击👉联系老师", "&lt;b&gt;", "<", "<!--", "<![CDATA[", "&#0;", "&#x110000;",
    "\u200b零宽\ufeff", "\x07铃", "\t制表\t", "\u2028行", "若 干 措 施", "二○二四年三月一日", "> 摘要", "【栏目】",
    "这一行没有写完就断在这里了因为版面到这里就结束", "划、社区",
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), min_size=1, max_size=14
).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from([None, *KINDS]))
def test_nothing_is_unaccounted_for_whatever_comes(text: str, kind: str | None) -> None:
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        return
    inspection = inspect_bytes(raw, "page.txt", Knowledge(), told=Sidecar(kind=kind))
    balance = inspection.balance
    if inspection.encoding is None:
        assert inspection.refused
        return
    assert balance.total == len(raw.decode(inspection.encoding))
    assert balance.unaccounted == 0
    assert balance.kept > 0 or inspection.refused
    spans = [(item.start, item.end) for item in inspection.removed]
    assert sum(end - start for start, end in spans) == balance.removed
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(item.why for item in inspection.removed)


def test_inspecting_is_deterministic() -> None:
    raw = "\n".join(PIECES).encode()
    first, second = (inspect_bytes(raw, "page.txt", Knowledge()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no text"),
        ("\ufeff \u3000\n".encode(), "no text"),
        (b"\0\1\2" * 50, "binary"),
        ("ÐÂ»ªÉçÌ«Ô­Ê¡Î¯Êé¼Ç³öÏ¯»áÒé".encode(), "Latin-1"),
        (("\ufffd" * 40 + "新闻").encode(), "mojibake"),
        (b"\xef\xbb\xbf\xff\xfe", "byte order mark"),
        ("<!DOCTYPE html><html><body><a href=a>首页</a></body></html>".encode(), "no text besides"),
        ("---\nlayout: post\ntitle: 空\n---\n".encode(), "no text besides"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    inspection = inspect_bytes(raw, "page.txt", Knowledge())
    assert inspection.refused and reason in inspection.refused
    assert not inspection.stories


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found_and_named(codec: str) -> None:
    text = "清河开通夜间公交\n本报讯 (记者 滕小满)昨日，三条线路开通，市民出行更方便了。"
    inspection = inspect_bytes(text.encode(codec), "page.txt", Knowledge())
    assert inspection.encoding == codec
    assert inspection.stories[0].title == "清河开通夜间公交"


def test_a_text_larger_than_the_limit_is_refused_and_not_read_into_pieces() -> None:
    inspection = inspect_bytes("字".encode() * (6 * 1024 * 1024), "page.txt", Knowledge())
    assert inspection.refused and "MiB" in inspection.refused
