"""What a build could forget between two: each of these changes is no change of an article."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from site_builder import unpack, write_settings

from plugins.catalog.scan import RACY
from plugins.errors import BuildError
from plugins.press import child, printing
from plugins.press import run as run_module
from plugins.press.build import build


@pytest.fixture
def project(tmp_path: Path, archive: str) -> Path:
    unpack(archive, tmp_path)
    write_settings(tmp_path)
    return tmp_path


def rebuilt(project: Path) -> Path:
    build(project / "conf.py", project / "output", jobs=1)
    return project / "output"


def say_more(project: Path, *lines: str) -> None:
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def override(project: Path, name: str, text: str) -> None:
    (project / "own").mkdir(exist_ok=True)
    (project / "own" / name).write_text(text, encoding="utf-8")


def test_a_filter_of_the_site_prints_what_its_module_says_now(project: Path) -> None:
    (project / "wording.py").write_text("WORD = '旧话'\n", encoding="utf-8")
    override(project, "404.html", "{{ 1|wording }}")
    say_more(
        project,
        f"sys.path.insert(0, {str(project)!r})",
        "import wording",
        "JINJA_FILTERS = {'wording': lambda number: wording.WORD}",
        "THEME_TEMPLATES_OVERRIDES = ['own']",
    )
    assert (rebuilt(project) / "404.html").read_text("utf-8") == "旧话"
    (project / "wording.py").write_text("WORD = '新的话'\n", encoding="utf-8")
    assert (rebuilt(project) / "404.html").read_text("utf-8") == "新的话"


def test_a_filter_prints_what_the_settings_beside_it_say_now(project: Path) -> None:
    override(project, "404.html", "{{ 1|wording }}")
    lines = ["JINJA_FILTERS = {'wording': lambda number: _word()}"]
    say_more(project, "THEME_TEMPLATES_OVERRIDES = ['own']", *lines, "def _word(): return '旧话'")
    assert (rebuilt(project) / "404.html").read_text("utf-8") == "旧话"
    say_more(project, "def _word(): return '新话'")
    assert (rebuilt(project) / "404.html").read_text("utf-8") == "新话"


def test_a_template_that_overrides_the_themes_is_looked_at(project: Path) -> None:
    say_more(project, "THEME_TEMPLATES_OVERRIDES = ['own']")
    rebuilt(project)
    for text in ("没有这一页", "还是没有"):
        override(project, "404.html", text)
        assert (rebuilt(project) / "404.html").read_text("utf-8") == text


def test_a_relative_folder_of_templates_is_that_beside_the_settings(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for the build may stand in any folder; what was seen must be found from there."""
    say_more(project, "THEME_TEMPLATES_OVERRIDES = ['own']")
    override(project, "404.html", "没有这一页")
    for _ in range(2):
        time.sleep(2 * RACY / 1e9)
        rebuilt(project)

    def again(*given: object) -> None:
        raise AssertionError("nothing changed, and yet Pelican was started")

    with monkeypatch.context() as patch:
        patch.setattr(child, "build_in_child", again)
        rebuilt(project)


def test_hidden_folders_of_static_files_are_looked_at(project: Path) -> None:
    file = project / "content/extra/.well-known/security.txt"
    file.parent.mkdir(parents=True)
    for text in ("Contact: one\n", "Contact: another\n"):
        file.write_text(text, encoding="utf-8")
        printed = rebuilt(project) / "extra/.well-known/security.txt"
        assert printed.read_text("utf-8") == text


def test_vocabulary_that_lies_elsewhere_is_looked_at(project: Path) -> None:
    (project / "content/sources.yaml").rename(project / "sources.yaml")
    say_more(project, "SOURCES_FILE = '../sources.yaml'")
    rebuilt(project)
    file = project / "sources.yaml"
    file.write_text("sources: nonsense\n", encoding="utf-8")
    with pytest.raises(BuildError):
        rebuilt(project)


def test_settings_that_change_while_the_site_is_built_count_in_the_next_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = run_module.commit

    def meanwhile(*given: object) -> None:
        say_more(project, "SITENAME = '改了名'")
        real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(run_module, "commit", meanwhile)
        rebuilt(project)
    assert "改了名" in (rebuilt(project) / "index.html").read_text("utf-8")


def test_a_text_that_changes_while_the_site_is_built_is_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What plugins keep of it would stand under the digest of what it was."""
    real, file = printing._print_all, project / "content/2022/05/0a01020304050607.md"

    def meanwhile(*given: object) -> None:
        file.write_text(file.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
        real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(printing, "_print_all", meanwhile)
        with pytest.raises(BuildError, match=r"0a01020304050607\.md: was changed while"):
            rebuilt(project)
    assert "又一段" in (rebuilt(project) / "a/0a/0a01020304050607.html").read_text("utf-8")


def test_an_address_that_is_none_is_said_of_its_file(project: Path) -> None:
    file = project / "content/2022/05/odd.md"
    file.write_text(
        "Title: 题\nDate: 2022-05-01\nDate_Basis: text\nCategory: 时政\nSlug: a/b\n\n一段。\n",
        encoding="utf-8",
    )
    with pytest.raises(BuildError, match=r"2022/05/odd\.md"):
        rebuilt(project)
