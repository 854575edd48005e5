"""Fills the folders of the index: one for each year, and one with what the browser runs.

A year's folder holds what Pagefind made of the shadow pages, less its scripts, programs and styles, which
are the same for all and stand once in the folder of the engine. Two things are ours: each fragment
(what is shown of an article) is replaced by the printed text, and `articles.json` says in which
order articles stand and which are printings of one report.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import BuildError
from . import program
from .model import Page
from .shadow import NO_WORD, shadow_html, shadow_name, shown

SIGNATURE = b"pagefind_dcd"
"""Begins each of Pagefind's compressed files."""
ARTICLES = "articles.json"
_ENGINE = ("pagefind.js", "wasm.en.pagefind", "pagefind-entry.json", "pagefind.*.pf_meta")
"""What the browser needs of Pagefind to ask any year. Its worker is left out: 41 kB more to load."""
_YEAR = ("pagefind-entry.json", "pagefind.*.pf_meta", "index", "fragment", "filter")
_NO_ARTICLE = (
    '<!DOCTYPE html><html lang="en"><head><title></title></head>'
    f"<body data-pagefind-body>{NO_WORD}</body></html>"
)
"""The engine's own index, which Pagefind wants to have."""


def fill_engine(folder: Path) -> None:
    """Put into the empty `folder` what the browser runs. Raises BuildError."""
    with TemporaryDirectory() as made:
        site = Path(made, "shadow copy")
        site.mkdir()
        site.joinpath("nothing.html").write_text(_NO_ARTICLE, encoding="utf-8")
        _take(_run(site, Path(made, folder.name)), folder, _ENGINE)


def fill_year(folder: Path, pages: Iterable[Page]) -> None:
    """Put the index of `pages`, newest first, into the empty `folder`. Raises BuildError."""
    with TemporaryDirectory() as made:
        site = Path(made, "shadow copy")
        site.mkdir()
        fragments: dict[str, bytes] = {}
        groups: list[str] = []
        for page in pages:
            fragment = shown(page)
            name = shadow_name(page, fragment)
            site.joinpath(name).write_text(shadow_html(page), encoding="utf-8", errors="replace")
            fragments[f"/{name}"] = fragment
            groups.append(page.group)
        _take(_run(site, Path(made, folder.name)), folder, _YEAR)
    names = _replace(folder / "fragment", fragments)
    told = articles_file([names[address] for address in fragments], groups)
    folder.joinpath(ARTICLES).write_bytes(told)


def articles_file(names: Sequence[str], groups: Sequence[str]) -> bytes:
    """Return `articles.json`: the names of fragments in order, and where in it each group's are."""
    places: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        if group:
            places.setdefault(group, []).append(at)
    return json.dumps(
        {"names": " ".join(names), "groups": places}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def _run(site: Path, out: Path) -> Path:
    out.mkdir()
    program.index(site, out)
    return out


def _take(out: Path, folder: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in out.glob(pattern):
            shutil.move(path, folder / path.name)


def _replace(folder: Path, fragments: dict[str, bytes]) -> dict[str, str]:
    """Put the printed texts into the fragments; return the name of each by the shadow's address."""
    names: dict[str, str] = {}
    for path in folder.iterdir():
        made = gzip.decompress(path.read_bytes())
        address = json.loads(made.removeprefix(SIGNATURE))["url"]
        names[address] = path.stem
        # No time in it: the same article has the same bytes.
        path.write_bytes(gzip.compress(SIGNATURE + fragments[address], mtime=0))
    if len(names) != len(fragments):
        raise BuildError(
            f"Pagefind indexed {len(names)} of {len(fragments)} articles for {folder.parent.name}.",
            remedy="Install the version that pyproject.toml names: pip install 'jianbao[search]'",
        )
    return names
