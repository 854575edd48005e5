"""The different values of an array, in order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.distinct import distinct


@given(st.lists(st.integers(0, 9), max_size=30))
def test_each_value_is_there_once_in_order(values: list[int]) -> None:
    found = distinct(np.array(values, dtype=np.uint32))
    assert found.tolist() == sorted(set(values))
    assert found.dtype == np.uint32
