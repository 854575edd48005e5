"""Pelican, started as its own command does, for a build that somebody else watches."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from pelican import init_logging
from pelican.settings import read_settings

from ..errors import BuildError
from .order import Order
from .plugin import Press
from .programs import forget_hasty


def settings_of(file: Path, **override: Any) -> Any:
    """Return the settings in a file. Raises BuildError when they can't be read."""
    forget_hasty(file.parent)
    try:
        return read_settings(str(file), override=override)
    except (Exception, SystemExit) as error:
        raise BuildError(f"can't be read: {error}.", file=file, remedy="Mend it.") from error


def build_with_pelican(settings: Path, output: Path, order: Order) -> Press:
    """Build the site of a settings file into `output`; return what built it, which has the report.

    It holds all that was read; a process that ends need not let go of that piece by piece.
    Raises BuildError and what Pelican raises.
    """
    init_logging(level=logging.WARNING, name="pelican")
    read = settings_of(settings, OUTPUT_PATH=str(output), DELETE_OUTPUT_DIRECTORY=False)
    read["PRESS_ORDER"] = order
    if order.cache is not None:
        read["CACHE_FOLDER"] = str(order.cache)
    press = Press(read)
    names = [name.removesuffix(".plugin") for name in read["PLUGINS"]]
    if not any(name.split(".")[-2:] == ["plugins", "press"] for name in names):
        raise BuildError(
            "does not load plugins.press.",
            file=settings,
            remedy="Add it to PLUGINS: lists and redirects are printed by it.",
        )
    press.run()
    return press
