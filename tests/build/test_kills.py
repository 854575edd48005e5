"""A build killed with all its workers at any moment leaves a whole site, or a record of what is left.

Moments are spread over the time that one whole build takes; some kills wait for the record of the
commit, because the commit is too short to be met by chance.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import edits_of_articles
import edits_of_texts
import edits_of_the_site
import pytest
from build_archive import Archive, Folder
from build_contents import new_archive
from build_engine import built, kill, published, record_of, started
from build_news import Dice
from build_trees import Tree, differences, tree_of

from plugins.press.build import finish_open_record

ARTICLES = 60
KILLS = [3, pytest.param(20, marks=pytest.mark.torture)]
KINDS = ["cold", "incremental"]
IN_PLACE = ["over something", "incremental"]
"""A cold build is put in place by one rename, unless something stands there already."""
LEFT = "left.txt"


@dataclass
class Site:
    """A site that stands as `old` and is to become `new`, with what each must look like.

    `kind` is cold (nothing stands there), over something (a file that is no page), or incremental.
    """

    kind: str

    folder: Folder
    old: Archive | None
    new: Archive
    trees: dict[str, Tree]
    seconds: float = 0.0
    commit: float = 0.0
    jobs: int = 2
    rooms: int = field(default=0)

    @property
    def record(self) -> Path:
        return record_of(self.folder.output)

    def stand(self) -> None:
        """Be built as `old`; with none, be as a site that was never built."""
        if self.old is None:
            for path in (self.folder.output, self.record.parent):
                shutil.rmtree(path, ignore_errors=True)
            if self.kind == "over something":
                self.folder.output.mkdir()
                (self.folder.output / LEFT).write_text("x", encoding="utf-8")
        else:
            self.folder.hold(self.old.files)
            self.build("old")
        self.folder.hold(self.new.files)

    def build(self, name: str) -> None:
        """Build; the output must be what a build from nothing gives, with nothing left beside."""
        done = built(self.folder.settings, self.folder.output, jobs=self.jobs)
        assert done.done, done.said
        self.must_be(name)
        assert not self.record.exists()
        assert not list(self.record.parent.glob("staging-*")), (
            "a killed build's staging folder stays"
        )

    def must_be(self, *names: str) -> None:
        """The output must be one of these."""
        found = tree_of(self.folder.output)
        faults = [differences(found, self.trees[name]) for name in names]
        assert "" in faults, "\nnor ".join(
            f"not as {n}: {f}" for n, f in zip(names, faults, strict=True)
        )

    def start(self) -> subprocess.Popen[bytes]:
        return started(self.folder.settings, self.folder.output, jobs=self.jobs)

    def measure(self) -> None:
        """Time a whole build, and how long its record is there."""
        self.stand()
        began = time.monotonic()
        process = self.start()
        is_there = _appears(self.record, process)
        assert is_there or self.kind == "cold", "a build that changes something leaves no record"
        recorded = time.monotonic()
        while self.record.exists():
            pass
        self.commit = time.monotonic() - recorded
        process.wait()
        self.seconds = time.monotonic() - began
        kill(process)
        self.must_be("new")

    def publish(self) -> Tree | None:
        """Publish; what is sent must not be half of anything. Return what was sent."""
        self.rooms += 1
        sent = published(
            self.folder.settings, self.folder.output, self.folder.root / f"sent{self.rooms}"
        )
        assert not sent.with_open_record, "it was sent with an open record"
        return tree_of(sent.tree) if sent.tree.exists() else None


def _appears(record: Path, process: subprocess.Popen[bytes]) -> bool:
    """Wait for the record, without a pause: it is there for milliseconds."""
    while not record.exists():
        if process.poll() is not None:
            return False
    return True


def _cold(archive: Archive, root: Path) -> Tree:
    folder = Folder(root)
    folder.hold(archive.files)
    done = built(folder.settings, folder.output)
    assert done.done, done.said
    return tree_of(folder.output)


@pytest.fixture(scope="module")
def archives() -> dict[str, Archive]:
    """One archive, the same with a little changed, and with every page changed."""
    old = new_archive("kills", ARTICLES)
    little, much = old.copy(), old.copy()
    for change in (edits_of_articles.add_the_newest, edits_of_texts.add_a_reprint):
        change(little, Dice("little"))
    for change in (
        edits_of_the_site.change_the_name,
        edits_of_articles.delete_many,
        edits_of_articles.add_many,
        edits_of_articles.empty_a_source,
    ):
        change(much, Dice("much"))
    return {"old": old, "little": little, "much": much}


@pytest.fixture(scope="module")
def trees(
    archives: dict[str, Archive], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Tree]:
    root = tmp_path_factory.mktemp("wanted")
    return {name: _cold(archive, root / name) for name, archive in archives.items()}


@pytest.fixture(scope="module")
def site(
    archives: dict[str, Archive], trees: dict[str, Tree], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Site]:
    """`site(kind, change)`: measured once, for every kill of that kind."""
    sites: dict[tuple[str, str], Site] = {}

    def make(kind: str, change: str) -> Site:
        if (kind, change) not in sites:
            old: dict[str, Tree] = {"cold": {}, "over something": {LEFT: b"x"}}
            made = Site(
                kind,
                Folder(tmp_path_factory.mktemp(f"{kind}-{change}")),
                archives["old"] if kind == "incremental" else None,
                archives[change],
                {"old": old.get(kind, trees["old"]), "new": trees[change]},
            )
            made.measure()
            sites[kind, change] = made
        return sites[kind, change]

    return make


@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_moment_it_leaves_a_whole_site(
    site: Callable[[str, str], Site], kind: str, kills: int
) -> None:
    """Each kill falls into its own part of the build's time, so that all of it is met."""
    victim, dice = site(kind, "little"), random.Random(f"{kind} {kills}")
    for part in range(kills):
        victim.stand()
        process = victim.start()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=victim.seconds * (part + dice.random()) / kills)
        kill(process)
        if victim.record.exists():
            assert finish_open_record(victim.folder.output)
            victim.must_be("new")
        else:
            victim.must_be(
                "old", "new"
            )  # new: killed after the last step, before its process ended
            assert not finish_open_record(victim.folder.output)
        victim.build("new")


# -- after a kill while the site is put in place -------------------------------------------------


def finishing(site: Site, dice: random.Random) -> None:
    assert finish_open_record(site.folder.output)
    site.must_be("new")
    site.build("new")


def building(site: Site, dice: random.Random) -> None:
    site.build("new")


def publishing(site: Site, dice: random.Random) -> None:
    sent = site.publish()
    assert sent is not None and not differences(sent, site.trees["new"])
    site.build("new")


def publishing_what_cannot_be_built(site: Site, dice: random.Random) -> None:
    site.folder.hold({**site.new.files, "content/2023/05/stray.txt": b"x"})
    assert site.publish() is None
    site.must_be("new")
    site.folder.hold(site.new.files)
    site.build("new")


def taking_the_change_back(site: Site, dice: random.Random) -> None:
    if site.old is None:
        site.folder.hold({**site.new.files, "content/extra/more.txt": b"x"})
        assert built(site.folder.settings, site.folder.output).done
        site.folder.hold(site.new.files)
        site.build("new")
    else:
        site.folder.hold(site.old.files)
        site.build("old")


def killing_the_next_as_well(site: Site, dice: random.Random) -> None:
    process = site.start()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=dice.random() * site.seconds)
    kill(process)
    finish_open_record(site.folder.output)
    site.must_be("new")
    site.build("new")


NEXT = [
    finishing,
    building,
    publishing,
    publishing_what_cannot_be_built,
    taking_the_change_back,
    killing_the_next_as_well,
]


def _kill_in_the_commit(site: Site, delay: float) -> None:
    """Kill a build that long after its record appeared; less, where it was done by then."""
    for shorter in (1.0, 0.5, 0.2, 0.0, 0.0, 0.0):
        site.stand()
        process = site.start()
        assert _appears(site.record, process)
        until = time.monotonic() + delay * shorter
        while time.monotonic() < until:
            pass
        kill(process)
        if site.record.exists():
            return
        site.must_be("new")
    pytest.fail("no kill met the commit")


@pytest.mark.parametrize("then", NEXT, ids=lambda then: then.__name__)
@pytest.mark.parametrize("kind", IN_PLACE)
def test_killed_while_it_is_put_in_place(
    site: Callable[[str, str], Site], kind: str, then: Callable[[Site, random.Random], None]
) -> None:
    victim, dice = site(kind, "much"), random.Random(f"{kind} {then.__name__}")
    _kill_in_the_commit(victim, dice.random() * victim.commit)
    then(victim, dice)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(20))
@pytest.mark.parametrize("kind", IN_PLACE)
def test_killed_at_each_part_of_putting_in_place(
    site: Callable[[str, str], Site], kind: str, part: int
) -> None:
    victim, dice = site(kind, "much"), random.Random(f"{kind} {part}")
    _kill_in_the_commit(victim, (part + dice.random()) / 20 * victim.commit)
    NEXT[part % len(NEXT)](victim, dice)
