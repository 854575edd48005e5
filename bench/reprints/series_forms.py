"""Issues of series (例行发布): forms filled with figures, names, places, levels or dates.

Two issues of a form share most of their letters and are not reprints of one another. What tells
them apart may be forty figures or one word, so the forms (series/*.toml) are grouped by that. All
are written for this bench, and so are the people, places and firms in them.

In a form stand slots:

    {place}  {place2}       a word of that list, the same at each mention within an issue
    {=place}                the same in every issue of the archive: who publishes the series
    {up:上涨|下跌}           one of these
    {a:20-180}  {b:0.8-9.2/4}   a figure, with so many decimals
    {zhn:2-29}              a Chinese numeral
    {person}  {date}  {lunar}   made up: a name, 5月23日, 三月初七
    [goods*4-8；|…{goods}…]  so many rows, one word of the list each, with `；` between them (⏎ is a
                            line break); `[=goods*8；|…]` has the same words in every issue

Each filled slot that is not fixed is a *fact*: an issue is known by its facts, and a printing that
has lost all that tell it from another issue can be called a reprint of neither.

Which forms a seed uses: below HELD those of open.toml; from HELD on a third of them and held.toml, with the
`held` wordings; from each thousand of `LATER` on those of its file alone. Later ones were written when all
before them had been read, so that the last measurement is made on forms nobody has looked at. The eleventh
has been scored and not read: who changes a rule scores it there first, and writes a twelfth after reading.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.reprints.numerals import chinese_number

HELD = 1000
"""Seeds from here on use the forms that no smaller seed has shown."""
LATER = {
    2000: "second",
    3000: "third",
    4000: "fourth",
    5000: "fifth",
    6000: "sixth",
    7000: "seventh",
    8000: "eighth",
    9000: "ninth",
    10000: "tenth",
    11000: "eleventh",
}
"""Seeds from here on use the forms of this file, and no others."""
_FOLDER = Path(__file__).parent / "series"

_ROWS = re.compile(
    r"""\[ (?P<fixed>=?) (?P<list>[a-z]+) \* (?P<low>\d+) (?:-(?P<high>\d+))?
        (?P<between>[^|\]]*) \| (?P<row>[^\]]*) \]""",
    re.VERBOSE,
)
_SLOT = re.compile(
    r"\{(?P<fixed>=?)(?P<key>(?P<kind>[a-z]+)\d*)(?::(?P<range>(?:[^{}]|\{[^{}]*\})+))?\}"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One wording of a kind of series; `apart` says what tells its issues apart."""

    kind: str
    wording: int
    apart: str
    most: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What stands in one slot of an issue: its value and its span in the text."""

    slot: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a series."""

    form: Form
    text: str
    facts: tuple[Fact, ...]

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """Slot and value, letters and digits only: a + or a comma alone tells nobody two issues."""
        return tuple((fact.slot, "".join(filter(str.isalnum, fact.value))) for fact in self.facts)


def forms(seed: int) -> dict[str, list[Form]]:
    """Kind → its wordings, as this seed may use them: of those in open.toml a held seed has a third."""
    half = next((name for first, name in reversed(LATER.items()) if seed >= first), "open")
    entries = _read(half)
    if half == "open" and seed >= HELD:
        half = "held"
        entries = dict(list(entries.items())[seed % 3 :: 3]) | _read("held")
    return {
        kind: [
            Form(kind, n, entry["apart"], entry.get("most", 10**6), text)
            for n, text in enumerate(entry[half])
        ]
        for kind, entry in entries.items()
    }


def make_issues(dice: random.Random, form: Form, count: int) -> list[Issue]:
    """Up to `count` issues of a form, no two with the same facts: fewer when it has no more."""
    fixed: dict[str, str] = {}
    issues: dict[tuple[tuple[str, str], ...], Issue] = {}
    for _ in range(40 * count):
        if len(issues) == min(count, form.most):
            break
        issue = _fill(dice, form, fixed)
        issues.setdefault(issue.values, issue)
    return list(issues.values())


def person(dice: random.Random) -> str:
    """An invented name."""
    words = _words()
    return dice.choice(words["surname"]) + dice.choice(words["given"])


def word(dice: random.Random, kind: str) -> str:
    """One invented word of a list of words.toml."""
    return dice.choice(_words()[kind])


def fill_text(dice: random.Random, text: str) -> str:
    """A sentence with slots, filled; choices may hold slots of their own."""
    form = Form("sentence", 0, "", 1, text)
    for _ in range(3):
        form = replace(form, text=_fill(dice, form, {}).text)
        if not _SLOT.search(form.text):
            break
    return form.text


def _fill(dice: random.Random, form: Form, fixed: dict[str, str]) -> Issue:
    text = _ROWS.sub(lambda rows: _lay_out(dice, rows, fixed), form.text)
    parts: list[str] = []
    facts: list[Fact] = []
    chosen: dict[str, str] = {}
    length = at = 0
    for match in _SLOT.finditer(text):
        parts.append(text[at : match.start()])
        length += len(parts[-1])
        at = match.end()
        known = fixed if match["fixed"] else chosen
        if match["key"] not in known:
            known[match["key"]] = _value(dice, match, {*fixed.values(), *chosen.values()})
        value = known[match["key"]]
        parts.append(value)
        if not match["fixed"]:
            facts.append(Fact(match["key"], value, length, length + len(value)))
        length += len(value)
    return Issue(form, "".join([*parts, text[at:]]), tuple(facts))


def _lay_out(dice: random.Random, rows: re.Match[str], fixed: dict[str, str]) -> str:
    """The rows of a table, their slots numbered so that each row has its own."""
    listed, key = _words()[rows["list"]], f"rows {rows['list']}"
    if rows["fixed"]:
        if key not in fixed:
            fixed[key] = "|".join(dice.sample(listed, int(rows["low"])))
        words = fixed[key].split("|")
    else:
        words = dice.sample(
            listed, dice.randint(int(rows["low"]), int(rows["high"] or rows["low"]))
        )
    laid = []
    for n, item in enumerate(words):
        item_slot = item if rows["fixed"] else f"{{{rows['list']}{900 + n}:{item}}}"
        row = rows["row"].replace(f"{{{rows['list']}}}", item_slot)
        laid.append(re.sub(r"\{([a-z]+)(\d*)(:|\})", rf"{{\g<1>{n + 1:02}\g<2>\3", row))
    return rows["between"].replace("⏎", "\n").join(laid)


def _value(dice: random.Random, match: re.Match[str], taken: set[str]) -> str:
    kind, span = match["kind"], match["range"]
    figures = re.fullmatch(r"([\d.]+)-([\d.]+)(?:/(\d))?", span or "")
    if figures:
        low, high, places = figures.groups()
        if kind == "zhn":
            return chinese_number(dice.randint(int(low), int(high)))
        if places:
            return f"{dice.uniform(float(low), float(high)):.{places}f}"
        return str(dice.randint(int(low), int(high)))
    if span:
        return str(dice.choice(span.split("|")))
    makers: dict[str, Callable[[], str]] = {
        "person": lambda: person(dice),
        "date": lambda: f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日",
        "month": lambda: str(dice.randint(1, 12)),
        "lunar": lambda: _lunar(dice),
    }
    made = makers.get(kind, lambda: word(dice, kind))
    value = made()
    for _ in range(50):
        if value not in taken:
            break
        value = made()
    return value


def _lunar(dice: random.Random) -> str:
    months = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
    day = dice.randint(1, 29)
    tens = "初" if day <= 10 else "十" if day < 20 else "廿"
    name = {10: "初十", 20: "二十"}.get(day, tens + chinese_number(day % 10) if day % 10 else "")
    return f"{dice.choice(months)}月{name}"


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))


@cache
def _read(name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    path = _FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
