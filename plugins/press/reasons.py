"""Why a file of the site was printed, in words: what `invoke build --why` answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ..catalog.rows import Rows
from .decide import InputRows, Page, why, why_bundle

_HOST = re.compile(r"[a-z]+://[^/]*")


class Filled(NamedTuple):
    """A folder that is filled as a whole: its inputs, its files, whether it was filled now, the inputs before."""

    inputs: bytes
    names: list[str]
    is_new: bool
    before: bytes | None


class Known(NamedTuple):
    """What a build knows of its files: the rows of the last one, all pages, what Pelican printed, folders.

    A build that is asked why looks at all pages. `parts` are the names of what plugins put on the pages of articles.
    """

    old: Rows
    pages: Sequence[Page]
    stock: Collection[str]
    bundles: Mapping[str, Filled]
    parts: list[str]


def said_why(address: str, inputs: InputRows, known: Known, *, is_full: bool) -> str:
    """Return why the file of an address, a path or an id was printed, or that it was not."""
    asked = unquote(_HOST.sub("", address).split("?")[0].split("#")[0]).lstrip("/")
    names = (asked, f"{asked.rstrip('/')}/index.html".lstrip("/"))
    for page in known.pages:
        is_beside = asked in page.others()
        if page.save_as in names or page.save_as.endswith(f"/{asked}.html") or is_beside:
            return _of_page(page, inputs, known, is_full)
    for name in names:
        for folder, bundle in known.bundles.items():
            if name in bundle.names:
                said = f"{name} is one of the files of {folder}/, which are made together."
                return f"{said} {_of_bundle(bundle, known, is_full)}"
        if name in known.stock:
            return f"{name} is printed in every build, and replaced when its bytes changed."
        if name in known.old:
            return f"{name} is no page of this site any more, and was taken away."
    return f"{asked} is no page of this site."


def _of_page(page: Page, inputs: InputRows, known: Known, is_full: bool) -> str:
    (before, beside), now = known.old.get(page.save_as, (None, page.beside)), inputs.of(page)
    if (before, beside) == (now, page.beside) and not is_full:
        return f"{page.save_as} is unchanged."
    causes = why(before, now, known.parts, is_article=not page.sheet)
    causes += [] if beside == page.beside else ["which files stand beside it"]
    return f"{page.save_as} was printed: {_listed(causes)}."


def _of_bundle(bundle: Filled, known: Known, is_full: bool) -> str:
    if not bundle.is_new:
        return "They are unchanged."
    was_there = any(name in known.old for name in bundle.names)
    causes = [] if is_full else why_bundle(bundle.before, bundle.inputs, was_there=was_there)
    return f"They were made: {_listed(causes)}."


def _listed(causes: Collection[str]) -> str:
    return "; ".join(causes) or "everything is printed with --full"
