"""Header, facts and ids as docs/content-format.md lays them down, read by stock Pelican."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.contents import Article
from pelican.readers import MarkdownReader, Readers
from pelican.settings import read_settings

from importers.archive.article_files import make_files
from importers.archive.header import KEYS, Birth, read_header, write_header
from importers.archive.originals import article_id
from importers.inspecting import Knowledge, inspect_bytes
from importers.parts.characters import clean_line

DOCS = Path(__file__).resolve().parents[2] / "docs" / "content-format.md"
PELICAN_KEYS = {
    "Title", "Date", "Modified", "Category", "Tags", "Slug", "Authors", "Summary", "Lang", "Status",
}  # fmt: skip
BIRTH = Birth("0123456789abcdef", "2024-06-01", "ab" * 32)
PAGE = """清河县开通三条夜间公交线路 市民出行更方便
本报讯 (清河晚报记者 滕小满 通讯员 水云帆)3月1日,三条夜间公交线路开通。
"""


def as_pelican_reads(path: Path) -> tuple[str, dict[str, object]]:
    reader = MarkdownReader(read_settings(None))
    html, metadata = reader.read(str(path))
    return html, metadata


def test_every_key_goes_through_stock_pelican_as_one_value(tmp_path: Path) -> None:
    values = {key: f"值：{key}; 甲、乙 “丙” #1 <b>&amp;" for key in KEYS}
    values |= {
        "Date": "2024-03-01T08:00:00+08:00", "Modified": "2024-03-02", "Status": "published",
        "Slug": "0123456789abcdef", "Lang": "zh-Hant", "Tags": "甲; 乙，丙", "Authors": "王小明; 李方",
    }  # fmt: skip
    path = tmp_path / "a.md"
    path.write_text(write_header(values) + "正文。\n", encoding="utf-8")
    html, metadata = as_pelican_reads(path)
    assert html == "<p>正文。</p>"
    assert len(metadata) == len(KEYS)
    assert [tag.name for tag in metadata["tags"]] == ["甲", "乙，丙"]  # type: ignore[attr-defined]
    assert [a.name for a in metadata["authors"]] == ["王小明", "李方"]  # type: ignore[attr-defined]
    for key in set(KEYS) - PELICAN_KEYS:
        assert metadata[key.lower()] == f"值：{key}; 甲、乙 “丙” #1 &lt;b&gt;&amp;amp;", key


def test_no_key_of_ours_takes_a_name_that_pelican_uses_for_something_else(tmp_path: Path) -> None:
    bare = Article("", {"title": "x"}, read_settings(None), str(tmp_path / "x.md"))
    ours = {key.lower() for key in KEYS} - {key.lower() for key in PELICAN_KEYS}
    assert not [name for name in ours if hasattr(bare, name)]


def test_the_documentation_names_every_key_and_no_other() -> None:
    rows = re.findall(r"^\| (`[A-Z].*?) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(KEYS)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), st.text(min_size=1, max_size=40), min_size=1))
def test_any_value_stays_on_its_line(values: dict[str, str]) -> None:
    text = write_header(values)
    *lines, last, end = text.split("\n")
    assert (last, end) == ("", "")
    assert [line.partition(": ")[0] for line in lines] == list(values)
    for key, value in read_header(text).items():
        if key != "Summary":
            assert value == " ".join(clean_line(values[key]).split())


def test_an_undated_text_carries_the_day_it_was_archived_and_says_so() -> None:
    inspection = inspect_bytes(PAGE.encode(), "page.txt", Knowledge())
    files = make_files(inspection, 1, BIRTH)
    header = read_header(files.markdown.decode())
    assert header["Date"] == "2024-06-01"
    assert header["Date_Basis"] == "archived"
    assert json.loads(files.facts)["story"]["date"] is None
    assert files.path == "2024/06/0123456789abcdef.md"


def test_header_and_facts_of_a_page(tmp_path: Path) -> None:
    inspection = inspect_bytes(PAGE.encode(), "a/b/page.txt", Knowledge())
    files = make_files(inspection, 1, BIRTH)
    path = tmp_path / "x.md"
    path.write_bytes(files.markdown)
    html, metadata = as_pelican_reads(path)
    assert metadata["reporters"] == "滕小满"
    assert metadata["correspondents"] == "水云帆"
    assert metadata["category"].name == "综合"  # type: ignore[attr-defined]
    assert html.count("<p>") == 1
    facts = json.loads(files.facts)
    assert facts["file_name"] == "page.txt"
    assert facts["story"]["title"] == "清河县开通三条夜间公交线路"
    assert facts["story"]["subtitle"] == ["市民出行更方便"]
    assert "body" not in facts["story"]


def test_an_id_is_made_of_the_bytes_and_the_number_and_avoids_a_clash() -> None:
    raw = hashlib.sha256(b"news").hexdigest()
    whole = hashlib.sha256(bytes.fromhex(raw) + b"2").hexdigest()
    assert article_id(raw, 2, set()) == whole[:16]
    assert article_id(raw, 2, {whole[:16]}) == whole[:20]


@pytest.mark.parametrize("extension", ["md", "facts.json", "raw"])
def test_stock_pelican_reads_articles_and_nothing_else_of_the_archive(extension: str) -> None:
    assert (extension in Readers(read_settings(None)).extensions) == (extension == "md")
