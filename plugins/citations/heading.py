"""Gives each article what stands in the head of its page, as one piece of HTML."""

from __future__ import annotations

import html
from typing import Any

from markupsafe import Markup

from ..catalog.archive import Archive, Part
from ..catalog.articles import record_of
from ..catalog.sources import registry_of
from ..catalog.standing import plain
from .head import Site, head_of
from .jsonld import json_ld, script
from .metatags import meta_html
from .policy import NOINDEX, Policy


def head_part(archive: Archive, settings: Any) -> Part:
    """Return what puts `head_metadata` on articles: all of it comes from their own files."""
    site, policy = Site.of(settings, registry_of(settings)), Policy.of(settings)
    # Asked for here: for the status of a single article the press would read it as Pelican does.
    hidden = {one.slug for one in archive.hidden}

    def attach(article: Any) -> None:
        is_found = article.slug not in hidden
        article.head_metadata = Markup(_html(article, site, policy, is_found=is_found))

    return Part("head", attach)


def _html(article: Any, site: Site, policy: Policy, *, is_found: bool) -> str:
    record = record_of(article)
    if record.withdrawn:
        return _robots(NOINDEX)
    category = getattr(article, "category", None)
    head = head_of(
        record,
        site,
        path=article.url,
        lead=getattr(article, "lead", ""),
        category=category and plain(category.name),
        tags=record.tags,
    )
    canonical = policy.address(head.url, head.original.url)
    lines = [f'<link rel="canonical" href="{html.escape(canonical)}">'] if canonical else []
    # A ghost-writer's sample is no news, and who hides an article does not want it found.
    if record.is_template or not is_found:
        return "\n".join([_robots(NOINDEX), *lines])
    if policy.robots:
        lines.insert(0, _robots(policy.robots))
    return "\n".join([*lines, meta_html(head), script(json_ld(head))])


def _robots(said: str) -> str:
    return f'<meta name="robots" content="{html.escape(said)}">'
