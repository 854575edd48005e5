"""Headers, facts, sources and the dress of a body: plain data in and out."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.attributes import notice
from plugins.catalog.day import parse_day
from plugins.catalog.dress import dress, lead, plain_text, shorten
from plugins.catalog.facts import Facts, Suspect, read_facts
from plugins.catalog.header import items, parse_header, pelican_items
from plugins.catalog.record import Withdrawn, make_record
from plugins.catalog.sanitise import clean_for_feed, clean_html
from plugins.catalog.sources import read_slugs, read_sources, registry_of
from plugins.catalog.strings import strings_of
from plugins.errors import ContentError


def test_a_header_ends_at_the_first_line_that_is_none() -> None:
    header = parse_header("\ufeffTitle: A&amp;B\nDate: 2022-05-23\n\nSource: 正文里的\n")
    assert header == {"title": "A&B", "date": "2022-05-23"}


def test_a_colon_in_a_value_stays() -> None:
    assert parse_header("Title: 12:30 开会: 记录\n")["title"] == "12:30 开会: 记录"


def test_lists_are_split_after_references_are_resolved() -> None:
    header = parse_header("Reporters: 杨文; 李明\nTags: A&amp;B; C\n")
    assert items(header, "reporters") == ("杨文", "李明")
    assert pelican_items(header, "tags") == ("A&B", "C")


def test_facts_that_are_not_json_name_file_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    path.write_text('{"version": 1,\n oops', encoding="utf-8")
    with pytest.raises(ContentError, match=r"x\.facts\.json:2: .*reimport"):
        read_facts(path)


def test_facts_with_half_a_character_name_file_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    path.write_text(r'{"version": 1, "story": {"original_url": "http://a.example/\ud800"}}')
    with pytest.raises(ContentError, match=r"x\.facts\.json: .*reimport"):
        read_facts(path)


def test_facts_of_another_version_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    path.write_text(json.dumps({"version": 9}), encoding="utf-8")
    with pytest.raises(ContentError, match="version 9"):
        read_facts(path)


def test_departments_are_listed_by_their_measures(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    measures = [
        {"no": 1, "title": "甲", "departments": ["交通局"]},
        {"no": 2, "title": "乙", "departments": ["人社局", "交通局"]},
    ]
    path.write_text(json.dumps({"version": 1, "document": {"measures": measures}}), "utf-8")
    facts = read_facts(path)
    assert facts and facts.document
    assert [(d.name, [m.id for m in d.measures]) for d in facts.document.departments] == [
        ("交通局", ["m1", "m2"]),
        ("人社局", ["m2"]),
    ]


def test_a_withdrawn_record_keeps_nothing_of_the_text() -> None:
    header = parse_header(
        "Title: 旧标题\nDate: 2022-05-21\nSource: 报\nReporters: 甲\nWithdrawn: 2026-11-03\n"
    )
    record = make_record(header, Facts(title_basis="printed"), id="x", file="x.md")
    assert record.withdrawn and record.withdrawn.day.iso == "2026-11-03"
    assert (record.title, record.source, record.writers) == ("已撤回", None, ())


def test_a_bad_date_names_the_file() -> None:
    with pytest.raises(ContentError, match=r"2022/05/x\.md: Date: .*昨日"):
        make_record({"title": "t", "date": "昨日"}, None, id="x", file="2022/05/x.md")


def test_an_address_that_is_none_is_no_address() -> None:
    header = {"title": "t", "date": "2022-05-23", "source_url": "javascript:alert(1)"}
    assert make_record(header, None, id="x", file="x.md").original_url is None


YAML = """
sources:
  - name: No
    slug: no
    aliases: [12:30, 《诺报》]
  - name: 诺新
    kind: paper
"""


def test_yaml_keeps_strings_strings_and_finds_aliases(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(YAML, encoding="utf-8")
    registry = read_sources(path)
    for name in ("No", "no", "12:30", "诺报", "《诺报》", "诺报新闻"):
        found = registry.resolve(name)
        assert found and found.slug == "no", name
    known = registry.resolve("诺新")
    assert known and (known.slug, known.kind) == ("诺新", "报纸")
    unknown = registry.resolve("别处 日报")
    assert unknown and unknown.url == "source/别处-日报/"


@pytest.mark.parametrize("written", ["paper", "报纸"])
@pytest.mark.parametrize(
    ("lang", "shown"), [("zh", "报纸"), ("zh-TW", "報紙"), ("en", "Newspaper")]
)
def test_the_kind_of_a_source_is_shown_in_the_language_of_the_site(
    tmp_path: Path, written: str, lang: str, shown: str
) -> None:
    text = f"sources:\n  - {{name: 甲, kind: {written}}}\n  - {{name: 乙, kind: 墙报}}\n"
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    registry = registry_of({"PATH": str(tmp_path), "THEME_LANG": lang})
    paper, other = registry.resolve("甲"), registry.resolve("乙")
    assert paper and (paper.type, paper.kind) == ("paper", shown)
    assert other and (other.type, other.kind) == ("墙报", "墙报")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh-Hans", "<p>本文已于2026年11月3日撤回。理由：A&amp;B</p>"),
        ("zh-Hant", "<p>本文已於2026年11月3日撤回。理由：A&amp;B</p>"),
        ("en", "<p>This article was withdrawn on 3 November 2026. Reason: A&amp;B</p>"),
    ],
)
def test_a_withdrawn_text_leaves_its_notice_in_the_language_of_the_site(
    lang: str, said: str
) -> None:
    withdrawn = Withdrawn(parse_day("2026-11-03"), "A&B")
    assert notice(withdrawn, strings_of({"THEME_LANG": lang})) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources:\n  - {name: 甲, slug: a}\n  - {name: 乙, slug: a}\n", "甲 and to 乙"),
        ("sources:\n  - {name: 甲, aliases: [丙]}\n  - {name: 乙, aliases: [丙]}\n", "丙"),
        ("sources:\n  - {name: 甲, slug: ../a}\n", "slug"),
        ("sources: {a: b}\n", "list"),
        ("sources: [\n", "YAML"),
    ],
)
def test_sources_that_contradict_themselves_are_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        read_sources(path)


def test_categories_take_their_slug_from_the_taxonomy(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.yaml"
    path.write_text("categories:\n  - {name: 时政, slug: affairs}\n", encoding="utf-8")
    assert read_slugs(path, "categories") == {"时政": "affairs"}
    assert read_slugs(path, "tags") == {}


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name=q></form>',
    '<p style="background:url(https://evil.example)" onclick="alert(1)">x</p>',
    '<img src="https://evil.example/track.gif"><img src="//evil.example/t.gif">',
    '<a href="{static}/originals/3f/3f0a.raw">x</a><a href="|attach|/x">y</a>',
    '<p id="search" class="masthead">x</p>',
    "<base href=https://evil.example><meta http-equiv=refresh content=0>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_html_does_not_act(hostile: str) -> None:
    cleaned = dress(f"<h2>题</h2>{hostile}<p>完</p>", Facts()).html
    for sign in ("<script", "onerror=", "onclick", "javascript:", "data:", "<svg", "<style", "src=\"h",
                 "<iframe", "<form", "style=", "evil.example/t", "{static}", "|attach|", "id=\"search",
                 "masthead", "<base", "<meta", "src=\"//"):  # fmt: skip
        assert sign not in cleaned.replace("&lt;", ""), cleaned
    assert "<style" in hostile or "完" in cleaned


@given(st.text())
def test_dressing_changes_no_character_of_the_text(text: str) -> None:
    printable = "".join(c for c in text if c.isprintable() and not c.isspace())
    body = f"<h2>一</h2><p>{html.escape(printable)}</p>"
    facts = Facts(
        suspects=(Suspect("的", "地", None, False), Suspect(printable[:2], "x", None, True))
    )
    assert plain_text(dress(body, facts).html) == f"一\n{printable}".strip()


def test_headings_measures_and_suspects_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "x.facts.json"
    data = {
        "version": 1,
        "story": {
            "suspects": [{"printed": "人晋", "probable": "入晋", "why": None, "certain": True}]
        },
        "document": {"measures": [{"no": 12, "title": "设卡", "departments": []}]},
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    facts = read_facts(path)
    assert facts
    body = "<h2 id='x'>甲</h2><p>12.设卡。人晋<em>口</em>人晋。</p><h2>乙</h2><p>12. 附件。</p>"
    found = dress(body, facts)
    assert [(s.id, s.title) for s in found.sections] == [("s1", "甲"), ("s2", "乙")]
    number = '<a class="no" href="#m12" rel="noopener noreferrer">12.</a>'
    assert f'<p class="measure" id="m12">{number}设卡。' in found.html
    assert found.html.count('<span class="suspect" title="入晋？">人晋</span>') == 2
    assert found.html.count('id="m12"') == 1


def test_gaps_are_counted() -> None:
    assert dress('<p>a</p>\n<p class="gap">〔此处缺文〕</p>', Facts()).gaps == 1


def test_a_lead_holds_running_text_only() -> None:
    body = '<h2>题</h2><table><tr><td>1</td></tr></table><p class="gap">〔缺〕</p><p>正文 &lt;b&gt;。</p>'
    assert lead(body) == "正文 <b>。"


def test_a_lead_ends_with_a_sentence_if_one_ends_late_enough() -> None:
    assert shorten("一二三四五六。八九十", 9) == "一二三四五六。"
    assert shorten("一。三四五六七八九十", 9) == "一。三四五六七八…"


def test_control_characters_are_taken_out() -> None:
    assert clean_html("a\x0b\ufffeb") == "ab"


# In any attribute, Pelican takes `href='{static}…'` for a link of its own and publishes the file.
INTRASITE = re.compile(r"""<[^>]*=\s*['"][{|]""")


@pytest.mark.parametrize(
    "hostile",
    [
        """<span title="x href='{static}/originals/3f/3f0a.raw'">x</span>""",
        """<p lang="x src='|attach|/sources.yaml'">x</p>""",
        """<img src="x.png" width="1 data='{static}/sources.yaml'">""",
        """<a href="x.html?cite='{static}/sources.yaml'">x</a>""",
        """<a href="&#9;{static}/sources.yaml">x</a>""",
        """<a href=" &#123;static}/sources.yaml">x</a>""",
        """<img src="x.png" alt="{static}/sources.yaml">""",
        """<span title='"href="{static}/sources.yaml"'>x</span>""",
    ],
)
def test_no_attribute_makes_pelican_publish_a_file(hostile: str) -> None:
    assert not INTRASITE.search(clean_html(hostile))


@given(st.text(alphabet="{}|'\"=<> ahrefstic&#;39", max_size=40), st.sampled_from("ab"))
def test_no_attribute_value_at_all_makes_pelican_publish_a_file(value: str, quote: str) -> None:
    mark = "'" if quote == "a" else '"'
    tag = f"<span title={mark}{value}{mark}>x</span><a href={mark}{value}{mark}>y</a>"
    assert not INTRASITE.search(clean_html(tag))


OTHER_HOSTS = [
    "//evil.example/x.png", "/\\evil.example/x.png", "\\\\evil.example/x.png", "/&#9;/evil.example/x.png",
    "/&#10;/evil.example/x.png", "&#1; //evil.example/x.png",
    "&#9;&#1;//evil.example/x.png", "&#9;&#1;&#9; /&#13;/evil.example/x.png",
    "https:evil.example", "http:/\\evil.example",
    "&#12;https://evil.example/x.png", " HTTPS://evil.example/x.png",
]  # fmt: skip


@pytest.mark.parametrize("address", OTHER_HOSTS)
def test_no_picture_comes_from_another_host(address: str) -> None:
    assert "evil" not in clean_html(f'<img src="{address}">')
    feed = clean_for_feed(
        f'<img src="{address}">', "https://h.example/jb/a/x.html", "https://h.example/jb"
    )
    assert "evil" not in feed


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("../b.html", "https://h.example/jb/b.html"),
        ("图 一.html", "https://h.example/jb/a/%E5%9B%BE%20%E4%B8%80.html"),
        ("#s1", "https://h.example/jb/a/x.html#s1"),
        ("/jb/c.html", "https://h.example/jb/c.html"),
        ("/elsewhere.html", None),
        ("../../elsewhere.html", None),
        ("//[other.example/c.html", None),
        ("//other.example/c.html", "https://other.example/c.html"),
        ("https://other.example/c.html", "https://other.example/c.html"),
    ],
)
def test_a_relative_link_in_a_feed_leads_into_the_site(link: str, found: str | None) -> None:
    cleaned = clean_for_feed(
        f'<a href="{link}">x</a>', "https://h.example/jb/a/x.html", "https://h.example/jb/"
    )
    assert (f'href="{found}"' in cleaned) if found else "href" not in cleaned
