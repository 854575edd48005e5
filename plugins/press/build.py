"""The build behind `invoke build`: Pelican into a staging folder, then the site into place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import BuildError
from .commit import Step, commit, finish, plan
from .lifeline import lifeline
from .lock import locked
from .place import Place, place_of, plain_errors
from .reporting import read_report

_SUMMARY_LENGTH = 20
"""Lines of Pelican's own output shown when it died without a word of ours."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Pages are all files of the site: pages, feeds, styles."""

    articles: int
    written: int
    unchanged: int
    removed: int
    seconds: float

    def line(self) -> str:
        """The closing line of a build."""
        return (
            f"{self.articles} articles; {self.written} files written, {self.unchanged} unchanged,"
            f" {self.removed} removed; {self.seconds:.1f} s"
        )


def build(settings: Path, output: Path, *, verbose: bool = False) -> Report:
    """Build the site of the Pelican settings file `settings` into `output`; return what was done.

    Raises BuildError, naming every content file that could not be published, when anything went
    wrong; the output then stands as it was. Raises LockedError when another build is at work.
    """
    with publishing(settings, output, verbose=verbose) as report:
        return report


@contextmanager
def publishing(settings: Path, output: Path, *, verbose: bool = False) -> Iterator[Report]:
    """Build as `build` does and keep every other build away from `output` until the block ends.

    with publishing(settings, output) as report:
        send(output)
    """
    place = place_of(output)
    with ExitStack() as held:
        with plain_errors():
            held.enter_context(locked(place.lock))
            report = _build(settings.resolve(), place, verbose=verbose)
        yield report


def finish_open_record(output: Path) -> bool:
    """Finish a build of `output` that was killed while it was put in place.

    Return whether there was one. Call it before anything is sent to a server. Raises BuildError.
    """
    place = place_of(output)
    with plain_errors(), locked(place.lock):
        return finish(place.record)


def _build(settings: Path, place: Place, *, verbose: bool) -> Report:
    began = time.monotonic()
    with suppress(BuildError):
        # A record that can't be finished stays until this build's own takes its place: the whole
        # output is compared anyway.
        finish(place.record)
    place.sweep()
    staging = Path(tempfile.mkdtemp(prefix="staging-", dir=place.cache))
    try:
        facts = _run_pelican(settings, staging, verbose=verbose)
        decided = plan(staging, place.output, facts.retain)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    with _progress("写入", len(decided.replace)) as step:
        commit(staging, place.output, decided, place.record, step)
    return Report(
        articles=facts.articles,
        written=len(decided.replace),
        unchanged=decided.unchanged,
        removed=len(decided.remove),
        seconds=time.monotonic() - began,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    articles: int
    retain: tuple[str, ...]


def _run_pelican(settings: Path, staging: Path, *, verbose: bool) -> _Run:
    """Run Pelican on its own, so that no crash of it takes the caller down."""
    report = staging.with_name(staging.name + ".report")
    report.unlink(missing_ok=True)
    facts = staging.with_name(staging.name + ".facts")
    command = [
        sys.executable,
        "-m",
        "pelican",
        "--settings",
        str(settings),
        "--output",
        str(staging),
        "--extra-settings",
        f"PRESS_REPORT={json.dumps(str(report))}",
        f"PRESS_FACTS={json.dumps(str(facts))}",
        "DELETE_OUTPUT_DIRECTORY=false",
    ]
    try:
        with _progress("排版", None), lifeline() as stdin:
            run = subprocess.run(
                command,
                cwd=settings.parent,
                stdin=stdin,
                stdout=None if verbose else subprocess.PIPE,
                stderr=None if verbose else subprocess.STDOUT,
                env={**os.environ, "PYTHONUTF8": "1"},
                check=False,
            )
        errors = read_report(report)
        if run.returncode or errors:
            said = (run.stdout or b"").decode("utf-8", "replace").splitlines()
            lines = errors or said[-_SUMMARY_LENGTH:] or [f"Pelican ended with {run.returncode}."]
            raise BuildError(
                "The site was not built; what stood there still stands.\n"
                + "\n".join(f"  {line}" for line in lines)
            )
        if not facts.exists():
            raise BuildError(
                "Pelican did not load plugins.press.",
                file=settings,
                remedy="Add it to PLUGINS: only with it is every error noticed.",
            )
        data = json.loads(facts.read_text(encoding="utf-8"))
        return _Run(data["articles"], tuple(data["retain"]))
    finally:
        report.unlink(missing_ok=True)
        facts.unlink(missing_ok=True)


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[Step | None]:
    """Show progress on a terminal; say nothing in a log."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)
