"""A sequence of edits carried out on two sites: one built after each step, one from nothing each time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive_edits import Edit, Steps, described
from build_archive import Archive, Folder
from build_contents import new_archive
from build_engine import Built, built, built_alone
from build_news import Dice
from build_trees import Tree, differences, stamps_of, tree_of
from edit_kinds import BACK, BREAKS, EDITS, ELSEWHERE, HARMS
from references import References

Build = Callable[[Folder, Path, int, bool], Built]
"""Builds the site of a folder into an output with so many workers, by a new process or a forked one."""

_OF_FEW = 3
"""Of so many sequences one is of a site with few plugins, where articles are looked at by folders."""

_TURN = 4
"""Of so many builds one is started as a maintainer starts it, as the first of a sequence is.

Then it is compared with a build from nothing even when that needs none: the first one, made from nothing
itself, and one that has to be refused and was.
"""

_SHORTENED_BY = 25
"""Sequences tried at most to find a shorter one that fails as well."""


def build_folder(folder: Folder, output: Path, jobs: int, is_alone: bool) -> Built:
    return (built_alone if is_alone else built)(folder.settings, output, jobs=jobs)


@dataclass
class Run:
    """What became of a sequence: after each step what was done in words, and the fault, if any."""

    told: list[list[str]] = field(default_factory=list)
    builds: int = 0
    refused: int = 0
    fault: str = ""


def run(seed: int, steps: Steps, room: Path, *, articles: int, build: Build = build_folder) -> Run:
    """Carry out the steps in the empty folder `room`, up to the first fault; leave nothing there."""
    room.mkdir(parents=True)
    try:
        done = Run()
        sites = _Sites(seed, room, articles, build)
        done.fault = sites.begin()
        for number, step in enumerate(steps, start=1):
            if done.fault:
                break
            done.told.append(sites.edit(step))
            done.fault = sites.compare(number)
            done.builds += 1
            done.refused += any(edit.name in BREAKS for edit in step)
        return done
    finally:
        shutil.rmtree(room)


class _Sites:
    def __init__(self, seed: int, room: Path, articles: int, build: Build) -> None:
        self._seed, self._build = seed, build
        self._references = References(
            room / "cold", lambda site: build(site, site.output, 1, False)
        )
        self._archive = new_archive(str(seed), articles, few=seed % _OF_FEW == 1)
        self._history: list[Archive] = []
        self._mended: Archive | None = None
        self._folder = Folder(room / "site")
        self._last_files: Mapping[str, bytes] = {}
        self._last_tree: Tree = {}
        self._elsewhere = False

    def begin(self) -> str:
        self._folder.hold(self._archive.files)
        return self.compare(0)

    def edit(self, step: list[Edit]) -> list[str]:
        """Carry out one step, what breaks the site last. What the step before broke is mended first."""
        told = []
        if self._mended:
            self._archive, self._mended = self._mended, None
            self._folder.hold(self._archive.files)
            told.append("mended")
        for edit in sorted(step, key=lambda edit: edit.name in BREAKS):
            told.append(self._apply(edit) or f"{edit.name}: nothing to do")
            # Each edit is written at once: one that is undone before the build leaves its stamps.
            self._folder.hold(self._archive.files, self._archive.unstamped)
            self._archive.unstamped.clear()
        return told

    def _apply(self, edit: Edit) -> str | None:
        dice = Dice(edit.seed)
        if edit.name in HARMS:
            if not (self._folder.output.exists() and self._folder.cache.exists()):
                return None  # another took all there was
            return HARMS[edit.name](self._folder, dice)
        if edit.name == ELSEWHERE:
            self._elsewhere = True
            return edit.name
        if edit.name in BREAKS:
            if self._mended:
                return None  # one at a time: two might undo one another
            whole = self._archive.copy()
            done = BREAKS[edit.name](self._archive, dice)
            self._mended = whole if done else None
            return done
        if edit.name in BACK:
            back = BACK[edit.name]
            if len(self._history) < back:
                return None
            self._archive = self._history[-back]
            del self._history[-back:]
            return edit.name
        self._history.append(self._archive.copy())
        return EDITS[edit.name](self._archive, dice)

    def compare(self, number: int) -> str:
        """Build here, compare with a build from nothing elsewhere, and say what is wrong."""
        jobs, is_turn = 2 - number % 2, (self._seed + number) % _TURN == 0
        before, stamps = tree_of(self._folder.output), stamps_of(self._folder.output)
        elsewhere = self._folder.root / "elsewhere"
        if self._elsewhere:
            self._build(self._folder, elsewhere, jobs, False)
        here = self._build(self._folder, self._folder.output, jobs, is_turn or number == 0)
        found = tree_of(self._folder.output)
        if not is_turn and number == 0:
            self._references.know(self._archive.files, here, found)
        if is_turn or here.done or not self._mended:
            there, wanted = self._references.of(self._archive.files)
            if there.done == bool(self._mended):
                return f"The edits are not what they say; built from nothing: {there.done}.\n{there.said}"
            if here.done != there.done:
                return f"Built from nothing: {there.done}; here: {here.done}.\n{here.said}\n{there.said}"
        if not here.done:
            fault = differences(found, before)
            return fault and f"A build that was refused changed the output: {fault}"
        if self._elsewhere:
            self._elsewhere = False
            if fault := differences(tree_of(elsewhere), wanted):
                return f"In another output beside it: {fault}"
        same = self._archive.files == self._last_files and before == self._last_tree
        written = stamps_of(self._folder.output).items() ^ stamps.items()
        if same and written:
            return (
                f"Nothing is new, and these were written: {sorted({name for name, _ in written})}"
            )
        self._last_files, self._last_tree = dict(self._archive.files), found
        return differences(found, wanted)


def shortest(steps: Steps, found: Run, run_again: Callable[[Steps], Run]) -> tuple[Steps, Run]:
    """Return the fewest edits that still fail, and their run; `found` is the run of `steps`.

    Halves of the edits are taken out first, then less. Makes _SHORTENED_BY runs at most.
    """
    steps = steps[: max(1, found.builds)]
    left = iter(range(_SHORTENED_BY))
    size = max(1, sum(map(len, steps)) // 2)
    while size:
        for shorter in _without(steps, size):
            if next(left, None) is None:
                return steps, found
            tried = run_again(shorter)
            if tried.fault:
                steps, found = shorter[: max(1, tried.builds)], tried
                break
        else:
            size //= 2
    return steps, found


def _without(steps: Steps, size: int) -> Iterator[Steps]:
    """Yield the steps without each run of `size` edits; a step that is left empty is left out."""
    flat = [(at, edit) for at, step in enumerate(steps) for edit in step]
    for begin in range(0, len(flat), size):
        kept = flat[:begin] + flat[begin + size :]
        shorter = [[edit for place, edit in kept if place == at] for at in range(len(steps))]
        shorter = [step for step, before in zip(shorter, steps, strict=True) if step or not before]
        if shorter:
            yield shorter


def told(seed: int, steps: Steps, run: Run) -> str:
    """Say what failed so that it can be understood and run again."""
    done = "\n".join(
        f"  build {number}: {'; '.join(said) or 'nothing done'}"
        for number, said in enumerate(run.told, start=1)
    )
    return (
        f"seed {seed} (pytest tests/build/test_incremental.py --torture=1 --torture-first={seed})\n"
        f"the shortest list of edits that fails:\n{described(steps)}\nin words:\n{done}\n{run.fault}"
    )
