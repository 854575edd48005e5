"""The head of an article's page as HTML: what it says to programs, and to which of them."""

from __future__ import annotations

import html

from .head import Head
from .jsonld import json_ld, script
from .metatags import meta_html
from .policy import NOINDEX, Policy


def withdrawn_head() -> str:
    """Return what a withdrawn article's head says: that it is not to be listed, and no more."""
    return _robots(NOINDEX)


def head_html(head: Head, policy: Policy, *, is_found: bool) -> str:
    """Return the elements for `<head>`, a line each.

    Not `is_found` (a ghost-writer's sample is no news, and who hides an article does not want it found)
    it says only that, and where the page stands.
    """
    canonical = policy.address(head.url, head.original.url)
    lines = [f'<link rel="canonical" href="{html.escape(canonical)}">'] if canonical else []
    if not is_found:
        return "\n".join([_robots(NOINDEX), *lines])
    if policy.robots:
        lines.insert(0, _robots(policy.robots))
    return "\n".join([*lines, meta_html(head), script(json_ld(head))])


def _robots(said: str) -> str:
    return f'<meta name="robots" content="{html.escape(said)}">'
