"""Whether the site has the page that tells about it (`ABOUT_URL`), which every page would link.

Pelican reads pages after articles, and a page may not depend on what is found later. So it is worked
out at the start, from the headers of the few files in the folders of pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from pelican.utils import slugify

from .addresses import file_at
from .scan import SPECIAL, scan

URL = "about/"
"""Default of `ABOUT_URL`."""
_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")


def about_page(settings: Mapping[str, Any]) -> str:
    """Return `ABOUT_URL` where a page of the content folder stands there, else an empty string."""
    url = str(settings.get("ABOUT_URL", URL) or "")
    return url if url and file_at(url) in _files(settings) else ""


def _files(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the files of the output that Pelican will make of the pages."""
    for folder in settings["PAGE_PATHS"]:
        root = Path(settings["PATH"], folder)
        for inside, files in scan(root, (), settings["IGNORE_FILES"]).items():
            for name, stamp in files.items():
                if name.endswith(_ENDINGS) and stamp != SPECIAL:
                    yield from _file(root / inside / name, settings)


def _file(path: Path, settings: Mapping[str, Any]) -> Iterator[str]:
    header = _header(path)
    if header.get("status", "").lower() in ("draft", "skip"):
        return
    stem = os.path.splitext(path.name)[0]  # noqa: PTH122 - as Pelican does
    named = header.get("title") if settings["SLUGIFY_SOURCE"] == "title" else stem
    slug = header.get("slug") or slugify(
        named or "",
        regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"],
        preserve_case=settings["SLUGIFY_PRESERVE_CASE"],
        use_unicode=settings["SLUGIFY_USE_UNICODE"],
    )
    lang = header.get("lang", settings["DEFAULT_LANG"])
    with suppress(LookupError, ValueError):  # a pattern of the date, say: no such page is linked
        yield header.get("save_as") or str(settings["PAGE_SAVE_AS"]).format(slug=slug, lang=lang)


def _header(path: Path) -> dict[str, str]:
    """Return the header of a page; what is wrong with it Pelican says when it reads the page."""
    found: dict[str, str] = {}
    with suppress(OSError, UnicodeDecodeError), path.open(encoding="utf-8-sig") as file:
        for line in file:
            key, colon, value = line.partition(":")
            if colon:
                found.setdefault(key.strip().lower(), value.strip())
            elif line.strip() != "---" or found:
                break
    return found
