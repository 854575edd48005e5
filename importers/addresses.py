"""Addresses as texts state them: kept where they lead somewhere and can do no harm.

A stated address becomes a link and decides whether a text is a new version of another one. So it must be one that a
browser understands, hold no white space or control character, and no password.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_LONGEST = 2000  # characters; longer ones are cut by servers
_UNCLEAN = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def split_address(address: str) -> SplitResult | None:
    """The parts of an address, or None where it is none (http://[::1/)."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def stated_address(address: str | None) -> str | None:
    """A stated address without user and password; None where it is not one to follow."""
    parts = split_address(address) if address else None
    if not address or parts is None or len(address) > _LONGEST or _UNCLEAN.search(address):
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
