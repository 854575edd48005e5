"""A small archive in plain objects, shaped as docs/theme.md says, to print the templates with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from reprint_world import Whole

from plugins.catalog.coverage import coverage
from plugins.catalog.day import parse_day
from plugins.catalog.strings import strings_of
from plugins.press.pages.calendars import month_calendar
from plugins.press.pages.years import YearCounts, year_page
from plugins.reprints.model import Article, Edge, Group, Reprints
from plugins.reprints.shown.addresses import Addresses
from plugins.reprints.shown.pages import ComparisonPage, GroupPage
from plugins.statistics import counting
from plugins.statistics.counting import Counts, Named, Ranking, Reprinted
from plugins.statistics.page import Statistics, statistics

Thing = SimpleNamespace

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:"
HOSTILE = "<script>alert(1)</script>\"'><img src=x>"

DAY = Thing(iso="2022-05-23T12:11:23+08:00", text="2022年5月23日", short="05-23", time="12:11")
EARLIER = Thing(iso="2022-05-20", text="2022年5月20日", short="05-20", time=None)
ARCHIVED = Thing(iso="2022-11-01", text="2022年11月1日", short="11-01", time=None)

SOURCE = Thing(
    name="云岭日报",
    slug="yunling",
    url="source/yunling/",
    feed_url="feeds/source/yunling.xml",
    kind="报纸",
    homepage="https://yunling.example/",
    place="云岭",
    terms="转载请注明来源。",
    count=12,
)
MONTHS = [
    Thing(text="2022年4月", short="4月", url="2022/04/", count=0, density=0),
    Thing(text="2022年5月", short="5月", url="2022/05/", count=7, density=4),
]
THIRTY_YEARS = {
    "1993-07": 1,
    "1998-02": 40,
    "1998-03": 7,
    "2001-07": 12,
    "2012-12": 9,
    "2022-05": 3,
}
CATEGORY = Thing(name="时政", url="category/affairs/", feed_url="feeds/category/affairs.xml")


def attribution(**given: Any) -> Thing:
    """Return an Attribution that knows nothing but what is given."""
    nothing: dict[str, Any] = {
        "source": None,
        "source_name": None,
        "original_source": None,
        "original_title": None,
        "original_url": None,
        "reporters": [],
        "correspondents": [],
        "photographers": [],
        "editors": [],
        "speaker": None,
        "dateline": None,
        "page": None,
        "column": None,
        "printed": None,
        "archived": ARCHIVED,
        "raw": None,
        "unknown": [],
        "byline": None,
    }
    return Thing(**{**nothing, **given})


def article(slug: str = "b1946ac92492d234", **given: Any) -> Thing:
    """Return an article of which nothing is known but its text."""
    return Thing(
        **{
            "title": "零工驿站早晚八点不打烊",
            "content": "<p>正文。</p>",
            "slug": slug,
            "url": f"a/{slug[:2]}/{slug}.html",
            "category": CATEGORY,
            "tags": [],
            "lang": "zh-Hans",
            "lead": "正文。",
            "kicker": None,
            "subtitles": [],
            "withdrawn": None,
            "is_template": False,
            "attribution": attribution(),
            "sections": [],
            "captions": [],
            "gaps": 0,
            "document": None,
            "department_pages": {},
            "citation": None,
            "downloads": None,
            "printings": [],
            "group_size": 1,
            "is_first_printing": None,
            "changes": None,
            "comparison": None,
            "group_page": None,
            "head_metadata": None,
            "is_base": False,
            "series": (),
            "related": [],
            "series_line": [],
            "newer": None,
            "older": None,
            "day_url": None,
            **given,
        }
    )


def report(slug: str = "5d41402abc4b2a76", **given: Any) -> Thing:
    """Return an article of which everything is known."""
    other = article("7d793037a0760186", attribution=attribution(printed=EARLIER), lang="zh-Hant")
    known = attribution(
        source=SOURCE,
        source_name="云岭日报",
        original_source="云岭社",
        original_title="零工有了去处",
        original_url="https://yunling.example/1.html",
        reporters=["周文"],
        correspondents=["李明"],
        photographers=["张帆"],
        editors=["王珂"],
        speaker="高远",
        dateline="云岭社清河5月20日电",
        page="第1版",
        column="要闻",
        printed=DAY,
        raw="ab" * 32,
        unknown=["原标题"],
        byline="记者 周文　通讯员 李明",
    )
    return article(
        slug,
        **{
            "kicker": "市委专题会强调",
            "subtitles": ["高远出席"],
            "attribution": known,
            "gaps": 1,
            "tags": [Thing(name="春耕", url="tag/春耕/")],
            "sections": [Thing(id=f"s{n}", title=f"第{n}节") for n in (1, 2, 3)],
            "content": '<h2 id="s1">第1节</h2><p class="gap">〔此处缺文〕</p>'
            '<h2 id="s2">第2节</h2>'
            '<p>卧床<span class="suspect" title="老人？">老入</span></p>'
            '<h2 id="s3">第3节</h2>',
            "captions": [Thing(text="零工驿站", credit="张帆 摄"), Thing(text="护工", credit=None)],
            "printings": [
                printing(other, first=True, is_base=True),
                printing(
                    article("01"), percent=50, kind="excerpt", changes="删去3处", comparison=AT
                ),
            ],
            "citation": Thing(
                gbt="周文，李明. 零工驿站早晚八点不打烊[N]. 云岭日报，2024-05-20（1）.",
                bibtex="@article{5d41402abc4b2a76,\n}\n",
                ris="TY  - NEWS\r\nER  - \r\n",
                csl='[{"id": "5d41402abc4b2a76"}]\n',
                caution=None,
                files=[Thing(label="RIS", url="a/5d/5d41402abc4b2a76.ris", type="text/plain")],
            ),
            "downloads": Thing(
                files=[
                    download(slug, ".txt", "纯文本", "text/plain"),
                    download(slug, ".raw", "原件", "application/octet-stream", "12 kB", "ab" * 32),
                ]
            ),
            "group_size": 3,
            "changes": "改动1处（数字1处）",
            "comparison": AT,
            "group_page": "g/5d/5d41402abc4b2a76.html",
            "is_first_printing": False,
            "related": [Thing(article=other, score=0.4)],
            "newer": other,
            "older": other,
            "day_url": "2022/05/23/",
            **given,
        },
    )


AT = "c/5d/5d41402abc4b2a76-7d793037a0760186.html"


def download(
    slug: str, ending: str, label: str, kind: str, size: str | None = None, sum: str | None = None
) -> Thing:
    """Return a file beside the page of an article."""
    url = f"a/{slug[:2]}/{slug}{ending}"
    return Thing(label=label, url=url, type=kind, name=f"{slug}{ending}", size=size, sum=sum)


def printing(of: Thing, **given: Any) -> Thing:
    """Return another printing, of which nothing is said but that it is one."""
    told = {
        "percent": 93,
        "kind": "reprint",
        "inside": False,
        "first": False,
        "changes": None,
        "comparison": None,
        "is_base": False,
    }
    return Thing(**{"article": of, **told, **given})


OLDER = """市里新修的河堤今天合龙，全长3.5公里，两岸六个村不再怕夏天的水。
合龙之前，施工队在堤上守了四十个夜晚，喝的水都是村里人挑来的。
副市长何远帆到场，他在堤上走了一个来回，问了石料从哪里来。
堤上种了两行柳树，明年春天可以遮荫，孩子们已经给它们挂了牌子。"""
NEWER = """副市长何远帆到场，他在堤上走了一个来回，问了石料从哪里来。
市里新修的河堤今天合龙,全长35公里，两岸六个村庄不再怕夏天的水。
堤上种了两行柳树，明年春天可以遮荫，孩子们已经给它们挂了牌子。
村里的老人<b>说</b>，他等这一天等了三十年。"""


def archive_of_two(
    older: str = OLDER, newer: str = NEWER, **given: Any
) -> tuple[ComparisonPage, GroupPage]:
    """Return the pages that a report printed twice and held by a page beside it gets."""
    texts = {
        "aa": Article("aa", older, "2022-05-20"),
        "bb": Article("bb", newer, None),
        "cc": Article("cc", newer + "\n" + "别处的事，" * 120, "2022-05-23"),
    }
    edges = (
        Edge("aa", "bb", "reprint", 0.8, 0.8, ()),
        Edge("bb", "cc", "contains", 0.9, 0.2, ()),
    )
    found = Reprints(edges, (Group(("aa", "bb")),))
    whole = Whole(found, texts.values(), Addresses(("c/1.html",) * 2, ("g/1.html",) * 2))
    articles = {
        "aa": report("aa", attribution=attribution(printed=EARLIER, source_name="云岭日报")),
        "bb": article("bb", lang="zh-Hant", **given),
        "cc": article("cc", attribution=attribution(printed=DAY, source_name="清河晚报")),
    }
    titles = {"aa": "河堤合龙", "bb": "河堤今日合龙", "cc": "要闻"}
    *_, comparison = next(whole.comparisons(articles, titles))
    *_, group = next(whole.groups(articles))
    return comparison, group


def official(slug: str = "900150983cd24fb0", **given: Any) -> Thing:
    """Return an official document with measures in one section and one outside any."""
    measures = [
        Thing(no=1, id="m1", section="一", title="培育主体", departments=["市工信局", "市商务局"]),
        Thing(no=2, id="m2", section=None, title="规范市场", departments=[]),
    ]
    measures.append(
        Thing(no=3, id=None, section=None, title="没有见于正文", departments=["市工信局"])
    )
    document = Thing(
        number="清办字〔2022〕34号",
        title="若干措施",
        notice_title="关于印发《若干措施》的通知",
        notice_text="现印发给你们。",
        issuing_bodies=["甲办公室", "乙办公室"],
        main_recipients="各县",
        dates=[Thing(role="signed", day=EARLIER)],
        printed_by="甲办公室",
        sections=[Thing(no="一", title="扩岗位", id="s1"), Thing(no="二", title="无标题", id=None)],
        measures=measures,
        targets=[
            Thing(text="新增就业", quantity="4.7万人", measure=None),
            Thing(text="每人补助", quantity=None, measure=2),
            Thing(text="不见于正文", quantity="3处", measure=3),
            Thing(text="没有这一条", quantity="4处", measure=9),
        ],
        departments=[
            Thing(name="市工信局", measures=[measures[0], measures[2]]),
            Thing(name="市商务局", measures=measures[:1]),
        ],
    )
    body = '<h2 id="s1">一、扩岗位</h2><p class="measure" id="m1">1.培育主体。</p><p id="m2">2.</p>'
    return report(
        slug,
        **{
            "document": document,
            "department_pages": {"市工信局": "department/市工信局/"},
            "content": body,
            "sections": [Thing(id="s1", title="一、扩岗位")],
            **given,
        },
    )


def department(**given: Any) -> Thing:
    """Return a department with one document."""
    measures = [
        Thing(no=1, id="m1", title="培育主体", role="牵头"),
        Thing(no=3, id=None, title="没有见于正文", role=None),
    ]
    return Thing(
        **{
            "name": "市工信局",
            "forms": [],
            "count": 2,
            "documents": [
                Thing(article=official(), number="清办字〔2022〕34号", measures=measures)
            ],
            "neighbours": [],
            **given,
        }
    )


def front(**given: Any) -> Thing:
    """Return a front page with nothing on it."""
    return Thing(
        **{
            "day": None,
            "weekday": None,
            "day_url": None,
            "count": 0,
            "earlier": None,
            "lead": None,
            "seconds": [],
            "beside": [],
            "sections": [],
            "undated": [],
            "months": [],
            **given,
        }
    )


def busy_front() -> Thing:
    """Return a front page with twenty reports."""
    reports = [report(f"{n:016x}") for n in range(20)]
    return front(
        day=DAY,
        weekday=1,
        day_url="2022/05/23/",
        count=23,
        earlier=Thing(day=EARLIER, url="2022/05/20/"),
        lead=report(),
        seconds=reports[:2],
        beside=[Thing(category=CATEGORY, today=reports[2:9], older=[], more=0)],
        sections=[
            Thing(category=CATEGORY, today=reports[9:], older=[report("aa")], more=3),
            Thing(category=None, today=[report("bb")], older=[], more=0),
        ],
        undated=[article("cc", is_template=True)],
        months=MONTHS,
    )


def listing(**given: Any) -> Thing:
    """Return an empty list."""
    return Thing(
        **{
            "kind": "category",
            "title": "时政",
            "label": "分类",
            "source": None,
            "names": [],
            "feeds": [],
            "coverage": None,
            "calendar": None,
            "days": [],
            "feed_url": None,
            "number": None,
            "older_url": None,
            "newer_url": None,
            "front_url": "category/affairs/",
            **given,
        }
    )


def figures() -> Statistics:
    """Return the page of figures of an archive of 72 articles from thirty years, and three undated."""
    nothing = Ranking((), 0, 0, 0)
    sources = Ranking((Named("云岭日报", "source/yunling/", 60), Named(HOSTILE, None, 5)), 7, 8, 2)
    counts = Counts(
        total=75,
        months=tuple(THIRTY_YEARS.items()),
        sources=sources,
        categories=nothing,
        kinds=Ranking((Named("official", None, 70), Named("诗", None, 2)), 0, 0, 3),
        unstated=(("day", 3), ("source", 2), ("author", 74), ("address", 0)),
        reprints=counting.Reprints(
            2, 5, (Reprinted("aa", "g/aa/aa.html", "1998-02-03", 3), Reprinted("bb", "bb", None, 2))
        ),
    )
    return statistics(counts, report)


COUNTS = {"2022-05-20": 1, "2022-05-23": 77}


def day(**given: Any) -> Thing:
    """Return the day of one report, which names no source."""
    line = Thing(article=article(), also=[])
    return Thing(
        **{
            "day": DAY,
            "weekday": 1,
            "count": 1,
            "sources": [Thing(source=None, lines=[line])],
            "month": Thing(day=parse_day("2022-05"), url="2022/05/"),
            "year_url": None,
            "earlier": None,
            "later": None,
            **given,
        }
    )


def busy_day() -> Thing:
    """Return a day between others with what two sources printed."""
    lines = [
        Thing(article=report("aa"), also=[report("bb"), article("cc")]),
        Thing(article=article("dd", is_template=True), also=[]),
    ]
    sources = [Thing(source=SOURCE, lines=lines), day().sources[0]]
    near = Thing(day=EARLIER, url="2022/05/20/")
    return day(count=5, sources=sources, year_url="2022/", earlier=near, later=near)


def year() -> Any:
    """Return a year between others."""
    counts = YearCounts()
    counts.days.update(COUNTS)
    counts.sources["yunling", "云岭日报"] = 78
    counts.categories["affairs", "时政"] = 78
    return year_page("2022", counts, "1991", "2023", strings_of({}), has_days=True)


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return every kind of page, full and empty: output file → template and what it is given."""
    days = [
        Thing(day=DAY, url="2022/05/23/", articles=[report()]),
        Thing(day=EARLIER, url=None, articles=[report("aa")]),
        Thing(day=None, url=None, articles=[article()]),
    ]
    month = month_calendar("2022-05", COUNTS, ("2022-04", "2022-06"), has_years=True)
    everything = listing(
        kind="source",
        title="云岭日报",
        label="来源",
        source=SOURCE,
        names=["云岭日报社"],
        feeds=[Thing(name="RSS", type="application/rss+xml", url=SOURCE.feed_url)],
        coverage=coverage(THIRTY_YEARS, undated=2),
        days=days,
        feed_url=SOURCE.feed_url,
        older_url="source/yunling/3/",
        front_url="source/yunling/",
    )
    numbered = listing(
        kind="source",
        title="云岭日报",
        label="来源",
        days=days,
        feed_url=SOURCE.feed_url,
        number=3,
        older_url="source/yunling/2/",
        newer_url="source/yunling/4/",
        front_url="source/yunling/",
    )
    new = Thing(**{**vars(everything), "coverage": coverage({"2022-05": 1})})
    silent = Thing(**{**vars(everything), "coverage": coverage({}, undated=3)})
    directory = Thing(
        title="来源",
        kind="source",
        entries=[
            Thing(name="云岭日报", url="source/yunling/", count=12, note="报纸 · 云岭"),
            Thing(name="清河晚报", url="source/qinghe/", count=1, note=None),
        ],
        others=[Thing(name="部门", url="department/")],
    )
    data = Thing(
        files=[Thing(name="2024-12", count=9, jsonl="data/2024-12.jsonl", csv="data/2024-12.csv")],
        fields=[Thing(name="title", meaning="标题")],
        index="data/datapackage.json",
        distribution=[],
    )
    atom = Thing(name="Atom", type="application/atom+xml", url="feeds/all.atom.xml")
    whole = Thing(title="剪报", url="feeds/all.xml", count=9, others=[atom])
    ferry = Thing(title="渡口", url="feeds/tag/渡口.xml", count=2, others=[])
    feeds = [
        Thing(title="全站", feeds=[whole], more=0, url="", opml="feeds/all.opml"),
        Thing(title="标签", feeds=[ferry], more=7, url="tag/", opml="feeds/tags.opml"),
    ]
    withdrawn = article(title="已撤回", withdrawn=Thing(day=DAY, reason="应刊载单位要求"))
    comparison, group = archive_of_two()
    about = Thing(title="关于 &amp; 说明", lang="zh-hans", content="<p>说明。</p>")
    hefen = Thing(value="hefen", name="河汾日报")
    nothing = Thing(folder="pagefind/", years=[], sources=[], categories=[], kinds=[], unlike="")
    search = Thing(
        folder="pagefind/",
        years=[Thing(value="2024", name="2024年")],
        sources=[hefen],
        categories=[],
        kinds=[],
        unlike="乾後",
    )
    return {
        "search/index.html": ("search.html", {"search": search}),
        "search/bare.html": ("search.html", {"search": nothing}),
        "index.html": ("index.html", {"front": busy_front()}),
        "empty/index.html": ("index.html", {"front": front()}),
        "a/5d/full.html": ("article.html", {"article": report()}),
        "a/5d/bare.html": ("article.html", {"article": article()}),
        "a/5d/official.html": ("article.html", {"article": official()}),
        "a/5d/sample.html": ("article.html", {"article": article(is_template=True)}),
        "a/5d/withdrawn.html": ("article.html", {"article": withdrawn}),
        "a/5d/hant.html": ("article.html", {"article": report(lang="zh-Hant")}),
        "source/yunling/index.html": ("listing.html", {"listing": everything}),
        "source/yunling/3/index.html": ("listing.html", {"listing": numbered}),
        "source/new/index.html": ("listing.html", {"listing": new}),
        "source/silent/index.html": ("listing.html", {"listing": silent}),
        "category/affairs/index.html": ("listing.html", {"listing": listing()}),
        "2022/05/index.html": ("listing.html", {"listing": listing(calendar=month, days=days)}),
        "2022/05/23/index.html": ("day.html", {"day": busy_day()}),
        "2022/05/24/index.html": ("day.html", {"day": day()}),
        "2022/index.html": ("year.html", {"year": year()}),
        "undated/index.html": (
            "listing.html",
            {"listing": listing(kind="undated", title="日期不详", label=None, days=days[2:])},
        ),
        "source/index.html": ("directory.html", {"directory": directory}),
        "tag/index.html": (
            "directory.html",
            {"directory": Thing(title="标签", kind="tag", entries=[], others=[])},
        ),
        "department/市工信局/index.html": (
            "department.html",
            {
                "department": department(
                    forms=["市工业和信息化局"],
                    neighbours=[Thing(name="市商务局", url="department/市商务局/", count=1)],
                )
            },
        ),
        "department/bare/index.html": ("department.html", {"department": department()}),
        "archive/index.html": (
            "archives.html",
            {
                "years": [
                    Thing(year=2022, until=2022, url="2022/", months=MONTHS),
                    Thing(year=1992, until=2021, url=None, months=[]),
                ],
                "undated_count": 3,
            },
        ),
        "c/aa/aa-bb.html": ("comparison.html", {"comparison": comparison}),
        "g/aa/aa.html": ("reprint_group.html", {"group": group}),
        "archive/none.html": ("archives.html", {"years": [], "undated_count": 0}),
        "feeds/index.html": ("feeds.html", {"feed_groups": feeds}),
        "data/index.html": ("data.html", {"data": data}),
        "about/archive/index.html": ("statistics.html", {"statistics": figures()}),
        "about/archive/none.html": (
            "statistics.html",
            {"statistics": statistics(counting.count((), None, {}, {}), report)},
        ),
        "about/index.html": ("page.html", {"page": about}),
        "404.html": ("404.html", {}),
        "old/1.html": ("redirect.html", {"target": "a/b1/b1946ac92492d234.html"}),
    }
