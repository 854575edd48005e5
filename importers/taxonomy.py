"""The maintainer's vocabulary: categories and tags (`taxonomy.yaml`), publishers (`sources.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .errors import SettingsError
from .frontmatter import StringLoader
from .jekyll.dates import zone_of

_TIMEZONE = "Asia/Shanghai"
_TAG_TIMES = 2  # a word said once in passing is no topic


@dataclass(frozen=True, slots=True)
class Rule:
    """Chooses `category` when every condition given holds; words are looked up as they stand."""

    category: str
    kind: str | None = None
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    at_least: int = 1

    def holds(self, kind: str, title: str, body: str) -> bool:
        if self.kind and self.kind != kind:
            return False
        if self.title and not any(word in title for word in self.title):
            return False
        return not self.body or sum(word in body for word in self.body) >= self.at_least


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Categories, the rules that choose among them, and the tags with their words."""

    categories: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    default: str = "综合"
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    timezone: str = _TIMEZONE

    def category(self, kind: str, title: str, body: str) -> tuple[str, str]:
        """The category, and which rule chose it."""
        for number, rule in enumerate(self.rules, 1):
            if rule.holds(kind, title, body):
                return rule.category, f"taxonomy.yaml rule {number}"
        return self.default, "taxonomy.yaml default"

    def choose_tags(self, title: str, body: str) -> dict[str, str]:
        """Tags one of whose words stands in the title, or twice in the body; each with its reason."""
        chosen: dict[str, str] = {}
        for name, words in self.tags:
            for word in words:
                if word in title:
                    chosen.setdefault(name, f"taxonomy.yaml: {word} in the headline")
                elif (times := body.count(word)) >= _TAG_TIMES:
                    chosen.setdefault(name, f"taxonomy.yaml: {word} {times} times in the body")
        return chosen


class Sources:
    """Publishers by name and alias; `X新闻` and quotes around a name make no difference."""

    def __init__(self, names: dict[str, str] | None = None) -> None:
        self._names = {_key(alias): name for alias, name in (names or {}).items()}

    def find(self, printed: str) -> str | None:
        """The publisher's name in `sources.yaml`, or None."""
        return self._names.get(_key(printed))


def _key(name: str) -> str:
    """What two ways of writing a publisher's name have in common; the site's plugins use the same."""
    plain = re.sub(r"[\s《》“”\"]", "", name).casefold()
    return plain.removesuffix("新闻") or plain


def load_taxonomy(path: Path) -> Taxonomy:
    """Read `taxonomy.yaml`; without the file, everything is 综合.

    Raises SettingsError naming the file and what is wrong in it.
    """
    data = load_yaml(path)
    categories = tuple(str(item["name"]) for item in _list(data, "categories", path, "name"))
    default = str(data.get("default") or "综合")
    rules = []
    for number, item in enumerate(_list(data, "rules", path, "category"), 1):
        if item["category"] not in categories:
            raise SettingsError(
                f"rule {number} chooses {item['category']!r}, which is no category",
                file=str(path),
                remedy="Add it under `categories` or mend the name",
            )
        try:
            at_least = int(item.get("at_least") or 1)
        except ValueError as error:
            raise SettingsError(f"rule {number}: at_least is no number", file=str(path)) from error
        rules.append(
            Rule(
                item["category"],
                item.get("kind") or None,
                _words(item.get("title")),
                _words(item.get("body")),
                at_least,
            )
        )
    tags = tuple(
        (str(item["name"]), _words(item.get("words")) or (str(item["name"]),))
        for item in _list(data, "tags", path, "name")
    )
    return Taxonomy(categories, tuple(rules), default, tags, _timezone(data, path))


def load_sources(path: Path) -> Sources:
    """Read the names and aliases of `sources.yaml`; without the file, none."""
    names: dict[str, str] = {}
    for item in _list(load_yaml(path), "sources", path, "name"):
        if isinstance(item.get("aliases"), str) and item["aliases"]:
            raise SettingsError(
                f"the aliases of {item['name']} must be a list",
                file=str(path),
                remedy="Write [word]",
            )
        for alias in (item["name"], item.get("slug") or "", *_words(item.get("aliases"))):
            if alias and names.setdefault(alias, item["name"]) != item["name"]:
                raise SettingsError(
                    f"{alias!r} stands for both {names[alias]} and {item['name']}",
                    file=str(path),
                    remedy="Keep the alias with one of them",
                )
    return Sources(names)


_LONGEST_YAML, _DEEPEST_YAML = 1_000_000, 100  # characters; levels


def _too_much(text: str) -> str | None:
    """Why a YAML text is not built at all: older readers of the C library recurse without a bound."""
    if len(text) > _LONGEST_YAML:
        return f"is longer than {_LONGEST_YAML:,} characters"
    if len(text) < _DEEPEST_YAML:
        return None
    too_deep = f"is nested deeper than {_DEEPEST_YAML} levels"
    depth = 0
    try:
        for event in yaml.parse(text, Loader=StringLoader):
            depth += isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent))
            depth -= isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent))
            if depth > _DEEPEST_YAML:
                return too_deep
    except yaml.MarkedYAMLError as error:
        # From 6.0.4 on the reader has a bound of its own and meets it while it looks ahead.
        if "nesting depth" not in (error.problem or ""):
            raise
        return too_deep
    return None


def load_yaml(path: Path) -> dict[str, Any]:
    """A YAML mapping with every scalar a string; an absent file is an empty one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if reason := _too_much(text):
            raise SettingsError(reason, file=str(path), remedy="Keep it small and flat")
        loaded = yaml.load(text, Loader=StringLoader)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"can't be read ({error})", file=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SettingsError(
            f"is no YAML ({getattr(error, 'problem', None) or error})",
            file=str(path),
            line=mark.line + 1 if mark else None,
            remedy="Quote values that hold ': ' or begin with a sign",
        ) from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise SettingsError("must be a mapping of keys to values", file=str(path))
    return {str(key): value for key, value in loaded.items()}


def _list(data: dict[str, Any], key: str, path: Path, needed: str) -> list[dict[str, Any]]:
    items = data.get(key) or []
    if not isinstance(items, list) or not all(isinstance(i, dict) and i.get(needed) for i in items):
        raise SettingsError(f"`{key}` must be a list whose items have a `{needed}`", file=str(path))
    return items


def _timezone(data: dict[str, Any], path: Path) -> str:
    """The zone of printed times that state none."""
    name = str(data.get("timezone") or _TIMEZONE)
    if zone_of(name) is None:
        raise SettingsError(
            f"timezone {name!r} is not known", file=str(path), remedy="Write it as Asia/Shanghai"
        )
    return name


def _words(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
