"""Whatever is rendered without a parser is what Python-Markdown, run as Pelican runs it, makes."""

from __future__ import annotations

import copy

from hypothesis import example, given, settings
from markdown import Markdown
from pelican.settings import DEFAULT_CONFIG

from plugins.catalog.neutral import neutral_html
from tests.plugins.marked_texts import anything, bodies


def as_stock_pelican(body: str) -> str:
    config = copy.deepcopy(DEFAULT_CONFIG["MARKDOWN"])
    config["extensions"] = list(config["extension_configs"])
    html: str = Markdown(**config).convert("Title: x\n\n" + body)
    return html


def equal_or_refused(body: str) -> None:
    fast = neutral_html(body)
    if fast is not None:
        assert fast == as_stock_pelican(body)


@settings(max_examples=400, deadline=None)
@given(anything)
@example("１. 甲")
@example("甲\n===")
@example("甲\n\n: 乙")
@example("\u3000\n\n甲")
def test_arbitrary_text_is_rendered_as_python_markdown_does_or_refused(body: str) -> None:
    equal_or_refused(body)


@settings(max_examples=400, deadline=None)
@given(bodies)
def test_well_formed_text_is_rendered_as_python_markdown_does_or_refused(body: str) -> None:
    equal_or_refused(body)
