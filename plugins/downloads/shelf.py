"""What is known of all originals, kept between builds by the stamps of their folders.

Each import puts a new file in the place of a manifest, which changes its folder's stamp; so a folder
with the stamp that is noted need not be read. An archive has at most 256 of them and a manifest for
each original. The bytes themselves are never changed in their place, and are compared with their
hash when they are published.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..catalog.cache import cache_folder
from ..catalog.original_files import original_folders
from ..catalog.scan import RACY
from .originals import Original, read_folder

FILE = "originals-{}.marshal"
"""Its name in the cache, with that of the content folder."""
_VERSION = b"originals 1"
_DIGEST = 16

Kept = dict[str, tuple[tuple[int, int], list[tuple[Any, ...]]]]
"""Folder → its stamp (nanoseconds since its bytes and its entry changed), and what is in it."""


def all_originals(settings: Mapping[str, Any]) -> list[Original]:
    """Return every original of the content folder that has a manifest."""
    place = cache_folder(settings) / FILE.format(Path(settings["PATH"]).resolve().name)
    before = _load(place)
    began = time.time_ns()
    kept: Kept = {}
    found: list[Original] = []
    for folder in original_folders(settings)[1:]:
        stat = Path(folder).stat()
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns)
        held = before.get(folder)
        if held is not None and held[0] == stamp:
            originals = [Original(*values) for values in held[1]]
        else:
            originals = read_folder(Path(folder))
        if max(stamp) < began - RACY:  # a younger one may stand for two states
            kept[folder] = (stamp, [tuple(one) for one in originals])
        found += originals
    if kept != before:
        _save(place, kept)
    return found


def _load(place: Path) -> Kept:
    with suppress(OSError):
        data = place.read_bytes()
        if data[:_DIGEST] == _digest(data[_DIGEST:]):
            kept: Kept = marshal.loads(data[_DIGEST:])
            return kept
    return {}


def _save(place: Path, kept: Kept) -> None:
    # Whoever can't write it reads the folders again in the next build.
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_suffix(f".{os.getpid()}.new")
        data = marshal.dumps(kept)
        new.write_bytes(_digest(data) + data)
        new.replace(place)


def _digest(data: bytes) -> bytes:
    """A file that was damaged, or is of another version, has another."""
    return blake2b(data, digest_size=_DIGEST, person=_VERSION).digest()
