"""Departments across documents, on plain data: who is one, what counts, who stands beside whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.catalog.facts import Document, Measure, departments
from plugins.catalog.sources import Departments, read_departments
from plugins.documents import papers
from plugins.documents.departments import beside, counted, departments_of, duties, named_in
from plugins.documents.model import Duty, Paper, Task
from plugins.documents.papers import papers_of
from plugins.errors import ContentError

NO_LIST = Departments({}).resolve


def task(no: int, *names: str, id: str | None = "", **roles: str) -> Task:
    """Return a measure; its id is `m` and its number unless another is given."""
    return Task(no, f"m{no}" if id == "" else id, f"第{no}件", names, tuple(roles.items()))


def paper(stated: str, *tasks: Task) -> Paper:
    return Paper(b"", "清政办发〔2024〕1号", stated, tasks)


# -- who is one --------------------------------------------------------------------------------


def test_names_are_one_when_they_are_equal_but_for_white_space() -> None:
    papers = {
        "a": paper("2024", task(1, "市教育局", "市 教育局")),
        "b": paper("2023", task(1, "市教育局")),
    }
    (found,) = departments_of(papers, NO_LIST).values()
    assert (found.name, found.forms, found.duty_count) == ("市教育局", [], 2)


def test_a_short_form_is_another_department_unless_the_list_says_so(tmp_path: Path) -> None:
    papers = {"a": paper("2024", task(1, "发展改革委"), task(2, "国家发展改革委"))}
    assert {"发展改革委", "国家发展改革委"} == {*departments_of(papers, NO_LIST)}
    file = tmp_path / "taxonomy.yaml"
    file.write_text(
        "categories: []\ndepartments:\n  - {name: 国家发展改革委, slug: ndrc, aliases: [发展 改革委]}\n",
        encoding="utf-8",
    )
    (found,) = departments_of(papers, read_departments(file).resolve).values()
    assert (found.slug, found.name, found.forms) == ("ndrc", "国家发展改革委", ["发展改革委"])


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("  - {name: 甲局, aliases: [乙局]}\n  - {name: 乙局}", r":3: gives the name “乙局” to 甲局 and to 乙局"),
        ("  - {name: 甲局, slug: a}\n  - {name: 乙局, slug: a}", r":3: gives the slug “a” to 甲局 and to 乙局"),
        ("  - {slug: a}", r":2: has an entry without a name"),
        ("  甲局: 乙局", r":2: must hold a list under “departments:”"),
    ],
)  # fmt: skip
def test_a_list_in_doubt_is_told_with_its_line(tmp_path: Path, listed: str, said: str) -> None:
    file = tmp_path / "taxonomy.yaml"
    file.write_text(f"departments:\n{listed}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        read_departments(file)


def test_every_name_is_known_with_a_document_that_uses_it() -> None:
    papers = {"a": paper("2024", task(1, "C+局")), "b": paper("2023", task(1, "C-局", "C+局"))}
    assert named_in(papers, NO_LIST) == {("c-局", "C+局"): "a", ("c-局", "C-局"): "b"}


def test_a_name_without_letters_has_no_page() -> None:
    assert departments_of({"a": paper("2024", task(1, "？？"))}, NO_LIST) == {}


# -- what documents ask ------------------------------------------------------------------------


def test_documents_stand_newest_first_and_undated_last() -> None:
    papers = {
        slug: paper(day, task(1, "甲局"))
        for slug, day in {"a": "2023-01", "b": "", "c": "2024"}.items()
    }
    (found,) = departments_of(counted(papers, ()), NO_LIST).values()
    assert found.papers == ["c", "a", "b"]


def test_a_document_printed_twice_asks_once_by_its_first_printing() -> None:
    papers = {
        slug: paper(day, task(1, "甲局"))
        for slug, day in {"a": "", "b": "2024-05", "c": "2024-03", "d": "2023"}.items()
    }
    assert [*counted(papers, [("a", "b", "c", "elsewhere")])] == ["c", "d"]


def test_a_part_is_told_of_those_of_whom_it_is_stated() -> None:
    papers = {
        "a": paper(
            "2024",
            task(1, "甲局", "乙局", "丙局", 甲局="牵头", 乙局="配合"),
            task(2, "甲局", id=None),
        )
    }
    roles = {
        name: [duty.role for duty in duties(name, papers["a"], NO_LIST)]
        for name in ("甲局", "乙局", "丙局", "丁局")
    }
    assert roles == {"甲局": ["牵头", None], "乙局": ["配合"], "丙局": [None], "丁局": []}
    assert duties("甲局", papers["a"], NO_LIST)[1] == Duty(2, None, "第2件", None)


def test_neighbours_are_counted_by_shared_measures_most_first() -> None:
    papers = {
        "a": paper("2024", task(1, "甲局", "乙局", "乙 局"), task(2, "甲局", "丙局"), task(3, "丙局", "丁局")),
        "b": paper("2023", task(1, "甲局", "丙局")),
    }  # fmt: skip
    assert beside("甲局", papers.values(), NO_LIST) == [
        (("丙局", "丙局"), 2),
        (("乙局", "乙局"), 1),
    ]


# -- what is kept ------------------------------------------------------------------------------


@dataclass
class FakeMember:
    """A `Member` that tells when its files are read."""

    slug: str
    kind: str = "official"
    is_template: bool = False
    version: int = 1
    read: list[str] = field(default_factory=list)

    @property
    def digest(self) -> bytes:
        return f"{self.slug}{self.version}".encode()

    @property
    def record(self) -> Any:
        return SimpleNamespace(kind=self.kind, printed=SimpleNamespace(order="2024-05-20"))

    def text(self) -> str:
        raise AssertionError("nobody wants the text")

    def document(self) -> Document:
        self.read.append(self.slug)
        listed = (Measure(1, "m1", None, f"办好{self.slug}", ("甲局",), (("甲局", "牵头"),)),)
        return Document(
            None, None, None, None, (), None, (), None, (), listed, (), departments(listed)
        )  # fmt: skip


def test_only_new_official_documents_are_read(tmp_path: Path) -> None:
    place = tmp_path / "cache" / "documents-content"
    read: list[str] = []
    members = [FakeMember("a", read=read), FakeMember("b", kind="speech", read=read)]
    first = papers_of(members, place)
    assert first == {
        "a": Paper(
            b"a1", None, "2024-05-20", (Task(1, "m1", "办好a", ("甲局",), (("甲局", "牵头"),)),)
        )
    }
    assert papers_of(members, place) == first and read == ["a"]
    members += [FakeMember("c", read=read), FakeMember("sample", is_template=True, read=read)]
    assert [*papers_of(members, place)] == ["a", "c"] and read == ["a", "c"]
    members[0].version = 2
    assert [*papers_of(members, place)] == ["a", "c"] and read == ["a", "c", "a"]


def test_nothing_is_kept_of_a_document_that_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "documents-content"
    papers_of([FakeMember("a"), FakeMember("b")], place)
    papers_of([FakeMember("b")], place)
    kept = place.read_bytes()
    assert "办好a".encode() not in kept and "办好b".encode() in kept
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


@pytest.mark.parametrize(
    "spoil", [lambda data: b"", lambda data: data[:-1], lambda data: b"x" + data]
)
def test_a_broken_file_is_made_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    place = tmp_path / "documents-content"
    papers_of([FakeMember("a")], place)
    whole = place.read_bytes()
    place.write_bytes(spoil(whole))
    assert [*papers_of([FakeMember("a")], place)] == ["a"]
    assert place.read_bytes() == whole


def test_a_file_of_other_programs_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, read = tmp_path / "documents-content", list[str]()
    monkeypatch.setattr(papers, "_version", lambda: b"others")
    papers_of([FakeMember("a")], place)
    monkeypatch.undo()
    papers_of([FakeMember("a", read=read)], place)
    assert read == ["a"]


def test_a_file_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    assert [*papers_of([FakeMember("a")], tmp_path / "cache" / "documents")] == ["a"]
