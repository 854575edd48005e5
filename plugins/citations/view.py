"""What a page shows of a citation, and the files beside it: each form written once, when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from .bibtex import bibtex
from .csl import csl_json
from .gbt7714 import gbt7714
from .model import Citation
from .ris import ris


class CitationFile(NamedTuple):
    """A file beside the page: what a reader calls it, its address, its media type."""

    label: str
    url: str
    type: str


FORMS = {
    ".bib": ("BibTeX", "application/x-bibtex"),
    ".ris": ("RIS", "application/x-research-info-systems"),
    ".csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}
"""Ending → what a reader calls the form, and its media type."""


class CitationView:
    """`stem` is the address of the page without its ending; empty where no files stand beside it."""

    def __init__(self, citation: Citation, stem: str) -> None:
        self.citation, self._stem = citation, stem

    @cached_property
    def gbt(self) -> str:
        """The line for a list of references, GB/T 7714—2025."""
        return gbt7714(self.citation)

    @cached_property
    def bibtex(self) -> str:
        """The entry for BibTeX and biblatex."""
        return bibtex(self.citation)

    @cached_property
    def ris(self) -> str:
        """The record in RIS."""
        return ris(self.citation)

    @cached_property
    def csl(self) -> str:
        """The item in CSL-JSON."""
        return csl_json(self.citation)

    @property
    def caution(self) -> str | None:
        """Why not to cite it as a report."""
        return self.citation.caution

    @property
    def files(self) -> tuple[CitationFile, ...]:
        """The files beside the page."""
        if not self._stem:
            return ()
        return tuple(
            [CitationFile(label, self._stem + end, kind) for end, (label, kind) in FORMS.items()]
        )

    def made(self) -> dict[str, bytes]:
        """Return the bytes of the file with each ending."""
        texts = (self.bibtex, self.ris, self.csl)
        return {end: text.encode() for end, text in zip(FORMS, texts, strict=True)}
