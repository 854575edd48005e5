"""axe-core, the rules of WCAG 2.2 that a machine can check, finds nothing on any kind of page."""

from __future__ import annotations

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
    found: list[str] = []
    with window(browser, width) as tab:
        # Not a script of the page: the policy in its head stays as it is.
        tab.context.add_init_script(path=need_of_npm("axe-core/axe.min.js"))
        for page in pages:
            ready(tab, demonstration.address, page)
            tab.evaluate(_UNFOLD)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                for rule in tab.evaluate(_RUN, TAGS)["violations"]:
                    found += (_told(page, width, scheme, rule, node) for node in rule["nodes"][:3])
    no("violations of accessibility", found, "Mend the template or theme/static/css/jianbao.css.")


def _told(page: Page, width: int, scheme: str, rule: Any, node: Any) -> str:
    why = "; ".join(line.strip() for line in node["failureSummary"].splitlines()[1:])
    return (
        f"{page.kind.name} ({page.path}) at {width} px, {scheme}: {rule['id']}"
        f" ({rule['help']})\n    {node['html'][:160]}\n    {why}"
    )


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
