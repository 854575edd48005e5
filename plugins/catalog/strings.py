"""The site's own words (界面文字) in the language of its readers: `theme/i18n/LANGUAGE.yaml`.

Whatever the site says that no article says stands there under a name such as `article.printings`;
templates and plugins hold the names. A word in a template, `{{ 'article.printings'|t }}`, is put in
when the template is compiled, so it costs nothing when a page is printed; only what has a number or a
name in it is made then.

    date:
      day: "{day} {month} {year}"
    printings:
      one: Printed once            # chosen by the value `n`; a language without plurals has
      other: Printed {n} times     # one string in the place of both

The words of a language are those of our own theme, over them those of the site's theme, over them
the setting `THEME_STRINGS`. What a language lacks stands in zh-Hans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from markupsafe import Markup, escape

from ..errors import ContentError
from .apparatus import Noted, noted
from .day import Day
from .language import language

OURS = Path(__file__).resolve().parent.parent.parent / "theme" / "i18n"
"""The words that come with the plugins, for themes that have none."""
DEFAULT = "zh-Hans"

_PLURALS = frozenset({"one", "other"})
_SCRIPTS = {"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-MY": "zh-Hans",
            "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant"}  # fmt: skip
"""Languages as they are often tagged, and the script that is read there."""
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language; called with a name, and what goes into it, it gives a string."""

    lang: str
    words: Mapping[str, str]

    def __call__(self, name: str, /, **values: Any) -> str:
        """Return the string `name` as plain text, `values` in it. Raises ContentError without one."""
        found = self._find(name, values)
        return found.format(**values) if values else found

    def html(self, name: str, /, **values: Any) -> str:
        """The same for a template: what has values in it is HTML, those that are none are escaped."""
        found = self._find(name, values)
        if not values:
            return found
        # Half of what Markup.format takes; a page says some of these, and a feed five of each item.
        safe = {key: one if isinstance(one, int) else escape(one) for key, one in values.items()}
        return Markup(str(escape(found)).format(**safe))

    def group(self, name: str) -> dict[str, str]:
        """Return all words below `name`, for a script of the page."""
        begin = f"{name}."
        return {
            key[len(begin) :]: word for key, word in self.words.items() if key.startswith(begin)
        }

    def filters(self) -> dict[str, Any]:
        """Return what templates say it with: `'name'|t`, `some_day|day`, `article|lang` …"""
        return {
            "t": self.html,
            "day": self.day,
            "short_day": self.short_day,
            "words": self.group,
            "lang": self.lang_attribute,
            "noted": self.noted,
        }

    def day(self, day: Day) -> str:
        """Return a day in the words of the language, as precise as it is stated."""
        return _day(self, day.iso[:10])

    def short_day(self, day: Day, year: str = "") -> str:
        """Return a day for a line in a list: without its year where that is `year`."""
        return _short(self, day.iso[:10], day.iso[:4] == year)

    def lang_attribute(self, article: Any) -> Markup:
        """Return ` lang="zh-Hant"` for an article in another language than the site's own words."""
        lang = article.lang
        return Markup(' lang="{}"').format(lang) if lang and lang != self.lang else Markup()

    def noted(self, html: str) -> Noted:
        """Return a body with the marks that lead to the notes on it, and these notes."""
        return noted(html, self)

    def _find(self, name: str, values: Mapping[str, Any]) -> str:
        if "n" in values:
            form = "one" if values["n"] == 1 else "other"
            found = self.words.get(f"{name}.{form}") or self.words.get(name)
        else:
            found = self.words.get(name)
        if found is None:
            raise ContentError(
                f"No string “{name}” for {self.lang}.",
                remedy=f"Add it to {DEFAULT}.yaml in the folder i18n of the theme.",
            )
        return found

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=8192)
def _short(strings: Strings, date: str, of_year: bool) -> str:
    if len(date) < len("2022-05-23"):
        return _day(strings, date)
    year, month, day = map(int, date.split("-"))
    name = strings(f"date.short_months.{month}")
    if of_year:
        return strings("date.short", month=name, day=day)
    return strings("date.short_with_year", year=year, month=name, day=day)


@lru_cache(maxsize=8192)
def _day(strings: Strings, date: str) -> str:
    year, month, day = (int(part) for part in f"{date}-0-0".split("-")[:3])
    kind = "day" if day else "month" if month else "year"
    name = strings(f"date.months.{month}") if month else ""
    return strings(f"date.{kind}", year=year, month=name, day=day)


def strings_of(settings: Mapping[str, Any]) -> Strings:
    """Return the words of a site. Raises ContentError when a file of them is not what it should be."""
    folders = [OURS]
    theme = settings.get("THEME")
    if theme and Path(theme, "i18n").is_dir():
        folders.append(Path(theme, "i18n"))
    lang = offered(str(settings.get("THEME_LANG") or settings.get("DEFAULT_LANG") or ""), folders)
    own = _own(settings.get("THEME_STRINGS") or {})
    stamps = tuple(
        _stamp(folder / f"{name}.yaml") for folder in folders for name in (DEFAULT, lang)
    )
    return _strings(lang, tuple(folders), stamps, own)


def offered(tag: str, folders: list[Path]) -> str:
    """Return the language among those of `folders` that is nearest to `tag`; zh-Hans if none is near."""
    wanted = language(tag)
    begin = wanted.partition("-")[0]
    for near in (wanted, _SCRIPTS.get(wanted, ""), begin):
        if near and any((folder / f"{near}.yaml").is_file() for folder in folders):
            return near
    return DEFAULT


@lru_cache(maxsize=16)
def _strings(
    lang: str, folders: tuple[Path, ...], stamps: tuple[Any, ...], own: tuple[tuple[str, str], ...]
) -> Strings:
    words: dict[str, str] = {}
    for name in dict.fromkeys((DEFAULT, lang)):
        for folder in folders:
            file = folder / f"{name}.yaml"
            others = read(file)
            _check_values(words, others, file)
            words = _over(words, others)
    for name in dict(own):
        if _plain(name) not in map(_plain, words):
            raise ContentError(
                f"THEME_STRINGS has “{name}”, which the site never says.",
                remedy=f"The names are those of {DEFAULT}.yaml in the folder i18n of the theme.",
            )
    _check_values(words, dict(own), "THEME_STRINGS")
    return Strings(lang, _over(words, dict(own)))


def _own(given: Any) -> tuple[tuple[str, str], ...]:
    """Return the words of `THEME_STRINGS`, sorted. Raises ContentError for what is no words by name."""
    good = isinstance(given, Mapping) and all(
        isinstance(one, str) for pair in given.items() for one in pair
    )
    if not good:
        raise ContentError(
            "THEME_STRINGS is not words by their names.",
            remedy='Write whole names, as in {"nav.about": "..."}.',
        )
    for name, word in given.items():
        if not _can_be_filled_in(word):
            raise ContentError(
                f"THEME_STRINGS: the words of “{name}” can't be filled in.", remedy=_BRACES
            )
    return tuple(sorted(given.items()))


def _plain(name: str) -> str:
    """Return the name of a word without which of its plurals it is."""
    begin, _, end = name.rpartition(".")
    return begin if end in _PLURALS else name


def _check_values(words: Mapping[str, str], others: Mapping[str, str], where: Path | str) -> None:
    """Raise ContentError when `others` ask for a value that is not given for the word they replace."""
    given: dict[str, set[str]] = {}
    for name, word in words.items():
        given.setdefault(_plain(name), set()).update(_values(word))
    for name, word in others.items():
        wrong = sorted(_values(word) - given.get(_plain(name), _values(word)))
        if wrong:
            known = ", ".join(f"{{{one}}}" for one in sorted(given[_plain(name)]))
            raise ContentError(
                f"“{name}” asks for {{{wrong[0]}}}, which is not there.",
                file=where,
                remedy=f"It can have {known}." if known else "It can have no values.",
            )


def _values(word: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(word) if name is not None}


def _over(words: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Return `words` with `others` over them; one with plurals takes the place of one without."""
    plain = {name.rpartition(".")[0] for name in others if name.rpartition(".")[2] in _PLURALS}
    forms = {f"{name}.{form}" for name in others for form in _PLURALS}
    kept = {name: word for name, word in words.items() if name not in plain | forms}
    return {**kept, **others}


def _stamp(file: Path) -> Any:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size


_FORM = "Write “name: words” in it, names below one another by their indent, as in zh-Hans.yaml."
_BRACES = "Write {name} for a value, {{ and }} for braces."


def read(file: Path) -> dict[str, str]:
    """Return the words of a file by their whole names; none where there is no file.

    Raises ContentError, with its line, for a file that holds anything but words and names.
    """
    try:
        text = file.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_Loader)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise ContentError(f"can't be read: {error}.", file=file, remedy=_FORM) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        what = f"is not YAML: {getattr(error, 'problem', None) or error}."
        raise ContentError(what, file=file, line=line, remedy=_FORM) from error
    if root is None:
        return {}
    found: dict[str, str] = {}
    for name, word, line in _words(root, "", file):
        if name in found:
            raise ContentError(f"has “{name}” twice.", file=file, line=line, remedy=_FORM)
        if not _can_be_filled_in(word):
            raise ContentError(
                "has words that can't be filled in.",
                file=file,
                line=line,
                remedy=_BRACES,
            )
        found[name] = word
    return found


def _can_be_filled_in(word: str) -> bool:
    try:
        holes = _values(word)
    except ValueError:
        return False
    return all(re.fullmatch(r"[a-z_]+", name) for name in holes)


def _words(node: yaml.Node, name: str, file: Path) -> Iterator[tuple[str, str, int]]:
    line = int(node.start_mark.line) + 1
    if isinstance(node, yaml.ScalarNode) and name:
        yield name, str(node.value), line
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ContentError(
                    "has a name that is no word.", file=file, line=line, remedy=_FORM
                )
            yield from _words(value, f"{name}.{key.value}" if name else str(key.value), file)
    else:
        raise ContentError(
            "has a list where words should stand.", file=file, line=line, remedy=_FORM
        )
