"""`pelican --autoreload` runs one Pelican object again and again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from site_builder import ROOT, unpack, write_settings

SITE = """
    -- content/2022/0a01020304050607.md --
    Title: 渡口新桥通车
    Date: 2022-05-23
    Category: 交通
    Slug: 0a01020304050607
    Source: 云岭日报

    今天上午，渡口新桥通车。
    -- content/sources.yaml --
    sources:
      - {name: 云岭日报, slug: yunling}
    -- content/taxonomy.yaml --
    categories:
      - {name: 交通, slug: traffic}
"""
TWICE = """
from pathlib import Path
from pelican import get_instance, parse_arguments

pelican, settings = get_instance(parse_arguments(["-s", "conf.py", "-o", "output"]))
pelican.run()
article = Path("content/2022/0a01020304050607.md")
article.write_bytes(article.read_bytes().replace("新桥".encode(), "老桥".encode()))
pelican.run()
"""


def test_a_second_run_of_one_object_prints_into_the_same_output(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    write_settings(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    subprocess.run(
        [sys.executable, "-c", TWICE], cwd=tmp_path, env=environment, check=True, timeout=120
    )
    page = tmp_path / "output/a/0a/0a01020304050607.html"
    assert "渡口老桥通车" in page.read_text(encoding="utf-8")
