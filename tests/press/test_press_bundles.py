"""Folders that another program fills: filled again when what is in them changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builder import run_pelican, unpack, write_settings

from plugins.press.build import build
from plugins.press.verify import differences

SITE = """
-- content/sources.yaml --
sources: []
-- content/taxonomy.yaml --
categories:
  - {name: 时政, slug: affairs}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
-- content/2023/03/aa01.md --
Title: 春汛
Date: 2023-03-01
Category: 时政
Slug: aa01

河水涨了三尺。
-- content/2024/03/bb02.md --
Title: 秋收
Date: 2024-03-02
Category: 时政
Slug: bb02

谷子进了仓。
-- indexing.py --
import os
from functools import partial
from pelican import signals
from pelican.generators import Generator

from plugins.catalog.archive import Bundle, archive_of

DECLARES_ITS_PAGES = True


class Indexing(Generator):
    def generate_output(self, writer):
        archive = archive_of(self)
        years = {}
        for one in archive.standings:
            years.setdefault(one.day[:4], []).append(one.slug)
        for year, slugs in years.items():
            make = partial(fill, archive, slugs)
            archive.bundle(Bundle(f"index/{year}", make, year.encode(), slugs), self)


def fill(archive, slugs, folder):
    assert not list(folder.iterdir())
    text = "".join(archive.article(slug)._content for slug in slugs)
    (folder / "words.txt").write_text(text, encoding="utf-8")
    # Never the same bytes twice, nor the same name.
    (folder / os.urandom(8).hex()).write_bytes(b"")


def generators(pelican):
    return Indexing


def register():
    signals.get_generators.connect(generators)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(SITE, tmp_path)
    write_settings(tmp_path)
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"sys.path.insert(0, {str(tmp_path)!r})\nPLUGINS = [*PLUGINS, 'indexing']\n")
    return tmp_path


def rebuilt(project: Path) -> dict[str, str]:
    """The files of the index, by path, with what is in them."""
    build(project / "conf.py", project / "output", jobs=1)
    index = project / "output/index"
    files = [path for path in sorted(index.rglob("*")) if path.is_file()]
    return {path.relative_to(index).as_posix(): path.read_text("utf-8") for path in files}


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def of(year: str, files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if name.startswith(year)}


def test_a_folder_is_filled_again_when_an_article_in_it_changed_and_no_other_is(
    project: Path,
) -> None:
    before = rebuilt(project)
    assert len(before) == 4
    edit(project, "2024/03/bb02.md", "谷子", "稻子")
    after = rebuilt(project)
    assert of("2023", after) == of("2023", before)
    assert after["2024/words.txt"] == "<p>稻子进了仓。</p>"
    assert len(of("2024", after)) == 2, "what the folder held before is gone"


def test_what_changes_elsewhere_fills_no_folder(project: Path) -> None:
    before = rebuilt(project)
    edit(project, "pages/about.md", "说明", "声明")
    assert rebuilt(project) == before


def test_a_folder_that_nobody_asks_for_any_more_goes(project: Path) -> None:
    rebuilt(project)
    (project / "content/2023/03/aa01.md").unlink()
    after = rebuilt(project)
    assert len(after) == 2
    assert of("2023", after) == {}


def test_a_file_taken_out_of_a_folder_has_it_filled_again(project: Path) -> None:
    rebuilt(project)
    (project / "output/index/2023/words.txt").unlink()
    after = rebuilt(project)
    assert after["2023/words.txt"] == "<p>河水涨了三尺。</p>"
    assert len(of("2023", after)) == 2


def test_a_comparison_with_a_build_from_nothing_leaves_such_folders_out(project: Path) -> None:
    rebuilt(project)
    assert differences(project / "conf.py", project / "output") == []
    (project / "output/index.html").write_text("x", encoding="utf-8")
    assert differences(project / "conf.py", project / "output")[0].startswith("index.html differs")


def test_stock_pelican_fills_them_too(project: Path) -> None:
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("from pelican import Pelican as PELICAN_CLASS\n")
    site = run_pelican(project, "-s", "conf.py", "content")
    assert site.read("index/2024/words.txt") == "<p>谷子进了仓。</p>"


WORDS = "index/2024/words.txt"
TOGETHER = "one of the files of index/2024/, which are made together"


def why(project: Path, page: str, *, full: bool = False) -> str:
    return build(project / "conf.py", project / "output", jobs=1, full=full, why=page).why


def test_why_such_a_folder_was_filled_is_told(project: Path) -> None:
    assert why(project, WORDS) == f"{WORDS} is {TOGETHER}. They were made: they were not there."
    assert why(project, WORDS) == f"{WORDS} is {TOGETHER}. They are unchanged."
    again = f"{WORDS} is {TOGETHER}. They were made:"
    assert why(project, WORDS, full=True) == f"{again} everything is printed with --full."
    edit(project, "2023/03/aa01.md", "三尺", "五尺")
    assert why(project, WORDS) == f"{WORDS} is {TOGETHER}. They are unchanged."
    edit(project, "2024/03/bb02.md", "谷子", "稻子")
    assert why(project, WORDS) == f"{again} the text of an article in them."
    (project / "output" / WORDS).unlink()
    left = "the settings or the programs changed, or one of them was not as it had been left"
    assert why(project, WORDS) == f"{again} {left}."
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("SITENAME = '别名'\n")
    assert why(project, WORDS) == f"{again} {left}."


def test_why_a_file_that_is_no_more_is_told(project: Path) -> None:
    rebuilt(project)
    edit(project, "2024/03/bb02.md", "2024-03-02", "2023-03-02")
    assert why(project, WORDS) == f"{WORDS} is no page of this site any more, and was taken away."
    assert why(project, WORDS) == f"{WORDS} is no page of this site."


def test_of_what_pelican_prints_itself_that_is_told_for_why(project: Path) -> None:
    said = "is printed in every build, and replaced when its bytes changed."
    for asked in ("about/index.html", "/about/", "http://localhost:8000/about/?a#b"):
        assert why(project, asked) == f"about/index.html {said}"
