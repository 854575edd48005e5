"""The rivals: what each is called with, as its own documentation says.

Each library is imported only when its rival is loaded. Nothing is fetched: the pages are on disk,
and pictures are turned off. A library that raises on a page has said nothing about it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bench.extraction.model import ADDRESS, BODY, DATE, PEOPLE, SOURCE, TITLE, Answer, Rival, Way

_NO_ADDRESS = "http://page.invalid/"
"""newspaper4k wants an address; that of the page is not known to any tool here."""
_TRIES = 8
"""newspaper4k sorts a set of nodes by score: which of several equals comes first is chance."""
_DAY = re.compile(r"(?P<y>\d{4})\D{1,3}(?P<m>\d{1,2})\D{1,3}(?P<d>\d{1,2})")
_BETWEEN_NAMES = re.compile(r"[;；,，、/／|\s]+")


def day(stamp: object) -> str | None:
    """The day of a rival's date in ISO form, whatever marks it writes between the numbers."""
    if found := _DAY.search(str(stamp or "")):
        return f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}"
    return None


def people(*authors: str | None) -> tuple[str, ...]:
    """The names in a rival's author fields, split wherever names may be split."""
    names = (name for field in authors for name in _BETWEEN_NAMES.split(field or ""))
    return tuple(dict.fromkeys(name for name in names if name))


def _trafilatura() -> Mapping[str, Way]:
    from trafilatura import bare_extraction

    def way(**favour: bool) -> Way:
        def extract(page: str) -> Answer:
            found = bare_extraction(page, with_metadata=True, include_comments=False, **favour)
            if found is None:
                return Answer()
            return Answer(
                title=found.title,
                date=day(found.date),
                authors=people(found.author),
                source=found.sitename,
                url=found.url,
                body=found.text,
            )

        return extract

    return {
        "balanced": way(),
        "precision": way(favor_precision=True),
        "recall": way(favor_recall=True),
    }


def _gne() -> Mapping[str, Way]:
    from gne import GeneralNewsExtractor  # type: ignore[import-not-found, unused-ignore]

    extractor = GeneralNewsExtractor()

    def way(normalize: bool) -> Way:
        def extract(page: str) -> Answer:
            found = extractor.extract(page, normalize=normalize)
            return Answer(
                title=found["title"],
                date=day(found["publish_time"]),
                authors=people(found["author"]),
                source=(found["meta"] or {}).get("og:site_name"),
                body=found["content"],
            )

        return extract

    return {"plain": way(False), "normalised": way(True)}


def _newspaper4k() -> Mapping[str, Way]:
    import jieba  # type: ignore[import-not-found, unused-ignore]  # noqa: F401  # Chinese needs it
    from newspaper import Article  # type: ignore[import-not-found, unused-ignore]

    def extract(page: str) -> Answer:
        article = Article(_NO_ADDRESS, language="zh", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        address = article.canonical_link or None
        return Answer(
            title=article.title,
            date=day(article.publish_date),
            authors=people(*article.authors),
            source=article.meta_site_name or None,
            url=None if (address or "").startswith(_NO_ADDRESS) else address,
            body=article.text,
        )

    return {f"try {number}": extract for number in range(1, _TRIES + 1)}


def _readability() -> Mapping[str, Way]:
    from lxml.html import fromstring
    from readability import Document  # type: ignore[import-not-found, unused-ignore]

    def way(short: bool) -> Way:
        def extract(page: str) -> Answer:
            found = Document(page)
            author = found.author()
            return Answer(
                title=found.short_title() if short else found.title(),
                authors=people(None if author == "[no-author]" else author),
                body=fromstring(found.summary()).text_content(),
            )

        return extract

    return {"short title": way(True), "title": way(False)}


def _htmldate() -> Mapping[str, Way]:
    from htmldate import find_date

    def way(original: bool) -> Way:
        return lambda page: Answer(date=day(find_date(page, original_date=original)))

    return {"original": way(True), "updated": way(False)}


RIVALS = (
    Rival(
        "trafilatura",
        "trafilatura",
        "Apache-2.0",
        "`bare_extraction(page, with_metadata=True, include_comments=False)`, also with "
        "`favor_precision` and `favor_recall`",
        TITLE + DATE + PEOPLE + SOURCE + ADDRESS + BODY,
        _trafilatura,
    ),
    Rival(
        "gne",
        "gne",
        "MIT",
        "`GeneralNewsExtractor().extract(page)`, also with `normalize=True`; source: `og:site_name` "
        "of its `meta`",
        TITLE + DATE + PEOPLE + SOURCE + BODY,
        _gne,
    ),
    Rival(
        "newspaper4k",
        "newspaper4k",
        "MIT",
        '`Article(address, language="zh")`, `download(input_html=page)`, `parse()`, with jieba, the '
        f"best of {_TRIES} tries; source: `meta_site_name`",
        TITLE + DATE + PEOPLE + SOURCE + ADDRESS + BODY,
        _newspaper4k,
    ),
    Rival(
        "readability",
        "readability-lxml",
        "Apache-2.0",
        "`Document(page)`: `summary()`, `author()`, and the better of `short_title()` and `title()`",
        TITLE + PEOPLE + BODY,
        _readability,
    ),
    Rival(
        "htmldate",
        "htmldate",
        "Apache-2.0",
        "`find_date(page, original_date=…)`, both ways",
        DATE,
        _htmldate,
    ),
)
