"""Pelican's generator of articles, for the press: cards instead of texts, pages only where they changed."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from typing import Any, overload

from pelican.contents import Article, SkipStub
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from ..catalog.archive import KEY
from .cards import bring
from .live import LiveArchive

log = logging.getLogger(__name__)


class Articles(Sequence[Any]):
    """Articles of an archive, each made when somebody takes it."""

    def __init__(self, archive: LiveArchive, slugs: Sequence[str]) -> None:
        self._archive, self._slugs = archive, slugs

    def __len__(self) -> int:
        return len(self._slugs)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Articles: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return Articles(self._archive, self._slugs[index])
        return self._archive.article(self._slugs[index])


class Contents(dict[str, Any]):
    """Pelican's map of content files, in which an article is made when it is looked up."""

    archive: LiveArchive

    def get(self, path: str, default: Any = None) -> Any:
        """Return the content of the file at `path`, relative to the content folder."""
        if path in self or path not in self.archive.cores:
            return super().get(path, default)
        core = self.archive.cores[path]
        return default if core.status == "draft" else self.archive.article(core.slug)


class PressArticles(ArticlesGenerator):  # type: ignore[misc]
    """Signals and variables are Pelican's. `run` is what the press knows of this build."""

    def generate_context(self) -> None:
        """Bring the catalogue up to date; put archive and lists into the context."""
        run = self.settings["PRESS_RUN"]
        archive = LiveArchive(self.settings, self.context, run.catalogue, self.stock)
        run.archive = self.context[KEY] = archive
        archive.jobs = run.jobs
        run.templates_of(self)
        run.brought = bring(
            run.catalogue,
            run.tree,
            run.known,
            os.fspath(self.path),
            self.stock,
            self.settings.get("TIMEZONE"),
            run.jobs,
            self.settings["ARTICLE_EXCLUDES"],
        )
        archive.take(run.brought.cores)
        archive.bodies, archive.tree = run.brought.bodies, run.tree
        contents = Contents(self.context["generated_content"])
        contents.archive = archive
        self.context["generated_content"] = contents
        newest_first = [one.slug for one in reversed(archive.standings)]
        self.articles = self.dates = Articles(archive, newest_first)
        self.hidden_articles = Articles(archive, [one.slug for one in archive.hidden])
        signals.article_generator_pretaxonomy.send(self)
        for name in ("articles", "dates", "hidden_articles"):
            self.context[name] = getattr(self, name)
        for name in ("drafts", "tags", "categories", "authors", "related_posts"):
            self.context[name] = []
        self.context["period_archives"] = {}
        signals.article_generator_finalized.send(self)

    def generate_output(self, writer: Any) -> None:
        """Nothing: the press prints articles with all other pages, when it knows all inputs."""

    def check_disabled_readers(self) -> None:
        """Nothing: every file that is not published is named (plugins/catalog/published.py)."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: the summaries of articles hold no links of Pelican's."""

    def stock(self, path: str) -> Any:
        """Return Pelican's article of the file at `path`; None when it refuses or skips it.

        What is wrong is logged.
        """
        try:
            article = self.readers.read_file(
                base_path=self.path,
                path=path,
                content_class=Article,
                context=self.context,
                preread_signal=signals.article_generator_preread,
                preread_sender=self,
                context_signal=signals.article_generator_context,
                context_sender=self,
            )
        except Exception:
            log.exception("Could not process %s", path, exc_info=False)
            return None
        return None if isinstance(article, SkipStub) or not article.is_valid() else article
