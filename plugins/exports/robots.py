"""robots.txt (RFC 9309): what the site asks of crawlers, and where its sitemap is."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

NAME = "robots.txt"
ALL = ("User-agent: *", "Allow: /")
"""The default: every crawler may read everything."""


def are_lines(stated: object) -> bool:
    """Whether a setting holds lines: a text alone would be cut into letters, and forbid nothing."""
    return isinstance(stated, (list, tuple)) and all(
        isinstance(line, str) and len(line.splitlines()) <= 1 for line in stated
    )


def robots(site: str, lines: Sequence[str]) -> bytes | None:
    """Return the file, or None for a site that is not at the top of its host.

    There alone crawlers look for it (RFC 9309, section 2.3).
    """
    if urlsplit(site).path.strip("/"):
        return None
    return "\n".join([*lines, "", f"Sitemap: {site}/sitemap.xml", ""]).encode()
