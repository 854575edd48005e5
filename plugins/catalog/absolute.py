"""Addresses as other programs need them: whole, and percent-encoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from .sanitise import URL_SAFE

# Everything a path may hold besides letters and digits (RFC 3986); Chinese is percent-encoded.
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
_USUAL_PATH = re.compile(r"[A-Za-z0-9/._~-]*")
"""Paths that nothing is to be encoded in; an archive has one for each article."""


def absolute(site: str, path: str) -> str:
    """Return the address of `path` below `site`."""
    if not _USUAL_PATH.fullmatch(path):
        path = quote(path, safe=_PATH_SAFE)
    return f"{site.rstrip('/')}/{path.lstrip('/')}"


def encoded(address: str) -> str:
    """Return a stated address as a URI: what is not ASCII, or may not stand, percent-encoded."""
    return quote(address, safe=URL_SAFE)


def public_site(settings: Mapping[str, Any]) -> str | None:
    """Return the address of the site (`SITEURL`) without a final slash, None for a preview."""
    address = str(settings.get("SITEURL") or "").rstrip("/")
    parts = urlsplit(address)
    return encoded(address) if parts.scheme in ("http", "https") and parts.netloc else None
