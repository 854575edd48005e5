"""The lists in content/sources.yaml and content/taxonomy.yaml, each entry with its line.

Addresses hang on these files: what is in doubt stops the build, so that no page moves unnoticed.
The nodes of the YAML are read, not its values: every scalar is then the string that is written
(with the usual loader a paper called `No` is a boolean and `12:30` is 750), and a key that stands
twice is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from ..errors import ContentError

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's where PyYAML has it: a twelfth of the time, and every build reads these files."""
_FORM = "Mend it, or take the file back from version control."


class Entry(NamedTuple):
    """An item of a list: keys and values, and where it stands."""

    file: Path
    line: int
    values: Mapping[str, yaml.Node]

    @property
    def name(self) -> str:
        """Its `name`. Raises ContentError when it has none."""
        return self.text("name") or self._wrong("has an entry without a name.", "Name it.")

    def text(self, key: str) -> str | None:
        """Return the value of `key`, None when it is empty. Raises ContentError for a list."""
        node = self.values.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(f"has “{key}:” with more than one value.", "Write one word or line.")
        return str(node.value).strip() or None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list under `key`. Raises ContentError when it is no list of strings."""
        node = self.values.get(key)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if items == [node] or not all(isinstance(item, yaml.ScalarNode) for item in items):
            self._wrong(f"has “{key}:” that is no list of names.", f"Write “{key}: [one, two]”.")
        return tuple(str(item.value) for item in items)

    def _wrong(self, what: str, remedy: str) -> NoReturn:
        raise ContentError(what, file=self.file, line=self.line, remedy=remedy)


def read_entries(path: Path, key: str, *, required: bool) -> list[Entry]:
    """Return the list under `key` of the file `path`; empty when there is no such file.

    Raises ContentError, naming file, line and remedy, when the file cannot be read, is no mapping,
    or holds something else there; and when it is `required` and not there.
    """
    try:
        root = _root(path)
    except FileNotFoundError:
        return []
    listed = {} if root is None else _mapping(root, path)
    if key not in listed:
        if required:
            _refuse(f"holds no “{key}:”.", root, path)
        return []
    return [Entry(path, _line(node), _mapping(node, path)) for node in _items(listed, key, path)]


def read_words(path: Path, keys: Collection[str]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Return what stands under each key of a file of lists of words: the line and the words of each.

    Raises ContentError as `read_entries` does, and when the file holds another key. Raises
    FileNotFoundError when there is no such file.
    """
    root = _root(path)
    listed = {} if root is None else _mapping(root, path)
    for key in listed.keys() - set(keys):
        known = " and ".join(f"“{known}:”" for known in keys)
        _refuse(f"holds “{key}:”, and only {known} are known.", listed[key], path)
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {key: [] for key in keys}
    for key in listed:
        for node in _items(listed, key, path):
            words = node.value if isinstance(node, yaml.SequenceNode) else [node]
            if words == [node] or not all(isinstance(word, yaml.ScalarNode) for word in words):
                _refuse(f"has something under “{key}:” that is no list of names.", node, path)
            found[key].append((_line(node), tuple(str(word.value).strip() for word in words)))
    return found


def _root(path: Path) -> yaml.Node | None:
    """The node of a whole file, None when it is empty."""
    if path.is_fifo():
        raise ContentError("is a named pipe, no file.", file=path, remedy="Put the file there.")
    try:
        text = path.read_text(encoding="utf-8")
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        raise ContentError("is not UTF-8.", file=path, remedy="Save it as UTF-8.") from error
    except (OSError, RecursionError) as error:
        raise ContentError(f"can't be read: {error}.", file=path, remedy=_FORM) from error
    except yaml.YAMLError as error:
        mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        line = mark.line + 1 if mark else None
        what = f"is not YAML: {said or str(error).splitlines()[0]}."
        raise ContentError(what, file=path, line=line, remedy=_FORM) from error
    return root


def _items(listed: Mapping[str, yaml.Node], key: str, path: Path) -> list[yaml.Node]:
    found = listed[key]
    if not isinstance(found, yaml.SequenceNode):
        _refuse(f"must hold a list under “{key}:” (“{key}: []” where there are none).", found, path)
    nodes: list[yaml.Node] = found.value
    return nodes


def _mapping(node: yaml.Node, path: Path) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        _refuse("must hold “key: value” here.", node, path)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            _refuse("has a key that is no word.", key, path)
        if found.setdefault(key.value, value) is not value:
            _refuse(f"has “{key.value}:” twice.", key, path)
    return found


def _refuse(what: str, node: yaml.Node | None, path: Path) -> NoReturn:
    raise ContentError(what, file=path, line=_line(node) if node else None, remedy=_FORM)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
