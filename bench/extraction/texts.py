"""The labelled texts, and the page that an HTML extractor is given of each.

A saved page is given as its decoded text, so that no rival loses anything to a lying charset. A text
without mark-up becomes a page of one paragraph a line, without a title element: none is printed
either. Lines that are HTML themselves (the posts of some archives) keep their tags.
"""

from __future__ import annotations

import html
import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.extraction.model import BenchError, LabelledText

ROOT = Path(__file__).resolve().parents[2]
SHARED_FOLDER = Path(os.environ.get("JIANBAO_SHARED") or ROOT.parent / "shared")
LABEL = ".expected.json"

_HTML_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_HTML_HEAD = 4000  # characters within which a saved page declares itself
_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|img|li|ol|p|span|strong|table|td|tr|ul)(?:\s[^>]*)?/?>",
    re.IGNORECASE,
)


def load_scorer(folder: Path = SHARED_FOLDER) -> ModuleType:
    """The scorer that judges the importers, from the shared folder; it is not copied here."""
    path = folder / "tools" / "score_importers.py"
    spec = importlib.util.spec_from_file_location("score_importers", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise BenchError(f"no scorer at {path}: set JIANBAO_SHARED to the folder that holds tools/")
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is not ours
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


def labelled_texts(folder: Path) -> list[LabelledText]:
    """Every text under `folder` that has a label beside it, in the order of their names."""
    labels = sorted(folder.rglob(f"*{LABEL}")) if folder.is_dir() else []
    found = [
        _read(raw[0], json.loads(label.read_text(encoding="utf-8")))
        for label in labels
        if (raw := _raws_beside(label))
    ]
    if not found:
        raise BenchError(
            f"no labelled texts in {folder}: name the folder of NAME.txt with NAME{LABEL} beside it, "
            "or set JIANBAO_SHARED to the folder that holds corpus/raw"
        )
    return found


def _raws_beside(label: Path) -> list[Path]:
    name = label.name.removesuffix(LABEL)
    return [path for path in label.parent.glob(f"{name}.*") if not path.name.endswith(LABEL)]


def _read(path: Path, label: dict[str, Any]) -> LabelledText:
    raw = path.read_bytes()
    text = _decoded(raw, label.get("encoding") or "utf-8")
    is_html = label.get("format") == "html" or bool(_HTML_PAGE.search(text, 0, _HTML_HEAD))
    return LabelledText(
        label["id"], path, raw, label, is_html, text if is_html else as_page(text.splitlines())
    )


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, "replace").removeprefix("\ufeff")
    except LookupError:
        return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def as_page(lines: Iterable[str]) -> str:
    """A page of one paragraph a line; lines with tags of their own are left as they are."""
    parts = [
        f"<div>{line}</div>" if _TAG.search(line) else f"<p>{html.escape(line, quote=False)}</p>"
        for line in lines
        if line.strip()
    ]
    body = "\n".join(parts)
    head = '<head><meta charset="utf-8"></head>'
    return f'<!DOCTYPE html>\n<html lang="zh">{head}<body>\n{body}\n</body></html>\n'
