"""A card gives back the record it was made of; its digests say what changed."""

from __future__ import annotations

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.cards import content_digest, is_plain_header, make_card, plain_card
from plugins.catalog.facts import Facts
from plugins.catalog.reading import read_article
from plugins.catalog.record import Record, as_values, from_values, make_record

DATES = ("2022-05-23", "2022-05", "2022", "2022-05-23T12:11:23+08:00", "2022-05-23 12:11Z")
LISTS = ("Subtitle", "Reporters", "Correspondents", "Photographers", "Editors", "Aliases", "Tags")
LINES = (
    *("Kicker", "Summary", "Lang", "Source", "Original_Source", "Original_Title", "Authors"),
    *("Speaker", "Dateline", "Page", "Column", "Raw", "Kind", "Issuing_Bodies", "Source_Url"),
)
words = st.text("甲乙丙丁 ab&;,<>\u3000é", min_size=1)


@st.composite
def headers(draw: st.DrawFn) -> dict[str, str]:
    found = {"title": draw(words), "date": draw(st.sampled_from(DATES)), "slug": "0a01"}
    for key in (*LINES, *LISTS):
        if draw(st.booleans()):
            many = draw(st.lists(words, min_size=1, max_size=3))
            found[key.lower()] = "; ".join(many) if key in LISTS else many[0]
    for key in ("archived", "modified", "withdrawn"):
        if draw(st.booleans()):
            found[key] = draw(st.sampled_from(DATES[:1] + DATES[3:]))
    for key, values in (
        ("date_basis", ("text", "archived")),
        ("date_precision", ("year", "month", "day", "minute", "second")),
        ("is_template", ("yes", "no")),
        ("withdrawn_reason", ("权利人要求",)),
    ):
        if draw(st.booleans()):
            found[key] = draw(st.sampled_from(values))
    return found


def record(header: dict[str, str]) -> Record:
    return make_record(header, None, id="0a01", file="a.md")


@given(headers())
def test_a_record_comes_back_from_its_values(header: dict[str, str]) -> None:
    made = record(header)
    assert from_values(as_values(made)) == made


@given(headers())
def test_values_of_a_record_are_plain_data(header: dict[str, str]) -> None:
    values = as_values(record(header))
    assert marshal.loads(marshal.dumps(values)) == values


def test_values_of_a_record_leave_out_its_facts() -> None:
    made = record({"title": "桥", "date": "2022"})._replace(facts=Facts(original_url="https://x/"))
    assert from_values(as_values(made)).facts == Facts()


def card_of(text: str) -> tuple[bytes, bytes]:
    """The digest of the files of an article, and of what pages show that list it."""
    raw = text.encode()
    read = read_article(raw, None, "a.md")
    core = plain_card(
        "a.md", content_digest(raw, None), read, None, has_facts=False, size=len(raw)
    ).core
    return core.digest, core.listed


BODY = "\n\n五月二十三日上午，渡口新桥建成通车，两岸居民往来只需五分钟。" + "船工转岗。" * 60
ARTICLE = f"Title: 渡口新桥通车\nDate: 2022-05-23\nCategory: 交通\nSlug: 0a01{BODY}"


def test_a_word_far_down_in_the_text_does_not_touch_pages_that_list_it() -> None:
    before, after = card_of(ARTICLE), card_of(ARTICLE + "末句。")
    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [("新桥通车", "大桥通车"), ("5-23", "5-24"), ("交通", "时政"), ("五月二十", "六月二十")],
    ids=["title", "date", "category", "lead"],
)
def test_what_lists_show_touches_pages_that_list_it(old: str, new: str) -> None:
    assert card_of(ARTICLE)[1] != card_of(ARTICLE.replace(old, new, 1))[1]


@given(st.text(), st.text())
def test_bytes_that_move_between_file_and_facts_have_another_digest(one: str, other: str) -> None:
    both = (one + other).encode()
    cut = len(one.encode())
    if other:
        assert content_digest(both, b"") != content_digest(both[:cut], both[cut:])
    assert content_digest(both, None) != content_digest(both, b"")


def test_how_often_a_text_is_held_in_memory_makes_no_other_digest() -> None:
    """Marshal tells how often an object is referred to, unless it is asked not to."""
    read = read_article(ARTICLE.encode(), None, "a.md")
    header = dict(read.header)

    def listed(slug: str) -> bytes:
        card = make_card(
            *("a.md", bytes(16), read.record, header),
            slug=slug,
            status="published",
            category="交通",
            lead=read.lead,
            zone=None,
            is_plain=True,
            has_facts=False,
            size=0,
        )
        return card.core.listed

    assert listed(header["slug"]) == listed("".join(list(header["slug"])))


PLAIN = {"title": "桥", "category": "交通", "date": "2022-05-23", "slug": "0a01"}


@pytest.mark.parametrize(
    "date", ["2022-05-23", "2022-05-23T12:11:23+08:00", "2022-05-23 12:11", "2022-05-23T12:11Z"]
)
def test_a_header_as_importers_write_it_is_plain(date: str) -> None:
    assert is_plain_header(PLAIN | {"date": date})


@pytest.mark.parametrize(
    "changed",
    [
        {"title": ""},
        {"category": ""},
        {"date": ""},
        {"date": "2022-05"},
        {"date": "May 23 2022"},
        {"date": "2022-02-30"},
        {"slug": ""},
        {"slug": "Über"},
        {"slug": "a/b"},
        {"status": "Draft"},
        {"status": "skip"},
    ],
    ids=repr,
)
def test_a_header_to_which_pelican_adds_something_is_not_plain(changed: dict[str, str]) -> None:
    assert not is_plain_header(PLAIN | changed)
