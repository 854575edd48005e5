"""Prints the lists and redirects, and tells `invoke build` what was done and what went wrong."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from pelican import signals

from .generator import PressGenerator
from .lifeline import hang_on
from .reporting import listen


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_report_errors)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_report_facts)


def _generators(pelican: Any) -> type[PressGenerator]:
    return PressGenerator


def _report_errors(pelican: Any) -> None:
    path = pelican.settings.get("PRESS_REPORT")
    if path:
        hang_on()
        reporter = listen(logging.getLogger(), path)
        signals.finalized.connect(reporter.check, weak=False)


def _report_facts(generators: list[Any]) -> None:
    path = generators[0].settings.get("PRESS_FACTS")
    if path:
        context = generators[0].context
        facts = {
            "articles": len(context["articles"]),
            "retain": list(generators[0].settings["OUTPUT_RETENTION"]),
        }
        Path(path).write_text(json.dumps(facts), encoding="utf-8")
