"""What official documents (公文) ask of departments (责任单位), as plain data.

An archive has many thousands of measures, and each build goes through them: hence the tuples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

Name = tuple[str, str]
"""Slug and name of a department."""
Resolve = Callable[[str], Name]
"""What a document calls a department → slug and name (plugins/catalog/sources.py, `Departments`)."""


class Task(NamedTuple):
    """A measure (条) that names who answers for it, as printed; `id` and `roles` as in `Measure`."""

    no: int
    id: str | None
    title: str
    departments: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]


class Paper(NamedTuple):
    """A document with tasks.

    `digest` is that of its files, `stated` sorts by the day that it states and is empty for none.
    """

    digest: bytes
    number: str | None
    stated: str
    tasks: tuple[Task, ...]


class Duty(NamedTuple):
    """A measure that a department answers for; `role` is its part in the text's word, if stated."""

    no: int
    id: str | None
    title: str
    role: str | None


@dataclass(slots=True)
class Department:
    """A department and the documents that ask something of it, newest first, by their slugs.

    `forms` are other names that documents call it by, `duty_count` is how many measures it answers
    for in all of them.
    """

    slug: str
    name: str
    forms: list[str]
    papers: list[str]
    duty_count: int = 0
