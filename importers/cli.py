"""`python -m importers inspect | import | reimport | withdraw`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from . import reports
from .archive.importing import Report, Review, Wishes, import_paths
from .archive.reimporting import reimport
from .archive.withdrawing import withdraw
from .errors import ArchiveError, ImporterError
from .inspecting import Knowledge, inspect_file
from .kinds import KINDS
from .parts.dates import read_date

_EPILOG = """exit status:
  0  everything was understood
  1  some texts were refused; each is named with the reason
  2  wrong usage, or the archive can't be used

examples:
  python -m importers inspect page.txt          what would be made of it, and why
  python -m importers import samples            every text of a folder into content/
  python -m importers import page.txt --dry-run the same, writing nothing
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ImporterError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped; run the same command again to go on", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m importers",
        description="Raw news texts in, content files out; every character accounted for.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("inspect", help="show what is understood of raw texts, and why")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command.add_argument("--kind", choices=KINDS, help="read it as this kind")
    _into(command)
    command.set_defaults(run=_inspect)

    command = commands.add_parser("import", help="import raw texts into the archive")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be done, write nothing"
    )
    command.add_argument("--kind", choices=KINDS, help="read all of them as this kind")
    command.add_argument("--source", help="who printed them, where a sidecar does not say")
    command.add_argument("--date", help="when they were printed, where a sidecar does not say")
    command.add_argument(
        "--report", type=Path, metavar="FOLDER",
        help="where the pages go that show what was made of each text (default: import-report"
        " beside the content folder)",
    )  # fmt: skip
    command.add_argument(
        "--archived",
        help="the day they came into the archive (default: SOURCE_DATE_EPOCH, else today)",
    )
    command.add_argument(
        "--jobs", type=_number, default=0, metavar="N",
        help="how many texts are read at once (default: one for each core)",
    )  # fmt: skip
    _into(command)
    command.set_defaults(run=_import)

    command = commands.add_parser(
        "reimport", help="make unedited content files again from the originals with today's rules"
    )
    command.add_argument(
        "path", nargs="?", type=Path, help="a raw file, a content file or a folder"
    )
    command.add_argument("--all", action="store_true", help="everything in the archive")
    command.add_argument(
        "--dry-run", action="store_true", help="show the differences, write nothing"
    )
    _into(command)
    command.set_defaults(run=_reimport)

    command = commands.add_parser("withdraw", help="take an article's text out, leaving a notice")
    command.add_argument("id", help="the name of its page: /a/<two digits>/<id>.html")
    command.add_argument("--reason", required=True, help="shown at its address")
    _into(command)
    command.set_defaults(run=_withdraw)
    return parser


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _into(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--into", type=Path, default=Path("content"), metavar="FOLDER",
        help="the content folder (default: content)",
    )  # fmt: skip


def _inspect(args: argparse.Namespace) -> int:
    knowledge = Knowledge.of(args.into)
    status = 0
    console = Console(soft_wrap=True)
    for path in args.files:
        try:
            inspection = inspect_file(path, knowledge, args.kind)
        except OSError as error:
            raise ArchiveError(f"can't be read ({error.strerror})", file=str(path)) from error
        if inspection.refused:
            status = 1
        for warning in inspection.warnings:
            print(f"warning: {warning}", file=sys.stderr)
        if args.json:
            print(json.dumps(inspection.to_json(), ensure_ascii=False))
        else:
            reports.show_inspection(console, inspection)
    return status


def _import(args: argparse.Namespace) -> int:
    if args.date and not read_date(args.date):
        raise ArchiveError(f"--date {args.date}: no date", remedy="Write it as 2024-06-01")
    wishes = Wishes(
        archived=_archived(args.archived),
        kind=args.kind,
        source=args.source,
        date=args.date,
        dry_run=args.dry_run,
        jobs=args.jobs,
    )
    report = Report()
    usual = "import-report-dry-run" if args.dry_run else "import-report"
    review = Review(args.report or args.into.parent / usual, dry_run=args.dry_run)
    review.check(args.into, args.paths)
    try:
        with reports.progress_bar("importing") as progress:
            import_paths(args.paths, args.into, wishes, progress, report, review)
    except (ArchiveError, KeyboardInterrupt):
        if report.outcomes:
            reports.show_report(Console(soft_wrap=True), report, dry_run=args.dry_run)
        raise
    finally:
        seen = review.close()
    reports.show_report(Console(soft_wrap=True), report, dry_run=args.dry_run)
    if review.failed:
        print(f"warning: {review.failed}", file=sys.stderr)
    if seen:
        print(f"what was made of each text: {seen}")
    return report.exit_status


def _reimport(args: argparse.Namespace) -> int:
    if (args.path is None) != args.all:
        raise ArchiveError("reimport needs a PATH or --all", remedy="Give one of them")
    with reports.progress_bar("reimporting") as progress:
        changes = reimport(args.into, args.path, dry_run=args.dry_run, progress=progress)
    reports.show_changes(Console(soft_wrap=True), changes, dry_run=args.dry_run)
    return 1 if any(change.status == "refused" for change in changes) else 0


def _withdraw(args: argparse.Namespace) -> int:
    done = withdraw(args.into, args.id, args.reason, _archived(None))
    print(f"withdrawn: {done.path}; the next build takes it out of the site")
    if done.shared_with:
        print("its original is deleted, so these can't be made again from it:")
        for path in done.shared_with:
            print(f"  {path}")
    print("version control may still hold the text: rewrite its history if it must go there too")
    return 0


def _archived(stated: str | None) -> str:
    """The day of archiving: as told, else SOURCE_DATE_EPOCH, else the clock."""
    if stated:
        day = read_date(stated)
        if day is None or day.precision != "day":
            raise ArchiveError(f"--archived {stated}: no day", remedy="Write it as 2024-06-01")
        return day.iso
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date().isoformat()
        except (ValueError, OverflowError, OSError) as error:
            raise ArchiveError(f"SOURCE_DATE_EPOCH={epoch}: no number of seconds") from error
    return dt.date.today().isoformat()
