"""What `invoke build` saw of the content while it asked whether anything changed is not looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.catalog.scan import ORIGINALS, scan
from plugins.press.order import Order
from plugins.press.run import look
from plugins.press.seen import Looked


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022/a.md").write_text("Title: 桥\n", encoding="utf-8")
    return tmp_path


def test_what_was_looked_at_is_taken(content: Path) -> None:
    seen = Looked(1, str(content), (".#*",), {"": {}})
    assert look(Order(looked=seen), str(content), (".#*",)) is seen


@pytest.mark.parametrize("other", [("elsewhere", (".#*",)), ("", ())])
def test_another_folder_or_other_patterns_are_looked_at_anew(
    content: Path, other: tuple[str, tuple[str, ...]]
) -> None:
    seen = Looked(1, other[0] or str(content), other[1], {"": {}})
    found = look(Order(looked=seen), str(content), (".#*",))
    assert found.tree == scan(content, ORIGINALS, (".#*",)) and found.began > 1


def test_a_build_that_nobody_looked_for_looks_itself(content: Path) -> None:
    assert look(Order(), str(content), ()).tree == scan(content, ORIGINALS)
