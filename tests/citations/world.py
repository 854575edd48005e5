"""The articles of tests/data/citations: each with its citation, without a site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder import unpack

from plugins.catalog.facts import read_facts
from plugins.catalog.header import read_header
from plugins.catalog.record import make_record
from plugins.catalog.sources import read_sources
from plugins.citations.model import Citation, citation_of

DATA = Path(__file__).resolve().parents[1] / "data" / "citations"
SITE = "https://jianbao.example"


def articles() -> str:
    """Return the content folder of these articles, as `unpack` takes it."""
    return (DATA / "articles.txt").read_text(encoding="utf-8")


@cache
def citations() -> dict[str, Citation]:
    """Return the citation of each article by its number: "01", "02" …"""
    found = {}
    with TemporaryDirectory() as folder:
        content = Path(folder, "content")
        unpack(articles(), Path(folder))
        registry = read_sources(content / "sources.yaml")
        for file in sorted(content.rglob("*.md")):
            facts = read_facts(file.with_suffix(".facts.json"))
            record = make_record(read_header(file), facts, id=file.stem, file=file)
            citation = citation_of(
                record,
                registry.resolve(record.source),
                copy=f"{SITE}/a/{file.stem[:2]}/{file.stem}.html",
                archive="剪报",
                lang="zh-hans",
                caution="范文，不是报道",
            )
            assert citation is not None
            found[file.stem[-2:]] = citation
    return found
