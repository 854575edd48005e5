"""The metadata of the archive as rows: read back by csv and json; cut so that little changes."""

from __future__ import annotations

import csv
import io
import json
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.record import Record, make_record
from plugins.catalog.sanitise import without_controls
from plugins.catalog.sources import Registry
from plugins.catalog.standing import Standing, standing
from plugins.exports.files import DataFile, data_files
from plugins.exports.rows import BOM, FIELDS, Row, comma_separated, json_lines, row

NAMES = [field.name for field in FIELDS]


def record(id: str = "0a01", **header: str) -> Record:
    return make_record(header, None, id=id, file="0a01.md")


def stand(one: Record) -> Standing:
    return standing(
        one, slug=one.id, file=f"{one.id}.md", url=f"a/{one.id}.html", save_as=f"a/{one.id}.html",
        category=("transport", "交通"), tags=(("bridge", "桥梁"),),
        source=Registry({}).resolve(one.source), zone="Asia/Shanghai", size=0,
    )  # fmt: skip


def row_of(group: str | None = None, **header: str) -> Row:
    one = record(**header)
    return row(one, stand(one), "https://news.example.org/a/0a01.html", group)


def read_csv(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    assert data.startswith(BOM.encode()) and "\r\n" in text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_json(data: bytes) -> list[dict[str, Any]]:
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.decode().splitlines()]


def test_a_row_has_every_field_and_no_other() -> None:
    assert list(row_of(title="渡口")) == NAMES


def test_in_json_what_is_not_stated_is_left_out() -> None:
    (found,) = read_json(json_lines([row_of(title="渡口")]))
    assert found == {
        "id": "0a01",
        "address": "https://news.example.org/a/0a01.html",
        "title": "渡口",
        "category": "交通",
        "tags": ["桥梁"],
    }


def test_everything_that_is_stated_is_there() -> None:
    header = {
        "title": "渡口", "date": "2022-05-01", "date_precision": "month", "archived": "2024-01-02",
        "modified": "2024-02-03", "source": "河谷日报", "original_source": "河谷社",
        "original_title": "桥", "source_url": "https://hegu.example/1", "kind": "official",
        "kicker": "民生", "subtitle": "甲; 乙", "reporters": "杨文; 李明", "correspondents": "赵一",
        "photographers": "钱二", "editors": "孙三", "speaker": "周四", "dateline": "河口电",
        "page": "3", "column": "专栏", "doc_number": "河政发〔2022〕3号", "issuing_bodies": "甲局; 乙局",
        "signed_date": "2022-04-30", "lang": "zh-Hant", "is_template": "yes", "raw": "3f0a",
    }  # fmt: skip
    (found,) = read_json(json_lines([row_of("0a00", **header)]))
    assert list(found) == NAMES
    assert found["printed"] == "2022-05" and found["signed"] == "2022-04-30"
    assert found["authors"] == ["杨文", "李明", "赵一"] and found["is_template"] is True
    assert found["issuing_bodies"] == ["甲局", "乙局"] and found["reprint_group"] == "0a00"
    (cells,) = read_csv(comma_separated([row_of("0a00", **header)]))
    for name, value in found.items():
        cell = "yes" if value is True else value if isinstance(value, str) else "; ".join(value)
        assert cells[name] == cell


def test_the_archived_day_is_not_the_day_of_printing() -> None:
    (found,) = read_json(
        json_lines([row_of(title="渡口", date="2024-01-02", date_basis="archived")])
    )
    assert found["archived"] == "2024-01-02" and "printed" not in found


def test_nothing_stands_in_json_for_a_site_without_articles() -> None:
    assert json_lines([]) == b"" and read_csv(comma_separated([])) == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    one = {**row_of(title="渡口"), "title": f"{sign}cmd|' /C calc'!A0"}
    (cells,) = read_csv(comma_separated([one]))
    assert cells["title"] == f"'{sign}cmd|' /C calc'!A0"
    (told,) = read_json(json_lines([one]))
    assert told["title"] == f"{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize("before", ["\x00", "\x01 ", "\x7f", "\u0085", "  "])
def test_what_nobody_sees_hides_no_formula(before: str) -> None:
    (cells,) = read_csv(comma_separated([{**row_of(), "title": f"{before}=1+1"}]))
    assert cells["title"] == f"'{before}=1+1"


def hides_a_formula(text: str) -> bool:
    return without_controls(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(bool), min_size=1))
def test_any_text_is_read_back_as_it_is(texts: list[str]) -> None:
    rows = [{**row_of(title="渡口"), "title": text} for text in texts]
    assert [found["title"] for found in read_json(json_lines(rows))] == texts
    cells = [found["title"] for found in read_csv(comma_separated(rows))]
    assert cells == [f"'{text}" if hides_a_formula(text) else text for text in texts]


def many(count: int, archived: str = "2024-01-02", first: int = 0) -> list[Standing]:
    return [
        stand(record(f"{n * 2654435761 % 2**32:08x}", title="渡口", archived=archived))
        for n in range(first, first + count)
    ]


def held(files: list[DataFile]) -> dict[str, list[str]]:
    return {file.name: [one.slug for one in file.members] for file in files}


def test_articles_stand_in_files_by_the_month_in_which_they_came_newest_first() -> None:
    files = data_files(many(2, "2023-12-31") + many(3, "2024-01-01", 2))
    assert [(file.name, len(file.members)) for file in files] == [("2024-01", 3), ("2023-12", 2)]


def test_what_states_no_day_at_all_stands_in_a_file_of_its_own() -> None:
    (file,) = data_files([stand(record(title="渡口"))])
    assert file.path("csv") == "data/undated.csv"


def test_a_month_with_many_is_cut_by_the_beginning_of_ids() -> None:
    everything = many(2000)
    files = held(data_files(everything, most=100))
    assert all(
        slug.startswith(name.removeprefix("2024-01-")) for name in files for slug in files[name]
    )
    assert sorted(chain(*files.values())) == sorted(one.slug for one in everything)
    assert len(files) == 256 and max(map(len, files.values())) <= 100


def test_one_more_article_changes_one_file_wherever_it_is_sorted_in() -> None:
    everything = many(500)
    for at in (0, 250, 499):
        others = everything[:at] + everything[at + 1 :]
        before, after = (held(data_files(some, most=100)) for some in (others, everything))
        assert sum(before[name] != after[name] for name in after) == 1


def test_slugs_that_are_no_digests_are_spread_as_well() -> None:
    named = [stand(record(f"bridge-{n}", title="渡口", archived="2024-01-02")) for n in range(300)]
    files = held(data_files(named, most=100))
    assert len(files) == 16 and max(map(len, files.values())) < 60
