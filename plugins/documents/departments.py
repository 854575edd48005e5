"""Departments across documents: who answers for what, and beside whom.

Departments of two documents are one when `names` gives their names one slug. A document that
several papers printed asks once: of its printings the first by stated day counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from .model import Department, Duty, Mandate, Name, Paper, Task


class Names(Protocol):
    """What departments are called (plugins/catalog/sources.py, `Departments`)."""

    def resolve(self, name: str) -> Name:
        """Return slug and name of the department that a document calls `name`."""


def counted(papers: Mapping[str, Paper], groups: Iterable[Iterable[str]]) -> dict[str, Paper]:
    """Return the papers, newest first and undated last, one for each of these groups of printings."""
    left = dict(papers)
    for group in groups:
        printings = [slug for slug in group if slug in papers]
        first = min(
            printings,
            key=lambda slug: (not papers[slug].stated, papers[slug].stated, slug),
            default=None,
        )
        for slug in printings:
            if slug != first:
                left.pop(slug, None)
    return dict(sorted(left.items(), key=lambda one: (one[1].stated, one[0]), reverse=True))


def departments_of(newest_first: Mapping[str, Paper], names: Names) -> dict[str, Department]:
    """Return slug → department, in no promised order. A name without a slug has no page."""
    named: dict[str, str] = {}
    forms: dict[str, dict[str, None]] = {}
    mandates: dict[str, list[Mandate]] = {}
    for slug, paper in newest_first.items():
        duties: dict[str, list[Duty]] = {}
        for task in paper.tasks:
            roles = dict(task.roles)
            parts: dict[str, str | None] = {}
            for printed in task.departments:
                key, name = names.resolve(printed)
                if key:
                    named.setdefault(key, name)
                    if (form := "".join(printed.split())) != named[key]:
                        forms.setdefault(key, {})[form] = None
                    parts[key] = parts.get(key) or roles.get(printed)
            for key, role in parts.items():
                duties.setdefault(key, []).append(Duty(task.no, task.id, task.title, role))
        for key, found in duties.items():
            mandates.setdefault(key, []).append(Mandate(slug, paper.number, tuple(found)))
    return {
        key: Department(key, name, tuple(forms.get(key, ())), tuple(mandates[key]))
        for key, name in named.items()
    }


def beside(
    department: Department, papers: Mapping[str, Paper], names: Names
) -> list[tuple[Name, int]]:
    """Return who answers for measures together with `department`, and for how many; most first."""
    shared: Counter[Name] = Counter()
    for mandate in department.mandates:
        for task in papers[mandate.slug].tasks:
            bodies = _bodies(task, names)
            if department.slug in bodies:
                shared.update(body for body in bodies.items() if body[0] != department.slug)
    return sorted(shared.items(), key=lambda one: (-one[1], one[0]))


def named_in(papers: Mapping[str, Paper], names: Names) -> dict[Name, str]:
    """Return slug and name of all departments → a document that names it."""
    found: dict[Name, str] = {}
    for slug, paper in papers.items():
        for task in paper.tasks:
            for printed in task.departments:
                found.setdefault(names.resolve(printed), slug)
    return found


def _bodies(task: Task, names: Names) -> dict[str, str]:
    resolved = map(names.resolve, task.departments)
    return {slug: name for slug, name in resolved if slug}
