"""The Nu HTML checker, the W3C's, finds no fault with any page of the demonstration.

Its warnings fail as well, but for those that are not about the page as a reader gets it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from findings import no
from programs import need, need_of_npm
from shared_texts import ROOT
from site_world import Built

_STYLE = ROOT / "theme" / "static" / "css" / "jianbao.css"
_NOT_OF_THE_PAGE = re.compile(
    # Read from files there is no host, so nothing is 'self'; and data in a script runs nothing. In an
    # English site the articles are Chinese, and say so themselves.
    r"(?:Resource|Inline script) violates Content Security Policy"
    r"|appears to be written in \w+ Chinese but the “html” start tag has “lang=\"en\"”"
)
_NEWER_THAN_THE_CHECKER = re.compile(
    # CSS Overflow 4, beside the -webkit- name that browsers know; SVG 2, §13.8.
    r"Property “(?:line-clamp|paint-order)” doesn't exist"
)


def check(*files: Path, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the checker's messages about these files, all of them read by one run."""
    command = [need("java"), "-Xss4m", "-jar", need_of_npm("vnu-jar/build/dist/vnu.jar")]
    done = subprocess.run(
        [*command, "--format", "json", "--stdout", "--exit-zero-always", *options, *files],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def told(messages: list[dict[str, Any]], ignored: re.Pattern[str]) -> Iterator[str]:
    for one in messages:
        if not ignored.search(one["message"]):
            kind = one.get("subType") or one["type"]
            where = f"{one.get('url', '')}:{one.get('lastLine', '')}"
            yield f"{where}: {kind}: {one['message']}\n    {one.get('extract', '')!r}"


def test_no_page_has_a_fault(demonstration: Built, published: Built, in_english: Built) -> None:
    sites = (demonstration, published, in_english)
    pages = [page for site in sites for page in sorted(site.output.rglob("*.html"))]
    assert len(pages) >= 3 * 40
    no("faults of HTML", told(check(*pages), _NOT_OF_THE_PAGE))


def test_the_style_sheet_has_no_fault() -> None:
    no("faults of CSS", told(check(_STYLE, options=("--css",)), _NEWER_THAN_THE_CHECKER))


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page, style = tmp_path / "a.html", tmp_path / "a.css"
    page.write_text("<!DOCTYPE html><title>坏页</title><p><div></p><img>", encoding="utf-8")
    style.write_text("p { colour: red }", encoding="utf-8")
    assert {one["type"] for one in check(page)} >= {"error"}
    assert [one["type"] for one in check(style, options=("--css",))] == ["error"]
