"""The archive of a build by the press: cards of all articles, and only those made that are printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from operator import attrgetter
from typing import Any

from ..catalog.addresses import beside
from ..catalog.archive import (
    Beside,
    Bundle,
    Part,
    Sheaf,
    Sheet,
    is_first_there,
    no_facts,
    no_inputs,
    nothing,
    owners_of,
    read_contents,
)
from ..catalog.articles import record_of
from ..catalog.attributes import put_defaults, put_record, put_text, withhold
from ..catalog.cards import content_digest, short_digest
from ..catalog.catalogue import Catalogue, Core
from ..catalog.dress import plain_text
from ..catalog.facts import Document
from ..catalog.header import Header
from ..catalog.members import Member
from ..catalog.names import Names
from ..catalog.reading import ArticleText, read_article
from ..catalog.record import Record, from_values
from ..catalog.scan import Tree
from ..catalog.sources import registry_of
from ..catalog.standing import Standing
from ..errors import BuildError
from .kept import Kept
from .light import LightArticle
from .live_member import LiveMember
from .named import Named
from .texts import packed_html, put_body, read_files

MADE = 2048
"""Articles that one process holds ready for lists, some 4 kB each."""
_AGAIN = "Build again."


class LiveArchive:
    """See `Archive` in plugins/catalog/archive.py."""

    def __init__(self, settings: Any, context: Any, catalogue: Catalogue, stock: Any) -> None:
        self.shared: dict[str, Any] = {}
        self.jobs = 1
        self.sheets: list[Sheet] = []
        self.sheaves: list[Sheaf] = []
        self._sheeted: set[str] = set()
        self.parts: list[Part] = []
        self.bundles: list[Bundle] = []
        self._beside: list[tuple[Beside, str]] = []
        self._settings, self._context, self._stock = settings, context, stock
        self._catalogue = catalogue
        self._root = os.fspath(settings["PATH"])
        self._names = Names(settings)
        self._made: dict[str, LightArticle] = {}
        self.named = Named(self._names, registry_of(settings))
        self._names_of = Kept[bytes](lambda slug: self.named.said_of(self._by_slug[slug]))
        self._url, self.save_as = _addresses(settings)
        self.bodies: Mapping[str, bytes] = {}
        self.tree: Tree = {}

    def take(self, cores: Mapping[str, Core]) -> None:
        """Have the articles of these content files in the archive, drafts among them.

        Of two with one slug one counts until both are named (plugins/catalog/published.py).
        """
        self.cores = cores
        self._by_slug = {core.slug: core for core in self.cores.values() if core.status != "draft"}

    # -- what plugins ask --------------------------------------------------------------------

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Where each listed article stands, oldest first."""
        published = [core for core in self._by_slug.values() if core.status == "published"]
        published.sort(key=attrgetter("order"))
        return list(map(self._stand, published))

    @cached_property
    def hidden(self) -> Sequence[Standing]:
        """The same of those that have a page but stand in no list."""
        return [self._stand(core) for core in self._by_slug.values() if core.status == "hidden"]

    @cached_property
    def members(self) -> Sequence[Member]:
        """The listed articles for plugins that relate them."""
        published = (core for core in self._by_slug.values() if core.status == "published")
        return [LiveMember(self, core) for core in published]

    def raws(self) -> Iterator[tuple[str, str, bool]]:
        """Slug, `Raw` and whether it is listed of each article that names its original, drafts too."""
        for core in self.cores.values():
            if core.raw:
                yield core.slug, core.raw, core.status == "published"

    def article(self, slug: str) -> LightArticle:
        """Return an article; what lists show, its text and its page's parts come when asked for."""
        made = self._made.get(slug)
        if made is None:
            if len(self._made) >= MADE:
                self._made.clear()
            made = self._made[slug] = self._shell(self._by_slug[slug])
        return made

    def whole_article(self, slug: str) -> LightArticle:
        """Return an article whose text is to be shown: what its header says is read with it."""
        article, core = self.article(slug), self._by_slug[slug]
        if "_listed" in article.__dict__ and core.is_plain and core.path not in self.bodies:
            text = self._read(core)
            del article.__dict__["_listed"]
            self._put_listed(article, core, text.header, text.record, text.lead)
            self._put(article, text)
        return article

    def release(self, slug: str) -> None:
        """Let go of the text of an article whose own page is printed; it can be read again."""
        made = self._made.pop(slug, None)
        if made is not None:
            # Neighbours name one another: nobody else would ever let go of them. Who was given this
            # one before its page was printed may still ask it anything.
            made.__dict__ = self._shell(self._by_slug[slug]).__dict__

    def tell(self, part: Part) -> None:
        """Have `part` put on each article that is printed."""
        self.parts.append(part)

    def print(self, sheet: Sheet, generator: Any, writer: Any) -> None:
        """Have `sheet` printed when its inputs changed."""
        if is_first_there(sheet.save_as, self._sheeted):
            self.sheets.append(sheet)

    def print_list(self, sheaf: Sheaf, generator: Any, writer: Any) -> None:
        """Have the pages of a list printed whose inputs changed."""
        free = [is_first_there(file, self._sheeted) for file in sheaf.files]
        if all(free):
            self.sheaves.append(sheaf)

    def bundle(self, bundle: Bundle, generator: Any) -> None:
        """Have the folder filled when its inputs changed."""
        self.bundles.append(bundle)

    def accompany(self, files: Beside, generator: Any) -> None:
        """Have `files` printed whenever the page of their article is."""
        self._beside.append((files, type(generator).__module__.removesuffix(".plugin")))

    def beside_pages(self) -> Iterator[str]:
        """Every file that stands beside the page of an article."""
        for core in self.pages():
            stem = beside(self.save_as(core.slug))
            yield from [stem + ending for ending in self.endings_beside(core)]

    def contents(self) -> Iterable[tuple[str, str]]:
        """Every content file that was read, with the file of its page."""
        yield from [
            (core.path, "" if core.status == "draft" else self.save_as(core.slug))
            for core in self.cores.values()
        ]
        yield from read_contents(self._context)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The files of the output that are taken → the content file behind each."""
        return owners_of(self.contents())

    def files(self) -> Tree:
        """Everything that lies in the content folder."""
        return self.tree

    # -- what the press asks -----------------------------------------------------------------

    def listed(self, slug: str) -> bytes:
        """What every page shows that lists the article, as bytes that are equal when it is."""
        core = self._by_slug[slug]
        facts = core.listed + self._names_of[slug]
        for part in self.listing:
            facts += part.listed(slug)
        return facts

    def own(self, slug: str) -> bytes:
        """What the article's own page is made from besides its parts."""
        core = self._by_slug[slug]
        path = core.path.encode("utf-8", "surrogateescape")
        return core.digest + short_digest(self._names_of[slug] + path)

    def record(self, core: Core) -> Record:
        """What the header of an article states."""
        return from_values(self._catalogue.rest(core.path).record)

    def text(self, core: Core) -> str:
        """The body of an article without mark-up."""
        if not core.is_plain:
            return plain_text(self._stock(core.path)._content)
        if core.path in self.bodies:
            return plain_text(packed_html(self.bodies[core.path]))
        return plain_text(self._read(core).html)

    def document(self, core: Core) -> Document | None:
        """What an article states as an official document, with addresses of measures in its body."""
        read = self._read(core) if core.is_plain else self._stock(core.path)
        found: Document | None = read.document
        return found

    def pages(self) -> Iterator[Core]:
        """Every article that has a page."""
        return iter(self._by_slug.values())

    @property
    def has_beside(self) -> bool:
        """Whether anything stands beside the pages of articles."""
        return bool(self._beside)

    def endings_beside(self, core: Core) -> tuple[str, ...]:
        """The endings of the files that stand beside the page of an article."""
        if core.status != "published" or not self._beside:
            return ()
        return tuple([ending for files, _ in self._beside for ending in files.of(core.slug)])

    def made_beside(self, slug: str) -> Iterator[tuple[str, str, bytes | None]]:
        """Yield the files beside the page of an article, the plugin of each, and its bytes, if it made them."""
        if not self.endings_beside(self._by_slug[slug]):
            return
        article, stem = self.article(slug), beside(self.save_as(slug))
        for files, plugin in self._beside:
            made = files.make(article)
            for ending in files.of(slug):
                yield stem + ending, plugin, made.get(ending)

    # -- making ------------------------------------------------------------------------------

    @cached_property
    def listing(self) -> list[Part]:
        """The parts that put something on every page that lists an article which its file does not say."""
        return [part for part in self.parts if part.listed is not no_facts]

    @cached_property
    def always(self) -> bytes:
        """What the parts put on the pages of all articles alike."""
        return repr([(part.name, part.always) for part in self.parts if part.always]).encode()

    @cached_property
    def telling(self) -> list[Part]:
        """The parts that put something on an article's own page which its file does not say."""
        return [part for part in self.parts if part.inputs is not no_inputs]

    def _stand(self, core: Core) -> Standing:
        slug = core.slug
        return Standing(
            slug,
            core.path,
            self._url(slug),
            self.save_as(slug),
            core.order,
            core.day,
            self.named.categories[core.category],
            self.named.tags[core.tags],
            self.named.sources[core.source],
            core.arrived,
            core.changed,
            core.aliases,
            core.size,
            core.kind,
            core.unstated,
        )

    def _shell(self, core: Core) -> LightArticle:
        """An article that knows where it stands; a page names many of which it shows no more."""
        return LightArticle(
            self._list,
            self._fill,
            self._finish,
            self._complete,
            settings=self._settings,
            _context=self._context,
            slug=core.slug,
            url=self._url(core.slug),
            save_as=self.save_as(core.slug),
            _is_plain=core.is_plain,
            source_path=f"{self._root}/{core.path}",
            relative_source_path=core.path,
            translations=[],
            status=core.status,
            template="article",
        )

    def _list(self, article: LightArticle) -> None:
        core = self._by_slug[article.slug]
        rest = self._catalogue.rest(core.path)
        self._put_listed(article, core, rest.header, from_values(rest.record), rest.lead)

    def _put_listed(
        self, article: LightArticle, core: Core, header: Header, record: Record, lead: str
    ) -> None:
        article.__dict__.update(
            _header=header,
            jianbao=record,
            category=self._names.category(core.category),
            tags=[self._names.tag(name) for name in core.tags],
            lead=lead,
        )
        put_record(article, record)
        for part in self.parts:
            if part.attach_listed is not nothing:
                part.attach_listed(article)

    def _fill(self, article: LightArticle) -> None:
        core = self._by_slug[article.slug]
        own = article.__dict__
        if not core.is_plain:
            stock = self._stock(core.path)
            article.jianbao = record_of(stock)
            for name in ("_content", "sections", "gaps", "captions", "document", "metadata"):
                own[name] = stock.__dict__[name]
            if "_summary" in stock.__dict__:
                own["_summary"] = stock._summary
            return
        body = self.bodies.get(core.path)
        if body is None:
            self._put(article, self._read(core))
        else:
            with _metadata_aside(article):
                put_body(article, article.jianbao, body)

    def _put(self, article: LightArticle, text: ArticleText) -> None:
        record = article.jianbao = text.record
        with _metadata_aside(article):
            if record.withdrawn:
                withhold(article, record.withdrawn)
            else:
                shown = (text.html, text.sections, text.gaps, text.summary, text.lead)
                put_text(article, record, *shown)

    def _finish(self, article: LightArticle) -> None:
        article._content  # noqa: B018 - the whole record is needed, and comes with the text
        put_defaults(article)
        for part in self.parts:
            part.attach_listed(article)
        for part in self.parts:
            part.attach(article)

    def _complete(self, article: LightArticle) -> None:
        known = article.__dict__
        for name, value in self._stock(article.relative_source_path).__dict__.items():
            known.setdefault(name, value)

    def _read(self, core: Core) -> ArticleText:
        path = f"{self._root}/{core.path}"
        raw, facts = read_files(path, has_facts=core.has_facts)
        if content_digest(raw, facts) != core.digest:
            # What plugins keep of a text stands under the digest of another then, for ever.
            raise BuildError("was changed while the site was built.", file=path, remedy=_AGAIN)
        return read_article(raw, facts, path, id=core.slug)


def _addresses(settings: Any) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Return what gives the address of an article's page, by its slug, and what gives its file."""
    patterns = settings["ARTICLE_URL"], settings["ARTICLE_SAVE_AS"]
    url, save_as = [Kept(partial(_formatted, pattern)).__getitem__ for pattern in patterns]
    return (save_as if patterns[0] == patterns[1] else url), save_as


def _formatted(pattern: str, slug: str) -> str:
    return pattern.format(slug=slug)


@contextmanager
def _metadata_aside(article: LightArticle) -> Iterator[None]:
    """Let the text put its summary into metadata that go again: Pelican has all, and is asked for them."""
    known = article.__dict__.get("metadata")
    article.metadata = {}
    yield
    del article.metadata
    if known is not None:
        article.metadata = known
