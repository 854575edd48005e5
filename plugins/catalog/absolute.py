"""Addresses as other programs need them: whole, and percent-encoded (RFC 3986)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from .sanitise import URL_SAFE

# Everything a path may hold besides letters and digits; Chinese is percent-encoded.
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
_USUAL_PATH = re.compile(r"[A-Za-z0-9/._~-]*")
"""Paths that nothing is to be encoded in; an archive has one for each article."""

# Brackets stand around the number of a host, nowhere else.
_REST_SAFE = URL_SAFE.replace("[", "").replace("]", "").replace("#", "")
_HOST_SAFE = "[]:@!$&'()*+,;=-._~%"
_ADDRESS = re.compile(
    r"(?P<scheme>[A-Za-z]+://)(?P<host>[^/?#]*)(?P<rest>[^#]*)(?P<mark>#?)(?P<place>.*)"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def absolute(site: str, path: str) -> str:
    """Return the address of `path` below `site`."""
    if not _USUAL_PATH.fullmatch(path):
        path = quote(path, safe=_PATH_SAFE)
    return f"{site.rstrip('/')}/{path.lstrip('/')}"


def encoded(address: str) -> str:
    """Return a stated http(s) address as a URI.

    A Chinese host in the form that is asked for in the net (RFC 3490), percent-encoded what is not
    ASCII or may not stand where it does.
    """
    parts = _ADDRESS.fullmatch(address)
    if not parts:
        return quote(address, safe=URL_SAFE)
    rest, place = _escaped(parts["rest"], _REST_SAFE), _escaped(parts["place"], _REST_SAFE)
    return f"{parts['scheme']}{_host(parts['host'])}{rest}{parts['mark']}{place}"


def public_site(settings: Mapping[str, Any]) -> str | None:
    """Return the address of the site (`SITEURL`) without a final slash, None for a preview."""
    address = str(settings.get("SITEURL") or "").rstrip("/")
    parts = urlsplit(address)
    return encoded(address) if parts.scheme in ("http", "https") and parts.netloc else None


def _host(host: str) -> str:
    if not host.isascii():
        try:
            return host.encode("idna").decode("ascii")
        except UnicodeError:
            pass  # a part of it is empty, or too long for a name
    return _escaped(host, _HOST_SAFE)


def _escaped(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)
