"""What the head of an article's page says to programs: facts that the text states, and no others.

`metatags.py` writes them as Dublin Core and Open Graph, `jsonld.py` as schema.org; docs/metadata.md
says which field becomes what, and why. None or an empty tuple means that the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from ..catalog.absolute import absolute, encoded
from ..catalog.day import Day
from ..catalog.language import language
from ..catalog.record import Record
from ..catalog.sanitise import one_line
from ..catalog.sources import Registry, Source
from .official import Official, official_of
from .page import split_page
from .site import Site

Kind = Literal["news", "document", "article"]
"""A report that somebody printed, an official document (公文), any other text."""


class Agent(NamedTuple):
    """Who wrote, printed or issued something.

    `kind` is one of schema.org's types, None where the text does not say whether it is a person.
    """

    name: str
    kind: str | None
    url: str | None = None


class Original(NamedTuple):
    """What the text was taken from: its address, its title there, whose it was, the bytes kept."""

    url: str | None
    title: str | None
    source: Agent | None
    raw: str | None
    archived: Day | None


class Head(NamedTuple):
    """An article for programs. `url` and `site_url` are None in a preview, which has no address.

    `page` is the number of the page (版次), `sections` its name (版名) and the column (专栏);
    `provenance` says, in the language of the site, when it came into the archive.
    """

    kind: Kind
    title: str
    is_title_printed: bool
    alternatives: tuple[str, ...]
    lang: str
    description: str
    url: str | None
    site_name: str
    site_url: str | None
    published: Day | None
    modified: Day | None
    authors: tuple[Agent, ...]
    editors: tuple[str, ...]
    photographers: tuple[str, ...]
    source: Agent | None
    terms: str | None
    original: Original
    dateline: str | None
    page: str | None
    sections: tuple[str, ...]
    category: str | None
    tags: tuple[str, ...]
    official: Official | None
    provenance: str | None


def head_of(
    record: Record,
    site: Site,
    *,
    path: str,
    lead: str,
    category: str | None,
    tags: Iterable[str],
) -> Head:
    """Return what is said of the article `record`, whose page stands at `path` of the site."""
    source = site.registry.resolve(record.source)
    credited = site.registry.resolve(record.original_source)
    official = official_of(record)
    printed = record.source or record.original_source
    page, section = split_page(record.page) if record.page else (None, None)
    return Head(
        kind="document" if official else "news" if printed else "article",
        title=one_line(record.title),
        is_title_printed=record.facts.is_title_printed,
        alternatives=_lines((record.kicker or "", *record.subtitles)),
        lang=language(record.lang) if record.lang else site.lang,
        description=one_line(lead),
        url=site.url and absolute(site.url, path),
        site_name=site.name,
        site_url=site.url and f"{site.url}/",
        published=_published(record, official),
        modified=record.modified,
        authors=_authors(record, site.registry),
        editors=_lines(record.editors),
        photographers=_lines(record.photographers),
        source=_organization(source) if source else None,
        terms=source.terms if source else None,
        original=Original(
            record.original_url and encoded(record.original_url),
            record.original_title and one_line(record.original_title),
            _organization(credited) if credited and credited != source else None,
            record.raw,
            record.archived,
        ),
        dateline=record.dateline,
        page=page,
        sections=_lines((section or "", record.column or "")),
        category=category,
        tags=_lines(tags),
        official=official and official._replace(bodies=_lines(official.bodies)),
        provenance=_provenance(record.archived, site),
    )


def _published(record: Record, official: Official | None) -> Day | None:
    """The day on which it came out; the one on which a document was signed is not that."""
    if official is None:
        return record.printed
    if official.posted:
        return official.posted
    if record.printed and official.signed and record.printed.date == official.signed.date:
        return None
    return record.printed


def _authors(record: Record, registry: Registry) -> tuple[Agent, ...]:
    writers = tuple(dict.fromkeys(record.writers))
    if record.reporters or record.correspondents:
        return tuple(Agent(one_line(name), "Person") for name in writers)
    if writers:
        return tuple(_author(name, registry) for name in writers)
    return (Agent(one_line(record.speaker), "Person"),) if record.speaker else ()


def _author(name: str, registry: Registry) -> Agent:
    """A name in `Authors` may be anybody's: only sources are known to be organisations."""
    known = registry.resolve(name)
    if known is not None and known in registry.by_name.values():
        return _organization(known)
    return Agent(one_line(name), None)


_KINDS = {"paper": "NewsMediaOrganization", "agency": "NewsMediaOrganization",
          "broadcaster": "NewsMediaOrganization", "government": "GovernmentOrganization"}  # fmt: skip
"""Kinds of sources.yaml that schema.org has a type for."""


def _organization(source: Source) -> Agent:
    url = source.homepage and encoded(source.homepage)
    return Agent(one_line(source.name), _KINDS.get(source.type or "", "Organization"), url)


def _provenance(archived: Day | None, site: Site) -> str | None:
    if archived is None:
        return None
    return site.strings("plugins.provenance", day=site.strings.day(archived), site=site.name)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := one_line(text)))
