"""The steps of the decision (`decide.steps`), each done for all texts or pairs by all workers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..judging.decide import steps
from ..judging.step import PairStep, Step, TextStep, TieStep
from .shelf import Shelf, prepare
from .spill import Array, for_folder, load, save
from .workers import Workers

TEXTS = PAIRS = 5000
"""Texts or pairs a task is about: a second or so."""

_Task = tuple[Path, int, int]
"""Folder, number of the step, first text or pair."""


def decide_all(workers: Workers, folder: Path) -> Iterator[tuple[int, int]]:
    """Brings the tables to the state that `settle` ends in; yields steps done, of all."""
    prepare(folder)
    every = steps(Shelf(folder))
    count = len(load(folder, "keys"))
    partners = np.flatnonzero(np.diff(load(folder, "near_at")))
    save(folder, partners=partners)
    for n, step in enumerate(every):
        over = len(partners) if isinstance(step, TextStep) else len(load(folder, "a"))
        tasks = [(folder, n, start) for start in range(0, over, PAIRS)]
        parts = [np.empty(0, np.int64), *workers.each(_do, tasks)]
        if isinstance(step, TieStep):
            tied = np.concatenate(parts)
            a, b = load(folder, "a")[tied], load(folder, "b")[tied]
            save(folder, **{step.name: components(count, a, b)})
        yield n + 1, len(every)


def settled(folder: Path) -> Shelf:
    """The tables after all steps."""
    shelf = Shelf(folder)
    for step in steps(shelf):
        if isinstance(step, TieStep):
            shelf.label(step.name)
    return shelf


def components(
    count: int, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The smallest number of each one's component, given the ties between `count` numbers."""
    label = np.arange(count)
    while True:
        # Each takes the smaller label across a tie, then the label of its label: long chains halve.
        before = label.copy()
        np.minimum.at(label, a, label[b])
        np.minimum.at(label, b, label[a])
        np.minimum.at(label, before, label)
        label = label[label]
        if np.array_equal(before, label):
            return label


def _do(task: _Task) -> Array:
    """Does a part of a step; the numbers of the pairs that are ties, where it asks for ties."""
    folder, number, start = task
    shelf, step = _opened(folder, number)
    none = np.empty(0, np.int64)
    if isinstance(step, TextStep):
        here = load(folder, "partners")[start : start + TEXTS]
        step.do(shelf.keys[here].tolist())
        return none
    numbers = range(start, min(start + PAIRS, len(shelf.a)))
    names = [shelf.names(n) for n in numbers]
    if isinstance(step, PairStep):
        step.do(names)
        return none
    tied = [
        n
        for n, own in zip(numbers, names, strict=True)
        if step.ties(own, shelf.pair(own), shelf.node(own[0]))
    ]
    return np.array(tied, dtype=np.int64)


@for_folder
def _opened(folder: Path, number: int) -> tuple[Shelf, Step]:
    """The tables as the steps before this one left them, and the step."""
    shelf = Shelf(folder)
    every = steps(shelf)
    for before in every[:number]:
        if isinstance(before, TieStep):
            shelf.label(before.name)
    return shelf, every[number]
