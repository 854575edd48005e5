from __future__ import annotations

from plugins.attribution.neighbours import neighbours
from plugins.catalog.attribution import attribution_of, byline, unknown
from plugins.catalog.facts import Facts
from plugins.catalog.record import Record, make_record
from plugins.catalog.sources import Source
from plugins.catalog.standing import Standing, standing
from plugins.catalog.strings import strings_of

SAY = strings_of({})


def not_stated(record: Record) -> list[str]:
    return [SAY(name) for name in unknown(record)]


def record(facts: Facts | None = None, id: str = "x", **header: str) -> Record:
    return make_record({"title": "题", **header}, facts, id=id, file="x.md")


def test_what_is_not_known_is_said() -> None:
    nothing = record(date="2026-11-02", date_basis="archived")
    assert not_stated(nothing) == ["来源", "刊载日期", "作者", "编辑", "原文地址"]


def test_what_is_known_is_not_called_unknown() -> None:
    everything = record(
        date="2022-05-23",
        source="报",
        reporters="杨文",
        editors="李",
        source_url="https://x.example/1",
    )
    assert unknown(everything) == ()


def test_a_headline_that_is_not_printed_leaves_the_original_one_unknown() -> None:
    assert "原标题" in not_stated(record(Facts(title_basis="file name"), date="2022-05-23"))


def test_a_document_has_no_editor_and_its_body_is_its_writer() -> None:
    document = record(date="2022-05-23", kind="official", issuing_bodies="市政府; 市委")
    assert not_stated(document) == ["原文地址"]


def test_the_archived_day_is_never_the_day_it_was_printed() -> None:
    block = attribution_of(record(date="2026-11-02", date_basis="archived"), None, SAY)
    assert block.printed is None
    assert block.archived and block.archived.text == "2026年11月2日"


def test_a_byline_names_the_roles() -> None:
    written = record(reporters="杨文", correspondents="李明; 王", photographers="赵")
    assert byline(written, SAY) == "记者 杨文　通讯员 李明 王　摄影 赵"
    assert byline(record(authors="白, 黑"), SAY) == "作者 白 黑"
    assert byline(record(), SAY) is None


def test_roles_are_named_in_the_language_of_the_site() -> None:
    english = strings_of({"THEME_LANG": "en"})
    assert (
        byline(record(reporters="杨文", photographers="赵"), english)
        == "Reporter 杨文 · Photographs 赵"
    )


def stands(made: Record, source: str) -> Standing:
    return standing(
        made,
        slug=made.id,
        file=f"{made.id}.md",
        url="",
        save_as="",
        category=None,
        tags=(),
        source=Source(source, source),
        zone="UTC",
        size=0,
    )


def test_neighbours_are_of_one_source_and_by_stated_day() -> None:
    days = {"a": "2022-05-23", "b": "2022-05-21", "c": "2022-05-22"}
    listed = [stands(record(id=id, date=day), "s") for id, day in days.items()]
    listed.append(stands(record(id="u", date="2022-05-20", date_basis="archived"), "s"))
    listed.append(stands(record(id="o", date="2022-05-22"), "other"))
    found = neighbours(sorted(listed, key=lambda one: one.order))
    assert found == {"a": ("c", None), "b": (None, "c"), "c": ("b", "a"), "o": (None, None)}


def test_english_pages_put_commas_between_names() -> None:
    english = strings_of({"THEME_LANG": "en"})
    said = byline(record(reporters="Li Ming; Wang Yue", photographers="Zhao"), english)
    assert said == "Reporter Li Ming, Wang Yue · Photographs Zhao"
