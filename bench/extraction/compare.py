"""Measure this project against other extractors on the same labelled texts, field by field.

    python bench/extraction/compare.py                         the tables
    python bench/extraction/compare.py DIR                     on labelled texts of your own
    python bench/extraction/compare.py --misses title          every miss in a field ("all": in each)
    python bench/extraction/compare.py --beaten                where a rival is right and we are not
    python bench/extraction/compare.py --write docs/extraction.md
    python bench/extraction/compare.py --require               exit 1 unless ahead of each rival

The rivals come with `pip install -e '.[bench]'`; those that are not installed are named and left out.

The labelled texts are not part of the repository: they are other people's news. They are read from
DIR (default: $JIANBAO_SHARED/corpus/raw, or ../shared beside the checkout): NAME.txt or NAME.html
with NAME.expected.json beside it. Every tool is judged by tools/score_importers.py of the same shared
folder. Without it only the table of printed dates is shown, which needs neither. For texts of your
own write the labels in the same form.

A field counts hits of the texts that have it. Level means the same number of hits; where both are
perfect nobody can be ahead.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.extraction.date_table import date_table  # noqa: E402
from bench.extraction.date_tools import DATE_TOOLS, DateTool, Reader  # noqa: E402
from bench.extraction.differences import beaten, date_misses, dates_beaten, misses  # noqa: E402
from bench.extraction.measuring import (  # noqa: E402
    Measured,
    cells,
    cost_table,
    field_tables,
    hushed,
    loaded,
    measure,
    versions,
)
from bench.extraction.model import SHARED, BenchError, Rival, Table, Way  # noqa: E402
from bench.extraction.ours import OURS  # noqa: E402
from bench.extraction.rivals import RIVALS  # noqa: E402
from bench.extraction.tables import as_text, compare, write_between_marks  # noqa: E402
from bench.extraction.texts import SHARED_FOLDER, labelled_texts, load_scorer  # noqa: E402

DATES = "dates"
"""The name of the printed dates for --misses; the other names are the scorer's fields."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was asked for; the exit status: 0 done, 1 not as required, 2 can't be run."""
    options = _options(argv)
    try:
        return _run(options)
    except BenchError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "dir",
        nargs="?",
        type=Path,
        default=SHARED_FOLDER / "corpus" / "raw",
        metavar="DIR",
        help="folder of labelled texts",
    )
    parser.add_argument("--misses", metavar="FIELD", help=f"each miss: a field, {DATES} or all")
    parser.add_argument(
        "--beaten", action="store_true", help="each text in which a rival is right and we are not"
    )
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the tables between the marks of this page"
    )
    parser.add_argument(
        "--require", action="store_true", help="exit 1 unless ahead of each rival in every field"
    )
    parser.add_argument("--no-cost", action="store_true", help="leave out time and memory")
    return parser.parse_args(argv)


def _run(options: argparse.Namespace) -> int:
    rivals = [(rival, ways) for rival in RIVALS if (ways := loaded(rival.load)) is not None]
    readers = [(tool, read) for tool in DATE_TOOLS if (read := loaded(tool.load)) is not None]
    absent = _absent(rivals, readers)
    for line in absent:
        print(line)
    if absent and (options.write or options.require):
        raise BenchError("not every rival is installed: pip install -e '.[bench]'")
    with hushed():
        dates, missed_dates = date_table(readers)
    if not options.dir.is_dir():
        print(f"no {options.dir}: the tables of the labelled texts are left out (--help says more)")
        print(as_text(dates))
        return 1
    measured = measure(load_scorer(), labelled_texts(options.dir), rivals)
    if options.misses or options.beaten:
        lines: list[str] = []
        if options.misses:
            _check_field(options.misses, measured)
            lines += misses(measured, options.misses)
        if options.misses in (DATES, "all"):
            lines += date_misses(missed_dates)
        if options.beaten:
            lines += beaten(measured)
            lines += dates_beaten(
                missed_dates, [tool.name for tool, _ in readers if tool.name != OURS]
            )
        for line in lines:
            print(line)
        return 0
    tables = [*field_tables(measured), dates]
    if not options.no_cost:
        tables.append(cost_table(measured, rivals, options.dir))
    run = _what_was_run(rivals, readers)
    for table in tables:
        print(as_text(table))
    print(f"{run.title}: {', '.join(f'{name} {version}' for name, version, *_ in run.rows)}")
    for failure in measured.failures:
        print(f"no answer: {failure}")
    if options.write:
        write_between_marks(options.write, [*tables, run])
        print(f"written to {options.write}")
    short = _short_of_ahead(measured)
    if options.require:
        print("\n".join(short) or "ahead of each rival in every field both have")
    return 1 if options.require and short else 0


def _absent(
    rivals: Sequence[tuple[Rival, Mapping[str, Way]]],
    readers: Sequence[tuple[DateTool, Mapping[str, Reader]]],
) -> list[str]:
    here = {rival.name for rival, _ in rivals} | {tool.name for tool, _ in readers}
    wanted = [(rival.name, rival.distribution) for rival in RIVALS]
    wanted += [(tool.name, tool.distribution or "") for tool in DATE_TOOLS]
    return [
        f"{name} is not installed: pip install -e '.[bench]' (or pip install {distribution})"
        for name, distribution in wanted
        if name not in here
    ]


def _check_field(field: str, measured: Measured) -> None:
    known = {mark.field for mark in measured.whole} | {*SHARED, DATES, "all"}
    if field not in known:
        raise BenchError(f"no field {field!r}: name one of {', '.join(sorted(known))}")


def _what_was_run(
    rivals: Sequence[tuple[Rival, Mapping[str, Way]]],
    readers: Sequence[tuple[DateTool, Mapping[str, Reader]]],
) -> Table:
    tools: list[tuple[str, str | None, str, str]] = [
        (rival.name, rival.distribution, rival.licence, rival.call) for rival, _ in rivals
    ]
    tools += [
        (tool.name, tool.distribution, tool.licence, tool.call)
        for tool, _ in readers
        if tool.distribution
    ]
    return versions(tools)


def _short_of_ahead(measured: Measured) -> list[str]:
    """The rivals and fields, over all texts, in which we are behind, or level short of perfect."""
    tools = cells(measured, {text.id for text in measured.texts})
    lines = []
    for rival in measured.rivals:
        for field in SHARED:
            difference = compare(tools, OURS, rival, field)
            mine = tools[OURS].get(field)
            perfect = mine is not None and mine.hits == mine.of
            if difference is not None and (difference < 0 or (difference == 0 and not perfect)):
                lines.append(
                    f"{field}: {rival} {tools[rival][field]}, {OURS} {mine}: "
                    f"{'behind' if difference < 0 else 'level'}"
                )
    return lines


if __name__ == "__main__":
    sys.exit(main())
