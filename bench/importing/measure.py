"""How fast an import is, how fast it finds that nothing changed, what memory it takes, and what kills do to it.

    python bench/importing/measure.py                 20,000 posts, ten kills
    python bench/importing/measure.py --posts 2000    a short look

Posts of our own (`posts.py`) are generated into a temporary folder and imported with the command a
maintainer types, in a process of its own: once from nothing, once more with nothing changed. Then a second
archive is made of the same posts by an import that is killed (SIGKILL) at random moments. After each kill every
file of the archive is compared with the digest that its manifest or its name says; at the end both archives
must be the same, byte for byte.

Memory is the greatest sum of the resident sizes (RSS) of all processes of the import, looked at 20 times a
second; pages that they share count several times.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from posts import write_posts

ROOT = Path(__file__).resolve().parents[2]
DAY = "2024-12-01"
RATE, RATIO, MEMORY = 400, 0.1, 300  # posts a second; of the first import's time; MB
_START = 1.0  # seconds: a kill of a small run should not only meet Python on its way up
_LOOK = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """One import: seconds, greatest memory in MB, exit status (negative when killed)."""

    seconds: float
    memory: float
    status: int


def main() -> int:
    args = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="importing-", dir=args.folder))
    try:
        return _measure(args, folder)
    finally:
        if args.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=20_000, metavar="N")
    parser.add_argument("--kills", type=int, default=10, metavar="N")
    parser.add_argument("--jobs", type=int, metavar="N", help="default: one for each core")
    parser.add_argument("--seed", type=int, default=1, help="of the posts and of the kills")
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's)")
    parser.add_argument("--keep", action="store_true", help="leave the posts and archives there")
    parser.add_argument(
        "--require", action="store_true", help="exit 1 where a goal is missed, not only when torn"
    )
    return parser.parse_args()


def _measure(args: argparse.Namespace, folder: Path) -> int:
    size = write_posts(folder / "_posts", args.posts, args.seed)
    print(
        f"{args.posts:,} posts of {size / args.posts / 1000:.1f} kB, {_cores()} cores", flush=True
    )
    first = _import(folder, "content", args.jobs)
    rate = args.posts / first.seconds
    _tell("imported", first, f"{rate:,.0f} posts a second")
    again = _import(folder, "content", args.jobs)
    ratio = again.seconds / first.seconds
    _tell("again", again, f"{ratio:.3f} of that")
    sound = first.status == again.status == 0 and _torn(folder / "content") == []
    sound &= _kills(args, folder, first.seconds)
    memory = max(first.memory, again.memory)
    reached = rate >= RATE and ratio < RATIO and memory < MEMORY
    print(
        f"goals: {RATE} posts a second, again in {RATIO} of the time, {MEMORY} MB, nothing torn: "
        + ("reached" if reached and sound else "missed")
    )
    return 0 if sound and (reached or not args.require) else 1


def _kills(args: argparse.Namespace, folder: Path, whole: float) -> bool:
    """Import into a second archive with kills; whether nothing is torn and both are the same."""
    dice = random.Random(args.seed)
    sound, killed = True, 0
    for _ in range(args.kills):
        moment = dice.uniform(0.02 * whole, max(0.2 * whole, _START))
        run = _import(folder, "killed", args.jobs, moment)
        killed += run.status == -signal.SIGKILL
        torn = _torn(folder / "killed")
        sound &= not torn
        for path in torn:
            print(f"torn: {path}")
        print(
            f"  after {run.seconds:5.2f} s: {_count(folder / 'killed'):,} articles, {len(torn)} torn"
        )
    last = _import(folder, "killed", args.jobs)
    same = _tree(folder / "content") == _tree(folder / "killed")
    _tell(
        f"{killed} kills", last, "to finish; " + ("the same archive" if same else "ANOTHER archive")
    )
    return sound and same and last.status == 0


def _import(folder: Path, content: str, jobs: int | None, kill_after: float | None = None) -> Run:
    command = [sys.executable, "-m", "importers", "import", "_posts", "--into", content]
    command += ["--archived", DAY, *(["--jobs", str(jobs)] if jobs else [])]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    memory = 0.0
    while True:
        try:
            left = begun + kill_after - time.perf_counter() if kill_after else _LOOK
            process.wait(timeout=max(0.0, min(_LOOK, left)))
            break
        except subprocess.TimeoutExpired:
            memory = max(memory, _memory(process.pid))
            if kill_after and time.perf_counter() - begun >= kill_after:
                process.kill()
                process.wait()
                break
    return Run(time.perf_counter() - begun, memory, process.returncode)


def _memory(pid: int) -> float:
    """The resident MB of a process and of those it started; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0.0
    own = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return own + sum(_memory(int(child)) for child in children)


def _torn(content: Path) -> list[str]:
    """The files that are not what their names or manifests say."""
    torn, told = [], {}
    for path in content.glob("originals/??/*.json"):
        try:
            manifest = json.loads(path.read_bytes())
        except ValueError:
            torn.append(str(path))
            continue
        for article in manifest.get("articles", ()):
            markdown = content / article["path"]
            facts = markdown.with_suffix(".facts.json")
            for file, key in ((markdown, "sha256"), (facts, "facts_sha256")):
                told.setdefault(file, set()).update((article[key], *article["replaced"]))
    for path in content.glob("originals/??/*.raw"):
        told[path] = {path.stem}
    for path in [*content.glob("20??/??/*"), *content.glob("originals/??/*.raw")]:
        if hashlib.sha256(path.read_bytes()).hexdigest() not in told.get(path, ()):
            torn.append(str(path))
    return torn


def _tree(content: Path) -> dict[str, str]:
    return {
        path.relative_to(content).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in content.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def _count(content: Path) -> int:
    return sum(1 for _ in content.glob("20??/??/*.md"))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell(what: str, run: Run, figure: str) -> None:
    print(f"{what:<10} {run.seconds:7.2f} s  {run.memory:4.0f} MB  {figure}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
