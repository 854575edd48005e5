"""What the press prints for a value is what markupsafe would."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from plugins.press.templates.escaping import escape_faster, printed


class Told:
    """Says its HTML itself."""

    def __init__(self, html: str) -> None:
        self._html = html

    def __html__(self) -> str:
        return self._html


class Loud(str):
    """A string that is more than its letters."""

    def __html__(self) -> str:
        return f"<b>{self!s}</b>"


texts = st.text() | st.text("&<>'\"a字")
values = (
    texts
    | texts.map(Markup)
    | texts.map(Told)
    | texts.map(Loud)
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.lists(texts)
    | st.binary()
)


@given(values)
def test_any_value_is_printed_as_markupsafe_escapes_it(value: Any) -> None:
    assert str(printed(value)) == str(escape(value))


@given(st.lists(values, min_size=3, max_size=3), st.booleans())
def test_a_template_prints_the_same_bytes(given_values: list[Any], autoescape: bool) -> None:
    text = (
        "{{ a }}<p title='{{ b }}'>{% for one in [a, b, c] %}{{ one|e }}{% endfor %}{{ c ~ a }}"
        "{% set d %}{{ b }}{% endset %}{{ d }}{% autoescape false %}{{ c }}{% endautoescape %}"
        "{% autoescape true %}{{ c }}{% endautoescape %}{{ a|default('&', true) }}{{ '<' }}</p>"
    )
    usual, fast = (
        Environment(loader=DictLoader({"t": text}), autoescape=autoescape) for _ in range(2)
    )
    escape_faster(fast)
    named = dict(zip("abc", given_values, strict=True))
    assert fast.get_template("t").render(named) == usual.get_template("t").render(named)


def test_what_finalize_makes_is_escaped() -> None:
    environments = [Environment(autoescape=True, finalize=lambda v: v or "<无>") for _ in range(2)]
    escape_faster(environments[1])
    assert len({one.from_string("{{ x }}{{ 1 }}").render(x=None) for one in environments}) == 1
