"""What the coverage-guided fuzzer (`bench/fuzzing/fuzz_inspect.py`) found, kept as tests."""

from __future__ import annotations

from importers.inspecting import Knowledge, inspect_bytes
from importers.parts.dates import read_date


def test_a_zone_farther_than_any_on_earth_is_none() -> None:
    stated = read_date("2024-05-06 08:00:00 +80:00")
    assert stated and stated.iso == "2024-05-06T08:00:00+08:00"
    post = "---\ntitle: 公园\ndate: 2024-05-06 08:00:00 +80:00\n---\n公园在东城破土动工，预计明年完工。\n"
    assert not inspect_bytes(post.encode(), "2024-05-06-a.md", Knowledge()).refused


def test_a_row_of_slashes_takes_no_exponential_time() -> None:
    # Items of a menu could be parted in every way that its separators could be items.
    text = (
        "标题\n甲"
        + "/" * 78
        + "乙 丙 丁。戊\n"
        + "公园在东城破土动工，预计明年完工开放，市民出门就能散步。\n"
    )
    assert inspect_bytes(text.encode(), "a.txt", Knowledge()).stories


def test_runs_of_spaces_between_tools_take_no_exponential_time() -> None:
    text = (
        "标题\n分享"
        + "  大" * 18
        + "  。\n"
        + "公园在东城破土动工，预计明年完工开放，市民出门就能散步。\n"
    )
    assert inspect_bytes(text.encode(), "a.txt", Knowledge()).stories
