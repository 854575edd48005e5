"""Sources that `content/sources.yaml` does not know, each with its count and an entry ready to paste.

The entry holds only what is known: the name as found most often, and other ways of writing it. It has no slug on
purpose: without one the address is made of the name, which is where its page stands already. Whoever wants
another address adds a slug before the site is published, never after.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from ..taxonomy import Sources
from .entries import Entry

_NOT_WORD = re.compile(r"[^\w]+")
_ENDLESS = 10**9  # columns: an entry is one line


@dataclass(frozen=True, slots=True)
class UnknownSource:
    """A publisher met in `texts` texts, first in `example`; `line` goes under `sources:` in the file.

    `line` is empty for a name of which no address can be made: it must be mended by hand.
    """

    name: str
    texts: int
    example: str
    line: str


def unknown_sources(entries: Iterable[Entry]) -> tuple[UnknownSource, ...]:
    """The unknown sources of a run, the most frequent first; ways of writing one name are one source."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[str, str] = {}
    for entry in entries:
        for name in entry.unknown:
            key = _key(name)
            forms[key][" ".join(name.split())] += 1
            examples.setdefault(key, entry.path)
    found = []
    for key, names in forms.items():
        (name, _), *others = sorted(names.items(), key=lambda item: (-item[1], item[0]))
        known = Sources({name: name})
        aliases = [other for other, _ in others if known.find(other) is None]
        line = _line(name, aliases) if key and _slug(key) == key else ""
        found.append(UnknownSource(name, names.total(), examples[key], line))
    return tuple(sorted(found, key=lambda source: (-source.texts, source.name)))


def _key(name: str) -> str:
    """What ways of writing one name have in common; empty for a name without a letter."""
    slug = _slug(re.sub(r"[《》“”\"\s]", "", name))
    return slug.removesuffix("新闻") or slug


def _slug(name: str) -> str:
    """The address that the site makes of a name: two names with one slug must be one publisher."""
    return _NOT_WORD.sub("-", unicodedata.normalize("NFKC", name).lower()).strip("-")


def _line(name: str, aliases: list[str]) -> str:
    """`  - {name: 某报, aliases: [某报网]}`, quoted wherever YAML would read something else."""
    entry: dict[str, str | list[str]] = {"name": name}
    if aliases:
        entry["aliases"] = aliases
    flow = yaml.safe_dump(
        entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_ENDLESS
    )
    return "  - " + flow.strip()
