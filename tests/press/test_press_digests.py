"""Digests of settings and templates change when, and only when, what they stand for changes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from plugins.press.digests import Templates, setting_digests
from plugins.press.templates.compiling import ANY_TEMPLATE

ROOT = Path(__file__).resolve().parents[2]

THEME = {
    "base.html": "<title>{{ SITENAME }}</title>{% block body %}{% endblock %}",
    "line.html": "{{ line }}",
    "marks.html": "{% macro mark(name) %}<b>{{ name }}</b>{% endmacro %}",
    "article.html": (
        "{% extends 'base.html' %}{% from 'marks.html' import mark %}"
        "{% block body %}{% include 'line.html' %}{{ mark(article.title) }}{% endblock %}"
    ),
    "other.html": "其他",
}


def digest(value: Any) -> bytes:
    return setting_digests({"ONE": value})["ONE"]


def made(step: int) -> Callable[[int], int]:
    return lambda number: number + step


class Adder:
    """An object with something in it."""

    def __init__(self, step: int) -> None:
        self.step = step

    def add(self, number: int) -> int:
        return number + self.step


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"c": 2, "b": 1}}),
        (frozenset("abc"), {"c", "b", "a"}),
        ((1, 2), [1, 2]),
        (digest, digest),
        (Path, Path),
        (made(1), made(1)),
        (partial(digest, "a"), partial(digest, "a")),
        (re.compile("a"), re.compile("a")),
        (json, json),
    ],
    ids=[
        "dict",
        "nested",
        "set",
        "list",
        "function",
        "class",
        "closure",
        "partial",
        "re",
        "module",
    ],
)
def test_equal_settings_have_one_digest(one: Any, other: Any) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1, 2], [2, 1]),
        ([1, [2]], [[1], 2]),
        ("1", 1),
        (None, ""),
        (["a,b"], ["a", "b"]),
        ({"a": 1}, {"a": 2}),
        (lambda text: text, lambda text: text + "。"),
        (int, str),
        (made(1), made(2)),
        (lambda text, end="。": text, lambda text, end="！": text),
        (partial(digest, "a"), partial(digest, "b")),
        (re.compile("a"), re.compile("b")),
        (date(2022, 5, 23), date(2022, 5, 24)),
        (Adder(1), Adder(2)),
        (Adder(1).add, Adder(2).add),
    ],
    ids=[
        *["order", "depth", "kind", "none", "comma", "value", "function", "class", "closure"],
        *["default", "partial", "re", "date", "object", "method"],
    ],
)
def test_other_settings_have_another_digest(one: Any, other: Any) -> None:
    assert digest(one) != digest(other)


def test_an_object_that_holds_itself_is_another_one_each_time() -> None:
    def looped() -> Adder:
        made = Adder(1)
        made.step = made  # type: ignore[assignment]
        return made

    kept = [looped(), looped()]
    assert digest(kept[0]) != digest(kept[1])


def test_digests_are_the_same_in_another_process() -> None:
    code = (
        "from plugins.press.digests import setting_digests as d\n"
        "from html import escape\n"
        "print(d({'A': {'b', 'c', 'd'}, 'F': escape, 'C': dict})['%s'].hex())"
    )
    for name in "AFC":
        said = {
            subprocess.run(
                [sys.executable, "-c", code % name],
                cwd=ROOT,
                env={"PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2", "3")
        }
        assert len(said) == 1


def test_where_things_are_makes_no_part_of_what_is_printed() -> None:
    assert setting_digests({"PATH": "a", "THEME": "b", "OUTPUT_PATH": "c", "BIND": ""}) == {}


def templates(**changed: str) -> Templates:
    return Templates(Environment(loader=DictLoader(THEME | changed)))


def test_a_template_has_the_digest_of_its_text() -> None:
    assert templates().digest("article.html") == templates().digest("article.html")


@pytest.mark.parametrize("name", ["article", "base", "line", "marks"])
def test_a_template_is_another_when_it_or_what_it_refers_to_changed(name: str) -> None:
    changed = templates(**{f"{name}.html": THEME[f"{name}.html"] + "<hr>"})
    assert changed.digest("article.html") != templates().digest("article.html")


def test_a_template_is_the_same_when_one_changed_that_it_does_not_refer_to() -> None:
    assert templates(**{"other.html": "改"}).digest("article.html") == templates().digest(
        "article.html"
    )


def test_what_is_included_is_part_of_a_parent_too() -> None:
    deep = {"base.html": THEME["base.html"] + "{% include 'foot.html' %}"}
    one, other = (templates(**deep, **{"foot.html": text}) for text in ("一", "二"))
    assert one.digest("article.html") != other.digest("article.html")


def test_a_template_that_came_to_be_there_changes_who_asks_for_it() -> None:
    asks = {"base.html": "{% include 'more.html' ignore missing %}"}
    one, other = templates(**asks), templates(**asks, **{"more.html": ""})
    assert one.digest("base.html") == other.digest("base.html")
    filled = templates(**asks, **{"more.html": "多"})
    assert one.digest("base.html") != filled.digest("base.html")


def test_templates_that_refer_to_one_another_end() -> None:
    round_ = {"base.html": "{% include 'line.html' %}", "line.html": "{% include 'base.html' %}"}
    assert templates(**round_).digest("base.html")


def test_names_are_those_of_all_templates_together() -> None:
    assert templates().names("article.html") >= {"SITENAME", "line", "article"}
    assert not templates().names("other.html")


@pytest.mark.parametrize(
    "text", ["{% include part %}", "{% extends part %}", "{% import part as x %}"]
)
def test_a_template_whose_name_is_worked_out_is_told(text: str) -> None:
    assert ANY_TEMPLATE in templates(**{"line.html": text}).names("article.html")
