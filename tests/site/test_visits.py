"""The visits themselves: what is wrong with a page is noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import visits
from page_kinds import Kind, Page
from programs import served

FAULTY = """<!DOCTYPE html><meta charset="utf-8"><title>坏页</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'self' http://elsewhere.invalid">
<script>alert("not allowed")</script><script src="http://elsewhere.invalid/a.js"></script>
<h1>坏页</h1><h1>两个</h1><img src="gone.png" alt=""><p style="width: 2000px">宽</p>
<script src="late.js"></script>"""
LATE = """console.warn("小心");
requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => {
  const late = document.createElement("p");
  late.id = "late"; late.style.height = "300px";
  document.body.prepend(late);
})));"""


def test_a_visit_notes_what_is_wrong(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "SCREENSHOTS", tmp_path / "screenshots")
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "late.js").write_text(LATE, encoding="utf-8")
    page = Page(Kind("faulty", "faulty", "index.html", until="#late"), "/")
    with served(tmp_path) as address:
        (seen,) = visits.visit(browser, address, [page], 390, "dark")
    assert seen.wide >= 2000 and seen.headlines == 2 and seen.shift > 0.1
    told = "\n".join(seen.troubles)
    for word in ("小心", "gone.png", "elsewhere.invalid/a.js", "script-src-elem forbids inline"):
        assert word in told
    assert ("script", "http://elsewhere.invalid/a.js") in seen.requests
    assert (tmp_path / "screenshots/faulty-390-dark.png").is_file()
