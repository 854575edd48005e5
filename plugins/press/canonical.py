"""A text for each setting that is equal for equal settings in any process, and for no others."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from types import FunctionType, MethodType, ModuleType
from typing import Any

from ..catalog.cards import short_digest


def canonical(value: Any) -> str:
    """Return the text of a setting.

    A function is its code and what it closes over (what it calls is for `programs.py`); any other
    object is what `pickle` would keep of it. What can't be kept either has another text in each
    build, so that pages are rather printed once too often.
    """
    if isinstance(value, Mapping):
        inside = sorted((canonical(key), canonical(item)) for key, item in value.items())
        return "{" + ",".join(f"{key}:{item}" for key, item in inside) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(canonical, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    if value is None or isinstance(value, str | bytes | int | float | PurePath):
        return repr(value)
    if isinstance(value, ModuleType):
        return f"{value.__name__}"
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, MethodType):
        return canonical((value.__func__, value.__self__))
    if isinstance(value, FunctionType):
        return _function(value)
    try:
        kept = value.__reduce_ex__(2)
        parts = [list(part) if isinstance(part, Iterator) else part for part in kept]
        return kept if isinstance(kept, str) else canonical(parts)
    except (TypeError, AttributeError, RecursionError):
        return object.__repr__(value)


def _function(value: FunctionType) -> str:
    # Version 2 of marshal: later ones tell how often an object is referred to.
    code = short_digest(marshal.dumps(value.__code__, 2)).hex()
    held = [cell.cell_contents for cell in value.__closure__ or ()]
    given = canonical((value.__defaults__, value.__kwdefaults__, held))
    return f"{value.__module__}.{value.__qualname__}:{code}{given}"
