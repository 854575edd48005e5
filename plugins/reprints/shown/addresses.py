"""Where the pages of comparisons and groups stand."""

from __future__ import annotations

from typing import NamedTuple

COMPARISON_URL = "c/{a:.2}/{a}-{b}.html"
"""Where a comparison stands; `a` and `b` are sorted, so that no third printing moves it."""
GROUP_URL = "g/{slug:.2}/{slug}.html"
"""Where a group stands; `slug` is the member that came into the archive first."""


class Addresses(NamedTuple):
    """Patterns of the addresses, and of the files at them; None where there are no such pages."""

    comparison: tuple[str, str] | None
    group: tuple[str, str] | None

    def of_comparison(self, pair: tuple[str, str]) -> tuple[str, str] | None:
        """Address and file of the comparison of two ids, in whatever order."""
        a, b = sorted(pair)
        return _fill(self.comparison, a=a, b=b)

    def of_group(self, slug: str) -> tuple[str, str] | None:
        """Address and file of the group named by `slug`."""
        return _fill(self.group, slug=slug)


def _fill(patterns: tuple[str, str] | None, **names: str) -> tuple[str, str] | None:
    return (patterns[0].format(**names), patterns[1].format(**names)) if patterns else None
