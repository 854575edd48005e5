"""What a template takes from outside, noted while it is compiled.

`jinja2.meta` says which variables and which other templates a template uses, and parses and compiles it for
that, to throw the result away. A theme of 27 templates takes .4 s to compile, so it is done once.
"""

from __future__ import annotations

from typing import NamedTuple

from jinja2 import Environment, meta, nodes
from jinja2.compiler import Frame

from .escaping import FastEscaping

ANY_TEMPLATE = "{% include %} of a name that is worked out"


class Needs(NamedTuple):
    """The variables that a template takes from outside, and the templates that it names, sorted."""

    variables: tuple[str, ...]
    templates: tuple[str, ...]


class Noting(FastEscaping):
    """Compiles a template, and leaves its `Needs` with the environment (`note_needs`)."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Compile a whole template."""
        self._variables: set[str] = set()
        super().visit_Template(node, frame)
        if self.name is not None:
            noted: dict[str, Needs] = self.environment.needs  # type: ignore[attr-defined]
            noted[self.name] = _needs(self._variables, node)

    def enter_frame(self, frame: Frame) -> None:
        """Note what a frame resolves from outside (as jinja2.meta does)."""
        super().enter_frame(frame)
        for action, name in frame.symbols.loads.values():
            if action == "resolve" and name is not None and name not in self.environment.globals:
                self._variables.add(name)


def note_needs(environment: Environment) -> None:
    """Have an environment that escapes faster note needs, too. Call it before any template is loaded."""
    environment.code_generator_class = Noting
    environment.needs = {}  # type: ignore[attr-defined]


def needs_of(environment: Environment, name: str, source: str) -> Needs:
    """Return the needs of a template; an environment that notes them compiles it for later."""
    noted: dict[str, Needs] | None = getattr(environment, "needs", None)
    if noted is not None:
        environment.get_template(name)
        if name in noted:
            return noted[name]
    tree = environment.parse(source)
    return _needs(meta.find_undeclared_variables(tree), tree)


def _needs(variables: set[str], tree: nodes.Template) -> Needs:
    others = set(meta.find_referenced_templates(tree))
    # A name that is worked out while printing: nobody can say what it will be.
    worked_out = {ANY_TEMPLATE} if None in others else set()
    return Needs(
        tuple(sorted(variables | worked_out)), tuple(sorted(other for other in others if other))
    )
