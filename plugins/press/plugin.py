"""Prints the lists and redirects; and `Press`, which builds a site faster than Pelican does."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from .articles import PressArticles
from .generator import PressGenerator
from .order import Report
from .run import run


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)


def _generators(pelican: Any) -> type[PressGenerator]:
    return PressGenerator


class Press(Pelican):  # type: ignore[misc]
    """`PELICAN_CLASS = Press` (the class itself): `pelican` and `invoke build` both go through it."""

    report: Report

    def run(self) -> None:
        """Build the site. Raises BuildError; the site that stood there then still stands."""
        self.report = run(self, super().run)

    def _get_generator_classes(self) -> list[type]:
        found: list[type] = super()._get_generator_classes()
        if "PRESS_RUN" not in self.settings:
            return found
        return [PressArticles if kind is ArticlesGenerator else kind for kind in found]
