"""The one place that knows how a build is started: each in a process of its own, as maintainers do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from site_builder import ROOT

# Workers are a matter of the engine; a build without them is told nothing of them.
_BUILD = """
import inspect, json, sys
from pathlib import Path
from plugins.errors import PluginError
from plugins.press.build import build
settings, output, options = sys.argv[1:]
known = inspect.signature(build).parameters
options = {name: value for name, value in json.loads(options).items() if name in known}
try:
    build(Path(settings), Path(output), **options)
except PluginError as error:
    sys.exit(f"{error}")
"""

LONGEST = 300
"""Seconds; a build of 200 articles that takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: whether it was one, and what it said."""

    done: bool
    said: str


def started(
    settings: Path, output: Path, *, jobs: int = 1, **environment: str
) -> subprocess.Popen[bytes]:
    """Start a build; its process leads a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(settings), str(output), json.dumps({"jobs": jobs})],
        cwd=settings.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def built(settings: Path, output: Path, *, jobs: int = 1, **environment: str) -> Built:
    """Build and return how that ended."""
    process = started(settings, output, jobs=jobs, **environment)
    try:
        said = process.communicate(timeout=LONGEST)[0].decode("utf-8", "replace")
    finally:
        kill(process)
    return Built(process.returncode == 0, said)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a build and all that it started, if it is still there."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout:
        process.stdout.close()


def record_of(output: Path) -> Path:
    """Return where the record of a commit to this output stands while it is open."""
    return output.parent / ".cache" / f"commit-{output.name}.json"


_PUBLISH = """
import sys
from pathlib import Path
import tasks
from invoke import Context
tasks.PUBLISH_SETTINGS, tasks.OUTPUT = Path(sys.argv[1]), Path(sys.argv[2])
tasks.publish(Context(), target="nobody@nowhere.example:/www")
"""
# Stands for rsync: keeps what it is given to send, and what lies in the cache at that moment.
_RSYNC = """#!/bin/sh
for word; do case "$word" in /*/) cp -R "$word" "$SENT"; ls "$word/../.cache" > "$SENT.cache";; esac; done
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """What `invoke publish` sent: the folder, which is not there when it sent nothing."""

    tree: Path
    with_open_record: bool


def published(settings: Path, output: Path, room: Path) -> Sent:
    """Publish as the task does, to nobody; `room` is an empty folder."""
    (room / "bin").mkdir(parents=True)
    (room / "bin/rsync").write_text(_RSYNC, encoding="utf-8")
    (room / "bin/rsync").chmod(0o755)
    path = f"{room / 'bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [sys.executable, "-c", _PUBLISH, str(settings), str(output)],
        cwd=settings.parent,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "SENT": str(room / "sent")},
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    listed = room / "sent.cache"
    names = listed.read_text(encoding="utf-8").split() if listed.exists() else []
    return Sent(room / "sent", any(name.startswith("commit-") for name in names))
