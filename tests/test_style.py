"""Style and types, so that one test command says everything CI asks for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "importers", "plugins"],
    ],
    ids=lambda command: " ".join(command),
)
def test_the_linters_find_nothing(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")


def test_no_module_is_past_400_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for folder in ("importers", "plugins")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_plugins_do_not_look_into_one_another_but_for_the_catalogue() -> None:
    found = []
    for path in (ROOT / "plugins").rglob("*.py"):
        parts = path.relative_to(ROOT / "plugins").parts
        own, up = parts[0], r"\." * len(parts)
        for other in re.findall(
            rf"^from {up}(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            if other not in (own, "catalog", "errors", "output"):
                found.append(f"{path.name} imports {other}")
    assert not found


def test_importers_know_nothing_of_pelican() -> None:
    for path in (ROOT / "importers").rglob("*.py"):
        assert not re.search(
            r"^(?:import|from) pelican", path.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_packages_use_relative_imports_so_that_the_wheel_can_map_them() -> None:
    for folder in ("importers", "plugins"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"^(?:import|from) (?:importers|plugins)\b", text, re.MULTILINE), (
                path
            )


MANY = 20
"""Modules from which on a package says in its docstring where things are."""


def large_packages() -> list[Path]:
    packages = (path.parent for path in (ROOT / "plugins").rglob("__init__.py"))
    return [package for package in packages if len([*package.glob("*.py")]) >= MANY]


@pytest.mark.parametrize("package", large_packages(), ids=lambda package: package.name)
def test_a_large_package_says_where_each_of_its_modules_belongs(package: Path) -> None:
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    lines = re.findall(r"^- [^:]+: (.+)$", ast.get_docstring(tree) or "", re.MULTILINE)
    said = sorted(name for line in lines for name in line.split(", "))
    inside = (
        path
        for path in package.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    )
    assert said == sorted(path.stem for path in inside if not path.stem.startswith("__"))
