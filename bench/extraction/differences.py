"""Which texts a tool misses, and where a rival is right and we are not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from bench.extraction.date_table import DateMiss
from bench.extraction.measuring import Measured
from bench.extraction.model import SHARED, Mark
from bench.extraction.ours import OURS
from bench.extraction.scoring import Marks

_LONGEST = 100  # characters of a value


def misses(measured: Measured, field: str) -> Iterator[str]:
    """Every miss in `field` ("all": in any), by text, of ours and of each way of the rivals."""
    tools: dict[str, Marks] = {OURS: measured.whole}
    for rival, ways in measured.rivals.items():
        tools |= {f"{rival} ({way})" if len(ways) > 1 else rival: m for way, m in ways.items()}
    for text in measured.texts:
        for tool, marks in tools.items():
            for mark in marks:
                if mark.text == text.id and not mark.hit and field in ("all", mark.field):
                    yield " | ".join([mark.field, text.id, tool, *_values(mark)])


def beaten(measured: Measured) -> Iterator[str]:
    """Texts and fields in which some way of a rival has more hits than this project."""
    for field in SHARED:
        for text in measured.texts:
            mine = _of(measured.first, field, text.id)
            better: list[str] = []
            for rival, ways in measured.rivals.items():
                right = [w for w, m in ways.items() if _hits(_of(m, field, text.id)) > _hits(mine)]
                if len(right) == len(ways):
                    better.append(rival)
                elif right:
                    better.append(f"{rival} ({', '.join(right)})")
            if better:
                wrong = next(mark for mark in mine if not mark.hit)
                yield " | ".join([field, text.id, *_values(wrong), "right: " + ", ".join(better)])


def date_misses(found: Iterable[DateMiss]) -> Iterator[str]:
    """Every printed date that a tool does not read."""
    for miss in found:
        yield f"{miss.tool} | {_date_miss(miss)}"


def dates_beaten(found: Sequence[DateMiss], rivals: Iterable[str]) -> Iterator[str]:
    """Every printed date that some library reads and this project does not."""
    missed = {(miss.tool, miss.form.text) for miss in found}
    names = list(rivals)
    for miss in found:
        better = [name for name in names if (name, miss.form.text) not in missed]
        if miss.tool == OURS and better:
            yield f"dates | {_date_miss(miss)} | right: {', '.join(better)}"


def _date_miss(miss: DateMiss) -> str:
    right = " or ".join(str(value) for value in miss.form.right)
    return f"{miss.group} | {miss.form.text} | want {right} | got {miss.got}"


def _of(marks: Marks, field: str, text: str) -> Marks:
    return [mark for mark in marks if mark.field == field and mark.text == text]


def _hits(marks: Marks) -> int:
    return sum(mark.hit for mark in marks)


def _values(mark: Mark) -> tuple[str, str]:
    return f"want {_short(mark.want)}", f"got {_short(mark.got)}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
