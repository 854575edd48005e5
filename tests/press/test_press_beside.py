"""Files that a plugin keeps beside each article's page: there with it, new with it, gone with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builder import run_pelican, unpack, write_settings

from plugins.errors import BuildError
from plugins.press.build import build

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
-- content/2024/03/aa01.md --
Title: 春汛
Date: 2024-03-01
Category: 时政
Slug: aa01

河水涨了三尺。
-- content/2024/03/bb02.md --
Title: 秋收
Date: 2024-03-02
Category: 时政
Slug: bb02

谷子进了仓。
-- content/2024/03/cc03.md --
Title: 冬灌
Date: 2024-03-03
Category: 时政
Slug: cc03
Status: hidden

水渠通了水。
-- notes.py --
import logging

from pelican import signals
from pelican.generators import Generator

from plugins.catalog.archive import Beside, archive_of

DECLARES_ITS_PAGES = True


class Notes(Generator):
    def generate_output(self, writer):
        archive_of(self).accompany(Beside((".note", ".2.note"), made), self)


def made(article):
    note = f"{article.title}：{article._content}".encode()
    if "不详" in article._content:
        if "水" in article._content:
            logging.getLogger(__name__).error("%s: its note is lost. Look for it.", article.slug)
        return {".2.note": note}
    return {".note": note, ".2.note": note * 2}


def generators(pelican):
    return Notes


def register():
    signals.get_generators.connect(generators)
"""

FIRST = "a/aa/aa01.note"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(SITE, tmp_path)
    write_settings(tmp_path)
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"sys.path.insert(0, {str(tmp_path)!r})\nPLUGINS = [*PLUGINS[:-1], 'notes',")
        file.write(" PLUGINS[-1]]\n")
    return tmp_path


def notes(project: Path) -> dict[str, str]:
    output = project / "output"
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*.note")}
    return {name: path.read_text("utf-8") for name, path in sorted(found.items())}


def rebuilt(project: Path, jobs: int = 1) -> dict[str, str]:
    build(project / "conf.py", project / "output", jobs=jobs)
    return notes(project)


def edit(project: Path, slug: str, old: str, new: str) -> None:
    file = project / f"content/2024/03/{slug}.md"
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_each_listed_article_has_its_files_and_a_hidden_one_has_none(project: Path) -> None:
    found = rebuilt(project)
    assert list(found) == ["a/aa/aa01.2.note", FIRST, "a/bb/bb02.2.note", "a/bb/bb02.note"]
    assert found[FIRST] == "春汛：<p>河水涨了三尺。</p>"


def test_the_files_follow_their_article_and_leave_the_others_alone(project: Path) -> None:
    before = rebuilt(project)
    edit(project, "aa01", "三尺", "五尺")
    after = rebuilt(project, jobs=2)
    assert after[FIRST] == "春汛：<p>河水涨了五尺。</p>"
    assert after["a/bb/bb02.note"] == before["a/bb/bb02.note"]
    assert build(project / "conf.py", project / "output").printed == 0


@pytest.mark.parametrize("line", ["Status: hidden", "Withdrawn: 2024-05-01\nStatus: hidden"])
def test_the_files_go_when_their_article_is_listed_no_more(project: Path, line: str) -> None:
    rebuilt(project)
    edit(project, "aa01", "Slug: aa01", f"Slug: aa01\n{line}")
    assert list(rebuilt(project)) == ["a/bb/bb02.2.note", "a/bb/bb02.note"]
    (project / "content/2024/03/bb02.md").unlink()
    assert rebuilt(project) == {}


def test_the_files_go_when_a_page_of_the_site_takes_the_place_of_their_article(
    project: Path,
) -> None:
    before = rebuilt(project)
    (project / "content/2024/03/aa01.md").unlink()
    notice = project / "content/pages/notice.md"
    notice.write_text("Title: 告示\nSave_as: a/aa/aa01.html\n\n此文已撤。\n", encoding="utf-8")
    assert list(rebuilt(project)) == ["a/bb/bb02.2.note", "a/bb/bb02.note"]
    assert "此文已撤" in (project / "output/a/aa/aa01.html").read_text("utf-8")
    notice.unlink()
    unpack(SITE, project)
    assert rebuilt(project) == before


def test_a_file_that_was_taken_away_is_printed_again(project: Path) -> None:
    before = rebuilt(project)
    (project / "output" / FIRST).unlink()
    assert rebuilt(project) == before


def test_without_the_plugin_the_files_go(project: Path) -> None:
    rebuilt(project)
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("PLUGINS.remove('notes')\n")
    assert rebuilt(project) == {}


def test_no_redirect_takes_the_place_of_such_a_file(project: Path) -> None:
    edit(project, "bb02", "Slug: bb02", f"Slug: bb02\nAliases: /{FIRST}")
    with pytest.raises(BuildError, match=r"no redirect from '/a/aa/aa01\.note'"):
        rebuilt(project)


def test_stock_pelican_writes_the_same_files(project: Path) -> None:
    expected = rebuilt(project)
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("from pelican import Pelican as PELICAN_CLASS\n")
    site = run_pelican(project, "-s", "conf.py", "content", output="stock")
    assert site.status == 0, site.said
    stock = {name: body.decode() for name, body in site.files().items() if name.endswith(".note")}
    assert stock == expected != {}


SILENT = (
    "bb02", "谷子", r"^a/bb/bb02\.note: was to stand beside a/bb/bb02\.html, and the plugin notes did not make"
    r" it\. Mend the plugin, or take it out of PLUGINS\.$"
)  # fmt: skip
LOGGED = (
    "aa01",
    "河水",
    r"^The site was not built[^\n]+\n  aa01: its note is lost\. Look for it\.$",
)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("slug", "text", "said"), [SILENT, LOGGED])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_file_that_its_plugin_did_not_make_is_told_with_its_page(
    project: Path, slug: str, text: str, said: str, is_first: bool, jobs: int
) -> None:
    """A build after another compares what it printed, and is not to fall over what is not there."""
    before = {} if is_first else rebuilt(project)
    edit(project, slug, text, "水量不详" if text == "河水" else "收成不详")
    with pytest.raises(BuildError, match=said):
        rebuilt(project, jobs)
    assert notes(project) == before


def test_the_first_of_many_files_that_were_not_made_is_told_with_their_number(
    project: Path,
) -> None:
    for slug, text in (("aa01", "河水"), ("bb02", "谷子")):
        edit(project, slug, text, "收成不详")
    edit(project, "aa01", "涨了三尺", "长势")
    with pytest.raises(BuildError, match=r"^a/aa/aa01\.note: .+ make it, nor 1 more\. Mend "):
        rebuilt(project)
