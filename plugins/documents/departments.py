"""Departments across documents: who answers for what, and beside whom.

Departments of two documents are one when `resolve` gives their names one slug. A document that
several papers printed asks once: of its printings the first by stated day counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .model import Department, Duty, Name, Paper, Resolve, Task


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


def departments_of(newest_first: Mapping[str, Paper], resolve: Resolve) -> dict[str, Department]:
    """Return slug → department, in the order of first mention. A name without a slug has no page."""
    found: dict[str, Department] = {}
    for slug, paper in newest_first.items():
        for task in paper.tasks:
            named = set()
            for printed in task.departments:
                key, name = resolve(printed)
                if not key:
                    continue
                one = found.get(key)
                if one is None:
                    one = found[key] = Department(key, name, [], [])
                form = printed if printed == one.name else "".join(printed.split())
                if form != one.name and form not in one.forms:
                    one.forms.append(form)
                if key not in named:
                    named.add(key)
                    one.duty_count += 1
                    if not one.papers or one.papers[-1] != slug:
                        one.papers.append(slug)
    return found


def duties(department: str, paper: Paper, resolve: Resolve) -> list[Duty]:
    """Return what a document asks of the department with this slug."""
    found = []
    for task in paper.tasks:
        printed = [name for name in task.departments if resolve(name)[0] == department]
        if printed:
            roles = dict(task.roles)
            role = next((roles[name] for name in printed if name in roles), None)
            found.append(Duty(task.no, task.id, task.title, role))
    return found


def beside(
    department: str, papers: Iterable[Paper], resolve: Resolve
) -> Sequence[tuple[Name, int]]:
    """Return who answers for measures together with that department, and for how many; most first."""
    shared: Counter[Name] = Counter()
    for paper in papers:
        for task in paper.tasks:
            bodies = _bodies(task, resolve)
            if department in bodies:
                shared.update(body for body in bodies.items() if body[0] != department)
    return sorted(shared.items(), key=lambda one: (-one[1], one[0]))


def named_in(papers: Mapping[str, Paper], resolve: Resolve) -> dict[Name, str]:
    """Return slug and name of all departments → a document that names it."""
    found: dict[Name, str] = {}
    for slug, paper in papers.items():
        for task in paper.tasks:
            for printed in task.departments:
                found.setdefault(resolve(printed), slug)
    return found


def _bodies(task: Task, resolve: Resolve) -> dict[str, str]:
    return {slug: name for slug, name in map(resolve, task.departments) if slug}
