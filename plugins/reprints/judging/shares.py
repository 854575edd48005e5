"""How much two printings of one report share when nobody compared them: measured on a third.

A story printed two hundred times is 19,900 pairs, and the finder aligns a few for each text. So
every text is laid beside one of them, the middle; what two texts both share with the middle, letter
by letter, they share with one another. One alignment a text instead of one a pair.

Wrong on purpose: letters that are not in the middle (a common tail) or that were misread there are
left out. On 200 copies with up to four misread letters in a hundred the share differs from that of
an alignment of the two by a tenth of a point on the average, by one and a half at most.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .align import Index, align, index

Counts = npt.NDArray[np.int64]


def shared_through(middle: str, rows: Sequence[str], columns: Sequence[str]) -> Counts:
    """Return how many letters each row shares with each column; shape (rows, columns).

    Equal texts share all, whatever the middle.
    """
    number = {text: n for n, text in enumerate(dict.fromkeys((*rows, *columns)))}
    against = index(middle)
    covers = np.array([_cover(against, text) for text in number], dtype=np.float32)
    of_row = np.array([number[row] for row in rows])
    of_column = np.array([number[column] for column in columns])
    shared = (covers[of_row] @ covers[of_column].T).astype(np.int64)
    sizes = np.array([len(row) for row in rows])[:, None]
    return np.where(of_row[:, None] == of_column, sizes, shared)


def _cover(middle: Index, text: str) -> npt.NDArray[np.bool_]:
    """Which letters of the middle the text prints too."""
    printed = np.zeros(len(middle.letters), dtype=np.bool_)
    for run in align(middle, index(text)):
        for tile in run.tiles:
            printed[tile.a : tile.a + tile.size] = True
    return printed
