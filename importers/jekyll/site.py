"""A whole Jekyll site: which of its files are articles, and what the others are.

Articles are the files in `_posts`, the drafts in `_drafts` (kept back, as the site did), the documents of
collections that have pages of their own, and what was moved out of `_posts` into a folder of old posts:
a file with front matter, under a post's layout or a post's name. Layouts, settings, pages, pictures and what
Jekyll made are parts of the site and no texts of the archive. They are left out when the site's folder
is imported, each with its reason; naming such a file itself imports it.

A folder with `_config.yml` is a site. Without one, a folder that holds `_posts` is; then only folders
that begin with `_` are judged, since anything else in it may be a raw text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..frontmatter import FrontMatter, read_front_matter
from .place import Kind, Place, is_dated
from .settings import Settings, find_settings, load_settings

_HEAD = 8192  # bytes; the longest front matter met had 143 characters
_BEFORE_FENCE = b"\xef\xbb\xbf \t\r\n"
_TEXTS = frozenset((
    ".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".textile", ".txt", ".text",
))  # fmt: skip
_MADE = frozenset((
    ".jekyll-cache", ".sass-cache", "node_modules", "vendor", "gemfiles",
))  # fmt: skip
_POST_LAYOUTS = frozenset(("post", "posts", "article", "articles", "news"))
_POSTS, _DRAFTS = "_posts", "_drafts"


@dataclass(frozen=True)
class Site:
    """One site: its folder, and its settings file, if it has one."""

    root: Path
    file: Path | None

    @property
    def whole(self) -> bool:
        """Whether the whole folder is the site's."""
        return self.file is not None

    @cached_property
    def settings(self) -> Settings:
        """Raises SettingsError when the file can't be read."""
        return load_settings(self.file)

    def place(self, file: Path) -> Place:
        """Where a file of the site stands in it."""
        kind, label = self._kind(file)
        path = self._path(file)
        settings = self.settings
        template = settings.template
        if kind == "document" and (collection := settings.collection(label)):
            template = collection.template if collection.output else ""
        type_ = "posts" if kind in ("post", "draft") else "pages" if kind == "page" else label
        return Place(
            path=path,
            kind=kind,
            collection=label,
            template=template,
            page_template=settings.page_template if kind == "page" else "",
            host=settings.url,
            base=settings.baseurl,
            timezone=settings.timezone,
            values=tuple(sorted(settings.values(path, type_).items())),
        )

    def left_out(self, file: Path) -> str | None:
        """Why a file of the site is no article, None when it is one."""
        parts = file.relative_to(self.root).parts
        folders = parts[:-1]
        if reason := self._work(parts, folders):
            return reason
        kind, label = self._kind(file)
        inside = any(folder.startswith("_") for folder in folders)
        if file.suffix.lower() not in _TEXTS:
            return "a file of the site that is no text" if self.whole or inside else None
        if kind == "document":
            return self._no_document(file, label)
        if kind == "page" and self.whole:
            return self._no_article(file)
        return None

    def _work(self, parts: tuple[str, ...], folders: tuple[str, ...]) -> str | None:
        """Why a file is one of the site's works, by its path alone."""
        if len(parts) == 1 and (parts[0].startswith("_config.") or parts[0].startswith("Gemfile")):
            return "settings of the site"
        path = "/".join(parts)
        made = path.startswith(self.settings.destination + "/") or _MADE & set(folders)
        if self.whole and made:
            return "made by Jekyll or fetched for it"
        for folder, what in self.settings.works:
            if path.startswith(f"{folder}/"):
                return f"{what} of the site"
        for folder in folders:
            if folder.startswith("_") and folder not in (_POSTS, _DRAFTS):
                if self._collection(folders) is None:
                    return "in a folder that the site does not use"
                break
        return None

    def _no_document(self, file: Path, label: str) -> str | None:
        collection = self.settings.collection(label)
        if collection and not collection.output:
            return f"of the collection {label}, which has no pages (output: false)"
        return None if _matter(file) else f"no front matter, in the collection {label}"

    def _no_article(self, file: Path) -> str | None:
        matter = _matter(file)
        if matter is None:
            return "no front matter, and not in _posts"
        if is_dated(file.name) or matter.text("layout").lower() in _POST_LAYOUTS:
            return None
        return "a page of the site, no post"

    def _kind(self, file: Path) -> tuple[Kind, str]:
        folders = file.relative_to(self.root).parts[:-1]
        if _POSTS in folders:
            return "post", "posts"
        if _DRAFTS in folders:
            return "draft", "posts"
        label = self._collection(folders)
        return ("document", label) if label else ("page", "")

    def _collection(self, folders: tuple[str, ...]) -> str | None:
        """The collection whose folder the path goes through."""
        above = tuple(filter(None, self.settings.collections_dir.split("/")))
        folder = folders[len(above)] if len(folders) > len(above) else ""
        if folders[: len(above)] != above or not folder.startswith("_"):
            return None
        collection = self.settings.collection(folder[1:])
        return collection.label if collection else None

    def _path(self, file: Path) -> str:
        path = file.relative_to(self.root).as_posix()
        folder = self.settings.collections_dir
        return path.removeprefix(f"{folder}/") if folder else path


class Sites:
    """The sites that files stand in. `folders` are those whose files are taken as they are found."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = [_whole(folder) for folder in folders if folder.is_dir()]
        self._known: dict[Path, Site | None] = {}

    def place(self, file: Path, raw: bytes) -> Place | None:
        """Where a file of these bytes stands in its site, if they have a front matter.

        None where it stands in no site, or as any lone post would.

        Raises SettingsError when the site's settings can't be read.
        """
        if not raw.lstrip(_BEFORE_FENCE).startswith(b"---"):
            return None
        file = _whole(file)
        site = self._of(file.parent)
        if site is None or (not site.whole and file.parent == site.root / _POSTS):
            return None
        return site.place(file)

    def left_out(self, file: Path) -> str | None:
        """Why a file found in a folder is no article of the site there, or None.

        Raises SettingsError when the site's settings can't be read.
        """
        file = _whole(file)
        site = self._of(file.parent)
        if site is None or not any(site.root.is_relative_to(folder) for folder in self._folders):
            return None
        return site.left_out(file)

    def _of(self, folder: Path) -> Site | None:
        if folder not in self._known:
            self._known[folder] = self._find(folder)
        return self._known[folder]

    def _find(self, folder: Path) -> Site | None:
        file = find_settings(folder)
        if file:
            return Site(folder, file)
        above = self._of(folder.parent) if folder.parent != folder else None
        if above or not (folder / _POSTS).is_dir():
            return above
        return Site(folder, None)


def _whole(path: Path) -> Path:
    # Not resolve(): what is reached by a link stands where the link does.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _matter(file: Path) -> FrontMatter | None:
    """The front matter of a file, read from its head alone."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if not head.lstrip(_BEFORE_FENCE).startswith(b"---"):
        return None
    return read_front_matter(head.decode("utf-8-sig", "replace"))
