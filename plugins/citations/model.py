"""What a citation (参考文献著录) of an article says, before it is written in any form.

Three kinds of thing lie in the archive, told apart by what their records and the registry of sources
state, never by how a name sounds:

- *document* (公文, official.py): the work of the bodies that issued it wherever it was printed, and found
  by its number.
- *newspaper*: a paper printed it on a stated day. That it was a paper is known when the registry says
  so of its source, or when a source that is not registered has a page number (版次): only papers have those. A
  newspaper item is found by paper, day and page, so an address is only cited when the text states one.
- *webpage*: everything else, among it what a paper printed on a day that nobody stated: as a newspaper item
  it could not be found. A page is found by its address alone.

The address is the original's where the text states it: what is cited is the report, and its
publisher's address names it. Where none is stated, a page is cited where the reader found it: in this
archive. So is a document without a number. (GB/T 7714—2025 has an example of a page that is
cited by its address in a web archive.) The day of access (引用日期) is the day on which the text came into
the archive: from then on the copy stands as it stood. It is never the day on which a page is printed.

A sample of a ghost-writer (范文) was printed by nobody. It is a page of this archive, with a caution.
A withdrawn text has no citation. Nothing is filled in: what a record does not state is None or empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ..catalog.absolute import encoded
from ..catalog.language import language
from ..catalog.record import Record
from ..catalog.sanitise import one_line
from ..catalog.sources import Source
from .official import Official, official_of
from .page import split_page

Kind = Literal["newspaper", "webpage", "document"]

_BLANK = re.compile(r"\s").search
_SPLIT_NAME = re.compile(r"(?P<family>[^\W\d_][^,，]*), *(?P<given>[^\W\d_][^,，]*)")


class Name(NamedTuple):
    """A person or a body (`is_body`). `given` only where the text itself parts the name.

    A Chinese name is not parted: 欧阳 and 欧 are both surnames, pen names and rubrics (本报评论员)
    have none, and a style that turns names round would print 明李.
    """

    text: str
    given: str | None = None
    is_body: bool = False


class Citation(NamedTuple):
    """`issued` and `accessed` are `YYYY-MM-DD`, `issued` also `YYYY-MM` or `YYYY`.

    `place` is where the paper sits, `copy` the address of this archive's page, `archive` the archive's
    name. `is_supplied` says that the text prints no headline.
    """

    id: str
    kind: Kind
    title: str
    is_supplied: bool
    writers: tuple[Name, ...]
    container: str | None
    place: str | None
    issued: str | None
    page: str | None
    number: str | None
    url: str | None
    accessed: str | None
    copy: str | None
    archive: str | None
    lang: str
    caution: str | None

    @property
    def shown_title(self) -> str:
        """The title; one that was supplied stands in square brackets, as GB/T 7714 has it."""
        return f"[{self.title}]" if self.is_supplied else self.title


def citation_of(
    record: Record,
    source: Source | None,
    *,
    copy: str | None,
    archive: str | None,
    lang: str,
    caution: str,
) -> Citation | None:
    """Return the citation of `record`, or None for a withdrawn text.

    `source` is what the registry knows of its source, `copy` the whole address of its page here,
    `lang` the language of texts that do not say, `caution` what is said of a sample.
    """
    if record.withdrawn is not None:
        return None
    # A sample of a document is a sample.
    official = None if record.is_template else official_of(record)
    kind = "document" if official else _kind(record, source)
    # When a document was signed (成文日期), else what else the text has as its date.
    issued = (official and official.signed) or record.printed
    number = official.number if official else None
    needs_copy = kind == "webpage" or (official is not None and not number)
    stated = record.original_url
    # A blank inside would part it where it is printed, and end a line of some forms.
    url = encoded(stated) if stated and _BLANK(stated) else stated
    url = url or (copy if needs_copy else None)
    archived = record.archived
    return Citation(
        id=record.id,
        kind=kind,
        title=record.title,
        is_supplied=not record.facts.is_title_printed,
        writers=_writers(record, official),
        container=source.name if source and kind != "document" else None,
        place=source.place if source and kind == "newspaper" else None,
        issued=issued.date if issued else None,
        page=split_page(record.page)[0] if kind == "newspaper" and record.page else None,
        number=number,
        url=url,
        accessed=archived.date if url and archived and archived.is_whole else None,
        copy=copy,
        archive=archive,
        lang=language(record.lang or lang),
        caution=caution if record.is_template else None,
    )


def name_of(text: str) -> Name:
    """Return a person's name; only `Family, Given` in letters is parted."""
    match = _SPLIT_NAME.fullmatch(text) if "," in text else None
    if match and not _is_han(text):
        return Name(match["family"].strip(), match["given"].strip())
    return Name(text)


def _kind(record: Record, source: Source | None) -> Kind:
    """What a text is that is no official document."""
    if record.is_template or source is None or record.day is None:
        return "webpage"
    is_paper = source.type == "paper" or (source.type is None and record.page)
    return "newspaper" if is_paper else "webpage"


def _writers(record: Record, official: Official | None) -> tuple[Name, ...]:
    """Who wrote it: a document the bodies that issued it, a speech its speaker."""
    if official and official.bodies:
        return tuple([Name(name, is_body=True) for name in _visible(official.bodies)])
    names = record.writers or ((record.speaker,) if record.speaker else ())
    return tuple([name_of(name) for name in _visible(names)])


def _visible(names: Iterable[str]) -> Iterable[str]:
    """Names once each, without those that are nothing but control characters and blanks."""
    return dict.fromkeys(name for name in names if one_line(name))


def _is_han(text: str) -> bool:
    return any("㐀" <= char <= "鿿" for char in text)
