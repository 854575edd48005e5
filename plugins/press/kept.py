"""What is made once for a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept(dict[Any, T]):
    """What `make` gives for a key, made once; a look-up of what is there runs no code of ours."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make

    def __missing__(self, key: Any) -> T:
        made = self[key] = self._make(key)
        return made
