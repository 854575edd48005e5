"""Two plugins that would print one page: an error, whoever builds; never the one over the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builder import run_pelican, unpack, write_settings

SITE = """
-- content/sources.yaml --
sources: []
-- content/taxonomy.yaml --
categories: [{name: 时政, slug: affairs}]
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
-- second.py --
from pelican import signals
from pelican.generators import Generator

from plugins.catalog.archive import Sheet, archive_of

DECLARES_ITS_PAGES = True


class Second(Generator):
    def generate_output(self, writer):
        for name in ("mine/index.html", "404.html"):
            sheet = Sheet(name, name, "", lambda: b"mine", facts=b"mine")
            archive_of(self).print(sheet, self, writer)


def generators(pelican):
    return Second


def register():
    signals.get_generators.connect(generators)
"""


@pytest.mark.parametrize("stock", [False, True])
def test_a_second_page_of_one_address_is_an_error(tmp_path: Path, stock: bool) -> None:
    unpack(SITE, tmp_path)
    write_settings(tmp_path, stock=stock)
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"sys.path.insert(0, {str(tmp_path)!r})\nPLUGINS = [*PLUGINS, 'second']\n")
    built = run_pelican(tmp_path, "-s", "conf.py")
    assert "Two plugins would print 404.html. Change the address of one" in built.said
