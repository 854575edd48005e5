"""Print what reading an article costs, step by step, beside Pelican and the parsers it needs.

    python bench/build/reading.py
    python bench/build/reading.py --articles 2000 --rounds 7

The articles are made up here: a usual header, and MEAN_LETTERS characters in paragraphs of 60 to
140, three kilobytes in all. Of ten, all begin with a bold line as imported posts do, three have
`## ` headings, three numbers with an escape, one a link. Everything runs in one process, in turns;
the figures are microseconds of processor time an article, of each step the quickest of the rounds.

"Pelican" is its reader, which sets up Python-Markdown for each file anew, its `Article`, and
plugins.catalog; "parsers" is one Python-Markdown for all, lxml and nh3, and no `Article`.

With --require the exit status is 1 when reading an article takes more than MOST_US microseconds, or
more than MOST_RATIO of the time of Pelican.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from plugins.catalog.dress import dress, dress_blocks, lead, lead_of_blocks  # noqa: E402
from plugins.catalog.facts import Facts  # noqa: E402
from plugins.catalog.header import parse_header  # noqa: E402
from plugins.catalog.neutral import neutral_blocks, neutral_html  # noqa: E402
from plugins.catalog.reading import _convert, read_article  # noqa: E402
from plugins.catalog.record import make_record  # noqa: E402
from plugins.catalog.sanitise import clean_html  # noqa: E402

MEAN_LETTERS = 900
MOST_US = 60.0
"""Microseconds for an article, all included: what --require asks for."""
MOST_RATIO = 0.05
FILE = Path("2024/03/0a01020304050607.md")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500, help="how many (default: 500)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (default: 5)")
    parser.add_argument("--require", action="store_true", help="fail when it is too slow")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return compare(options, folder)


def compare(options: argparse.Namespace, folder: str) -> int:
    """Print the table; return the exit status."""
    made = [article(number) for number in range(options.articles)]
    files = [text.encode() for text in made]
    heads, bodies = zip(*(text.split("\n\n", 1) for text in made), strict=True)
    headers = [parse_header(head) for head in heads]
    blocks = [neutral_blocks(body) or [] for body in bodies]
    html = [neutral_html(body) or "" for body in bodies]
    dressed = [dress_blocks(found).html for found in blocks]
    facts = Facts()

    steps: dict[str, tuple[Callable[..., Any], list[tuple[Any, ...]]]] = {
        "all of it": (read_article, [(raw, None, FILE) for raw in files]),
        "  header": (parse_header, [(head,) for head in heads]),
        "  record": (
            lambda header: make_record(header, None, id="0a01020304050607", file=FILE),
            [(header,) for header in headers],
        ),
        "  Markdown": (neutral_blocks, [(body,) for body in bodies]),
        "  dressing": (dress_blocks, [(found,) for found in blocks]),
        "  lead": (lead_of_blocks, list(zip(blocks, dressed, strict=True))),
        "by Pelican": (_pelican(Path(folder), files), [(name,) for name in range(len(files))]),
        "by parsers": (_by_parsers, [(text,) for text in made]),
        "  Python-Markdown": (_convert, [(text, FILE) for text in made]),
        "  lxml and nh3": (dress, [(each, facts) for each in html]),
        "  nh3 alone": (clean_html, [(each,) for each in html]),
        "  lead from HTML": (lead, [(each,) for each in dressed]),
    }
    logging.disable(logging.CRITICAL)
    cost = dict.fromkeys(steps, float("inf"))
    for _ in range(options.rounds):
        for name, (step, arguments) in steps.items():
            cost[name] = min(cost[name], _microseconds(step, arguments))

    plain = sum(read_article(raw, None, FILE).is_plain for raw in files)
    size = sum(map(len, files)) / len(files)
    print(f"{len(files)} articles of {size:.0f} bytes, {plain / len(files):.1%} without a parser\n")
    for name, spent in cost.items():
        print(f"{name:<20}{spent:9.1f} µs{spent / cost['by Pelican']:9.4f}")
    ratio = cost["all of it"] / cost["by Pelican"]
    print(f"\n1/{1 / ratio:.0f} of the time of Pelican.")
    return int(options.require and (cost["all of it"] > MOST_US or ratio > MOST_RATIO))


def article(number: int) -> str:
    """Return the text of a made-up file; the same number gives the same one."""
    chance = random.Random(number)
    letters = [chr(0x4E00 + int(chance.random() ** 3 * 3500)) for _ in range(MEAN_LETTERS)]
    paragraphs, done = [], 0
    while done < len(letters):
        part = letters[done : done + chance.randint(60, 140)]
        for place in range(12, len(part), 15):
            part[place] = chance.choice("，，，。、；“”")
        for place in range(20, len(part), 37):
            part[place] = str(chance.randint(1, 500))
        paragraphs.append("".join(part) + "。")
        done += len(part)
    paragraphs[0] = f"**城关日报讯记者某某报道**{paragraphs[0]}"
    if number % 10 < 3:
        paragraphs.insert(3, "## 一、办法")
        paragraphs.insert(6, "## 二、结果")
    if number % 10 in (3, 4, 5):
        paragraphs[1:4] = [f"{n}\\. {text}" for n, text in enumerate(paragraphs[1:4], start=1)]
    if number % 10 == 6:
        paragraphs[-1] += "（[原文](https://news.example/2024/03/1.html)）"
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return (
        HEADER.format(number=number, day=day, minute=number % 60) + "\n\n".join(paragraphs) + "\n"
    )


HEADER = """\
Title: 城关镇第{number}次灯会开幕
Date: {day}T09:{minute:02}:11+08:00
Category: 文化
Tags: 灯会; 民俗
Slug: 0a01020304050607
Authors: 某某
Source: 城关日报
Source_Url: http://paper.example/html/NewsShare.html?infoCode=NW{number}
Reporters: 某某
Date_Basis: front matter
Date_Precision: second
Archived: 2024-12-01
Kind: jekyll
Aliases: /paper/2024/03/12/{number}.html

"""


def _pelican(folder: Path, files: list[bytes]) -> Callable[[int], None]:
    """Return what reads the file of a number as Pelican and plugins.catalog do."""
    from pelican.contents import Article
    from pelican.readers import Readers
    from pelican.settings import read_settings

    from plugins.catalog import plugin

    for number, raw in enumerate(files):
        (folder / f"{number}.md").write_bytes(raw)
    readers = Readers(read_settings(str(ROOT / "pelicanconf.py")))

    def read(number: int) -> None:
        found = readers.read_file(folder, f"{number}.md", content_class=Article, context={})
        plugin._dress(found)

    return read


def _by_parsers(text: str) -> None:
    header = parse_header(text.partition("\n\n")[0])
    record = make_record(header, None, id="0a01020304050607", file=FILE)
    html, _ = _convert(text, FILE)
    lead(dress(html, record.facts).html)


def _microseconds(step: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> float:
    begin = time.process_time_ns()
    for given in arguments:
        step(*given)
    return (time.process_time_ns() - begin) / 1000 / len(arguments)


if __name__ == "__main__":
    sys.exit(main())
