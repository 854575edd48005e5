"""Front matter of Jekyll posts, read so that strings stay strings.

A repost archive writes titles raw between quotes, so a title holds `"`, `:`, `[` or `#` that YAML reads
as its own, and plain YAML turns `no`, `12:30` and `2022-13-23` into something else or nothing. So:
YAML with every scalar a string; where it does not parse, line by line, with a warning that names the
line. A blank line may stand before the first `---`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_FENCED = re.compile(
    r"\A\s*?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
# A fence with none of these is a ruled-off paragraph, no front matter.
_KNOWN = frozenset(("layout", "title", "date", "categories", "tags", "permalink"))
# Anchors multiply what a parser must hold, and nesting its depth; neither is in any post's header.
_ALIAS = re.compile(r"(?:^|[\s\[,])[&*][\w-]+", re.MULTILINE)
_MOST_BRACKETS = 50
_LINE = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\r?$")


class StringLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Mappings and lists as usual; every scalar the string that is written, null an empty one."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Its fields, where it ends, and what was wrong with it."""

    fields: dict[str, str | list[str]]
    end: int
    yaml_span: tuple[int, int]
    warnings: tuple[str, ...]

    def text(self, key: str) -> str:
        value = self.fields.get(key, "")
        return value.strip() if isinstance(value, str) else " ".join(value).strip()

    def items(self, key: str) -> list[str]:
        """A list field; a plain string is one item, as a repost archive writes names with spaces."""
        value = self.fields.get(key, "")
        items = value if isinstance(value, list) else [value]
        return [item.strip() for item in items if item.strip()]


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the head of `text`, or None when there is none."""
    match = _FENCED.match(text)
    if not match:
        return None
    source, first_line = match["yaml"], text[: match.start("yaml")].count("\n") + 1
    warnings: list[str] = []
    try:
        if _ALIAS.search(source) or source.count("[") > _MOST_BRACKETS:
            raise yaml.YAMLError("anchors, or deep nesting")
        loaded = yaml.load(source, Loader=StringLoader)
        if loaded is None:
            loaded = {}
        if not isinstance(loaded, dict):
            return None
        fields = {str(key): _plain(value) for key, value in loaded.items()}
        if not _KNOWN & fields.keys():
            return None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or str(error)
        warnings.append(f"line {line}: front matter is no YAML ({problem}); read line by line")
        fields = _by_lines(source)
    return FrontMatter(fields, match.end(), match.span("yaml"), tuple(warnings))


def _plain(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return "" if value is None else str(value)


def _by_lines(source: str) -> dict[str, str | list[str]]:
    fields: dict[str, str | list[str]] = {}
    for line in source.split("\n"):
        match = _LINE.match(line)
        if match:
            value = match["value"]
            if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields[match["key"]] = value
    return fields
