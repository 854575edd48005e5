"""What goes into the choice of related reports and what comes out."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """What one article is told of others, by their slugs.

    `lines` are the related reports and how close the topic of each is (0 to 1), closest first;
    `series_line` the issues of its series next to it, in the order of their days.
    """

    lines: tuple[tuple[str, float], ...] = ()
    series_line: tuple[str, ...] = ()


class Article(NamedTuple):
    """One article, its words already normalised: simplified, letters and digits only.

    The caller normalises, with the same rules by which reprints are found, so that 穩就業 and
    稳就业 are one topic. Punctuation and white space do no harm, they only waste weight.
    """

    id: str
    title: str
    text: str


class Related(NamedTuple):
    """A line of the related reports (相关报道): an article and how close its topic is, 0 to 1."""

    id: str
    score: float
