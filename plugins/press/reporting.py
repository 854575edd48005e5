"""Every error of a Pelican run, one JSON object a line: what `invoke build` names at the end.

`--fatal errors` would stop at the first one; a maintainer wants to see all of them at once.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path


class _Reporter(logging.Handler):
    def __init__(self, path: Path) -> None:
        super().__init__(logging.ERROR)
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        # Pelican says "Could not process x.md" and keeps the reason for its debug mode.
        reason = sys.exc_info()[1]
        if reason is not None and str(reason) not in text:
            text = f"{text}: {reason}"
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"error": text}, ensure_ascii=False) + "\n")


def listen(logger: logging.Logger, path: Path | str) -> None:
    """Append every error logged from now on to `path`."""
    logger.addHandler(_Reporter(Path(path)))


def read_report(path: Path) -> list[str]:
    """Return the errors in `path`, in order, each once; none when there is no such file."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(json.loads(line)["error"] for line in lines))
