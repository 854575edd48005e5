"""axe-core, the rules of WCAG 2.2 that a machine can check, finds nothing on any kind of page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from findings import no
from page_kinds import Page
from programs import need_of_npm
from site_world import Built
from visits import ready, window

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""Levels A and AA of WCAG 2.0, 2.1 and 2.2, and what axe's makers advise besides."""
_RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"],
  rules: {"target-size": {enabled: true}}})"""
# What lies folded is looked at as well.
_UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true; })"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    browser: Any, demonstration: Built, pages: list[Page], width: int
) -> None:
    found: dict[str, list[str]] = {}
    with window(browser, width) as tab:
        # Not a script of the page: the policy in its head stays as it is.
        tab.context.add_init_script(path=need_of_npm("axe-core/axe.min.js"))
        for page in pages:
            ready(tab, demonstration.address, page)
            tab.evaluate(_UNFOLD)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                for rule in tab.evaluate(_RUN, TAGS)["violations"]:
                    for node in rule["nodes"]:
                        found.setdefault(told(rule, node), []).append(f"{page.kind.name} {scheme}")
    no(
        f"violations of accessibility at {width} px",
        (f"{what}\n    on {', '.join(dict.fromkeys(pages))}" for what, pages in found.items()),
        "Mend the template or theme/static/css/jianbao.css.",
    )


def told(rule: Any, node: Any) -> str:
    """What axe says of one element; the same for those that differ in addresses and numbers alone."""
    element = re.sub(r'="[^"]{16,}"|\d+', "…", node["html"])[:160]
    why = "; ".join(line.strip() for line in node["failureSummary"].splitlines()[1:])
    return f"{rule['id']} ({rule['help']})\n    {element}\n    {why}"


FAULTY = """<!DOCTYPE html><html lang="zh-Hans"><title>坏页</title><main><h1>坏页</h1><h3>跳级</h3>
<p style="color: #bbb; background: #fff">看不清的字</p><input>
<button style="width: 9px; height: 9px; padding: 0" aria-label="甲"></button
><button style="width: 9px; height: 9px; padding: 0" aria-label="乙"></button></main></html>"""


def test_axe_finds_what_is_wrong(browser: Any) -> None:
    with window(browser, 390) as tab:
        tab.set_content(FAULTY)
        tab.evaluate(need_of_npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = {rule["id"] for rule in tab.evaluate(_RUN, TAGS)["violations"]}
    assert {"color-contrast", "heading-order", "label", "target-size"} <= found
