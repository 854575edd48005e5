"""The rules of the feeds find what is wrong, and nothing where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import bad_atom
import bad_json
import bad_opml
import bad_rss
import pytest
from rules_atom import atom_findings
from rules_common import Finding
from rules_json import json_findings
from rules_opml import opml_findings
from rules_rss import rss_findings
from rules_values import rfc822_fault, rfc3339_fault, url_fault

Rules = Callable[[bytes, str | None], list[Finding]]
FORMATS: list[tuple[Rules, ModuleType]] = [
    (rss_findings, bad_rss),
    (atom_findings, bad_atom),
    (json_findings, bad_json),
    (opml_findings, bad_opml),
]
ARCHIVE_URL = "https://jian.example/feeds/archive/2026-11.xml"

Break = tuple[Rules, str, str, tuple[str, str, str]]
BREAKS: list[Break] = [
    *((rules, feeds.GOOD, feeds.URL, row) for rules, feeds in FORMATS for row in feeds.BAD),
    *(
        (rss_findings, bad_rss.ARCHIVE_DOCUMENT, ARCHIVE_URL, row)
        for row in bad_rss.BAD_ARCHIVE_DOCUMENTS
    ),
]


@pytest.mark.parametrize(("rules", "feeds"), FORMATS)
def test_a_good_feed_passes(rules: Rules, feeds: ModuleType) -> None:
    assert rules(feeds.GOOD.encode(), feeds.URL) == []


def test_a_good_archive_document_passes() -> None:
    assert rss_findings(bad_rss.ARCHIVE_DOCUMENT.encode(), ARCHIVE_URL) == []


@pytest.mark.parametrize(
    ("rules", "good", "url", "row"),
    BREAKS,
    ids=[f"{row[0].__name__}-{row[3][0]}-{number}" for number, row in enumerate(BREAKS)],
)
def test_what_breaks_a_rule_is_found(
    rules: Rules, good: str, url: str, row: tuple[str, str, str]
) -> None:
    rule, old, new = row
    assert old in good
    found = rules(good.replace(old, new, 1).encode(), url)
    assert rule in {one.rule for one in found}, found


@pytest.mark.parametrize("rules", [rules for rules, _ in FORMATS])
@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"[]", b"{}", b"<x/>", b"<rss", "夜校".encode("gb18030"), b"null"]
)
def test_what_is_no_feed_is_found(rules: Rules, raw: bytes) -> None:
    assert rules(raw, None)


def test_every_rule_has_a_feed_that_breaks_it() -> None:
    names = {row[3][0] for row in BREAKS}
    folder = Path(__file__).parent
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("rules_*.py"))
    rules = {
        *re.findall(r'Finding\(\s*"([\w-]+)"', written),
        *re.findall(r'value\("([\w-]+)"', written),
    }
    assert rules <= names, rules - names


def test_a_finding_says_where() -> None:
    broken = bad_rss.GOOD.replace("夜校开班", "").encode()
    assert rss_findings(broken, bad_rss.URL) == [
        Finding("empty", "channel/item[2]/title", "nothing in it")
    ]


@pytest.mark.parametrize(
    "text",
    ["Mon, 23 May 2022 12:11:23 +0800", "23 May 2022 12:11 GMT", "Sun, 1 Nov 2026 00:00:00 UT"],
)
def test_dates_of_rss(text: str) -> None:
    assert rfc822_fault(text) == ""


@pytest.mark.parametrize(
    "text", ["2022-05-23T12:11:23Z", "2022-05-23T12:11:23.5+08:00", "2022-05-23T12:11:23-00:00"]
)
def test_dates_of_atom_and_json(text: str) -> None:
    assert rfc3339_fault(text) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://x.example",
        "https://x.example:8443/a?b=%E6%A1%A5&c#d",
        "http://127.0.0.1:9/",
    ],
)
def test_whole_addresses(address: str) -> None:
    assert url_fault(address) == ""
