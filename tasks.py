"""What a maintainer types: `invoke --list` names the tasks, `invoke --help TASK` explains one.

Thin calls, no logic. The names are those of Pelican's quickstart where it has one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invoke import Collection, Context, Exit, task

ROOT = Path(__file__).resolve().parent
OUTPUT = ROOT / "output"
SETTINGS = ROOT / "pelicanconf.py"
PUBLISH_SETTINGS = ROOT / "publishconf.py"
HOST, PORT = "127.0.0.1", 8000


def _run(*command: str | os.PathLike[str], env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, check=False)
    if done.returncode:
        raise Exit(code=done.returncode)


def _importers(*arguments: str) -> None:
    """Run the importers on paths that are relative to where the maintainer stands."""
    here = Path.cwd()
    os.chdir(ROOT)
    from importers.cli import main

    os.chdir(here)
    status = main([*arguments, "--into", str(ROOT / "content")])
    if status:
        raise Exit(code=status)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """What goes wrong in a build is told in its own words, without a traceback."""
    from plugins.errors import PluginError

    try:
        yield
    except PluginError as error:
        raise Exit(str(error), code=1) from error


def _build(settings: Path, *options: str) -> None:
    from plugins.press.cli import main

    status = main(["build", "--settings", str(settings), "--output", str(OUTPUT), *options])
    if status:
        raise Exit(code=status)


@task(
    name="import",
    help={
        "path": "a raw text, or a folder of them",
        "dry-run": "say what would be done, write nothing",
        "kind": "read all of them as this kind",
        "source": "who printed them, where a sidecar does not say",
        "date": "when they were printed, where a sidecar does not say",
        "archived": "the day they came into the archive (default: today)",
        "jobs": "how many texts are read at once (default: one for each core)",
        "report": "where the pages go that show what was made of each text (default: import-report)",
    },
)
def import_(
    c: Context,
    path: str,
    dry_run: bool = False,
    kind: str = "",
    source: str = "",
    date: str = "",
    archived: str = "",
    jobs: str = "",
    report: str = "",
) -> None:
    """Import raw texts into content/ (more than one PATH: python -m importers import …)."""
    options = {
        "--kind": kind, "--source": source, "--date": date, "--archived": archived, "--jobs": jobs,
        "--report": report,
    }  # fmt: skip
    given = [word for name, value in options.items() if value for word in (name, value)]
    _importers("import", path, *given, *(["--dry-run"] if dry_run else []))


@task(help={"path": "a raw text", "json": "as one JSON object, named as in importers/model.py"})
def inspect(c: Context, path: str, json: bool = False) -> None:
    """Show what is understood of a raw text, and why; writes nothing."""
    _importers("inspect", path, *(["--json"] if json else []))


@task(
    help={
        "path": "a raw file as it was imported, a content file, or a folder",
        "all": "everything in the archive",
        "dry-run": "show the differences, write nothing",
    },
)
def reimport(c: Context, path: str = "", all: bool = False, dry_run: bool = False) -> None:
    """Make unedited content files again from their originals with today's rules."""
    given = [*([path] if path else []), *(["--all"] if all else [])]
    _importers("reimport", *given, *(["--dry-run"] if dry_run else []))


@task(help={"id": "the name of its page: /a/<two digits>/<id>.html", "reason": "shown to readers"})
def withdraw(c: Context, id: str, reason: str) -> None:
    """Take an article's text out of the archive, leaving a notice at its address."""
    _importers("withdraw", id, "--reason", reason)


@task(
    help={
        "explain": "two ids with a comma between: why these are, or are not, one report",
        "path": "articles as JSON lines: print their pairs instead, as tab-separated lines",
        "engine": "of --path: memory, disk or spark; all give the same answer",
        "master": "of --path with spark: the cluster, spark://host:7077 or local[2]",
    }
)
def reprints(
    c: Context, explain: str = "", path: str = "", engine: str = "memory", master: str = ""
) -> None:
    """Say what the last build found of reprints; with --explain A,B why two are linked or not."""
    if path:
        file = path if path == "-" or "://" in path else str(Path(path).resolve())
        given = ["--engine", engine, *(["--master", master] if master else [])]
        _run(sys.executable, "-m", "plugins.reprints", "pairs", file, *given)
        return
    if engine != "memory" or master:
        raise Exit("--engine and --master are about a file: give --path FILE", code=2)
    from plugins.reprints.explain import told

    with _plain_errors():
        print(told(ROOT / "content", explain))


@task(
    help={
        "full": "print every page again, changed or not",
        "verify": "then build once more from nothing, beside it, and compare every byte",
        "jobs": "how many processes print (default: one for each core)",
        "why": "a page, as /a/b1/b1946ac92492d234.html: say which of its inputs changed",
        "verbose": "show what Pelican says while it works",
    }
)
def build(
    c: Context,
    full: bool = False,
    verify: bool = False,
    jobs: str = "",
    why: str = "",
    verbose: bool = False,
) -> None:
    """Build the site into output/ for a look on this machine: only what changed is printed."""
    flags = {"--full": full, "--verify": verify, "--verbose": verbose}
    values = {"--jobs": jobs, "--why": why}
    _build(
        SETTINGS,
        *(flag for flag, is_given in flags.items() if is_given),
        *(word for name, value in values.items() if value for word in (name, value)),
    )


@task(help={"verbose": "show what Pelican says while it works"})
def rebuild(c: Context, verbose: bool = False) -> None:
    """`build` with every cache thrown away first; the old site stands until the new one is whole."""
    from plugins.press.clean import clear_caches

    with _plain_errors():
        clear_caches(OUTPUT)
    _build(SETTINGS, *(["--verbose"] if verbose else []))


@task(help={"port": f"where to listen (default: {PORT})", "host": f"default: {HOST}"})
def serve(c: Context, port: str = str(PORT), host: str = HOST) -> None:
    """Serve output/ on this machine until Ctrl-C (build it first)."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Exit(f"--port {port}: give a number from 1 to 65535", code=2)
    if not OUTPUT.is_dir():
        raise Exit("there is no output/ yet: run `invoke build` first", code=1)
    print(f"http://{host}:{port}/  (Ctrl-C ends it)")
    command = [sys.executable, "-m", "http.server", port, "--bind", host, "-d", str(OUTPUT)]
    try:
        _run(*command)
    except KeyboardInterrupt:
        print("ended")


@task(help={"target": "rsync destination (default: the environment variable DEPLOY_TARGET)"})
def publish(c: Context, target: str = "") -> None:
    """Build with publishconf.py and send output/ to the server by rsync."""
    target = target or os.environ.get("DEPLOY_TARGET", "")
    if not target:
        raise Exit("no target: set DEPLOY_TARGET=user@host:/path or give --target", code=2)
    if shutil.which("rsync") is None:
        raise Exit("rsync is missing: install it", code=2)
    from plugins.press.build import publishing

    # The lock is held until everything is sent: no other build may change what is on its way.
    with _plain_errors(), publishing(PUBLISH_SETTINGS, OUTPUT) as report:
        print(*report.lines(), sep="\n")
        options = ("--archive", "--checksum", "--delete-delay", "--partial", "--exclude=/.git")
        _run("rsync", *options, f"{OUTPUT}/", target)


@task
def clean(c: Context) -> None:
    """Empty output/ (but for OUTPUT_RETENTION) and remove the caches."""
    from plugins.press.clean import clean as press_clean

    with _plain_errors():
        press_clean(SETTINGS, OUTPUT)


@task(
    optional=["torture"],
    help={
        "options": "more options for pytest, such as '-k feeds'",
        "spark": "run the tests of the Spark engine instead (pip install -e '.[test,spark]', Java 17)",
        "torture": "run so many sequences of edits instead, a thousand if no number is given (hours)",
        "jobs": "how many files are tested at once; one for each core unless told",
    },
)
def test(
    c: Context,
    options: str = "",
    spark: bool = False,
    torture: str | bool = "",
    jobs: str = "auto",
) -> None:
    """Run the tests; style and types are checked among them."""
    long = ["--spark"] if spark else []
    if torture:
        long += ["tests/build", "--torture" if torture is True else f"--torture={torture}"]
    # What is shared by the tests of a file (a site, a browser) is made once: a file is one process's.
    # The long runs use all cores themselves, and the second adds to one log.
    at_once = [] if long else ["-n", jobs, "--dist", "loadfile"]
    _run(sys.executable, "-m", "pytest", *at_once, *options.split(), *long)


@task
def lint(c: Context) -> None:
    """Check style and types: ruff check, ruff format --check, mypy --strict."""
    _run(sys.executable, "-m", "ruff", "check", ".")
    _run(sys.executable, "-m", "ruff", "format", "--check", ".")
    _run(sys.executable, "-m", "mypy", "importers", "plugins")


namespace = Collection(
    import_,
    inspect,
    reimport,
    withdraw,
    reprints,
    build,
    rebuild,
    serve,
    publish,
    clean,
    test,
    lint,
)
