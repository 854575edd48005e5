"""Whether a site is what a build from nothing would make of the content: `invoke build --verify`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..catalog.catalogue import kept_in
from ..errors import BuildError
from .build import build
from .commit import plan
from .pelican_run import settings_of
from .place import place_of, plain_errors
from .printing import BUNDLES

SHOWN = 20
"""Files that are named; a fault in a template makes all of them differ."""


def differences(settings: Path, output: Path, *, verbose: bool = False, jobs: int = 0) -> list[str]:
    """Build into a folder of its own, with caches of its own; return a line for each file that differs.

    Raises BuildError when that can't be built, or when there is no output to compare.
    """
    place = place_of(output)
    if not place.output.is_dir():
        raise BuildError("is not there.", file=place.output, remedy="Build it first.")
    with plain_errors():
        beside = Path(tempfile.mkdtemp(prefix="staging-verify-", dir=place.cache))
    try:
        build(settings, beside / "site", verbose=verbose, jobs=jobs, cache=beside)
        # What another program fills need not have the same bytes twice.
        bundles = kept_in(place_of(beside / "site").catalogue, BUNDLES) or {}
        with plain_errors():
            found = plan(beside / "site", place.output, settings_of(settings)["OUTPUT_RETENTION"])
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    filled = tuple(f"{folder}/" for folder in bundles)
    lines = [
        f"{name} {what}"
        for names, what in (
            (found.replace, "differs, or is missing"),
            (found.remove, "should not be there"),
        )
        for name in names
        if not name.startswith(filled)
    ]
    if len(lines) > SHOWN:
        lines[SHOWN:] = [f"and {len(lines) - SHOWN} more"]
    if lines:
        lines.append("`invoke build --full` puts it right. Please report how it came about.")
    return lines
