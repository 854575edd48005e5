"""The report's index: the worst first, no more than a person reads, and sources ready to paste."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_pages import see

from importers.inspecting import Knowledge, inspect_bytes
from importers.model import Block, Inspection, Run, Story
from importers.review import (
    Concern,
    Entry,
    Quota,
    concerns_of,
    entry_of,
    page_name,
    review_index,
    review_text,
    unknown_sources,
)
from importers.spans import Balance, Removed
from importers.taxonomy import Sources, load_sources
from plugins.catalog.sources import read_sources

P = "全县今年计划新建和改造高效节水灌溉面积四十五万亩，惠及十二个乡镇的四万多名群众。"
FACTS = "来源：某某日报 2024-03-01"


def concerns(text: str, sources: Sources | None = None) -> list[str]:
    inspection = inspect_bytes(text.encode(), "page.txt", Knowledge())
    return [concern.kind for concern in concerns_of(inspection, sources)]


def entry(number: int, *kinds: str, status: str = "imported", reason: str = "") -> Entry:
    return Entry(
        number,
        f"raw/{number}.txt",
        status,
        reason,
        title=f"第{number}篇",
        concerns=tuple(Concern(kind) for kind in kinds),
        page=True,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "refused"),
        (f"XX市202x年工作总结\n{FACTS}\n202x年，XX市XX局完成XX万元投资。{P}", "template"),
        (f"村里开了图书室\n{FACTS}\n{P}\n各地要健全就业促进机制，用好各项扶持资金和政策激励\n划、社区助理。", "gap"),
        (f"---\ntitle: 题\n---\n<p>{P}</p><p style='display:none'>{'藏起来的话。' * 30}</p>", "removed"),
        (f"村里开了图书室\n{FACTS}\n今天开门。", "short"),
        (f"村里开了图书室\n来源：某某日报\n{P}", "date"),
        (f"村里开了图书室\n2024-03-01\n{P}", "source"),
        (f"{P}\n{P}", "headline"),
        (f"村里开了图书室\n{FACTS}\n{P}守好各个人晋关口。", "suspects"),
        (f"---\ntitle: 题\ndate: 昨天\n---\n{P}", "warning"),
        (f"村里开了图书室\n{FACTS}\n{P}", "category"),
    ],
)  # fmt: skip
def test_each_kind_of_trouble_is_a_concern(text: str, kind: str) -> None:
    assert kind in concerns(text)


@pytest.mark.parametrize(
    ("frame", "worrying"), [("相关新闻。" * 40, True), ("<a>相关新闻</a>" * 40, False)]
)
def test_the_menus_of_a_saved_page_are_no_text_that_was_lost(frame: str, worrying: bool) -> None:
    text = P + frame
    inspection = Inspection(
        "a.txt",
        "0" * 64,
        text,
        stories=(Story((Block("paragraph", (Run(P),), place=(0, len(P))),), title="题"),),
        removed=(Removed(len(P), len(text), "page furniture"),),
        balance=Balance(len(text), len(P), 0, len(frame)),
    )
    assert ("removed" in {concern.kind for concern in concerns_of(inspection)}) is worrying
    assert entry_of(inspection, number=1, status="imported").gone == len(frame) * worrying


def test_concerns_come_the_worst_first() -> None:
    found = [
        concern.severity
        for concern in concerns_of(
            inspect_bytes(f"{P}守好各个人晋关口。\n{P}".encode(), "a.txt", Knowledge()), Sources()
        )
    ]
    assert found == sorted(found) and len(found) > 3


def test_a_source_is_unknown_only_where_sources_are_given() -> None:
    text = f"村里开了图书室\n{FACTS}\n{P}"
    assert "unknown source" not in concerns(text)
    assert "unknown source" in concerns(text, Sources())
    assert "unknown source" not in concerns(text, Sources({"某某日报": "某某日报"}))


def test_an_entry_holds_what_the_index_needs_and_nothing_large() -> None:
    text = "村里开了图书室，" * 40 + "\n" + P * 200
    made = entry_of(
        inspect_bytes(text.encode(), "a.txt", Knowledge()),
        number=7,
        status="imported",
        sources=Sources(),
    )
    assert made.total == made.kept + made.fields + made.gone + 1  # the line end
    assert not hasattr(made, "__dict__")
    longest = max(
        len(str(getattr(made, item.name))) for item in fields(made) if item.name != "concerns"
    )
    assert longest <= 60


def test_the_first_texts_get_a_page_and_then_so_many_of_each_trouble() -> None:
    quota = Quota(first=2, of_a_kind=3)
    no_date, gap = (Concern("date"),), (Concern("gap"), Concern("date"))
    wanted = [quota.wants(number, no_date) for number in range(1, 9)]
    assert wanted == [True, True, True, True, True, False, False, False]
    assert quota.wants(9, gap)
    assert not quota.wants(10, ())


def test_the_index_lists_the_worst_kind_first() -> None:
    page = review_index(
        [entry(1, "category"), entry(2, "date", "source"), entry(3, "gap"), entry(4)]
    )
    look = page[page.index("Look at these first") : page.index('id="texts"')]
    order = [look.index(f"texts/{number}.html") for number in (3, 2, 1)]
    assert order == sorted(order)
    assert "texts/4.html" not in look


def test_a_text_with_more_troubles_comes_before_one_with_fewer() -> None:
    page = review_index([entry(1, "date"), entry(2, "date", "source", "suspects")])
    look = page[page.index('id="date"') :]
    assert look.index("第2篇") < look.index("第1篇")
    assert "also no source, probable misprints" in look


def test_a_large_run_lists_what_a_person_can_read_and_counts_the_rest() -> None:
    entries = [entry(number, "date") for number in range(1, 5001)]
    page = review_index(entries)
    text = see(page).text
    assert "5,000 texts" in text and "4,950 more are not listed" in text
    assert "4,800 more texts of this run are not listed" in text
    assert len(page) < 200_000


def test_refused_texts_stand_under_their_reason() -> None:
    entries = [
        entry(1, "refused", status="refused", reason="no text"),
        entry(2, status="refused", reason="a .pdf file is no raw text"),
        entry(3, "refused", status="refused", reason="no text"),
    ]
    page = review_index(entries)
    look = see(page[page.index('id="refused"') : page.index('id="texts"')]).text
    assert "refused 3 texts" in look
    assert look.index("no text") < look.index("raw/3.txt") < look.index("a .pdf file")


def test_the_sums_name_every_status_and_every_character() -> None:
    entries = [
        Entry(1, "a.txt", "imported", total=100, kept=80, fields=10, gone=4),
        Entry(2, "b.txt", "unchanged"),
        Entry(3, "c.txt", "edited"),
    ]
    text = see(review_index(entries, dry_run=True)).text
    assert "1 imported1 unchanged1 edited by hand and left0 refused" in text
    assert "100 characters read: 80 kept (80 %), 10 in fields, 4 of text and 6 of mark-up" in text
    assert "nothing was written" in text


def test_an_empty_run_has_an_index() -> None:
    assert "Nothing asks for a look" in review_index([])


def test_nothing_of_a_name_or_headline_acts_on_the_index() -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    entries = [
        Entry(1, bad, "imported", bad, bad, 1, (Concern("gap", bad),), (bad,), page=True),
        Entry(2, bad, "refused", bad),
        Entry(3, "\udcff.txt", bad),
    ]
    page = review_index(entries, unknown_sources(entries))
    assert page.encode()
    for tag, attributes in see(page).elements:
        assert tag not in {"script", "img"}
        assert not any(name.startswith("on") for name in attributes)


def test_every_link_of_the_index_leads_to_a_page_by_its_number() -> None:
    page = review_index([entry(12, "date")])
    links = {a["href"] for tag, a in see(page).elements if tag == "a"}
    assert links == {"#date", page_name(12)}
    up = {
        a["href"]
        for tag, a in see(review_text(inspect_bytes(b"", "a", Knowledge()))).elements
        if tag == "a"
    }
    assert up == {"../index.html"}


def met(*names: str) -> list[Entry]:
    return [Entry(n, f"{n}.txt", "imported", unknown=(name,)) for n, name in enumerate(names, 1)]


def test_an_unknown_source_comes_with_its_count_and_its_ways_of_writing() -> None:
    first, second = unknown_sources(
        met("某报", "Hegu Daily", "《某报》", "某报", "HEGU DAILY", "某报新闻")
    )
    assert (first.name, first.texts, first.example) == ("某报", 4, "1.txt")
    assert first.line == "  - {name: 某报}"
    assert second.line == "  - {name: HEGU DAILY}"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_the_lines_parse_in_the_importers_and_on_the_site(names: list[str]) -> None:
    found = unknown_sources(met(*names))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources.yaml"
        lines = [source.line for source in found if source.line]
        text = "sources:\n  - name: 已有的报\n    slug: ready\n" + "".join(f"{x}\n" for x in lines)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        sources, registry = load_sources(path), read_sources(path)
    for source in found:
        if source.line:
            assert sources.find(source.name) == source.name
            assert registry.resolve(source.name).name == source.name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name", ["no", "12:30", "甲: 乙", "- 甲", "[甲]", "甲 #乙", "1.50", "~", "'甲'", "{甲}"]
)
def test_a_name_that_yaml_would_misread_is_quoted(name: str, tmp_path: Path) -> None:
    (source,) = unknown_sources(met(name))
    path = tmp_path / "sources.yaml"
    path.write_text(f"sources:\n{source.line}\n", encoding="utf-8")
    if source.line:
        assert load_sources(path).find(name) == name


def test_the_lines_stand_on_the_index_ready_to_be_copied() -> None:
    page = review_index([], unknown_sources(met("某报", "某报", "另报")))
    paste = page[page.index('<pre class="paste"') :].split("</pre>")[0]
    assert paste.endswith("  - {name: 某报}\n  - {name: 另报}")
