"""What the templates of departments are given (docs/theme.md, *Lists*)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..catalog.archive import Archive
from ..catalog.directory import Directory, DirectoryEntry
from .departments import beside, duties
from .model import Department, Duty, Paper, Resolve

DIRECTORY = "department/"
"""Where all departments stand."""
MOST_BESIDE = 10
"""Departments that are named beside one."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A department that answers for `count` of the same measures."""

    name: str
    url: str
    count: int


class MandatePage(NamedTuple):
    """A document and the measures that a department answers for in it, as in `Duty`."""

    article: Any
    number: str | None
    measures: Sequence[Duty]


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """A department across documents."""

    name: str
    forms: Sequence[str]
    count: int
    documents: Sequence[MandatePage]
    neighbours: Sequence[Neighbour]


def department_url(slug: str) -> str:
    """Path of the page of a department, with a final slash."""
    return f"{DIRECTORY}{slug}/"


def department_page(
    department: Department, papers: Mapping[str, Paper], resolve: Resolve, archive: Archive
) -> DepartmentPage:
    """Return what the page of a department shows."""
    own = {slug: papers[slug] for slug in department.papers}
    near = beside(department.slug, own.values(), resolve)
    return DepartmentPage(
        department.name,
        department.forms,
        department.duty_count,
        [
            MandatePage(
                archive.article(slug), paper.number, duties(department.slug, paper, resolve)
            )
            for slug, paper in own.items()
        ],
        [
            Neighbour(name, department_url(slug), count)
            for (slug, name), count in near[:MOST_BESIDE]
        ],
    )


def directory(departments: Iterable[Department], strings: Any) -> Directory:
    """Return all departments, those that most documents name first."""
    ordered = sorted(departments, key=lambda one: (-len(one.papers), -one.duty_count, one.slug))
    return Directory(
        strings("department.title"),
        "department",
        tuple(
            DirectoryEntry(
                one.name,
                department_url(one.slug),
                len(one.papers),
                strings("department.measures", n=one.duty_count),
            )
            for one in ordered
        ),
    )
