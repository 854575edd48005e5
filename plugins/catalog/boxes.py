"""Boxes after the text, for themes that know nothing of ours.

`BOXES_IN_CONTENT` (default True) adds what the plugins found to the end of the content, so
that every stock theme shows it. A theme that prints the attributes itself sets it to False.
"""

from __future__ import annotations

import html
from typing import Any, Literal

from pelican.utils import truncate_html_words

Box = Literal["attribution", "printings", "related"]
_ORDER: tuple[Box, ...] = ("attribution", "printings", "related")


def add_box(article: Any, settings: Any, name: Box, box: str) -> None:
    """Print `box` (HTML, already escaped) after the text of `article`, if the site wants boxes.

    Boxes stand in one order, whichever plugin ran first: Pelican promises none.
    """
    if not settings.get("BOXES_IN_CONTENT", True) or not box:
        return
    boxes = getattr(article, "jianbao_boxes", None)
    if boxes is None:
        boxes = article.jianbao_boxes = dict.fromkeys(_ORDER, "")
        _keep_summary(article, settings)
        # Pelican's own hook: `_content` stays the text alone, for whoever compares or feeds it.
        article._get_content = lambda: article._content + "".join(boxes.values())
    boxes[name] = box


def link(article: Any, text: str) -> str:
    """Return a link to another article that Pelican resolves, whatever the site's addresses."""
    path = html.escape(article.get_relative_source_path())
    return f'<a href="{{filename}}/{path}">{html.escape(text)}</a>'


def _keep_summary(article: Any, settings: Any) -> None:
    """A summary cut from the content must not run on into a box."""
    length = settings.get("SUMMARY_MAX_LENGTH")
    if "summary" in article.metadata or length is None:
        return
    summary = truncate_html_words(article._content, length, settings["SUMMARY_END_SUFFIX"])
    article.metadata["summary"] = article._summary = summary
