"""The real pair: one provincial meeting in a portal's post and on a paper's page."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

from plugins.reprints.find import find_reprints
from plugins.reprints.model import SAME_REPORT, Article

OPENING = 12
"""Characters of a headline that stand on one line of the page."""


def test_the_post_and_the_first_story_of_the_page_are_one_report(seeds: Path) -> None:
    found = find_reprints(_stories(seeds))
    same = [edge for edge in found.edges if edge.kind in SAME_REPORT]
    assert [(edge.a, edge.b, edge.kind) for edge in same] == [("000", "001-1", "reprint")]
    assert 0.85 <= min(same[0].share_a, same[0].share_b) < 1
    assert [group.ids for group in found.groups] == [("000", "001-1")]


def _stories(seeds: Path) -> list[Article]:
    raw = {path.name[:3]: path.read_text(encoding="utf-8") for path in seeds.glob("*.txt")}
    post = raw["000"].split("---", 2)[2]
    page = raw["001"]
    label = json.loads(next(seeds.glob("001_*.expected.json")).read_text(encoding="utf-8"))
    # The kicker (眉题), where there is one, is printed above the headline.
    openings = [(story["kicker"] or story["title"])[:OPENING] for story in label["stories"]]
    cuts = [0, *(page.index(opening) for opening in openings[1:]), len(page)]
    stories = [page[start:end] for start, end in pairwise(cuts)]
    return [
        Article("000", re.sub(r"<[^>]+>", "", post)),
        *(Article(f"001-{n}", story) for n, story in enumerate(stories, start=1)),
        *(Article(name, raw[name]) for name in ("002", "003", "004")),
    ]
