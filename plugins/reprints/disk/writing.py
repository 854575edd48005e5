"""The answer as rows: made by workers, sorted in runs on disk, merged."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np

from ..answer import GroupRow, PairRow, rows_of_copies, rows_of_group, rows_of_tie
from ..edges import Tie, ties_between
from ..judging.decide import final_kind
from ..measuring import measure_pairs
from ..model import SAME_REPORT
from .deciding import settled
from .reading import NO_TEXT, opened_records
from .shelf import Shelf
from .spill import Array, for_folder, load, save
from .workers import Workers

_Row = TypeVar("_Row", PairRow, GroupRow)

PAIRS = 20_000
"""Pairs of texts, texts or articles a task is about."""
GROUPS = 500
"""Pairs of groups a task is about."""
RUN = 200_000
"""Rows sorted at once."""
_OPEN = 128
"""Runs merged at once."""

_Task = tuple[Path, int]


def pair_rows(workers: Workers, folder: Path) -> Iterator[PairRow]:
    """All pairs of articles, ordered by ids."""
    tied = workers.each(_rows_of_pairs, _tasks(folder, len(load(folder, "a")), PAIRS))
    _save_groups(folder, np.concatenate([np.empty((0, 2), np.int64), *tied]))
    groups = _tasks(folder, len(load(folder, "tied")), GROUPS)
    texts = _tasks(folder, len(load(folder, "keys")), PAIRS)
    for task, tasks in ((_rows_of_groups, groups), (_rows_of_texts, texts)):
        for _ in workers.each(task, tasks):
            pass
    return _merged(folder, _pair_row)


def group_rows(workers: Workers, folder: Path) -> Iterator[GroupRow]:
    """All articles and their groups, ordered by id."""
    text_of = load(folder, "text_of")
    # Articles without letters stand behind the groups, each alone.
    group = np.where(
        text_of == NO_TEXT,
        len(load(folder, "keys")) + np.arange(len(text_of)),
        load(folder, "group")[text_of] if len(load(folder, "keys")) else 0,
    )
    order = np.argsort(group, kind="stable")
    first = np.flatnonzero(np.diff(group[order], prepend=-1))
    save(folder, by_group=order, group_at=np.append(first, len(order)))
    for _ in workers.each(_rows_of_members, _tasks(folder, len(first), PAIRS)):
        pass
    return _merged(folder, _group_row)


def _tasks(folder: Path, count: int, size: int) -> list[_Task]:
    return [(folder, start) for start in range(0, count, size)]


def _rows_of_pairs(task: _Task) -> Array:
    """Writes the rows of the pairs that were aligned; returns the groups they tie, smaller first."""
    folder, start = task
    shelf, ids = _opened(folder), _ids(folder)
    group = load(folder, "group")
    tied = set()

    def rows() -> Iterator[PairRow]:
        for n in range(start, min(start + PAIRS, len(shelf.a))):
            names = shelf.names(n)
            pair = shelf.pair(names)
            kind = final_kind(shelf, names, pair)
            if kind is None:
                continue
            ends = int(shelf.a[n]), int(shelf.b[n])
            if kind in SAME_REPORT:
                one, other = sorted(int(group[end]) for end in ends)
                tied.add((one, other))
            yield from rows_of_tie(Tie.of(names, kind, pair.measured), *map(ids, ends))

    _write_runs(folder, f"pairs-{start:012}", rows())
    return np.array(sorted(tied), dtype=np.int64).reshape(-1, 2)


def _save_groups(folder: Path, tied: Array) -> None:
    """Keeps the pairs of groups that are `tied` and may have texts that were not laid side by side.

    The texts of group g are `members` from `member_at[g]` on.
    """
    group = load(folder, "group")
    sizes = np.bincount(group, minlength=len(group))
    tied = np.unique(tied, axis=0)
    one, other = tied[:, 0], tied[:, 1]
    open_ = np.where(one == other, sizes[one] > 2, sizes[one] * sizes[other] > 1)
    save(
        folder,
        tied=tied[open_],
        members=np.argsort(group, kind="stable"),
        member_at=np.concatenate(([0], np.cumsum(sizes))),
    )


def _rows_of_groups(task: _Task) -> None:
    folder, start = task
    shelf, ids = _opened(folder), _ids(folder)
    members, at = load(folder, "members"), load(folder, "member_at")

    def keys(group: int) -> list[int]:
        own: list[int] = shelf.keys[members[at[group] : at[group + 1]]].tolist()
        return own

    def rows() -> Iterator[PairRow]:
        for one, other in load(folder, "tied")[start : start + GROUPS].tolist():
            for tie in ties_between(shelf, keys(one), keys(other), partial(measure_pairs, shelf)):
                yield from rows_of_tie(tie, *(ids(shelf.number(key)) for key in tie.names))

    _write_runs(folder, f"groups-{start:012}", rows())


def _rows_of_texts(task: _Task) -> None:
    """Writes the rows of articles that print one text."""
    folder, start = task
    shelf, ids = _opened(folder), _ids(folder)
    holders = np.diff(load(folder, "held"))[start : start + PAIRS]

    def rows() -> Iterator[PairRow]:
        for n in (start + np.flatnonzero(holders > 1)).tolist():
            yield from rows_of_copies(len(shelf.letters(int(shelf.keys[n]))), ids(n))

    _write_runs(folder, f"texts-{start:012}", rows())


def _rows_of_members(task: _Task) -> None:
    folder, start = task
    at, order = load(folder, "group_at")[start : start + PAIRS + 1], load(folder, "by_group")
    articles, records = load(folder, "articles"), opened_records(folder)

    def rows() -> Iterator[GroupRow]:
        for low, high in pairwise(at.tolist()):
            members = [records.get(articles[n].item()) for n in order[low:high].tolist()]
            yield from rows_of_group([(day, name) for name, day, _ in members])

    _write_runs(folder, f"members-{start:012}", rows())


def _write_runs(folder: Path, name: str, rows: Iterable[_Row]) -> None:
    (folder / "runs").mkdir(exist_ok=True)
    waiting = iter(rows)
    n = 0
    while run := sorted(islice(waiting, RUN)):
        _write(folder / "runs" / f"{name}-{n:06}", run)
        n += 1


def _write(path: Path, rows: Iterable[_Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines("\t".join(map(str, row)) + "\n" for row in rows)


def _merged(folder: Path, row_of: Callable[[str], _Row]) -> Iterator[_Row]:
    runs: list[Path] = sorted((folder / "runs").glob("*"))
    while len(runs) > _OPEN:
        merged = folder / "runs" / f"merged-{len(runs):06}"
        _write(merged, heapq.merge(*(_rows(run, row_of) for run in runs[:_OPEN])))
        for run in runs[:_OPEN]:
            run.unlink()
        runs = [*runs[_OPEN:], merged]
    return heapq.merge(*(_rows(run, row_of) for run in runs))


def _rows(path: Path, row_of: Callable[[str], _Row]) -> Iterator[_Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield row_of(line.rstrip("\n"))


def _pair_row(line: str) -> PairRow:
    a, b, kind, containment, shared = line.split("\t")
    return PairRow(a, b, kind, float(containment), int(shared))  # type: ignore[arg-type]


def _group_row(line: str) -> GroupRow:
    return GroupRow(*line.split("\t"))


@for_folder
def _opened(folder: Path) -> Shelf:
    return settled(folder)


@for_folder
def _ids(folder: Path) -> Callable[[int], list[str]]:
    """Gives the ids of the articles that print a text, given by number."""
    held, holders = load(folder, "held"), load(folder, "holders")
    articles, records = load(folder, "articles"), opened_records(folder)

    def ids(text: int) -> list[str]:
        here = holders[held[text] : held[text + 1]]
        return [records.get(articles[n].item())[0] for n in here.tolist()]

    return lru_cache(65536)(ids)
