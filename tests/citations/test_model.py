"""Which kind an article is cited as, from what its record states, and what is left out."""

from __future__ import annotations

import pytest

from plugins.catalog.facts import Facts
from plugins.catalog.record import Record, make_record
from plugins.catalog.sources import Source
from plugins.citations.gbt7714 import gbt7714
from plugins.citations.model import Citation, citation_of, name_of
from plugins.citations.ris import ris

PAPER = Source("云岭日报", "yunling", type="paper")
WEBSITE = Source("河谷财经", "hegu", type="site")
CAUTION = "范文，不是报道"
COPY = "https://jianbao.example/a/ab/ab01.html"
ORIGINAL = "https://www.hegu.example/1.html"


def record(facts: Facts | None = None, **header: str) -> Record:
    header = {"title": "题目", "date": "2024-03-05", "archived": "2024-12-01"} | header
    stated = {key: value for key, value in header.items() if value}
    return make_record(stated, facts, id="ab01", file="ab01.md")


def cited(record: Record, source: Source | None = PAPER, lang: str = "zh-hans") -> Citation:
    found = citation_of(record, source, copy=COPY, archive="剪报", lang=lang, caution=CAUTION)
    assert found is not None
    return found


def test_a_paper_with_a_day_is_a_newspaper_item() -> None:
    assert cited(record()).kind == "newspaper"


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_paper_without_a_day_is_a_page(precision: str) -> None:
    assert cited(record(date_precision=precision)).kind == "webpage"


def test_an_undated_text_is_never_given_the_day_it_was_archived() -> None:
    found = cited(record(date="2024-12-01", date_basis="archived"))
    assert (found.kind, found.issued) == ("webpage", None)


def test_a_site_is_a_page_even_with_a_page_number() -> None:
    assert cited(record(page="第1版"), WEBSITE).kind == "webpage"


def test_a_source_nobody_registered_is_a_paper_only_when_it_has_a_page_number() -> None:
    unknown = Source("澄江日报", "chengjiang")
    assert cited(record(), unknown).kind == "webpage"
    assert cited(record(page="第1版"), unknown).kind == "newspaper"


def test_a_text_of_no_source_is_a_page() -> None:
    assert cited(record(page="第1版"), None).kind == "webpage"


@pytest.mark.parametrize("header", [{"issuing_bodies": "青石县林业局"}, {"kind": "official"}])
def test_a_document_is_one_wherever_it_was_printed(header: dict[str, str]) -> None:
    found = cited(record(page="第1版", **header))
    assert (found.kind, found.container, found.page) == ("document", None, None)


def test_number_and_day_of_a_document_may_stand_in_its_header() -> None:
    found = cited(record(doc_number="青林〔2022〕9号", signed_date="2024-03-01"))
    assert gbt7714(found) == "题目：青林〔2022〕9号[A]. 2024-03-01."


def test_a_document_of_no_body_is_its_writers() -> None:
    found = cited(record(kind="official", reporters="柏一舟"))
    assert [(name.text, name.is_body) for name in found.writers] == [("柏一舟", False)]


def test_only_a_newspaper_item_tells_where_its_publisher_sits() -> None:
    paper = Source("云岭日报", "yunling", type="paper", place="云岭市")
    assert cited(record(), paper).place == "云岭市"
    assert cited(record(date_precision="month"), paper).place is None


def test_a_withdrawn_text_has_no_citation() -> None:
    withdrawn = record(withdrawn="2024-12-03")
    assert (
        citation_of(withdrawn, PAPER, copy=COPY, archive="剪报", lang="zh-Hans", caution=CAUTION)
        is None
    )


def test_a_sample_is_a_page_of_this_archive_with_a_caution() -> None:
    found = cited(record(is_template="yes", page="第1版"))
    assert (found.kind, found.url, found.caution) == ("webpage", COPY, "范文，不是报道")


def test_the_stated_address_is_cited_before_that_of_this_archive() -> None:
    assert cited(record(source_url=ORIGINAL), WEBSITE).url == ORIGINAL
    assert cited(record(), WEBSITE).url == COPY


def test_a_newspaper_item_has_an_address_only_when_one_is_stated() -> None:
    assert cited(record()).url is None
    assert cited(record(source_url=ORIGINAL)).url == ORIGINAL


def test_an_access_day_stands_only_where_an_address_is_cited() -> None:
    assert cited(record()).accessed is None
    assert cited(record(), WEBSITE).accessed == "2024-12-01"
    assert cited(record(archived=""), WEBSITE).accessed is None


def test_a_site_without_an_address_of_its_own_cites_none() -> None:
    found = citation_of(
        record(), WEBSITE, copy=None, archive="剪报", lang="zh-Hans", caution=CAUTION
    )
    assert found is not None
    assert gbt7714(found) == "题目[EB]. （2024-03-05）."


def test_a_headline_that_the_text_does_not_print_stands_in_brackets() -> None:
    assert gbt7714(cited(record(Facts(title_basis="first line")))) == (
        "[题目][N]. 云岭日报，2024-03-05."
    )


def test_who_took_the_pictures_did_not_write_it() -> None:
    found = cited(record(authors="柏一舟; 祝青禾", photographers="祝青禾"))
    assert [name.text for name in found.writers] == ["柏一舟"]


def test_a_reporter_who_took_the_pictures_too_is_a_reporter() -> None:
    found = cited(record(reporters="柏一舟; 祝青禾", photographers="祝青禾"))
    assert [name.text for name in found.writers] == ["柏一舟", "祝青禾"]


def test_one_writer_in_two_roles_is_named_once() -> None:
    found = cited(record(reporters="柏一舟", correspondents="柏一舟; 祝青禾"))
    assert [name.text for name in found.writers] == ["柏一舟", "祝青禾"]


def test_three_writers_are_named_and_of_four_three() -> None:
    assert gbt7714(cited(record(reporters="甲; 乙; 丙"))).startswith("甲，乙，丙. ")
    assert gbt7714(cited(record(reporters="甲; 乙; 丙; 丁"))).startswith("甲，乙，丙，等. ")


def test_writers_of_an_english_text_end_in_et_al() -> None:
    english = cited(record(reporters="Lund, A.; B; C; D", lang="en"))
    assert gbt7714(english).startswith("Lund A.，B，C，et al. 题目")


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("Lund, Astrid", "Lund", "Astrid"),
        ("O’Neil, Anne-Marie", "O’Neil", "Anne-Marie"),
        ("Astrid Lund", "Astrid Lund", None),
        ("欧阳青", "欧阳青", None),
        ("彼得·诺思", "彼得·诺思", None),
        ("柏一舟,祝青禾", "柏一舟,祝青禾", None),
        ("Lund, A., Berg, B.", "Lund, A., Berg, B.", None),
    ],
)
def test_only_a_name_that_the_text_parts_is_parted(
    printed: str, family: str, given: str | None
) -> None:
    name = name_of(printed)
    assert (name.text, name.given) == (family, given)


@pytest.mark.parametrize(
    ("given", "tag"),
    [("zh-hans", "zh-Hans"), ("zh-cn", "zh-CN"), ("en", "en"), ("zh-hant-hk", "zh-Hant-HK")],
)
def test_language_tags_have_their_usual_letters(given: str, tag: str) -> None:
    assert cited(record(), lang=given).lang == tag


def test_a_name_that_nobody_can_see_is_no_writer() -> None:
    assert cited(record(reporters="\x01; 祝青禾; \u200b\x02")).writers[0].text == "祝青禾"
    lines = ris(cited(record(title="\x01", reporters="\x01"))).splitlines()
    assert not [line for line in lines[:-1] if len(line) < len("TI  - x")]


def test_a_blank_in_an_address_ends_no_line() -> None:
    found = cited(record(source_url="https://x.example/?q=ER  - a"))
    assert found.url == "https://x.example/?q=ER%20%20-%20a"
