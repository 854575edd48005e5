"""The sections of the comparison: what changes before each build, which tools take part, at which sizes."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.build.corpus import (
    WHOLE,
    Article,
    edited,
    later,
    middle,
    remove_article,
    write_archive,
    write_article,
)
from bench.build.measuring import measure
from bench.build.pages import stamps, written
from bench.build.results import Row
from bench.build.sites import HUGO, OURS, OUTPUT, PLAIN, REAL, ROOT, STOCK, Tool

Change = Literal["cold", "one more", "unchanged", "edited"]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of build at some sizes. The first tool of the two or three is compared to the second."""

    name: str
    change: Change
    tools: tuple[str, ...]
    sizes: tuple[int, ...]
    help: str


SECTIONS = (
    Section("cold", "cold", (OURS, HUGO, STOCK), (1_000, 10_000, 50_000, 100_000), "from nothing"),
    Section("one-more", "one more", (OURS, HUGO), (10_000, 100_000), "one newer article"),
    Section("unchanged", "unchanged", (OURS, HUGO), (10_000,), "nothing changed"),
    Section("edited", "edited", (OURS, HUGO), (10_000,), "a paragraph more in an old article"),
    Section("theme", "cold", (REAL, OURS), (10_000,), "real theme, all plugins, from nothing"),
    Section("metadata", "cold", (REAL, PLAIN), (10_000,), "what feeds and metadata add to it"),
    Section("theme-one-more", "one more", (REAL, HUGO), (10_000,), "the same, one newer article"),
)

STOCK_MOST = 10_000
"""Articles beyond which stock Pelican is left out: its time grows with their square."""
MANY = 50_000
"""Articles from which one run is enough: it takes minutes, and noise of seconds matters less."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the archives and sites are, with which programs, and of which seed."""

    work: Path
    tools: Mapping[str, Tool]
    seed: int

    def run(self, section: Section, size: int, runs: int) -> Iterator[Row]:
        """Measure one section at one size; the tools take turns at going first."""
        archive = self.archive(size)
        names = [
            name
            for name in section.tools
            if name in self.tools and (name != STOCK or size <= STOCK_MOST)
        ]
        sites = {name: self.site(archive, self.tools[name]) for name in names}
        _warm(archive)
        if section.change != "cold":
            for name in names:
                self._stand(sites[name], self.tools[name])
        session = int(time.time())
        with _aside(archive) as attic, _changes(archive, section.change, size, self.seed) as change:
            for number in range(runs):
                change(number)
                for name in names if number % 2 == 0 else reversed(names):
                    tool, site = self.tools[name], sites[name]
                    if section.change == "cold":
                        _put_away(site, tool, attic)
                    before = stamps(site / OUTPUT)
                    run = measure(tool.command, site, ROOT)
                    after = stamps(site / OUTPUT)
                    files, size_written = written(before, after)
                    yield Row(
                        section=section.name,
                        articles=size,
                        tool=name,
                        session=session,
                        round=number,
                        wall=round(run.wall, 4),
                        cpu=round(run.cpu, 4),
                        memory=run.memory,
                        files=len(after),
                        bytes=sum(stamp.size for stamp in after.values()),
                        files_written=files,
                        bytes_written=size_written,
                    )

    def archive(self, size: int) -> Path:
        """The folder of the archive of this size, made unless it is there."""
        archive = self.work / f"archive-{size}-{self.seed}"
        if not (archive / WHOLE).exists():
            print(f"making an archive of {size:,} articles", file=sys.stderr)
        write_archive(archive, size, self.seed)
        return archive

    def site(self, archive: Path, tool: Tool) -> Path:
        """The folder of a tool's site of an archive, with what the tool needs."""
        site = archive / tool.folder
        site.mkdir(exist_ok=True)
        tool.lay(site)
        return site

    def _stand(self, site: Path, tool: Tool) -> None:
        """Have the site built as the archive is now; what forgets needs only some output there."""
        if tool.remembers or not (site / OUTPUT).is_dir():
            measure(tool.command, site, ROOT)


@contextmanager
def _aside(archive: Path) -> Iterator[Path]:
    """A folder for old outputs. Deleted at the end only: after a deletion files are made more slowly."""
    attic = archive / "attic"
    attic.mkdir(exist_ok=True)
    try:
        yield attic
    finally:
        shutil.rmtree(attic)


def _put_away(site: Path, tool: Tool, attic: Path) -> None:
    for name in (OUTPUT, *tool.kept):
        if (site / name).exists():
            (site / name).rename(attic / f"{tool.folder}-{name}-{time.monotonic_ns()}")


@contextmanager
def _changes(
    archive: Path, change: Change, size: int, seed: int
) -> Iterator[Callable[[int], None]]:
    """A function that makes the change of a round; in the end the archive is as it was.

    Meanwhile it is not called whole: one that was left changed by a kill is made again.
    """
    if change in ("cold", "unchanged"):
        yield lambda number: None
        return
    whole, changed = archive / WHOLE, archive / "changed"
    whole.rename(changed)
    added: list[Article] = []
    versions = [middle(size, seed)]
    new = later(seed)

    def change_it(number: int) -> None:
        if change == "one more":
            added.append(next(new))
            write_article(archive, added[-1])
        else:
            versions.append(edited(versions[-1]))
            write_article(archive, versions[-1])

    try:
        yield change_it
    finally:
        for article in added:
            remove_article(archive, article)
        if len(versions) > 1:
            write_article(archive, versions[0])
        changed.rename(whole)


def _warm(archive: Path) -> None:
    """Read all texts once, so that no program is the one that waits for the disk."""
    for content in (archive / "content", archive / "hugo" / "content"):
        for file in content.rglob("*.md"):
            file.read_bytes()
