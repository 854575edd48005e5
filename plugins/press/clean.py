"""Throwing away what a build made, as carefully as it was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .lock import locked
from .place import check_apart, place_of, plain_errors, remove


def clean(settings: Path, output: Path) -> None:
    """Empty `output` but for the names in OUTPUT_RETENTION, and remove every cache.

    Raises BuildError when the Pelican settings file can't be read (nobody knows then what to keep),
    or when what the site is made from lies in `output`.
    Raises LockedError when a build is at work.
    """
    place, read = place_of(output), _read(settings)
    check_apart(place.output, read, settings)
    kept = frozenset(read["OUTPUT_RETENTION"])
    with plain_errors(), locked(place.lock):
        place.record.unlink(missing_ok=True)
        if place.output.is_dir():
            for entry in place.output.iterdir():
                if entry.name not in kept:
                    remove(entry)
        place.clear()


def clear_caches(output: Path) -> None:
    """Remove every cache; the next build then does all its work again, and replaces `output` whole.

    What a killed build needs to be finished is no cache. Raises LockedError when a build is at work.
    """
    place = place_of(output)
    with plain_errors(), locked(place.lock):
        place.clear()


def _read(settings: Path) -> Any:
    from .pelican_run import settings_of

    return settings_of(settings)
