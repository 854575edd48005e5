"""The one place that knows how a build is started, each in a process of its own.

`started` starts it as a maintainer does. Most of a small build is the start of Python, so `built` forks its
processes from one that has loaded all modules and built nothing; two of these take turns, with sets in
another order each, and neither is kept for long: what depends on such an order must not hide.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder import ROOT

_BUILD = """
import json, sys
from pathlib import Path
from plugins.errors import PluginError
from plugins.press.build import build

def run(settings, output, options):
    try:
        build(Path(settings), Path(output), **options)
    except PluginError as error:
        sys.exit(f"{error}")
"""
_ONE = f"""{_BUILD}
run(*sys.argv[1:3], json.loads(sys.argv[3]))
"""
_MANY = f"""{_BUILD}
import importlib, os, pkgutil, signal, traceback, plugins
import pelican.generators, plugins.press.pelican_run
for module in pkgutil.walk_packages(plugins.__path__, "plugins."):
    if module.name.endswith(".plugin"):
        importlib.import_module(module.name)
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            os.chdir(asked["folder"])
            os.environ.update(asked["environment"])
            nothing, said = os.open(os.devnull, os.O_RDONLY), os.open(asked["said"], os.O_WRONLY)
            os.dup2(nothing, 0), os.dup2(said, 1), os.dup2(said, 2)
            run(asked["settings"], asked["output"], asked["options"])
            status = 0
        except SystemExit as error:
            print(error, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush(), sys.stderr.flush()
            os._exit(status)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(asked["longest"])
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""

SERVERS, BUILDS = 2, 40
"""Processes that builds are forked from, in turn, and how many each forks before another takes its place."""

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
        [sys.executable, "-c", _ONE, str(settings), str(output), json.dumps({"jobs": jobs})],
        cwd=settings.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


class _Server:
    """A process that has loaded everything, and forks one for each build that it is asked for."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _MANY],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.left = BUILDS

    def build(self, asked: dict[str, Any]) -> int:
        """Build; return the exit status. A build that hangs is killed."""
        self.left -= 1
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


_servers: deque[_Server] = deque()


@atexit.register
def _close() -> None:
    for server in _servers:
        server.close()


def built(settings: Path, output: Path, *, jobs: int = 1, **environment: str) -> Built:
    """Build and return how that ended."""
    server = _servers.popleft() if len(_servers) == SERVERS else _Server()
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as said:
        status = server.build(
            {
                "folder": str(settings.parent),
                "settings": str(settings),
                "output": str(output),
                "options": {"jobs": jobs},
                "environment": environment,
                "said": said.name,
                "longest": LONGEST,
            }
        )
        found = said.read()
    if server.left:
        _servers.append(server)
    else:
        server.close()
    return Built(status == 0, found)


def built_alone(settings: Path, output: Path, *, jobs: int = 1) -> Built:
    """Build in a process that is started as a maintainer does."""
    process = started(settings, output, jobs=jobs)
    try:
        said, _ = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        kill(process)
        return Built(False, f"It took more than {LONGEST} seconds.")
    return Built(process.returncode == 0, said.decode("utf-8", "replace"))


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
