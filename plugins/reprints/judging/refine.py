"""Short agreements inside the gaps of a passage, and at the edges of the texts.

Tiles are five letters or more, so two names with a short word between them (石桥市市长某某一行)
would be one long substitution, and a form that starts with a name (因某某路施工) would seem to
start after it. Where both texts are already known to run side by side, two equal letters are
agreement enough to split a substitution, and one to tie a passage to the edge of both texts.
"""

from __future__ import annotations

import re

from .runs import Run, Span, Tile

MIN_SPLIT = 2
"""Equal letters that split a gap: single letters (的, 在) meet by chance."""
MIN_GAP = 4
"""Letters on both sides from which on a gap is worth splitting."""
EDGE = 24
"""Letters to the edge of both texts that are looked at, as `align.MAX_GAP`."""
SHORT_TILE = 3
"""Letters that must agree beyond a swap for a passage to go on there."""
SWAPPED = 6
"""Letters of such a swap, at most: a name."""
_UNEVEN = 2
"""Letters that one side of such a swap may be longer."""
_DAY_MARKS = "年月日时時分"
_PLACE_MARKS = "省市县縣区區镇鎮乡鄉村旗"
_PLACE = 12
"""Letters of a place and an office that a text opens with."""
_HEADING = re.compile(
    "[报讯社网电快速转]|消息|发布|记者|来源|原标题|聚焦|关注|最新|独家|头条|提示|要闻"
)
"""Words of what a desk puts above a text: they are its own, and no slot."""
_CREDIT = re.compile("[编辑审校责记者摄图文源来稿完讯报网]")
"""Letters of who wrote and sent it, below a text."""
_NOTICE = 200
"""Letters of a text that opens so: longer ones are told by what follows."""
_MAX_FIGURES = 3
"""Figures tied to one edge of a passage: a year, a month, a day."""
_MAX_DIGITS = 12
"""Digits of a figure that is tied so."""


def refine(a: str, b: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same passages with more and shorter tiles."""
    refined = [Run(tuple(_split(a, b, run.tiles, _entangled(run, runs)))) for run in runs]
    for n, run in enumerate(refined):
        refined[n] = _grow(a, b, run, refined)
    if refined[0].b[0] == min(run.b[0] for run in refined):
        refined[0] = _tie_marks(a, b, _tie_head(a, b, refined[0]))
    last = refined[-1]
    if last.a[1] == max(run.a[1] for run in refined) and last.b[1] == max(
        run.b[1] for run in refined
    ):
        refined[-1] = _tie_end(a, b, _tie_foot(a, b, last))
    return tuple(_tie_figures(a, b, run, refined) for run in refined)


def _split(a: str, b: str, tiles: tuple[Tile, ...], others: list[Tile]) -> list[Tile]:
    found = [tiles[0]]
    for after in tiles[1:]:
        tile = found[-1]
        gap_a, gap_b = (tile.a + tile.size, after.a), (tile.b + tile.size, after.b)
        if min(gap_a[1] - gap_a[0], gap_b[1] - gap_b[0]) >= MIN_GAP:
            for (low_a, high_a), (low_b, high_b) in _open(gap_a, gap_b, others):
                last = found[-1]
                at_a = max(low_a, last.a + last.size), high_a
                at_b = max(low_b, last.b + last.size), high_b
                _fill(a, b, at_a, at_b, found)
        found.append(after)
    return found


def _open(gap_a: Span, gap_b: Span, others: list[Tile]) -> list[tuple[Span, Span]]:
    """The parts of a gap in which letters may agree.

    A moved sentence may lie in it, or a line of another column: its letters are another passage's, and what
    stands before them and after them is looked at alone.
    """
    free_a = _free(gap_a, [(tile.a, tile.a + tile.size) for tile in others])
    free_b = _free(gap_b, [(tile.b, tile.b + tile.size) for tile in others])
    if free_a[0] == free_a[1] and free_b[0] == free_b[1]:
        return [(gap_a, gap_b)]
    return list(zip(free_a, free_b, strict=True))


def _free(gap: Span, taken: list[Span]) -> tuple[Span, Span]:
    """The gap up to the first letter that is taken and from the last one on; all of it, twice, where none is."""
    inside = [span for span in taken if span[0] < gap[1] and gap[0] < span[1]]
    if not inside:
        return gap, gap
    first, last = min(inside)[0], max(end for _, end in inside)
    return (gap[0], max(gap[0], first)), (min(gap[1], last), gap[1])


def _entangled(run: Run, runs: tuple[Run, ...]) -> list[Tile]:
    """Tiles of the other passages that lie inside this one on either side."""
    return [
        tile
        for other in runs
        if other is not run and (_meet(run.a, other.a) or _meet(run.b, other.b))
        for tile in other.tiles
    ]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(start: int, size: int, gap: Span) -> bool:
    return start < gap[1] and gap[0] < start + size


def _fill(a: str, b: str, at_a: Span, at_b: Span, found: list[Tile]) -> None:
    if at_a[1] - at_a[0] < MIN_GAP or at_b[1] - at_b[0] < MIN_GAP:
        return
    x, y = a[at_a[0] : at_a[1]], b[at_b[0] : at_b[1]]
    for size in range(min(len(x), len(y)), MIN_SPLIT - 1, -1):
        for i in range(len(x) - size + 1):
            j = y.find(x[i : i + size])
            if j < 0:
                continue
            tile = Tile(at_a[0] + i, at_b[0] + j, size)
            _fill(a, b, (at_a[0], tile.a), (at_b[0], tile.b), found)
            found.append(tile)
            _fill(a, b, (tile.a + size, at_a[1]), (tile.b + size, at_b[1]), found)
            return


def _tie_figures(a: str, b: str, run: Run, runs: list[Run]) -> Run:
    """The passage with the figures it starts or ends beside: 7月26日 beside 1月3日 agrees from 日 on."""
    others = [other for other in runs if other is not run]
    tiles = list(run.tiles)
    for _ in range(_MAX_FIGURES):
        i, j = tiles[0].a, tiles[0].b
        x, y = _digits_before(a, i), _digits_before(b, j)
        if not ((x and y) or ((x or y) and a[i].isdigit())):
            break
        same = _same_before(a, b, i - x, j - y)
        head = Tile(i - x - same, j - y - same, same)
        if _taken(others, (head.a, i), (head.b, j)):
            break
        tiles.insert(0, head)
        if not same:
            break
    for _ in range(_MAX_FIGURES):
        i, j = tiles[-1].a + tiles[-1].size, tiles[-1].b + tiles[-1].size
        x, y = _digits_after(a, i), _digits_after(b, j)
        if not ((x and y) or ((x or y) and a[i - 1].isdigit())):
            break
        same = _same_after(a, b, i + x, j + y)
        foot = Tile(i + x, j + y, same)
        if _taken(others, (i, foot.a + same), (j, foot.b + same)):
            break
        tiles.append(foot)
        if not same:
            break
    return Run(tuple(tiles)) if len(tiles) > len(run.tiles) else run


def _grow(a: str, b: str, run: Run, refined: list[Run]) -> Run:
    """The run with shorter tiles beyond its ends, where one of the texts begins or ends."""
    others = [other for other in refined if other is not run]
    tiles = list(run.tiles)
    while 0 < min(tiles[0].a, tiles[0].b) <= EDGE:
        i, j, same = _nearest(a[: tiles[0].a][::-1], b[: tiles[0].b][::-1])
        tile = Tile(tiles[0].a - i - same, tiles[0].b - j - same, same)
        if not same or _taken(others, (tile.a, tiles[0].a), (tile.b, tiles[0].b)):
            break
        tiles.insert(0, tile)
    while True:
        end_a, end_b = tiles[-1].a + tiles[-1].size, tiles[-1].b + tiles[-1].size
        if not 0 < min(len(a) - end_a, len(b) - end_b) <= EDGE:
            break
        i, j, same = _nearest(a[end_a:], b[end_b:])
        if not same or _taken(others, (end_a, end_a + i + same), (end_b, end_b + j + same)):
            break
        tiles.append(Tile(end_a + i, end_b + j, same))
    return Run(tuple(tiles)) if len(tiles) > len(run.tiles) else run


def _nearest(a: str, b: str) -> tuple[int, int, int]:
    """Where two texts agree again in their first letters: letters passed over in each, how many agree."""
    for passed in range(2, 2 * SWAPPED + 1):
        for i in range(max(1, passed - SWAPPED), min(passed - 1, SWAPPED) + 1):
            j = passed - i
            tile = a[i : i + SHORT_TILE]
            if len(tile) == SHORT_TILE and abs(i - j) <= _UNEVEN and b.startswith(tile, j):
                return i, j, _same_after(a, b, i, j)
    return 0, 0, 0


def _digits_before(text: str, end: int) -> int:
    count = 0
    while count < min(end, _MAX_DIGITS) and text[end - 1 - count].isdigit():
        count += 1
    return count


def _digits_after(text: str, start: int) -> int:
    count = 0
    while count < min(len(text) - start, _MAX_DIGITS) and text[start + count].isdigit():
        count += 1
    return count


def _same_before(a: str, b: str, i: int, j: int) -> int:
    count = 0
    while count < min(i, j, EDGE) and a[i - 1 - count] == b[j - 1 - count]:
        count += 1
    return count


def _same_after(a: str, b: str, i: int, j: int) -> int:
    count = 0
    while count < min(len(a) - i, len(b) - j, EDGE) and a[i + count] == b[j + count]:
        count += 1
    return count


def _taken(others: list[Run], at_a: Span, at_b: Span) -> bool:
    return any(
        _within(tile.a, tile.size, at_a) or _within(tile.b, tile.size, at_b)
        for other in others
        for tile in other.tiles
    )


def _tie_head(a: str, b: str, run: Run) -> Run:
    (start_a, _), (start_b, _) = run.a, run.b
    reach = min(start_a, start_b)
    if not 0 < reach <= max(start_a, start_b) <= EDGE:
        return run
    same = next((i for i in range(reach) if a[i] != b[i]), reach)
    return Run((Tile(0, 0, same), *run.tiles)) if 0 < same < reach else run


def _tie_marks(a: str, b: str, run: Run) -> Run:
    """The run from the first letters on, where two short texts open with their own day or place.

    5月19日3时某县 and 7月1日8时某县 share nothing but 月, 日, 时 and 县, and are one slot after another.
    """
    head_a, head_b = a[: run.a[0]], b[: run.b[0]]
    if not (head_a and head_b) or max(len(head_a), len(head_b)) > EDGE:
        return run
    if min(len(a), len(b)) >= _NOTICE:
        return run
    if _HEADING.search(head_a) or _HEADING.search(head_b):
        return run
    dated = head_a[0].isdigit() and head_b[0].isdigit()
    if not dated and max(len(head_a), len(head_b)) > _PLACE:
        return run
    marks = _common(head_a, head_b, _DAY_MARKS + _PLACE_MARKS if dated else _PLACE_MARKS)
    if len(marks) >= 1 + dated:
        return Run((Tile(0, 0, 0), *(Tile(i, j, 1) for i, j in marks), *run.tiles))
    if min(len(head_a), len(head_b)) < MIN_SPLIT or abs(len(head_a) - len(head_b)) > _UNEVEN:
        return run
    head = [Tile(0, 0, 0)]
    _fill(a, b, (0, len(head_a)), (0, len(head_b)), head)
    return Run((*head, *run.tiles))


def _tie_end(a: str, b: str, run: Run) -> Run:
    """The run up to the last letters, where two short texts end in their own word (开庭, 宣判)."""
    foot_a, foot_b = a[run.a[1] :], b[run.b[1] :]
    if not (foot_a and foot_b) or max(len(foot_a), len(foot_b)) > SWAPPED:
        return run
    if min(len(a), len(b)) >= _NOTICE or _CREDIT.search(foot_a) or _CREDIT.search(foot_b):
        return run
    return Run((*run.tiles, Tile(len(a), len(b), 0)))


def _common(a: str, b: str, marks: str) -> list[tuple[int, int]]:
    """Where the marks stand that two texts have in one order."""
    found: list[tuple[int, int]] = []
    for i, letter in enumerate(a):
        start = found[-1][1] + 1 if found else 0
        if letter in marks and i and (j := b.find(letter, max(1, start))) >= 0:
            found.append((i, j))
    return found


def _tie_foot(a: str, b: str, run: Run) -> Run:
    (_, end_a), (_, end_b) = run.a, run.b
    rest_a, rest_b = len(a) - end_a, len(b) - end_b
    reach = min(rest_a, rest_b)
    if not 0 < reach <= max(rest_a, rest_b) <= EDGE:
        return run
    same = next((i for i in range(reach) if a[-1 - i] != b[-1 - i]), reach)
    if not 0 < same < reach:
        return run
    return Run((*run.tiles, Tile(len(a) - same, len(b) - same, same)))
