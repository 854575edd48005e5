"""A post that its old site kept back is in the archive and nowhere on the site."""

from __future__ import annotations

from collections.abc import Callable

from site_builder import Site

DRAFT = """
-- content/2024/03/0a0100000000000a.md --
Title: 清河开通夜间公交
Date: 2024-03-02
Category: 综合
Slug: 0a0100000000000a
{status}Lang: zh-Hans

三条夜间公交线路三月一日起开通。
-- content/taxonomy.yaml --
categories:
  - {{name: 综合, slug: general}}
"""


def test_a_draft_has_no_page_until_its_status_is_taken_out(site: Callable[..., Site]) -> None:
    built = site(DRAFT.format(status="Status: draft\n"))
    assert built.status == 0 and "夜间公交" not in built.everything()
    shown = site(DRAFT.format(status=""))
    assert "夜间公交" in shown.read("a/0a/0a0100000000000a.html")
