"""Texts rich in marks, for the readers of Markdown."""

from __future__ import annotations

from hypothesis import strategies as st

from plugins.catalog.neutral import GAP_HTML

PIECES = [
    *"#*_`[]{}()<>!&|~:=-+.\\\"'^$%@;/ 0123456789",
    *"中文新闻，。：、“”（）１٣\u3000\xa0\u2028\x85\x0b\x1c\x02\x03\t\r\ufeff\u200b",
    *["\n", "\n\n", "\n\n\n", "  \n", "\n    ", "\n ", "\n\n- ", "\n\n1. ", "\n\n１. ", "\n: "],
    *["**", "**", "*", "<strong>", "</strong>", "<em>", "</em>", "***", "__"],
    *["\n\n## ", "\n\n# ", "\n\n###### ", " ##", "\n\n##", "\\#", "\\\\", "\\.", "\\*", "\\[", "\\]", "\\!"],
    *["&amp;", "&lt;", "&gt;", "&#58;", "&#61;", "&#124;", "&#126;", "&#126", "&copy;", "&"],
    *["[甲](https://a.example/x?y=1&z=2)", "](https://a.example/)", "](http://a.example)", "](", "]: http://x"],
    *["[^1]", "[^1]: x", "*[甲]: y", "[甲]: http://b.example", "{: .x}", "{#id}", "```", "~~~", "---", "==="],
    *["\n\n" + GAP_HTML + "\n\n", GAP_HTML, "<!-- c -->", "<b>", "<p>", "| 甲 | 乙 |", "\n| - | - |\n"],
    *["新闻一则", "今天天气好", "2022年", "a b", "Title: x", "klzzwxh:0001", "wzxhzdk:0", "[TOC]"],
]  # fmt: skip
anything = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)

# Mostly well-formed, so that the fast way is really taken.
words = st.sampled_from(
    [
        *[
            "今日",
            "开会。",
            "“好”",
            "（一）",
            "A",
            "b ",
            "3.5%",
            "２",
            "、",
            "\u3000",
            "#",
            ">",
            "!",
            "(",
            ")",
        ],
        *["-", ".", ":", "=", "|", "~", "+", '"', "'", "{", "https://a.example/b"],
        *["\\" + char for char in "\\`*_{}[]()>#+-.!|"],
        *["&amp;", "&lt;", "&gt;", "&#58;", "&#61;", "&#124;", "&#126;"],
    ]
)
text = st.lists(words, min_size=1, max_size=6).map("".join)
addresses = st.sampled_from(
    [
        *["http://a.example", "https://b.example/x_y?a=b&c=d#e", "http://news.a.example/1.html"],
        *[
            "http://a",
            "http://1.2.3.4/",
            "http://a.example:80/",
            "http://xn--a.example/",
            "https://A.Example/",
        ],
        *[
            "http://a.example/%zz/~x",
            "http://a.example/a,b+c:d",
            "http://a.example/(x)",
            "ftp://a.example",
        ],
    ]
)
marked = st.recursive(
    text,
    lambda inner: st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        inner.map("<strong>{}</strong>".format),
        inner.map("<em>{}</em>".format),
        st.tuples(inner, addresses).map(lambda parts: f"[{parts[0]}]({parts[1]})"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=5,
)
lines = st.one_of(
    text,
    marked,
    marked,
    st.tuples(st.sampled_from(["# ", "## ", "## ", "### ", "##", "\u3000\u3000"]), marked).map(
        "".join
    ),
    st.just(GAP_HTML),
    st.lists(text, min_size=2, max_size=3).map("\n".join),
)
bodies = st.lists(lines, max_size=5).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"]).map(
        lambda gap: gap.join(parts) + "\n"
    )
)  # fmt: skip
