"""Prints the lists and redirects; and `Press`, which builds a site faster than Pelican does."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from ..catalog.addresses import day_url
from ..catalog.archive import Part, archive_of
from ..catalog.placing import has_template
from .articles import PressArticles
from .order import Report
from .pages.generator import PressGenerator
from .run import run


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_speed_up)
    signals.article_generator_finalized.connect(_link_days)
    signals.get_generators.connect(_generators)


def _speed_up(generator: Any) -> None:
    run = generator.settings.get("PRESS_RUN")
    if run:
        run.speed_up(generator.env)


def _generators(pelican: Any) -> type[PressGenerator]:
    return PressGenerator


def _link_days(generator: Any) -> None:
    """Have each article lead to the page of its day, where there is one."""
    if not (has_template(generator, "listing") and has_template(generator, "day")):
        return
    archive = archive_of(generator)
    days = {one.slug: one.day for one in archive.standings if one.day}

    def attach(article: Any) -> None:
        day = days.get(article.slug)
        article.day_url = day_url(day) if day else None

    # The day is the article's own; that days have pages at all, no other input of its page says.
    archive.tell(Part("pages of days", attach, always=b"has days"))


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
