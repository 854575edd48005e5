"""What the index knows of an article, and of one year's articles."""

from __future__ import annotations

from typing import NamedTuple

NONE = "-"
"""Value of a filter where the article states none: no slug is a lone hyphen."""


class Page(NamedTuple):
    """One article. `lines` are what is searched besides the title, a line for each block.

    `day` is as stated (ISO 8601, perhaps only a year), `when` the same for people; both are empty
    for an undated text. `group` names its group of printings, or is empty.
    """

    slug: str
    url: str
    title: str
    lines: tuple[str, ...]
    day: str = ""
    when: str = ""
    source: str = ""
    source_slug: str = NONE
    category: str = NONE
    kind: str = NONE
    lang: str = ""
    group: str = ""
    is_template: bool = False
