"""The command line of the press."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..errors import PluginError

INTERRUPTED = 130
"""Exit status of a command that Ctrl-C ended, as shells have it (128 and the signal's number)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0 done, 1 not done and why, 130 interrupted."""
    given = _parser().parse_args(arguments)
    from .build import build

    options = {"verbose": given.verbose, "jobs": given.jobs}
    try:
        report = build(given.settings, given.output, full=given.full, why=given.why, **options)
        print(*report.lines(), sep="\n")
        if given.verify:
            from .verify import differences

            found = differences(given.settings, given.output, **options)
            print(*(found or ["A build from nothing gives the same files."]), sep="\n")
            return 1 if found else 0
    except PluginError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Ended; the next build goes on from what stands there.", file=sys.stderr)
        return INTERRUPTED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.press",
        description="Build a site page by page, and put it in place.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser(
        "build",
        help="print what changed since the last build",
        description="Print what changed since the last build of an output, and put it in place whole.",
    )
    build.add_argument(
        "--settings", type=Path, default=Path("pelicanconf.py"), help="settings file of Pelican"
    )
    build.add_argument("--output", type=Path, default=Path("output"), help="where the site goes")
    build.add_argument("--full", action="store_true", help="print every page, changed or not")
    build.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one for each core)"
    )
    build.add_argument(
        "--why", default="", metavar="PAGE", help="say which input made this page be printed"
    )
    build.add_argument(
        "--verify",
        action="store_true",
        help="then build once more from nothing, beside it, and compare every byte",
    )
    build.add_argument("--verbose", action="store_true", help="show what Pelican says")
    return parser


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text}: give a number from 1 to 64")
    return int(text)
