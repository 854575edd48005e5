"""Whether the sites are equal: what each holds, and whether readers see the same articles."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.build.corpus import articles
from bench.build.pages import kinds, stamps, visible
from bench.build.sites import OUTPUT
from bench.reprints.tables import Table

SAMPLE = 100
"""Articles whose text is compared."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A page on which a site shows another text than ours: its path, and where they part."""

    tool: str
    path: str
    ours: str
    theirs: str


def differences(sites: Mapping[str, Path], ours: str, size: int, seed: int) -> list[Difference]:
    """Compare the text of some article pages of every site with that of `ours`."""
    pages = [f"a/{one.slug[:2]}/{one.slug}.html" for one in articles(size, seed)]
    pages = random.Random(seed).sample(pages, min(SAMPLE, len(pages)))
    found = []
    for path in pages:
        text = _text(sites[ours], path)
        for tool, site in sites.items():
            theirs = _text(site, path)
            if theirs != text:
                found.append(Difference(tool, path, *_parted(text, theirs)))
    return found


def holdings(sites: Mapping[str, Path]) -> Table:
    """How many files of which kind each site has."""
    rows = []
    for tool, site in sites.items():
        files = stamps(site / OUTPUT)
        count = kinds(iter(files))
        size = sum(stamp.size for stamp in files.values())
        rows.append(
            (tool, *(f"{count[kind]:,}" for kind in _KINDS), f"{len(files):,}", f"{size / 1e6:.1f}")
        )
    return Table("What was built", ("built by", *_KINDS, "files", "MB"), tuple(rows))


_KINDS = ("articles", "others", "feeds")


def _text(site: Path, path: str) -> str:
    file = site / OUTPUT / path
    return visible(file.read_text(encoding="utf-8")) if file.exists() else "(no such page)"


def _parted(one: str, other: str) -> tuple[str, str]:
    begin = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    begin = max(0, begin - 20)
    return one[begin : begin + 60], other[begin : begin + 60]
