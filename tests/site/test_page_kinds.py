"""No page goes unseen: the list of kinds knows every template and every page."""

from __future__ import annotations

from page_kinds import KINDS, NO_KIND, pages_of
from shared_texts import ROOT
from site_world import Built


def test_every_template_has_a_kind_of_page_that_is_looked_at() -> None:
    templates = {path.stem for path in (ROOT / "theme" / "templates").glob("[!_]*.html")}
    listed = {kind.template for kind in KINDS}
    assert templates - listed - set(NO_KIND) == set(), (
        "templates without a kind of page: add each to KINDS in tests/site/page_kinds.py"
    )
    assert listed <= templates, "kinds of templates that there are not"


def test_every_page_of_the_demonstration_is_of_a_kind(demonstration: Built) -> None:
    of_a_kind = {path for kind in KINDS for path in demonstration.output.glob(kind.pages)}
    others = {
        path.relative_to(demonstration.output).as_posix()
        for path in demonstration.output.rglob("*.html")
        if path not in of_a_kind and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    }
    assert not others, (
        f"pages of no kind: {sorted(others)}. Add theirs to tests/site/page_kinds.py."
    )


def test_the_demonstration_has_a_page_of_every_kind(demonstration: Built) -> None:
    pages = pages_of(demonstration.output)
    assert len({page.kind.name for page in pages}) == len(KINDS)
