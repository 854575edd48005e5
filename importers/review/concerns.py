"""What of a text a person should look at, the worst first.

The order is that of the harm done when nobody looks: a text that did not come in, one that is no report at all,
one with a hole in it, one of which much was thrown away, then facts that are missing, then readings to compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..model import Inspection, Story
from ..taxonomy import Sources
from .fates import removed_text
from .frame import count

# Kind → what a person reads, in the order of severity.
KINDS = {
    "refused": "refused",
    "template": "a template, no report",
    "gap": "text is lost",
    "removed": "much was removed",
    "short": "hardly any text",
    "date": "no date",
    "source": "no source",
    "headline": "no headline",
    "suspects": "probable misprints",
    "unknown source": "source not in sources.yaml",
    "warning": "a warning",
    "category": "no category",
}
_ANCHORS = {
    "gap": "gap1", "removed": "removed", "date": "story1", "source": "story1", "headline": "story1",
    "unknown source": "story1", "category": "story1", "suspects": "suspects", "short": "story1",
}  # fmt: skip
_MUCH = 0.25  # of the text that is no mark-up
_MUCH_LEAST = 120  # characters; two lines of promotion below a flash are no alarm
_SHORT = 40  # characters of a body; the shortest market flashes met had some 50
_QUOTED = 60  # characters of a reason
_DEFAULT = "taxonomy.yaml default"


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason to look; `detail` is for this text, empty where the kind says all."""

    kind: str
    detail: str = ""

    @property
    def severity(self) -> int:
        """0 is the worst."""
        return _SEVERITY[self.kind]

    @property
    def says(self) -> str:
        name = KINDS[self.kind]
        return f"{name}: {self.detail}" if self.detail else name

    @property
    def anchor(self) -> str:
        """Where on the text's page it shows; empty for the page itself."""
        return _ANCHORS.get(self.kind, "")


_SEVERITY = {kind: place for place, kind in enumerate(KINDS)}


@lru_cache(maxsize=4096)
def _concern(kind: str, detail: str = "") -> Concern:
    """One object for all texts with the same trouble: an import of 200,000 keeps them all."""
    return Concern(kind, detail)


def concerns_of(inspection: Inspection, sources: Sources | None = None) -> tuple[Concern, ...]:
    """The concerns of one text, the worst first; an unknown source only where `sources` are given."""
    if inspection.refused:
        return (_concern("refused", inspection.refused[:400]),)
    stories = inspection.stories
    found = []
    if inspection.template:
        found.append(_concern("template"))
    if gaps := sum(len(story.gaps) for story in stories):
        found.append(_concern("gap", count(gaps, "gap")))
    if much := _much_removed(inspection):
        found.append(_concern("removed", much))
    for kind, affected in (
        ("short", sum(_is_short(story) for story in stories)),
        ("date", sum(not story.date for story in stories)),
        ("source", sum(not story.source for story in stories)),
    ):
        if affected:
            found.append(_concern(kind, _in_stories(affected, len(stories))))
    bases = [b for story in stories if (b := _headline_basis(story))]
    if bases:
        found.append(_concern("headline", f"taken from the {bases[0]}"))
    if suspects := [suspect for story in stories for suspect in story.suspects]:
        certain = sum(suspect.certain for suspect in suspects)
        found.append(_concern("suspects", f"{len(suspects)}, of them {certain} certain"))
    if sources and (names := unknown_in(stories, sources)):
        found.append(_concern("unknown source", "、".join(name[:_QUOTED] for name in names[:3])))
    if inspection.warnings:
        first = inspection.warnings[0].removeprefix(f"{inspection.path}: ")
        found.append(_concern("warning", first[: 2 * _QUOTED]))
    if any(story.category_why == _DEFAULT for story in stories):
        found.append(_concern("category", "no rule of taxonomy.yaml holds"))
    return tuple(found)


def unknown_in(stories: Iterable[Story], sources: Sources) -> tuple[str, ...]:
    """The sources of some stories that `sources.yaml` does not know, each once."""
    names = [story.source for story in stories if story.source]
    return tuple(dict.fromkeys(name for name in names if sources.find(name) is None))


def _much_removed(inspection: Inspection) -> str:
    """How much text was thrown away, when that is a lot."""
    gone, why = removed_text(inspection)
    whole = inspection.balance.kept + inspection.balance.fields + gone
    if gone < _MUCH_LEAST or gone < _MUCH * whole:
        return ""
    return f"{gone:,} of {whole:,} characters of text, mostly as {why}"


def _headline_basis(story: Story) -> str | None:
    return story.title_basis if story.title_basis in ("first line", "file name") else None


def _is_short(story: Story) -> bool:
    return sum(len(block.text) for block in story.blocks[:_SHORT]) < _SHORT


def _in_stories(affected: int, several: int) -> str:
    if several == 1:
        return ""
    if affected == several:
        return f"in all {several} stories"
    return f"in {count(affected, 'story', 'stories')} of {several}"
