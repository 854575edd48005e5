"""An article's own page is printed again when anything that it may show changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_builder import unpack, write_settings

from plugins.press.build import build

SITE = """
-- content/sources.yaml --
sources: []
-- content/taxonomy.yaml --
categories:
  - {name: 时政, slug: affairs}
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
-- counting.py --
from pelican import signals

from plugins.catalog.archive import Part, archive_of

DECLARES_ITS_PAGES = True


def tell(generator):
    archive = archive_of(generator)
    total = len(archive.standings)

    def attach(article):
        article.total = total

    archive.tell(Part("total", attach_listed=attach, listed=lambda slug: b"%d" % total))


def register():
    signals.article_generator_finalized.connect(tell)
"""
PLUGINS = ["plugins.catalog", "plugins.feeds", "plugins.press"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    unpack(SITE, tmp_path)
    write_settings(tmp_path)
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "theme", tmp_path / "theme")
    template = tmp_path / "theme/templates/article.html"
    shown = "<i>{{ article.total }} {{ article.relative_source_path }}</i>"
    text = template.read_text("utf-8").replace("{% block main %}", "{% block main %}" + shown)
    assert shown in text
    template.write_text(text, encoding="utf-8")
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"sys.path.insert(0, {str(tmp_path)!r})\nTHEME = 'theme'\n")
        file.write(f"PLUGINS = [*{PLUGINS!r}, 'counting']\n")
    return tmp_path


def page(project: Path) -> str:
    build(project / "conf.py", project / "output", jobs=1)
    return (project / "output/a/aa/aa01.html").read_text("utf-8")


def test_what_a_plugin_puts_on_every_page_that_lists_it(project: Path) -> None:
    assert "<i>2 2023/03/aa01.md</i>" in page(project)
    (project / "content/2024/03/bb02.md").unlink()
    assert "<i>1 2023/03/aa01.md</i>" in page(project)


def test_where_its_file_lies(project: Path) -> None:
    assert "<i>2 2023/03/aa01.md</i>" in page(project)
    (project / "content/2023").rename(project / "content/1923")
    assert "<i>2 1923/03/aa01.md</i>" in page(project)
