"""The catalogue gives back what the last build knew, or says that it knows nothing."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from plugins.catalog.catalogue import Catalogue, Core, Rest, forget, packed
from plugins.catalog.rows import NOTHING_KNOWN, UNKNOWN, Row

REST = Rest({"title": "渡口新桥通车", "slug": "0a01"}, ("0a01", None, ("桥梁",)), "导语")


def core(path: str, slug: str = "0a01") -> Core:
    order, arrived = ("2022-05-23", slug), ("2026-11-01", "2022-05-23", slug)
    tags, aliases = ("桥梁", "渡口"), ("/old.html",)
    return Core(
        *(path, bytes(16), slug, "published", bytes(8), order, "2022-05-23", "交通", tags),
        *(
            "河汾日报",
            arrived,
            1653235200.5,
            aliases,
            False,
            True,
            False,
            3170,
            "article",
            4,
            "3f0a",
        ),
    )


A: Row = (b"inputs of a", (".bib", ".json"))
B: Row = (b"inputs of b", ())
ONE, TWO = core("2022/a.md"), core("2022/b.md", "0b01")


@contextmanager
def opened(path: Path, version: bytes = b"1") -> Iterator[Catalogue]:
    found = Catalogue(path, version)
    try:
        yield found
    finally:
        found.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalogue of two articles and two pages."""
    file = tmp_path / "catalogue.sqlite"
    with opened(file) as made:
        for one in (ONE, TWO):
            made.add(one.path, packed(REST))
        pages = {"a.html": A, "b.html": B}
        made.save({"2022": [ONE, TWO]}, [], pages, [], {"generation": b"7"})
        made.commit()
    return file


def test_what_was_saved_comes_back(path: Path) -> None:
    with opened(path) as found:
        assert found.cores() == {"2022": {"2022/a.md": ONE, "2022/b.md": TWO}}
        assert found.rest("2022/a.md") == REST
        assert found.pages() == {"a.html": A, "b.html": B}
        assert found.meta("generation") == b"7"


def test_what_was_not_committed_is_gone(path: Path) -> None:
    with opened(path) as found:
        found.save(
            {"2022": []}, ["2022/a.md", "2022/b.md"], {"a.html": (b"other", ())}, ["b.html"], {}
        )
    with opened(path) as found:
        assert found.cores() == {"2022": {"2022/a.md": ONE, "2022/b.md": TWO}}
        assert found.pages() == {"a.html": A, "b.html": B}


def test_a_card_that_was_read_anew_counts_before_it_is_saved(path: Path) -> None:
    with opened(path) as found:
        found.add("2022/a.md", packed(REST._replace(lead="别的导语")))
        assert found.rest("2022/a.md").lead == "别的导语"


def test_an_article_that_is_gone_is_forgotten(path: Path) -> None:
    with opened(path) as found:
        found.save({"2022": [TWO]}, ["2022/a.md"], {}, ["a.html"], {})
        found.commit()
    with opened(path) as found:
        assert found.cores() == {"2022": {"2022/b.md": TWO}}
        assert found.pages() == {"b.html": B}


def test_a_folder_without_articles_is_gone(path: Path) -> None:
    with opened(path) as found:
        found.save({"2022": []}, ["2022/a.md", "2022/b.md"], {}, [], {})
        found.commit()
    with opened(path) as found:
        assert found.cores() == {}


def test_a_damaged_file_is_made_again(path: Path) -> None:
    path.write_bytes(b"no data base, " * 1000)
    with opened(path) as found:
        assert (found.cores(), found.pages(), found.meta("generation")) == ({}, {}, None)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("folders", "cores", [()]),
        ("folders", "cores", [{}]),
        ("folders", "cores", [("2022/a.md",)]),
        ("folders", "cores", 7),
        ("cards", "rest", ()),
        ("cards", "rest", {}),
        ("pages", "rows", {"a.html": ()}),
        ("pages", "rows", {"a.html": (b"", 7)}),
        ("pages", "rows", {"a.html": (b"", (7,))}),
        ("pages", "rows", {7: (b"", (".bib",))}),
        ("pages", "rows", {"a.html": {}}),
    ],
)
def test_data_of_another_shape_are_damage(
    path: Path, table: str, column: str, value: object
) -> None:
    with opened(path) as found:
        assert found.is_sound()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE {table} SET {column} = ?", (marshal.dumps(value),))
    with opened(path) as found:
        assert not found.is_sound()
    with opened(path, b"2") as found:
        assert found.cores() == {}
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DELETE FROM pages")
        other.execute("INSERT INTO pages VALUES (1, ?)", (marshal.dumps(value),))
    forget(path, ["a.html"], [])


def test_another_version_keeps_the_names_of_pages_and_forgets_all_else(path: Path) -> None:
    with opened(path, b"2") as found:
        assert found.cores() == {}
        assert found.meta("generation") is None
        assert found.pages() == {"a.html": (UNKNOWN, (".bib", ".json")), "b.html": NOTHING_KNOWN}


def test_another_version_leaves_no_rows_where_it_would_not_put_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO pages VALUES (900, ?)", (marshal.dumps({"a.html": A}),))
    with opened(path, b"2") as found:
        found.save({}, [], {"a.html": A}, [], {})
        found.commit()
        assert found.pages() == {"a.html": A, "b.html": (UNKNOWN, ())}


def test_another_version_is_another_one_until_it_was_saved(path: Path) -> None:
    with opened(path, b"2"):
        pass
    with opened(path, b"2") as found:
        found.save({}, [], {}, [], {"generation": b"8"})
        found.commit()
    with opened(path, b"2") as found:
        assert found.meta("generation") == b"8"


def test_a_forked_process_reads_by_a_connection_of_its_own(path: Path) -> None:
    with opened(path) as found:
        assert found.rest("2022/a.md") == REST
        child = os.fork()
        if child == 0:
            os._exit(0 if found.rest("2022/b.md") == REST else 1)
        assert os.waitpid(child, 0)[1] == 0


def test_forget_makes_printed_pages_unknown_and_drops_removed_ones(path: Path) -> None:
    forget(path, ["a.html", "new.html"], ["b.html"])
    with opened(path) as found:
        assert found.pages() == {"a.html": (UNKNOWN, (".bib", ".json")), "new.html": NOTHING_KNOWN}
        assert found.cores() == {"2022": {"2022/a.md": ONE, "2022/b.md": TWO}}


def test_forget_makes_a_page_unknown_when_a_file_beside_it_was_printed_or_removed(
    path: Path,
) -> None:
    for printed, removed in ((["a.json"], []), ([], ["a.bib"])):
        forget(path, printed, removed)
        with opened(path) as found:
            assert found.pages() == {"a.html": (UNKNOWN, (".bib", ".json")), "b.html": B}
            found.save({}, [], {"a.html": A}, [], {})
            found.commit()


def test_forget_makes_no_catalogue_where_there_is_none(tmp_path: Path) -> None:
    forget(tmp_path / "none.sqlite", ["a.html"], [])
    assert not (tmp_path / "none.sqlite").exists()


def test_a_catalogue_that_cannot_be_told_is_gone(path: Path) -> None:
    path.write_bytes(b"no data base, " * 1000)
    forget(path, ["a.html"], [])
    assert not path.exists()


def test_a_catalogue_that_finds_no_space_is_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("plugins.catalog.catalogue.change_rows", full)
    forget(path, ["a.html"], [])
    assert not path.exists()
