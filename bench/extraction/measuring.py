"""Run this project and the installed rivals over the texts, and make the tables of it."""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from bench.extraction.model import SHARED, Cell, LabelledText, Rival, Table, Way
from bench.extraction.ours import OURS, Ours
from bench.extraction.scoring import Marks, best, count, mark_answer, mark_first_story, mark_way
from bench.extraction.speed import Reader, peak_megabytes, ratio, seconds
from bench.extraction.tables import field_table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """The marks of every tool: ours on first stories and on all, the rivals' by name and way."""

    texts: tuple[LabelledText, ...]
    first: Marks
    whole: Marks
    rivals: Mapping[str, Mapping[str, Marks]]
    refused: frozenset[str]
    failures: tuple[str, ...]


@contextlib.contextmanager
def hushed() -> Iterator[None]:
    """Without the banners, logs and warnings of other people's libraries."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def loaded(load: Callable[[], T]) -> T | None:
    """What `load` gives, or None when its library is not installed."""
    try:
        with hushed():
            return load()
    except ImportError:
        return None


def measure(
    scorer: ModuleType,
    texts: Sequence[LabelledText],
    rivals: Sequence[tuple[Rival, Mapping[str, Way]]],
) -> Measured:
    """The marks of this project and of each rival given with its ways."""
    ours = Ours()
    failures: list[str] = []
    answers: dict[str, dict[str, Any] | None] = {}
    for text in texts:
        try:
            answers[text.id] = ours(text)
        except Exception as error:  # a fault of ours is wrong in every field, and told
            failures.append(_failure(OURS, text.id, error))
            answers[text.id] = None
    marks: dict[str, dict[str, Marks]] = {}
    for rival, ways in rivals:
        marks[rival.name] = {}
        for name, way in ways.items():

            def failed(text: str, error: Exception, who: str = f"{rival.name}, {name}") -> None:
                failures.append(_failure(who, text, error))

            with hushed():
                got = mark_way(scorer, texts, way, rival.fields, failed)
            marks[rival.name][name] = got
    return Measured(
        tuple(texts),
        [m for text in texts for m in mark_first_story(scorer, text, answers[text.id])],
        [m for text in texts for m in mark_answer(scorer, text, answers[text.id])],
        marks,
        frozenset(id for id, answer in answers.items() if not answer or answer.get("refused")),
        tuple(failures),
    )


def _failure(who: str, text: str, error: Exception) -> str:
    return f"{who}: {text}: {type(error).__name__}: {error}"


def cells(measured: Measured, ids: set[str]) -> dict[str, dict[str, Cell]]:
    """Hits by tool and field over the texts named, this project first."""
    return {
        OURS: count(measured.first, ids),
        **{name: best(ways, ids) for name, ways in measured.rivals.items()},
    }


def field_tables(measured: Measured) -> list[Table]:
    """All texts, then saved pages and texts without mark-up apart, then what only we have."""
    pages = {text.id for text in measured.texts if text.is_html}
    everything = {text.id for text in measured.texts}
    groups = (
        (f"All {len(everything)} texts", everything),
        (f"Saved pages ({len(pages)})", pages),
        (f"Texts that are not pages, a paragraph a line ({len(everything - pages)})",
         everything - pages),
    )  # fmt: skip
    tables = [field_table(title, cells(measured, ids), OURS) for title, ids in groups if ids]
    own = count(measured.whole, everything)
    rows = tuple((name, str(cell)) for name, cell in own.items() if name not in SHARED)
    return [*tables, Table("Fields that no rival has", ("field", OURS), rows)]


def cost_table(
    measured: Measured,
    rivals: Sequence[tuple[Rival, Mapping[str, Way]]],
    folder: Path,
) -> Table:
    """Time a text and peak memory of each tool as ratios to ours."""
    readers: dict[str, Reader] = {OURS: Ours()}
    readers |= {rival.name: _reader(next(iter(ways.values()))) for rival, ways in rivals}
    groups = {
        "time a page": [t for t in measured.texts if t.is_html and t.id not in measured.refused],
        "time a text that is no page": [
            t for t in measured.texts if not t.is_html and t.id not in measured.refused
        ],
    }
    rows = []
    for name, texts in groups.items():
        with hushed():
            spent = seconds(readers, texts)
        rows.append((name, *(ratio(spent[tool], spent[OURS]) for tool in readers)))
    peaks = {tool: peak_megabytes(tool, folder) for tool in readers}
    rows.append(("peak memory", *(ratio(peaks[tool], peaks[OURS]) for tool in readers)))
    note = (
        "htmldate and readability read fewer fields; a page that this project refuses is not timed"
    )
    return Table("Time and memory", ("of ours", *readers), tuple(rows), (note,))


def _reader(way: Way) -> Reader:
    return lambda text: way(text.page)


def versions(rivals: Sequence[tuple[str, str | None, str, str]]) -> Table:
    """Name, version, licence and call of each tool."""
    rows = tuple(
        (name, version(distribution) if distribution else "this checkout", licence, call)
        for name, distribution, licence, call in rivals
    )
    return Table("What was run", ("tool", "version", "licence", "called as"), rows)
