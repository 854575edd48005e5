"""What templates call gives the same, macros and all else, by the shorter way."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, TemplateRuntimeError, UndefinedError, pass_context
from jinja2.runtime import Context

from plugins.press.templates.calling import MacrosFirst

MACROS = (
    "{% macro plain(a, b='<b>') %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro around() %}<i>{{ caller('<c>') }}</i>{% endmacro %}"
)
IMPORT = "{% import 'm' as m %}"


class Callable:
    """Something with `__call__`, which takes the context."""

    @pass_context
    def __call__(self, context: Any, more: str) -> str:
        return f"<{context['page']}{more}>"


def prints(text: str, *, fast: bool, autoescape: bool) -> str:
    environment = Environment(loader=DictLoader({"m": MACROS, "t": text}), autoescape=autoescape)
    if fast:
        environment.context_class = MacrosFirst
    values = {"page": "&", "object": Callable(), "function": lambda *a, **k: f"<{a}{k}>"}
    return environment.get_template("t").render(values)


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        IMPORT + "{{ m.plain('<a>') }}{{ m.plain('a', 'b', 'c', d='<d>') }}",
        IMPORT + "{{ m.plain(m.plain('<')) }}{% set x = m.plain('>') %}{{ x ~ '<' }}",
        IMPORT + "{% call(x) m.around() %}{{ x }}{{ page }}{% endcall %}",
        IMPORT + "{% autoescape false %}{{ m.plain('<') }}{% endautoescape %}",
        IMPORT + "{% autoescape true %}{{ m.plain('<') }}{% endautoescape %}",
        "{% macro own(x) %}{{ page }}{{ x }}{% endmacro %}{{ own('<') }}",
        IMPORT + "{% for x in [1, 2] %}{{ m.plain(x) }}{% endfor %}",
        IMPORT + "{% block one %}{% set y = 1 %}{{ m.plain(y) }}{{ object(y) }}{% endblock %}",
        "{{ object('<') }}{{ function('<', a=1) }}{{ range(3)|list }}{{ [1].index(1) }}",
    ],
)
def test_what_is_called_prints_the_same(text: str, autoescape: bool) -> None:
    usual, fast = (prints(text, fast=one, autoescape=autoescape) for one in (False, True))
    assert fast == usual


def test_macros_are_called_without_what_jinja_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*given: Any, **named: Any) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(Context, "call", ask)
    assert (
        prints(IMPORT + "{{ m.plain('<a>', 1) }}", fast=True, autoescape=True) == "&lt;a&gt;1(){}"
    )


def test_an_imported_file_is_made_once_for_all_pages() -> None:
    environment = Environment(loader=DictLoader({"m": MACROS, "t": IMPORT + "{{ m.plain(1) }}"}))
    environment.context_class = MacrosFirst
    template = environment.get_template("t")
    modules = set()
    for _ in range(2):
        template.render(page=1)
        modules.add(id(environment.get_template("m")._module))
    assert len(modules) == 1 and None not in modules


@pytest.mark.parametrize(
    ("text", "error"),
    [("{{ nothing() }}", UndefinedError), (IMPORT + "{{ m.nothing() }}", UndefinedError)],
)
def test_what_is_not_there_is_an_error_as_ever(
    text: str, error: type[TemplateRuntimeError]
) -> None:
    with pytest.raises(error, match="nothing"):
        prints(text, fast=True, autoescape=True)


def test_a_value_too_many_is_an_error_as_ever() -> None:
    with pytest.raises(TypeError, match="takes no keyword argument"):
        prints(
            "{% macro one(x) %}{{ x }}{% endmacro %}{{ one(1, y=2) }}", fast=True, autoescape=True
        )
