"""What `_config.yml` says about addresses: permalinks, collections, defaults, zone, folders.

Only that is read; themes and plug-ins are no business of an importer. Defaults of the front matter
(`defaults:`) go to a file by its path and type, the longer path before the shorter, as in Jekyll.
"""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..addresses import split_address
from ..errors import SettingsError
from ..taxonomy import load_yaml
from .dates import zone_of
from .permalinks import style_of, with_ending_of

NAMES = ("_config.yml", "_config.yaml", "_config.toml")
Values = dict[str, tuple[str, ...]]
# Of the front matter, what an address or a post's being published depends on.
_WANTED = frozenset(("permalink", "slug", "categories", "category", "published", "date"))
_OLD_TYPES = {"post": "posts", "page": "pages", "draft": "drafts"}
_TRUE = frozenset(("true", "yes", "on"))
_LABEL = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder `_label` of documents; only with `output` does each have a page."""

    label: str
    output: bool
    template: str


@dataclass(frozen=True, slots=True)
class Default:
    """Values of the front matter for the files of a type (None: any) under a path."""

    path: str
    type: str | None
    values: Values


@dataclass(frozen=True, slots=True)
class Settings:
    """Of a site without settings these are Jekyll's own defaults."""

    permalink: str = "date"
    timezone: str = ""
    url: str = ""
    baseurl: str = ""
    destination: str = "_site"
    collections_dir: str = ""
    collections: tuple[Collection, ...] = ()
    defaults: tuple[Default, ...] = ()
    # Folders of the site's own works, each with what it holds.
    works: tuple[tuple[str, str], ...] = (
        ("_layouts", "a layout"),
        ("_includes", "an include"),
        ("_data", "data"),
        ("_plugins", "a plug-in"),
        ("_sass", "a style sheet"),
    )

    @property
    def template(self) -> str:
        """The template of a post's address."""
        for collection in self.collections:
            if collection.label == "posts":
                return collection.template
        return style_of(self.permalink)

    @property
    def page_template(self) -> str:
        """The template of the address of a file that is no post."""
        return with_ending_of("/:path/:basename", self.permalink)

    def collection(self, label: str) -> Collection | None:
        return next((item for item in self.collections if item.label == label), None)

    def values(self, path: str, type_: str) -> Values:
        """The defaults for a file, its path relative to the site."""
        merged: Values = {}
        last: Default | None = None
        for default in self.defaults:
            whole = f"{self.collections_dir}/{path}" if self.collections_dir else path
            where = whole if "*" in default.path and type_ != "pages" else path
            if default.type not in (None, type_) or not _holds(default.path, where):
                continue
            if last is None or _goes_before(default, last):
                merged, last = {**merged, **default.values}, default
            else:
                merged = {**default.values, **merged}
        return merged


def _goes_before(new: Default, old: Default) -> bool:
    if len(new.path) != len(old.path):
        return len(new.path) > len(old.path)
    return new.type is not None or old.type is None


def _holds(scope: str, path: str) -> bool:
    if "*" not in scope:
        return path.startswith(scope)
    parts = path.split("/")
    depth = scope.count("/") + 1
    if "**" in scope:
        return any(
            fnmatch.fnmatchcase("/".join(parts[:end]), scope) for end in range(1, len(parts) + 1)
        )
    head = parts[:depth]
    patterns = scope.split("/")
    return len(head) == depth and all(map(fnmatch.fnmatchcase, head, patterns))


def find_settings(folder: Path) -> Path | None:
    """The settings file in `folder`, None where it is no site's."""
    return next((file for name in NAMES if (file := folder / name).is_file()), None)


def load_settings(file: Path | None) -> Settings:
    """Read a settings file; without one, Jekyll's defaults.

    Raises SettingsError naming the file: addresses guessed without it would be wrong for good.
    """
    if file is None:
        return Settings()
    data = _toml(file) if file.suffix == ".toml" else load_yaml(file)
    permalink = _text(data, "permalink") or "date"
    zone = _text(data, "timezone")
    if zone and zone_of(zone) is None:
        raise SettingsError(
            f"timezone {zone!r} is not known", file=str(file), remedy="Write it as Asia/Shanghai"
        )
    collections_dir = _text(data, "collections_dir").strip("/")
    works = tuple(
        (_text(data, key).strip("./") or folder, what)
        for key, (folder, what) in zip(
            ("layouts_dir", "includes_dir", "data_dir", "plugins_dir", "sass_dir"),
            Settings().works,
            strict=True,
        )
    )
    site = split_address(_text(data, "url"))
    return Settings(
        permalink=permalink,
        timezone=zone,
        url=_text(data, "url").rstrip("/"),
        baseurl=_baseurl(site.path if site else "", _text(data, "baseurl")),
        destination=_text(data, "destination").strip("./") or "_site",
        collections_dir=collections_dir,
        collections=_collections(data.get("collections"), permalink),
        defaults=_defaults(data.get("defaults"), collections_dir),
        works=works,
    )


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"is no TOML ({error})", file=str(file)) from error


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _baseurl(*parts: str) -> str:
    return "".join(f"/{part}" for value in parts if (part := value.strip("/")))


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _collections(value: object, permalink: str) -> tuple[Collection, ...]:
    """A list of names, or a mapping of names to what is said of each."""
    stated = value if isinstance(value, dict) else dict.fromkeys(map(str, _items(value)))
    found = []
    for name, said in stated.items():
        label = _LABEL.sub("", str(name))
        said = said if isinstance(said, dict) else {}
        template = _text(said, "permalink")
        if label == "posts":
            found.append(Collection(label, True, template or style_of(permalink)))
            continue
        output = str(said.get("output", "")).lower() in _TRUE
        template = template or with_ending_of("/:collection/:path", permalink)
        found.append(Collection(label, output, template))
    return tuple(found)


def _defaults(value: object, collections_dir: str) -> tuple[Default, ...]:
    found = []
    for item in _items(value):
        if not isinstance(item, dict) or not isinstance(item.get("values"), dict):
            continue
        scope = item.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path = _text(scope, "path").removeprefix("/")
        if collections_dir and "*" not in path:
            path = path.removeprefix(f"{collections_dir}/")
        kind = _text(scope, "type") or None
        values = {
            str(key): tuple(str(part) for part in _items(said))
            for key, said in item["values"].items()
            if key in _WANTED and said
        }
        found.append(Default(path, _OLD_TYPES.get(kind or "", kind), values))
    return tuple(found)
