"""Front matter of Jekyll posts, read so that strings stay strings.

A repost archive writes titles raw between quotes, so a title holds `"`, `:`, `[` or `#` that YAML reads
as its own, and plain YAML turns `no`, `12:30` and `2022-13-23` into something else or nothing. One such
line must not cost the rest, so each key is read by itself: what stands on one line by the rules below,
what runs over several by YAML with every scalar a string. What YAML would refuse is taken as written,
with a warning that names the line. A blank line may stand before the first `---`, and a fence that is
never closed ends where the keys do.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field

import yaml

from .spans import Span

Value = str | list[str]

_OPEN = re.compile(r"\A[\s\ufeff]*?---[ \t]*\r?\n")
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# A fence with none of these is a ruled-off paragraph, no front matter.
_KNOWN = frozenset(("layout", "title", "date", "categories", "category", "tags", "permalink"))
_ENOUGH_KNOWN = 2  # of them, where nothing closes the header
_KEY = re.compile(r"(?P<key>[^\W\d][\w-]*)[ \t]*:(?:[ \t]+|(?=\r?$))")
_QUOTED_KEY = re.compile(r"(?P<quote>[\"'])(?P<key>[\w-]+)(?P=quote)[ \t]*:(?:[ \t]+|(?=\r?$))")
_GLUED_KEY = re.compile(r"(?P<key>layout|title|date|categories|category|tags|permalink):(?=\S)")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+|$)")
# Keys whose value is one string, whatever it looks like: `title: [快讯]` is no list.
_TEXTS = frozenset((
    "title", "subtitle", "description", "excerpt", "summary", "date", "layout", "permalink", "source",
))  # fmt: skip
# Backslash sequences that a program wrote; in any other the backslash is part of a raw title.
_ESCAPED = re.compile(r"(?:[^\"\\]|\\[\"\\/]|\\u[0-9a-fA-F]{4})*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_FLOW = re.compile(r"\[([^\[\]{}\"'#:]*)\]")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
_MOST_LINES = 30  # of one value
_MOST_WARNINGS = 12
_INDICATORS = tuple("&*!@`%|>?{}],")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_AFTER_QUOTED = re.compile(r"(\"[^\"\\]*\"|'[^']*')[ \t]+#.*")
# Anchors multiply what a parser must hold, and nesting its depth; neither is in any post's header.
_ALIAS = re.compile(r"(?:^|[\s\[,])[&*][\w-]+", re.MULTILINE)
_MOST_BRACKETS = 50
_NESTED_ITEMS = re.compile(r"(?:- ){8}")
_LONGEST_ENTRY = 5000  # characters given to YAML; the longest whole header met had 143
_MOST_INDENTS = 20


class StringLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Mappings and lists as usual; every scalar the string that is written, null an empty one."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Its fields, where it ends, and what was wrong with it.

    `spans` holds where the value of a key stands; `quoted` the keys whose value is written in quotes,
    which Jekyll never takes for a time.
    """

    fields: dict[str, Value]
    end: int
    yaml_span: Span
    warnings: tuple[str, ...]
    spans: dict[str, Span] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()

    def text(self, key: str) -> str:
        value = self.fields.get(key, "")
        return value.strip() if isinstance(value, str) else " ".join(value).strip()

    def items(self, key: str) -> list[str]:
        """A list field; a plain string is one item, as a repost archive writes names with spaces."""
        value = self.fields.get(key, "")
        items = value if isinstance(value, list) else [value]
        return [item.strip() for item in items if item.strip()]


def read_front_matter(text: str, start: int = 0) -> FrontMatter | None:
    """The front matter that stands at `start` of `text`, or None when there is none."""
    whole = text[start:] if start else text
    opened = _OPEN.match(whole)
    if not opened:
        return None
    closed = _CLOSED.search(whole, opened.end())
    first, last = opened.end(), closed.start() if closed else len(whole)
    lines = _Lines(whole, first, last, open_ended=closed is None)
    known = len(_KNOWN & lines.fields.keys())
    if not known or (closed is None and known < _ENOUGH_KNOWN):
        return None
    end = closed.end() if closed else last
    if closed is None or lines.stopped is not None:
        end = last = lines.stopped or last
        lines.warn(last, "front matter has no closing ---; it ends above this line")
    return FrontMatter(
        lines.fields,
        start + end,
        (start + first, start + last),
        tuple(lines.warnings),
        {key: (start + at, start + stop) for key, (at, stop) in lines.spans.items()},
        frozenset(lines.quoted),
    )


class _Lines:
    """The lines of a header read key by key. `stopped` is where text begins that is none of it."""

    def __init__(self, whole: str, first: int, last: int, *, open_ended: bool) -> None:
        self.fields: dict[str, Value] = {}
        self.spans: dict[str, Span] = {}
        self.quoted: set[str] = set()
        self.warnings: list[str] = []
        self.stopped: int | None = None
        self._whole = whole
        strays: list[int] = []
        above = "-"  # the line above, to tell text below an empty line from a slip in the header
        at = first
        while at < last:
            stop = self._line_end(at, last)
            match = (
                _KEY.match(whole, at, stop)
                or _QUOTED_KEY.match(whole, at, stop)
                or _GLUED_KEY.match(whole, at, stop)
            )
            if match:
                after = self._entry_end(match.end(), stop, last)
                self._read(match["key"], match.end(), stop, after)
                at, above = after, "-"
                continue
            line = whole[at:stop].strip()
            if line and line[0] != "#":
                if open_ended or (not strays and (not above or line[0] in "<>[")):
                    self.stopped = self.stopped or at
                    if open_ended:
                        return
                strays.append(at)
            at, above = stop, line
        if self.stopped and any(at > self.stopped for at, _ in self.spans.values()):
            self.stopped = None  # keys go on below it
        if self.stopped is None:
            for stray in strays:
                self.warn(stray, "is no `key: value`; left out")

    def warn(self, at: int, what: str) -> None:
        """Note what is wrong at a place; past the first few, more of it helps nobody."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.append(f"line {self._whole.count(chr(10), 0, at) + 1}: {what}")

    def _line_end(self, at: int, last: int) -> int:
        end = self._whole.find("\n", at, last)
        return last if end < 0 else end + 1

    def _entry_end(self, value: int, stop: int, last: int) -> int:
        """Where the entry ends whose value begins at `value`: indented lines and items belong to it."""
        whole = self._whole
        text = whole[value:stop].strip()
        closing = _CLOSING.get(text[:1]) if text else None
        if closing and text.find(closing, 1) < 0:
            # A quoted value or a list over several lines; one that never ends is a raw value.
            at = stop
            for _ in range(_MOST_LINES):
                if at >= last:
                    break
                end = self._line_end(at, last)
                line = whole[at:end].rstrip()
                if line.endswith(closing):
                    return end
                if _KEY.match(line):
                    break
                at = end
        at = stop
        while at < last:
            end = self._line_end(at, last)
            line = whole[at:end]
            if not (line[0] in " \t" and line.strip()) and not (not text and _ITEM.match(line)):
                break
            at = end
        return at

    def _read(self, key: str, at: int, stop: int, after: int) -> None:
        raw = self._whole[at:stop].strip()
        start = at + len(self._whole[at:stop]) - len(self._whole[at:stop].lstrip())
        self.spans[key] = (start, start + len(raw))
        self.quoted.discard(key)
        if after == stop:
            value, quoted = _scalar(key, raw)
            if quoted is None:
                self.warn(at, f"{key} is no YAML; taken as written")
            elif quoted:
                self.quoted.add(key)
            if isinstance(value, str) and value in raw:
                inside = start + raw.index(value)
                self.spans[key] = (inside, inside + len(value))
            self.fields[key] = value
            return
        self.spans[key] = (start, after)
        lines = self._whole[stop:after].splitlines()
        if not raw and all(_ITEM.match(line) for line in lines if line.strip()):
            items = [_ITEM.sub("", line, count=1).strip() for line in lines if line.strip()]
            self.fields[key] = [value for item in items for value in _flat(_scalar("", item)[0])]
            return
        try:
            self.fields[key] = _by_yaml(f"{key}: {self._whole[at:after]}")
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problem = getattr(error, "problem", None) or str(error)
            self.warn(at, f"{key} is no YAML ({problem}); taken as written")
            self.fields[key] = " ".join(f"{raw} {' '.join(lines)}".split()).strip("\"'")


def _scalar(key: str, raw: str) -> tuple[Value, bool | None]:
    """The value written on one line, and whether in quotes (None: YAML would refuse the line)."""
    first = raw[:1]
    if first in ("'", '"'):
        return _quoted(key, raw, first)
    if first == "[" and key not in _TEXTS:
        if match := _FLOW.fullmatch(raw):
            return [item for part in match[1].split(",") if (item := part.strip())], False
        try:
            return _by_yaml(raw), False
        except (yaml.YAMLError, ValueError, RecursionError):
            items = (item.strip("\"' ") for item in re.split("[,，]", raw.strip("[]")))
            return [item for item in items if item], None
    if first == "{" and key not in _TEXTS:
        try:
            return _by_yaml(raw), False
        except (yaml.YAMLError, ValueError, RecursionError):
            return raw, None
    if first == "#" or raw in ("~", "null"):
        return "", False
    if first == "[" or raw.startswith(_INDICATORS) or ": " in raw or raw.endswith(":"):
        return raw, None
    # For Jekyll ` #` begins a comment; in a raw headline it is a topic's mark.
    return raw if key == "title" else _COMMENT.sub("", raw), False


def _quoted(key: str, raw: str, quote: str) -> tuple[Value, bool | None]:
    if (match := _AFTER_QUOTED.fullmatch(raw)) and not raw.endswith(quote):
        raw = match[1]
    if len(raw) < 2 or raw[-1] != quote:
        return (raw[1:] if raw.count(quote) == 1 else raw), None
    inner = raw[1:-1]
    if quote == "'":
        plain = inner.replace("''", "")
        return inner.replace("''", "'"), None if "'" in plain else True
    if '"' not in inner and "\\" not in inner:
        return inner, True
    if _ESCAPED.fullmatch(inner):
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], inner), True
    if key != "title":
        with contextlib.suppress(yaml.YAMLError, ValueError):
            return _by_yaml(raw), True
    return inner, None


def _by_yaml(entry: str) -> Value:
    """The value of an entry read as YAML. Raises YAMLError, also for what would cost too much."""
    indents = {len(line) - len(line.lstrip()) for line in entry.splitlines()}
    if (
        len(entry) > _LONGEST_ENTRY
        or _ALIAS.search(entry)
        or entry.count("[") + entry.count("{") > _MOST_BRACKETS
        or _NESTED_ITEMS.search(entry)
        or len(indents) > _MOST_INDENTS
    ):
        raise yaml.YAMLError("anchors, or deep nesting")
    loaded = yaml.load(entry, Loader=StringLoader)
    if isinstance(loaded, dict) and len(loaded) == 1 and not entry.startswith("{"):
        loaded = next(iter(loaded.values()))
    return loaded if isinstance(loaded, str) else _flat(loaded)


def _flat(value: object) -> list[str]:
    """The strings in lists and mappings, however deep."""
    if isinstance(value, list):
        return [text for item in value for text in _flat(item)]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _flat(item)]
    return [] if value in (None, "") else [str(value)]
