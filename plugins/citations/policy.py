"""What the site tells search engines of its copies: which address counts, and whether to list them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import BuildError

CANONICAL = ("self", "source", "none")
NOINDEX = "noindex"


class Policy(NamedTuple):
    """`canonical` is one of CANONICAL; `robots` is said on every copy, None says nothing."""

    canonical: str
    robots: str | None

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Policy:
        """Return what `METADATA_CANONICAL` and `METADATA_ROBOTS` say. Raises BuildError."""
        canonical = settings.get("METADATA_CANONICAL", "self") or "none"
        if canonical not in CANONICAL:
            raise BuildError(
                f"METADATA_CANONICAL is “{canonical}”.",
                remedy=f"Set it to one of {', '.join(CANONICAL)}.",
            )
        robots = settings.get("METADATA_ROBOTS") or None
        if not isinstance(robots, str | None):
            raise BuildError(
                f"METADATA_ROBOTS is {robots!r}.",
                remedy="Give it one line such as “noindex, follow”, or None.",
            )
        return cls(canonical, robots)

    def address(self, own: str | None, original: str | None) -> str | None:
        """Return the address that counts, given a page's own and that of the original."""
        if self.canonical == "none":
            return None
        return (original or own) if self.canonical == "source" else own
