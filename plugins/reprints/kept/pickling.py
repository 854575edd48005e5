"""Records of `state.py` pickled briefly: as a call with their fields.

Python's own way of pickling dataclasses with slots looks their fields up each time, for longer than
all the rest takes. Importing this module is enough; what is not imported is pickled all the same.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from ..judging.evidence import Evidence
from ..judging.pairs import Measured
from ..state import Node, Pair


def _briefly(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    names = [field.name for field in fields(kind)]
    return lambda value: (kind, tuple(getattr(value, name) for name in names))


for _kind in (Node, Pair, Measured, Evidence):
    copyreg.pickle(_kind, _briefly(_kind))
