"""What is wrong with a template is told by its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.errors import BuildError
from plugins.press.place import plain_errors


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        ("{% if %}", "_m.html:2: Expected an expression, got 'end of statement block'."),
        ("{{ 1|nothing }}", "_m.html:2: No filter named 'nothing'."),
        ("{{ nothing.at_all }}", "_m.html:2: 'nothing' is undefined."),
        ("{% include 'none.html' %}", "_m.html:2: There is no template none.html."),
    ],
    ids=["syntax", "unknown filter", "undefined", "no such file"],
)
def test_a_fault_of_a_template_is_told_by_its_file_and_line(
    tmp_path: Path, faulty: str, said: str
) -> None:
    (tmp_path / "page.html").write_text("一\n二\n{% include '_m.html' %}\n", encoding="utf-8")
    (tmp_path / "_m.html").write_text(f"一\n{faulty}\n", encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path))
    with pytest.raises(BuildError) as raised, plain_errors():
        environment.get_template("page.html").render()
    assert str(raised.value) == f"{tmp_path}/{said} Correct the template."


def test_a_page_whose_template_is_not_there_is_told(tmp_path: Path) -> None:
    environment = Environment(loader=FileSystemLoader(tmp_path))
    with pytest.raises(BuildError, match=r"^There is no template none\.html\."), plain_errors():
        environment.get_template("none.html")
