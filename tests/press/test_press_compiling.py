"""What a template needs is what jinja2.meta says, though it is compiled for it only once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import BytecodeCache, DictLoader, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from plugins.catalog.once import once
from plugins.catalog.strings import strings_of
from plugins.press.templates.compiling import needs_of, note_needs
from plugins.press.templates.escaping import escape_faster

THEME = Path(__file__).parents[2] / "theme" / "templates"
NAMES = sorted(path.name for path in THEME.glob("*.html"))


class Kept(BytecodeCache):
    """Compiled templates in memory."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.held:
            bucket.bytecode_from_string(self.held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.held[bucket.key] = bucket.bytecode_to_string()


def environment(loader: Any, **given: Any) -> Environment:
    made = Environment(loader=loader, autoescape=True, **given)
    made.filters.update(strings_of({}).filters(), once=once())
    return made


@pytest.mark.parametrize("name", NAMES)
def test_the_needs_of_our_templates_are_those_that_meta_finds(name: str) -> None:
    usual, noting = (environment(FileSystemLoader(THEME)) for _ in range(2))
    escape_faster(noting)
    note_needs(noting)
    source = (THEME / name).read_text(encoding="utf-8")
    assert needs_of(noting, name, source) == needs_of(usual, name, source)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}{% set b = 1 %}{{ b }}{% for c in d %}{{ c }}{{ loop.index }}{% endfor %}{{ range }}",
        "{% macro m(x) %}{{ x }}{{ y }}{{ caller() }}{% endmacro %}{% block z %}{{ w }}{% endblock %}",
        "{% import name as x %}{% include ['a.html', other] %}{% from 'a.html' import k with context %}",
        "{% extends 'a.html' %}{% block z %}{{ super() }}{{ v|upper }}{% endblock %}",
    ],
)
def test_the_needs_of_any_template_are(text: str) -> None:
    files = {"t": text, "a.html": "{% block z %}{% endblock %}"}
    usual, noting = (environment(DictLoader(files)) for _ in range(2))
    escape_faster(noting)
    note_needs(noting)
    assert needs_of(noting, "t", text) == needs_of(usual, "t", text)


def test_a_template_is_compiled_once_for_its_needs_and_for_its_pages() -> None:
    noting = environment(DictLoader({"t": "{{ a }}"}), bytecode_cache=Kept())
    escape_faster(noting)
    note_needs(noting)
    compiled = []
    whole = noting.compile

    def compile_it(*given: Any, **named: Any) -> Any:
        compiled.append(given[1])
        return whole(*given, **named)

    noting.compile = compile_it  # type: ignore[method-assign, assignment]
    assert needs_of(noting, "t", "{{ a }}").variables == ("a",)
    assert noting.get_template("t").render(a=1) == "1"
    assert compiled == ["t"]


def test_of_a_template_that_an_earlier_build_compiled_the_needs_are_found() -> None:
    kept = Kept()
    noted = []
    for _ in range(2):
        noting = environment(DictLoader({"t": "{{ a }}"}), bytecode_cache=kept)
        escape_faster(noting)
        note_needs(noting)
        assert needs_of(noting, "t", "{{ a }}").variables == ("a",)
        noted.append("t" in noting.needs)  # type: ignore[attr-defined]
    assert noted == [True, False]
