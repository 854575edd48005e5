"""The archive does not depend on how many looked at the files, or on which of them died."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from archive_world import TEXT, WISHES, post, put, run, snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.archive import importing
from importers.archive.ahead import Ahead
from importers.archive.crew import Crew
from importers.archive.importing import Wishes, import_paths
from importers.archive.outcomes import Outcome
from importers.archive.raw_files import RawFile

BODIES = ["三条夜间公交线路今晚开通，票价不变。", "官塘村的水泥路修到了家门口。", ""]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    runs=st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["1", "NW1", "2", "NW2", "3", "4"]),
                st.sampled_from(BODIES),
                st.sampled_from(["a", "b"]),
            ),
            max_size=8,
        ),
        min_size=1, max_size=3,
    )
)  # fmt: skip
def test_any_number_of_workers_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    runs: list[list[tuple[str, str, str]]],
) -> None:
    monkeypatch.setattr(importing, "FEW", 0)
    place = tmp_path_factory.mktemp("workers")
    monkeypatch.chdir(place)
    (place / "raw").mkdir()
    for posts in runs:
        for number, body, address in posts:
            put(place, f"2024-03-02-{number}.md", post(address, body))
        told = []
        for jobs in (1, 3):
            wishes = Wishes(archived="2024-06-01", jobs=jobs)
            report = import_paths([Path("raw")], place / str(jobs) / "content", wishes)
            told.append(report.outcomes)
        assert told[0] == told[1]
        assert snapshot(place / "1") == snapshot(place / "3")


def test_the_order_in_which_files_are_named_makes_no_difference(place: Path) -> None:
    for number in range(4):
        put(place, f"{number}.md", post("same", BODIES[0]))
    files = sorted((place / "raw").iterdir())
    import_paths(files, place / "1" / "content", WISHES)
    import_paths(files[::-1], place / "2" / "content", WISHES)
    assert snapshot(place / "1") == snapshot(place / "2")


def test_a_file_that_ends_every_process_that_reads_it_is_refused_and_the_others_are_read() -> None:
    def look(file: RawFile) -> Ahead:
        if file.name == "77":
            os._exit(9)
        return Ahead(file, outcome=Outcome(file.name, "imported"))

    files = [RawFile(str(n), str(n)) for n in range(100)]
    with Crew(look, 2) as crew:
        found = list(crew.answers(files))
    assert [ahead.file for ahead in found] == files
    refused = [ahead.outcome for ahead in found if ahead.outcome.status == "refused"]  # type: ignore[union-attr]
    assert [(outcome.path, outcome.status) for outcome in refused if outcome] == [("77", "refused")]


def test_few_files_are_read_without_workers(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Crew, "_start", lambda self: pytest.fail("a worker was started"))
    put(place, "bus.txt", TEXT)
    assert run(place, Wishes(archived="2024-06-01", jobs=4)).counts() == {"imported": 1}
