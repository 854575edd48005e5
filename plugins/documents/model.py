"""What official documents (公文) ask of departments (责任单位), as plain data."""

from __future__ import annotations

from dataclasses import dataclass

Name = tuple[str, str]
"""Slug and name of a department."""


@dataclass(frozen=True, slots=True)
class Task:
    """A measure (条) that names who answers for it, as printed; `id` and `roles` as in `Measure`."""

    no: int
    id: str | None
    title: str
    departments: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with tasks. `stated` sorts by the day that it states, and is empty for none."""

    number: str | None
    stated: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A measure that a department answers for; `role` is its part in the text's word, if stated."""

    no: int
    id: str | None
    title: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Mandate:
    """What one document, an article by its slug, asks of a department."""

    slug: str
    number: str | None
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department and what documents ask of it, newest first.

    `forms` are other names that documents call it by.
    """

    slug: str
    name: str
    forms: tuple[str, ...]
    mandates: tuple[Mandate, ...]

    @property
    def duty_count(self) -> int:
        """How many measures it answers for in all documents."""
        return sum(len(mandate.duties) for mandate in self.mandates)
