"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from importers.cli import _parser
from importers.kinds import KINDS
from importers.sidecar import KEYS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tasks() -> dict[str, object]:
    import tasks as module

    return dict(module.namespace.tasks)


@pytest.mark.parametrize("name", READMES)
def test_every_task_is_in_the_readme_and_every_task_there_exists(name: str) -> None:
    named = set(re.findall(r"invoke ([a-z]+)", read(name)))
    assert named == set(tasks())


def readme_tasks() -> list[str]:
    lines = re.findall(r"^(?:\.venv/bin/)?invoke [^#\n]+", read("README.md"), re.MULTILINE)
    table = re.findall(r"^\| (`invoke[^|]*) \|", read("README.md"), re.MULTILINE)
    return [*lines, *(line for cell in table for line in re.findall(r"`(invoke [^`]+)`", cell))]


@pytest.mark.parametrize("line", readme_tasks())
def test_every_task_line_of_the_readme_is_taken_by_invoke(line: str) -> None:
    words = shlex.split(line.removeprefix(".venv/bin/"))[1:]
    from invoke.parser import Parser

    import tasks as module

    contexts = module.namespace.to_contexts()
    parsed = Parser(contexts=contexts).parse_argv(words)
    assert [context.name for context in parsed] == [words[0]]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files_that_exist(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", read(name)):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", PAGES)
def test_every_importer_option_in_the_docs_is_taken_by_the_command(name: str) -> None:
    parser = _parser()
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    for line in re.findall(r"^(?:\$ )?python -m importers (\w+.*)$", read(name), re.MULTILINE):
        command, *words = shlex.split(line.split("#")[0].replace("…", "").replace("|", ""))
        known = commands.choices[command].format_help()
        for word in words:
            option = word.strip("[]")
            assert not option.startswith("--") or option in known, (command, option)


def test_every_option_of_the_importers_is_documented() -> None:
    (commands,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    text = read("docs/importing.md")
    for name, command in commands.choices.items():
        for action in command._actions:
            for option in action.option_strings:
                if option.startswith("--") and option != "--help":
                    assert option in text, (name, option)


def test_every_kind_and_sidecar_key_is_documented() -> None:
    text = read("docs/importing.md")
    for word in (*KINDS, *KEYS):
        assert f"`{word}`" in text, word


def test_every_setting_of_ours_is_documented() -> None:
    import pelicanconf

    text = read("docs/plugins.md")
    from pelican.settings import DEFAULT_CONFIG

    ours = [
        name
        for name in vars(pelicanconf)
        if name.isupper() and name not in {*DEFAULT_CONFIG, "TIMEZONE"}
    ]
    assert ours
    for name in ours:
        assert f"`{name}`" in text, name


def test_the_two_commands_of_the_readme_are_the_ones_ci_runs() -> None:
    build, test = (
        ".venv/bin/pip install -e . && .venv/bin/invoke build",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/invoke test",
    )
    for name in READMES:
        assert build in read(name) and test in read(name)
    assert test in read(".ci/run")


def test_the_wheel_lists_every_package_and_its_data() -> None:
    config = tomllib.loads(read("pyproject.toml"))["tool"]["setuptools"]
    made = {
        "jianbao." + ".".join(path.parent.relative_to(ROOT).parts)
        for folder in ("importers", "plugins")
        for path in (ROOT / folder).rglob("__init__.py")
    }
    assert set(config["packages"]) == {*made, "jianbao.theme"}
    data = [
        path
        for folder in ("importers", "plugins", "theme")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]
    listed = {
        path
        for package, globs in config["package-data"].items()
        for pattern in globs
        for path in (ROOT / Path(*package.split(".")[1:])).glob(pattern)
    }
    assert set(data) == listed
