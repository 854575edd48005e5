"""A whole site of ours as a table of files, and a folder that is kept equal to it.

Edits (archive_edits.py) change the table; `Folder.hold` writes what differs, and only that, so that a
file nobody touched keeps its time stamp, and a renamed one takes it along.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Header = dict[str, str]

_ARTICLE = re.compile(r"content/\d{4}/\d{2}/[^/]+\.md")
_SETTING = re.compile(r"^(?P<name>[A-Z_]+) = (?P<value>.+)$", re.MULTILINE)

CONF = "conf.py"
SOURCES = "content/sources.yaml"
TAXONOMY = "content/taxonomy.yaml"
REPRINTS = "content/reprints.yaml"
ABOUT = "content/pages/about.md"


@dataclass
class Archive:
    """The files of a site by their paths in its folder, and which are to keep their stamps when written."""

    files: dict[str, bytes] = field(default_factory=dict)
    unstamped: set[str] = field(default_factory=set)

    def copy(self) -> Archive:
        return Archive(dict(self.files))

    # -- articles --------------------------------------------------------------------------

    def articles(self, *, shown: bool = True) -> list[str]:
        """Return the paths of the articles; only those that stand in lists unless told otherwise."""
        found = sorted(path for path in self.files if _ARTICLE.fullmatch(path))
        return [path for path in found if not shown or "Status" not in self.header(path)]

    def read(self, path: str) -> str:
        return self.files[path].decode("utf-8")

    def write(self, path: str, text: str) -> None:
        self.files[path] = text.encode("utf-8")

    def header(self, path: str) -> Header:
        head = self.read(path).split("\n\n", 1)[0]
        return dict(line.split(": ", 1) for line in head.split("\n"))

    def body(self, path: str) -> str:
        return self.read(path).split("\n\n", 1)[1].rstrip("\n")

    def paragraphs(self, path: str) -> list[str]:
        return self.body(path).split("\n\n")

    def put(self, path: str, header: Mapping[str, str], body: str) -> None:
        head = "".join(f"{key}: {value}\n" for key, value in header.items() if value)
        self.write(path, f"{head}\n{body}\n")

    def set(self, path: str, **keys: str) -> None:
        """Change header lines; an empty value takes the line out."""
        self.put(path, {**self.header(path), **keys}, self.body(path))

    def move(self, old: str, new: str) -> None:
        """Rename an article's file, its facts with it."""
        for end in (".md", ".facts.json"):
            if (path := old.removesuffix(".md") + end) in self.files:
                self.files[new.removesuffix(".md") + end] = self.files.pop(path)

    def drop(self, path: str) -> None:
        del self.files[path]
        self.files.pop(facts_path(path), None)

    def facts(self, path: str) -> dict[str, Any] | None:
        data = self.files.get(facts_path(path))
        return None if data is None else json.loads(data)

    def put_facts(self, path: str, facts: Mapping[str, Any]) -> None:
        self.write(facts_path(path), json.dumps(facts, ensure_ascii=False, indent=1) + "\n")

    # -- settings --------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """Return the value of a setting that conf.py overrides, else None."""
        found = {match["name"]: match["value"] for match in _SETTING.finditer(self.read(CONF))}
        return eval(found[name], {}) if name in found else None

    @property
    def has_few(self) -> bool:
        """Whether the site began with few plugins."""
        return bool(self.setting("FEW_PLUGINS"))

    def override(self, name: str, value: Any) -> None:
        """Set a setting; None takes the line out again."""
        lines = [line for line in self.read(CONF).split("\n") if not line.startswith(f"{name} = ")]
        if value is not None:
            lines.insert(-1, f"{name} = {value!r}")
        self.write(CONF, "\n".join(lines))


def facts_path(path: str) -> str:
    return path.removesuffix(".md") + ".facts.json"


def slug(archive: Archive, path: str) -> str:
    return archive.header(path)["Slug"]


class Folder:
    """A site's folder on the disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._held: dict[str, bytes] = {}

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def settings(self) -> Path:
        return self.root / CONF

    def hold(self, files: Mapping[str, bytes], unstamped: Collection[str] = ()) -> None:
        """Make the folder hold these files; those named in `unstamped` keep the time they had."""
        gone = {path: self._held[path] for path in sorted(self._held.keys() - files.keys())}
        new = {path: data for path, data in files.items() if self._held.get(path) != data}
        for old, data in gone.items():
            moved = next((p for p in sorted(new) if p not in self._held and new[p] == data), None)
            if moved:
                (self.root / moved).parent.mkdir(parents=True, exist_ok=True)
                (self.root / old).rename(self.root / moved)
                del new[moved]
            else:
                (self.root / old).unlink()
            self._leave(old)
        for path, data in new.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            before = (self.root / path).stat() if path in unstamped else None
            (self.root / path).write_bytes(data)
            if before:
                os.utime(self.root / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self._held = dict(files)

    def _leave(self, path: str) -> None:
        for folder in (self.root / path).parents:
            if folder == self.root / "content" or any(folder.iterdir()):
                return
            folder.rmdir()
