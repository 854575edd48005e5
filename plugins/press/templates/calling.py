"""Templates that call their macros without asking first what they are calling.

Whatever a template calls goes through `Context.call`, which looks six times for marks that functions
may bear (`pass_context` and its like). A macro is always called in the same way. An environment may bring
a context of its own (`Environment.context_class`); a page of a comparison calls 250 macros.

Nor has it globals of its own template (`globals_keys`), which Jinja would compare with those of each file that
is imported: all templates of a generator have the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro


class MacrosFirst(Context):
    """Calls macros as they are called, and everything else as ever."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        super().__init__(environment, parent, name, blocks)

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a function, whatever can be called, for a template."""
        if type(__obj) is Macro:
            # What a function that takes the context may see of the page; a macro never does.
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(__self.eval_ctx, *args, **kwargs)
        return Context.call(__self, __obj, *args, **kwargs)
