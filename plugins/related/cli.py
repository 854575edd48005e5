"""`python -m plugins.related rank FILE.jsonl`: the nearest articles of each, as a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from ..errors import PluginError
from ..output import print_lines
from .choose import LIMIT, THRESHOLD, rank, related
from .model import Article
from .reading import read_articles
from .topics import unwatched

RANKS = 10
"""Lines of an article."""
_MOST = 100
"""Lines that can be asked for: what may be among them is kept for all articles at once."""
_SHORT_RUN = 2_000
"""Articles that are ranked within about a second: nobody needs a progress bar for these."""
T = TypeVar("T")

_DESCRIPTION = f"""Rank the articles of a file by how close they are in topic.

FILE holds one JSON object a line:
  {{"id": "1", "title": "社区食堂开张", "text": "…"}}
“id” is a string that no other article has; “title” or “text” may be missing or empty; anything else
(“date”, “source”) is not looked at. Also .gz, and “-” for standard input.

Printed is a table with tabs, a line for each article and rank, the articles in the order of the file:
  id  rank  other  score
The score, 0 to 1, is the cosine of characters and pairs of characters weighted by rarity in this
file, lowered by up to a fifth when others are nearer to the other article. Articles that share
nothing are not listed. Every other article may be listed: no threshold, and copies of a report are
its nearest. --box applies what the site does to its box: nothing under {THRESHOLD}, {LIMIT} lines.
(That a report's other printings and the issues of its series are left out is known to the site
alone.)
"""
_EPILOG = """exit status:
  0  done
  2  wrong usage, a line that can't be read (the message names it), no room for the answer

examples:
  python -m plugins.related rank articles.jsonl              the ten nearest of each
  python -m plugins.related rank articles.jsonl --limit 1    only the nearest
  python -m plugins.related rank articles.jsonl --box        what the site would show
  zcat a.jsonl.gz | python -m plugins.related rank -         from a pipe; a .gz is read too
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    args = _parser().parse_args(argv)
    try:
        articles = read_articles(args.file)
        rows = _rows(articles, args.limit, args.box)
        print_lines("\t".join(map(str, row)) for row in rows)
    except PluginError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return 0


def _rows(
    articles: list[Article], limit: int | None, box: bool
) -> Iterator[tuple[str, int, str, str]]:
    watch = _watch if len(articles) > _SHORT_RUN else unwatched
    ranked = related if box else rank
    found = ranked(articles, limit=limit or (LIMIT if box else RANKS), watch=watch)
    for article in articles:
        for place, line in enumerate(found[article.id], start=1):
            yield article.id, place, line.id, f"{line.score:.4f}"


def _watch(work: Iterable[T], total: int, what: str) -> Iterable[T]:
    """A bar on standard error, for terminals only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return work
    return track(work, what, total, console=console, transient=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.related",
        description="Which articles are on the same topic.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser(
        "rank",
        help="the nearest articles of each article of a file",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", metavar="FILE", help="a .jsonl or .jsonl.gz file, or -")
    command.add_argument(
        "--limit", type=_count, metavar="N", help=f"lines an article (default: {RANKS}; with"
        f" --box {LIMIT})",
    )  # fmt: skip
    command.add_argument("--box", action="store_true", help="only what the site's box would show")
    return parser


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= _MOST:
        raise argparse.ArgumentTypeError(f"“{value}” is not a number from 1 to {_MOST}")
    return int(value)
