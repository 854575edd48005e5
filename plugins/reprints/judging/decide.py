"""From measured pairs to kinds and groups: each step from the ones before, and only where needed.

    furniture of a text    from its letters
    forms of a text        from its furniture, its pairs and its partners' letters
    sites of a text        from its pairs
    first judgement        from the pair, the furniture, the forms and the sites of both texts
    cluster of a text      texts that the first judgement calls one report, and theirs
    crowd of a text        from the clusters of a text's partners
    common letters         from the crowds of a text and of those that mostly stand in it
    second judgement       from the pair, the forms and the common letters of both texts
    issues of a text       from the judgements of its pairs
    strays of a text       from its pairs and its partners' issues
    judgement              from the second and the strays of both texts
    suspects               texts that hold several others and may be pages
    forest                 groups as they would be without suspects
    pages                  suspects whose parts belong to different trees of that forest
    group of a text        texts tied by judgements, and theirs, pages tying nothing

No step looks at what it produces itself, and each looks at a text's partners only, or along ties. So
when pairs change, a step is repeated for those whose inputs changed and no others, and the state is
the one a run from nothing ends in. A run from nothing is the case in which everything changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..model import SAME_REPORT, Kind
from ..state import Held, Node, Pair, State, ordered, pairs_of
from ..texts import Key
from .camps import find_sites, telling
from .crowd import STORY, common_letters, mask_of, spans_of, uncrowded
from .filling import weigh
from .furniture import furniture
from .groups import FILLING, MERGING_SHARE, holds_strangers, merges
from .judge import HALF, SAME, in_series, judge
from .overlaps import overlap
from .pairs import Measured, Names
from .runs import Side, Span
from .slots import MIN_WAYS, find_forms
from .step import PairStep, Step, TextStep, TieStep
from .strays import FORM, Tied, strays

TIE = 0.3
"""Share of the longer text that an excerpt of it has at least to be of one cluster with it …"""
TIE_LETTERS = 150
"""… or letters: official phrases have 60 to 130, and pages (`contains`) would put strangers into it."""


def settle(state: State, touched: Iterable[Key]) -> None:
    """Brings the records up to date after pairs of the `touched` texts came or went."""
    _Settling(state).run(list(dict.fromkeys(touched)))


def steps(state: State) -> tuple[Step, ...]:
    """The steps of a run over everything, in order.

    A step may be done for the texts or pairs one by one, in any order and by several workers, once
    the step before is done for all. The state it ends in is the one `settle` ends in.
    """
    own = _Settling(state)
    return (
        TextStep(lambda keys: own._each(keys, own._forms), reads=True),
        PairStep(own._judge_first),
        TieStep("cluster", own._ties_clusters),
        TextStep(lambda keys: own._each(keys, own._crowd)),
        TextStep(lambda keys: own._each(keys, own._common)),
        PairStep(own._judge_again),
        TextStep(lambda keys: own._each(keys, own._issues)),
        TextStep(lambda keys: own._each(keys, own._strays)),
        PairStep(own._judge),
        TextStep(lambda keys: own._each(keys, own._suspect)),
        TieStep("forest", own._ties_trees),
        TextStep(lambda keys: own._each(keys, own._page)),
        TieStep("group", own._ties_groups),
    )


def final_kind(state: State, names: Names, pair: Pair) -> Kind | None:
    """What two texts are to one another, pages known."""
    kind, m = pair.kind, pair.measured
    if kind in SAME_REPORT:
        for key, share in zip(names, (m.share_a, m.share_b), strict=True):
            if share < FILLING and state.node(key).page:
                return "contains"
    return kind


def judged(state: State, names: Names, m: Measured) -> Kind | None:
    """What two texts are to one another that were not partners when the state settled."""
    a, b = (state.node(key) for key in names)
    told = telling(m, a, b)
    filled = weigh(m, a.forms, b.forms, told)
    return judge(overlap(m, filled, a, b, told), (m.share_a, m.share_b))


class _Settling:
    def __init__(self, state: State) -> None:
        self._state = state

    def run(self, touched: list[Key]) -> None:
        reformed = self._each(touched, self._forms)
        pairs = dict.fromkeys(
            names
            for key in touched
            for names, pair in pairs_of(self._state, key)
            if key in reformed or not pair.judged
        )
        rejudged = self._judge_first(pairs)
        ends = set(touched) | {key for names in rejudged for key in names}
        moved = self._components(ends, "cluster", self._ties_clusters)
        crowded = self._each(ends | moved | self._near(moved), self._crowd)
        for key in self._each(ends | crowded | self._near(crowded), self._common) | crowded:
            pairs.update((names, None) for names, _ in pairs_of(self._state, key))
        for key in moved:
            # What a page holds is common or not by the cluster of the other text.
            pairs.update(
                (names, None)
                for names, _ in pairs_of(self._state, key)
                if any(self._state.node(one).held for one in names)
            )
        rejudged = self._judge_again(pairs)
        ends = set(touched) | {key for names in rejudged for key in names}
        numbered = self._each(ends, self._issues)
        for key in self._each(ends | numbered | self._near(numbered), self._strays):
            rejudged.update(names for names, _ in pairs_of(self._state, key))
        ends |= {key for names in self._judge(rejudged) for key in names}
        doubted = self._each(ends, self._suspect)
        around = ends | doubted | self._near(doubted)
        moved = self._components(around, "forest", self._ties_trees)
        paged = self._each(around | moved | self._near(moved), self._page)
        moved = paged | doubted
        self._components(ends | moved | self._near(moved), "group", self._ties_groups)

    # steps

    def _forms(self, key: Key, node: Node) -> None:
        letters = self._state.letters(key)
        node.furniture = furniture(letters)
        node.forms = ()
        node.sites = ()
        if len(node.near) > 1:
            node.sites = find_sites(
                (pair.measured, side) for _, pair, side in self._partners(key, node)
            )
        if len(node.near) >= MIN_WAYS:
            node.forms = find_forms(
                letters,
                node.furniture,
                (
                    (pair.measured, side, self._state.letters(other))
                    for other, pair, side in self._partners(key, node)
                ),
            )

    def _judge_first(self, pairs: Iterable[Names]) -> set[Names]:
        changed = set()
        for names in pairs:
            pair = self._state.pair(names)
            m = pair.measured
            a, b = (self._state.node(key) for key in names)
            told = telling(m, a, b)
            pair.filled = weigh(m, a.forms, b.forms, told)
            known = overlap(m, pair.filled, a, b, told, at_first=True)
            first = judge(known, (m.share_a, m.share_b), at_first=True)
            if first != pair.first or not pair.judged:
                changed.add(names)
            pair.first = first
            self._state.put_pair(names, pair)
        return changed

    def _crowd(self, key: Key, node: Node) -> None:
        strangers: list[tuple[int, Sequence[Span]]] = []
        size = 0
        for other, pair, side in self._partners(key, node):
            cluster = self._state.node(other).cluster
            m = pair.measured
            if cluster != node.cluster and (pair.first not in SAME_REPORT or _is_slight(m)):
                size = m.size_a if side == "a" else m.size_b
                strangers.append((cluster, m.covered(side)))
        node.crowd = spans_of(common_letters(size, strangers)) if strangers else ()

    def _common(self, key: Key, node: Node) -> None:
        node.common, node.held = node.furniture, ()
        if not node.crowd:
            return
        rare: list[Span] = []
        held: list[Held] = []
        size = 0
        for other, pair, side in self._partners(key, node):
            m = pair.measured
            own, others = (m.share_a, m.share_b) if side == "a" else (m.share_b, m.share_a)
            size = m.size_a if side == "a" else m.size_b
            if pair.first in SAME_REPORT and own <= HALF and others >= SAME:
                story = self._state.node(other)
                spans = [span for span in m.covered(side) if span[1] - span[0] >= STORY]
                rarest = uncrowded(spans, m.runs, side, story.crowd)
                rare += rarest
                if rarest != spans:
                    held += [(story.cluster, *span) for span in spans]
        crowd = mask_of(size, node.crowd) & ~mask_of(size, rare)
        node.common = spans_of(crowd | mask_of(size, node.furniture))
        node.held = tuple(sorted(set(held)))

    def _judge_again(self, pairs: Iterable[Names]) -> set[Names]:
        changed = set()
        for names in pairs:
            pair = self._state.pair(names)
            m = pair.measured
            a, b = (self._state.node(key) for key in names)
            known = overlap(m, pair.filled, a, b, telling(m, a, b))
            second = judge(known, (m.share_a, m.share_b))
            if second != pair.second or not pair.judged:
                changed.add(names)
            pair.second, pair.judged = second, True
            self._state.put_pair(names, pair)
        return changed

    def _issues(self, key: Key, node: Node) -> None:
        issues, ties = set(), set()
        for other, pair, _ in self._partners(key, node):
            m = pair.measured
            if pair.second == "series" and min(m.share_a, m.share_b) >= FORM:
                issues.add(other)
            elif pair.second in SAME_REPORT:
                ties.add(other)
        node.issues, node.ties = frozenset(issues), frozenset(ties if issues else ())

    def _strays(self, key: Key, node: Node) -> None:
        tied = {}
        for other, pair, side in self._partners(key, node):
            if pair.second in SAME_REPORT:
                beside = self._state.node(other)
                tied[other] = Tied(pair.measured, side, beside.ties, beside.issues)
        node.strays = frozenset(strays(tied))

    def _judge(self, pairs: Iterable[Names]) -> set[Names]:
        changed = set()
        for names in pairs:
            pair = self._state.pair(names)
            kind = pair.second
            one, other = names
            if other in self._state.node(one).strays or one in self._state.node(other).strays:
                kind = in_series((pair.measured.share_a, pair.measured.share_b))
            if kind != pair.kind:
                changed.add(names)
            pair.kind = kind
            self._state.put_pair(names, pair)
        return changed

    def _suspect(self, key: Key, node: Node) -> None:
        node.reprinted = any(_is_whole(pair) for _, pair in pairs_of(self._state, key))
        node.suspect = len(self._parts(key, node)) > 1

    def _page(self, key: Key, node: Node) -> None:
        node.page = node.suspect and holds_strangers(
            [(self._state.node(other).forest, held) for other, held in self._parts(key, node)],
            [
                pair.measured.covered(side)
                for _, pair, side in self._partners(key, node)
                if _is_whole(pair)
            ],
        )

    def _parts(self, key: Key, node: Node) -> list[tuple[Key, list[Span]]]:
        """Other texts that mostly stand in this one and do not fill it, and where they stand."""
        parts = []
        for other, pair, side in self._partners(key, node):
            if pair.kind in SAME_REPORT:
                m = pair.measured
                own, others = (m.share_a, m.share_b) if side == "a" else (m.share_b, m.share_a)
                if own < FILLING and others >= MERGING_SHARE:
                    parts.append((other, m.covered(side)))
        return parts

    def _ties_clusters(self, names: Names, pair: Pair, node: Node) -> bool:
        if pair.first == "excerpt":
            # A short text that is little but an official phrase would make one cluster of all that print it.
            m = pair.measured
            return min(m.share_a, m.share_b) >= TIE or min(m.covered_a, m.covered_b) >= TIE_LETTERS
        return pair.first == "reprint"

    def _ties_trees(self, names: Names, pair: Pair, node: Node) -> bool:
        return self._merging(names, pair, pair.kind) and not any(
            self._state.node(key).suspect for key in names
        )

    def _ties_groups(self, names: Names, pair: Pair, node: Node) -> bool:
        kind = final_kind(self._state, names, pair)
        return kind == pair.kind and self._merging(names, pair, kind)

    def _merging(self, names: Names, pair: Pair, kind: Kind | None) -> bool:
        m = pair.measured
        if kind == "contains":
            # A short excerpt of a report: other printings of it show that it is one, and no page.
            longer = self._state.node(names[0] if m.share_a < m.share_b else names[1])
            if not longer.reprinted or longer.page:
                return False
            kind = "excerpt"
        return kind is not None and merges(kind, m.share_a, m.share_b)

    # ways through the tables

    def _partners(self, key: Key, node: Node) -> list[tuple[Key, Pair, Side]]:
        """Partners, their pair with this text, and the side of the pair this text is on."""
        return [
            (other, self._state.pair(ordered(key, other)), "a" if key < other else "b")
            for other in sorted(node.near)
        ]

    def _near(self, keys: Iterable[Key]) -> set[Key]:
        return {other for key in keys for other in self._state.node(key).near}

    def _each(self, keys: Iterable[Key], step: Callable[[Key, Node], None]) -> set[Key]:
        """Repeats a step for each text; returns those for which something changed."""
        changed = set()
        for key in keys:
            node = self._state.node(key)
            before = _derived(node)
            step(key, node)
            if before != _derived(node):
                changed.add(key)
                self._state.put_node(key, node)
        return changed

    def _components(
        self, seeds: Iterable[Key], name: str, ties: Callable[[Names, Pair, Node], bool]
    ) -> set[Key]:
        """Follows ties from the seeds and names each component after its smallest member."""
        seen: set[Key] = set()
        changed = set()
        for seed in seeds:
            if seed in seen:
                continue
            component, waiting = {seed}, [seed]
            while waiting:
                key = waiting.pop()
                node = self._state.node(key)
                for names, pair in pairs_of(self._state, key):
                    other = names[names[0] == key]
                    if other not in component and ties(names, pair, node):
                        component.add(other)
                        waiting.append(other)
            seen |= component
            root = min(component)
            for key in component:
                node = self._state.node(key)
                if getattr(node, name) != root:
                    setattr(node, name, root)
                    self._state.put_node(key, node)
                    changed.add(key)
        return changed


def _derived(node: Node) -> tuple[object, ...]:
    return (
        node.furniture,
        node.forms,
        node.sites,
        node.crowd,
        node.common,
        node.held,
        node.issues,
        node.ties,
        node.strays,
        node.reprinted,
        node.suspect,
        node.page,
    )


def _is_whole(pair: Pair) -> bool:
    """True for two printings of which each is most of the other."""
    m = pair.measured
    return pair.kind == "reprint" and min(m.share_a, m.share_b) >= MERGING_SHARE


def _is_slight(m: Measured) -> bool:
    """True when a pair shares no more than an official phrase, and neither text is little else."""
    return (
        len(m.runs) == 1
        and max(m.share_a, m.share_b) < SAME
        and min(m.covered_a, m.covered_b) < TIE_LETTERS
    )
