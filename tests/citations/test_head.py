"""What the head of an article says, as plain data and in schema.org's words: nothing invented."""

from __future__ import annotations

import json

import pytest

from plugins.catalog.day import parse_day
from plugins.catalog.facts import Document, DocumentDate, Facts
from plugins.catalog.record import Record, make_record
from plugins.catalog.sources import Registry, Source
from plugins.catalog.strings import strings_of
from plugins.citations.head import Head, head_of
from plugins.citations.jsonld import document_type, json_ld, script
from plugins.citations.metatags import meta_html, tags, w3c_date
from plugins.citations.site import Site

PAPER = Source(
    "云岭日报",
    "yunling",
    "报纸",
    "https://paper.yunling.example/",
    terms="转载须注明来源。",
    type="paper",
)
AGENCY = Source("云岭社", "yunling-she", "通讯社", type="agency")
REGISTRY = Registry({"云岭日报": PAPER, "云岭社": AGENCY})
SITE = Site("剪报", "https://news.example.org", REGISTRY, "zh-Hans", strings_of({}))
PREVIEW = Site("剪报", None, REGISTRY, "zh-Hans", strings_of({}))
URL = "https://news.example.org/a/0a/0a01.html"

WHOLE = {
    "title": "渡口新桥通车",
    "date": "2022-05-23T12:11:23+08:00",
    "date_precision": "second",
    "modified": "2024-02-01",
    "archived": "2024-01-02",
    "kicker": "民生工程",
    "subtitle": "两岸往来五分钟; 旧渡口保留",
    "source": "云岭日报",
    "original_source": "云岭社",
    "original_title": "新桥通车了",
    "source_url": "https://paper.yunling.example/新桥.html",
    "reporters": "杨文; 李明",
    "editors": "王小月",
    "photographers": "赵一",
    "dateline": "本报河口5月23日电",
    "page": "A03版：要闻",
    "column": "两岸新事",
    "raw": "3f0a",
    "kind": "newspaper",
}


def record(facts: Facts | None = None, **header: str) -> Record:
    return make_record(header, facts, id="0a01", file="0a01.md")


def head(one: Record, site: Site = SITE, lead: str = "新桥通车。", category: str = "交通") -> Head:
    return head_of(one, site, path="a/0a/0a01.html", lead=lead, category=category, tags=one.tags)


def test_a_report_that_states_everything_is_told_whole() -> None:
    node = json_ld(head(record(**WHOLE, tags="桥梁; 渡口")))
    assert node == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": URL,
        "mainEntityOfPage": URL,
        "archivedAt": URL,
        "headline": "渡口新桥通车",
        "alternativeHeadline": ["民生工程", "两岸往来五分钟", "旧渡口保留"],
        "description": "新桥通车。",
        "inLanguage": "zh-Hans",
        "datePublished": "2022-05-23T12:11:23+08:00",
        "dateModified": "2024-02-01",
        "author": [{"@type": "Person", "name": "杨文"}, {"@type": "Person", "name": "李明"}],
        "editor": {"@type": "Person", "name": "王小月"},
        "contributor": {"@type": "Person", "name": "赵一"},
        "sourceOrganization": {
            "@type": "NewsMediaOrganization",
            "name": "云岭日报",
            "url": "https://paper.yunling.example/",
        },
        "publisher": {"@type": "Organization", "name": "剪报", "url": "https://news.example.org/"},
        "isBasedOn": [
            "https://paper.yunling.example/%E6%96%B0%E6%A1%A5.html",
            {
                "@type": "CreativeWork",
                "headline": "新桥通车了",
                "sourceOrganization": {"@type": "NewsMediaOrganization", "name": "云岭社"},
            },
            {"@type": "MediaObject", "sha256": "3f0a", "uploadDate": "2024-01-02"},
        ],
        "keywords": ["桥梁", "渡口"],
        "articleSection": "交通",
        "dateline": "本报河口5月23日电",
        "printPage": "A03",
        "printSection": ["要闻", "两岸新事"],
    }


def test_a_report_that_states_only_its_paper_is_told_that_and_no_more() -> None:
    node = json_ld(head(record(title="渡口", source="云岭日报"), lead=""))
    assert set(node) == {
        "@context", "@type", "url", "mainEntityOfPage", "archivedAt", "headline", "inLanguage",
        "sourceOrganization", "publisher", "articleSection",
    }  # fmt: skip


def test_the_archived_day_is_never_a_day_of_publication() -> None:
    undated = record(
        title="渡口", date="2024-01-02", date_basis="archived", archived="2024-01-02", raw="3f0a"
    )
    node = json_ld(head(undated))
    assert "datePublished" not in node and "dateModified" not in node
    said = {name for _, name, said in tags(head(undated)) if "2024-01-02" in said}
    assert not said


@pytest.mark.parametrize(
    ("precision", "stated"), [("year", "2022"), ("month", "2022-05"), ("day", "2022-05-23")]
)
def test_a_day_is_told_as_precisely_as_it_is_stated(precision: str, stated: str) -> None:
    one = head(record(title="渡口", date="2022-05-23", date_precision=precision))
    said = {name: said for _, name, said in tags(one)}
    assert json_ld(one)["datePublished"] == said["DC.date"] == stated
    # Open Graph knows whole days only.
    assert said.get("article:published_time") == (stated if precision == "day" else None)


@pytest.mark.parametrize(
    ("iso", "told"),
    [
        ("2022-05-23T12:11", "2022-05-23"),
        ("2022-05-23T12:11:23", "2022-05-23"),
        ("2022-05-23T12:11+08:00", "2022-05-23T12:11+08:00"),
        ("2022-05", "2022-05"),
    ],
)
def test_dublin_core_gets_a_time_only_with_its_zone(iso: str, told: str) -> None:
    assert w3c_date(parse_day(iso)) == told


def test_who_wrote_is_a_person_or_an_organisation_only_where_that_is_known() -> None:
    def authors(**header: str) -> object:
        return json_ld(head(record(title="渡口", **header))).get("author")

    person = {"@type": "Person", "name": "杨文"}
    assert authors(reporters="杨文") == authors(correspondents="杨文") == person
    assert authors(authors="云岭社") == {"@type": "NewsMediaOrganization", "name": "云岭社"}
    assert authors(authors="灯下客") == "灯下客"
    assert authors(speaker="杨文") == person
    assert authors() is None


def test_who_took_the_pictures_is_no_author_and_nobody_is_named_twice() -> None:
    one = record(title="渡口", authors="灯下客; 杨文", photographers="杨文")
    assert json_ld(head(one))["author"] == "灯下客"
    one = record(title="渡口", reporters="杨文", correspondents="杨文")
    assert json_ld(head(one))["author"] == {"@type": "Person", "name": "杨文"}


def test_number_and_bodies_of_a_document_may_stand_in_its_header() -> None:
    node = json_ld(
        head(record(title="办法", doc_number="青林〔2022〕9号", issuing_bodies="林业局"))
    )
    assert node["@type"] == "Legislation"
    assert node["legislationIdentifier"] == "青林〔2022〕9号"
    assert node["legislationPassedBy"] == {"@type": "Organization", "name": "林业局"}


def test_who_is_not_known_to_have_printed_a_text_makes_it_no_news() -> None:
    one = head(record(title="渡口", page="3", dateline="河口电"))
    node = json_ld(one)
    assert node["@type"] == "Article"
    assert not {"printPage", "dateline", "sourceOrganization"} & set(node)
    assert ("name", "DC.type", "Text") in tags(one)


def test_a_title_that_the_text_does_not_print_is_a_name_and_no_headline() -> None:
    node = json_ld(head(record(Facts(title_basis="first line"), title="渡口", source="云岭日报")))
    assert node["name"] == "渡口" and "headline" not in node


def test_a_source_that_the_paper_names_as_itself_is_not_told_twice() -> None:
    one = record(title="渡口", source="云岭日报", original_source="《云岭日报》")
    assert "isBasedOn" not in json_ld(head(one))


def test_a_preview_has_no_addresses() -> None:
    one = head(record(**WHOLE), PREVIEW)
    node, said = json_ld(one), [name for _, name, _ in tags(one)]
    assert not {"url", "mainEntityOfPage", "archivedAt"} & set(node)
    assert node["publisher"] == {"@type": "Organization", "name": "剪报"}
    assert "og:url" not in said and "DC.identifier" not in said


def test_traditional_characters_are_told_as_such() -> None:
    assert json_ld(head(record(title="渡口", lang="zh-hant")))["inLanguage"] == "zh-Hant"


def document(*dates: tuple[str, str], number: str | None = "云政办发〔2024〕3号") -> Facts:
    return Facts(
        document=Document(
            number, None, None, None, ("云岭市人民政府办公室",), None,
            tuple(DocumentDate(role, parse_day(day)) for role, day in dates),
            None, (), (), (), (),
        )
    )  # fmt: skip


def test_an_official_document_is_legislation_with_what_it_states() -> None:
    facts = document(
        ("signed", "2024-03-01"), ("posted", "2024-03-04"), ("effective", "2024-05-01")
    )
    one = record(
        facts, title="云岭市摊贩管理办法的通知", kind="official", date="2024-03-01",
        source="云岭日报", page="2",
    )  # fmt: skip
    node = json_ld(head(one))
    assert node["@type"] == "Legislation"
    assert node["name"] == node["headline"] == "云岭市摊贩管理办法的通知"
    assert node["legislationIdentifier"] == "云政办发〔2024〕3号"
    assert node["legislationType"] == "通知"
    assert node["legislationDate"] == "2024-03-01"
    assert node["datePublished"] == "2024-03-04"
    assert node["legislationDateOfApplicability"] == "2024-05-01"
    assert node["legislationPassedBy"] == {"@type": "Organization", "name": "云岭市人民政府办公室"}
    assert not {"printPage", "articleSection", "dateline", "legislationJurisdiction"} & set(node)


def test_the_day_on_which_a_document_was_signed_is_not_the_one_of_publication() -> None:
    facts = document(("signed", "2024-03-01"))
    one = head(record(facts, title="办法", kind="official", date="2024-03-01"))
    assert "datePublished" not in json_ld(one)
    assert "article:published_time" not in [name for _, name, _ in tags(one)]
    # Dublin Core's date may be any of a document's life.
    assert ("name", "DC.date", "2024-03-01") in tags(one)


def test_an_official_document_that_states_nothing_is_told_by_its_title_alone() -> None:
    node = json_ld(head(record(title="关于修路的几点想法", kind="official"), lead=""))
    assert set(node) == {
        "@context", "@type", "url", "mainEntityOfPage", "archivedAt", "headline", "name",
        "inLanguage", "publisher",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于做好水利工作的通知", "通知"),
        ("第12号令", "令"),
        ("座谈会纪要", "纪要"),
        ("供餐若干措施", None),
        ("通知他来", None),
    ],
)
def test_what_kind_of_document_it_is_stands_at_the_end_of_its_title(
    title: str, kind: str | None
) -> None:
    assert document_type(title) == kind


NASTY = '</script><!--<script>"甲"&\u2028乙\u2029\x0b丙'


def test_no_text_can_end_the_script() -> None:
    said = script(json_ld(head(record(title=NASTY, source="云岭日报"))))
    inside = said.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not any(sign in inside for sign in "<>&\u2028\u2029")
    assert json.loads(inside)["headline"] == '</script><!--<script>"甲"& 乙 丙'


def test_no_text_can_end_an_attribute() -> None:
    said = meta_html(head(record(title=NASTY, source="云岭日报")))
    assert "<script" not in said and 'content="&lt;/script&gt;' in said
    assert all(line.count('"') == 4 for line in said.split("\n"))
