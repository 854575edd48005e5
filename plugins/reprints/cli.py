"""`python -m plugins.reprints pairs | groups`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalog.lines import read_lines, shown
from ..errors import EngineError, PluginError
from ..output import print_lines
from .answer import GroupRow, PairRow
from .disk.engine import Disk
from .lines import read_articles
from .memory import group_rows, pair_rows
from .progress import Told, silent

if TYPE_CHECKING:
    from .spark.engine import Spark

_MOST_JOBS = 256
"""All are started at once: a slip of the finger must not take the machine down."""
_INPUT = """input: one JSON object a line, UTF-8; also .gz, and - for standard input
  id      a string that no other article has
  text    what was printed
  date    the day it states, as 2022-05-20 (may be left out)
  title, source and other fields are passed over
"""
_ENGINES = """engines give the same answer, to the letter:
  memory  up to about 300,000 articles (8 kB of memory each)
  disk    millions on one machine: what grows lies in a temporary folder
  spark   tens of millions on a cluster; needs pip install 'jianbao[spark]' and Java 17
"""
_STATUS = """exit status:
  0  done
  2  wrong usage, a line that can't be read (the message names it), no room for the answer
"""
_PAIRS = f"""Prints every pair of articles that share words, as tab-separated

  a  b  type  containment  shared_chars

ordered by a and b, a < b, without a head line.

type:
  reprint    the same report (转载)
  contains   a page that holds the other beside other stories (整版)
  excerpt    a part of the other, or both a part of one report (摘编)
  quotation  a passage in common, too little to be the same report (引用)
  series     one form filled with other names or figures (系列)
containment   share of one text that stands in the other, the larger of the two (0 to 1)
shared_chars  letters and digits that are the same in both

{_INPUT}
{_ENGINES}
{_STATUS}
examples:
  python -m plugins.reprints pairs archive.jsonl > pairs.tsv
  python -m plugins.reprints pairs archive.jsonl.gz --engine disk --jobs 4 --progress > pairs.tsv
  zcat archive.jsonl.gz | python -m plugins.reprints pairs - | awk '$3 == "reprint"'
"""
_GROUPS = f"""Prints for every article its group, as tab-separated

  id  group

ordered by id, without a head line. A group is named after its first printing: the one with the
earliest day, or the smallest id where no day is stated. An article alone is its own group.

{_INPUT}
{_ENGINES}
{_STATUS}
example:
  python -m plugins.reprints groups archive.jsonl | cut -f2 | sort | uniq -c | sort -rn | head
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    args = _parser().parse_args(argv)
    try:
        print_lines(row.line() for row in _rows(args))
        return 0
    except PluginError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.reprints",
        description="Which articles are printings of one report.",
        epilog="python -m plugins.reprints COMMAND --help says what a command reads and prints",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name, told, help_ in (
        ("pairs", _PAIRS, "print every pair of articles that share words"),
        ("groups", _GROUPS, "print for every article its group"),
    ):
        command = commands.add_parser(
            name,
            help=help_,
            description=told,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_argument("file", metavar="FILE", help="a .jsonl or .jsonl.gz file, or -")
        command.add_argument("--engine", choices=("memory", "disk", "spark"), default="memory")
        command.add_argument(
            "--jobs", type=_number, metavar="N", help="disk: processes (default: one for each core)"
        )
        command.add_argument(
            "--temp", type=_folder, metavar="FOLDER",
            help="disk: where the temporary folder is made (default: TMPDIR, else the system's);"
            " it takes about 8 kB an article",
        )  # fmt: skip
        command.add_argument(
            "--master", metavar="URL",
            help="spark: the cluster, spark://host:7077 or local[2] (default: local[*])",
        )  # fmt: skip
        command.add_argument(
            "--progress", action="store_true", help="say on standard error how far it is"
        )
    return parser


def _rows(args: argparse.Namespace) -> Iterator[PairRow] | Iterator[GroupRow]:
    progress = Told() if args.progress else silent
    if args.engine == "memory":
        rows = pair_rows if args.command == "pairs" else group_rows
        return rows(read_articles(args.file), progress)
    engine: Disk | Spark
    if args.engine == "spark":
        try:
            from .spark.engine import Spark
        except ModuleNotFoundError as error:
            raise EngineError(
                f"{error.name} is not installed.", remedy="pip install 'jianbao[spark]'"
            ) from error
        engine = Spark(args.file, master=args.master, progress=progress)
    else:
        engine = Disk(
            read_lines(args.file),
            shown(args.file),
            jobs=args.jobs,
            temp=args.temp,
            progress=progress,
        )
    return engine.pairs() if args.command == "pairs" else engine.groups()


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text}: give a number from 1 to {_MOST_JOBS}")
    return int(text)


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text}: no such folder; make it first")
    return Path(text)
