"""The archive as plugins see it, whoever builds: stock Pelican, or the press, which builds what changed.

A plugin asks `archive_of` for it and tells it two things:

- `tell(part)`: what it puts on articles (`Part`), and from what. Stock Pelican has it put on every
  article at once; the press has it put on those that are printed, and compares the inputs to
  know which those are.
- `print(sheet)`: which pages it has to print (`Sheet`), and from what; `print_list` the same of a list.

What a plugin leaves for others stands in `shared` under a name that docs/plugins.md lists.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from .addresses import beside
from .articles import published_articles, record_of
from .below import fill, write_bytes
from .members import Member, StockMember
from .scan import ORIGINALS, Tree, scan
from .sources import registry_of
from .standing import Standing, plain, standing

log = logging.getLogger(__name__)

KEY = "jianbao_archive"
"""Where Pelican's context keeps the archive of a build."""


class Inputs(NamedTuple):
    """What something on a page is made from: plain data, and articles whose listed facts are shown."""

    facts: bytes = b""
    shown: Sequence[str] = ()


def no_inputs(slug: str) -> Inputs:
    """Nothing that the article's own file does not say."""
    return Inputs()


def no_facts(slug: str) -> bytes:
    """Nothing that the article's own file does not say."""
    return b""


def nothing(article: Any) -> None:
    """Puts nothing on an article."""


class Part(NamedTuple):
    """What a plugin puts on articles.

    `attach` puts on an article what its own page shows, which comes from `inputs`; `attach_listed`
    what every page shows that lists it, which comes from `listed`. Both are called for articles
    that are not listed too (hidden ones). `always` is what settings and theme say on the own pages of all
    articles alike: where no part has `inputs` or `listed`, and nothing stands beside articles, a build
    looks at fewer.
    """

    name: str
    attach: Callable[[Any], None] = nothing
    inputs: Callable[[str], Inputs] = no_inputs
    attach_listed: Callable[[Any], None] = nothing
    listed: Callable[[str], bytes] = no_facts
    always: bytes = b""


class Sheet(NamedTuple):
    """A file to print, and what it is made from.

    `make` gives the variables of the template, or the bytes of a file without one. `facts` are all
    that goes into it besides the template, the articles that it lists (`shown`) and those whose text
    stands in it (`whole`). `bare` is a template for themes that have none of that name.
    """

    save_as: str
    url: str
    template: str
    make: Callable[[], Mapping[str, Any] | bytes]
    facts: bytes = b""
    shown: Sequence[str] = ()
    whole: Sequence[str] = ()
    bare: str | None = None


class Sheaf(NamedTuple):
    """The pages of one list. `files` are those of `sheets`, in their order, its front the first of them.

    All have one template, and none of them `whole` or `bare`. Where `facts` are as they were, and all that
    is listed of the articles `shown` on any of them, in that order, every page is.
    """

    template: str
    files: Sequence[str]
    sheets: Callable[[], Iterable[Sheet]]
    facts: bytes
    shown: Sequence[str]


class Beside(NamedTuple):
    """Files beside the page of each listed article, made of what that page is made of.

    `endings` stand in the place of the page's own: `a/b1/ID.html` has `a/b1/ID.bib` beside it. `make`
    gives an article's bytes for each of them, and uses nothing that the page's inputs do not say.
    `present` says by slug, from the same inputs, which of them an article has where not all have all.
    """

    endings: tuple[str, ...]
    make: Callable[[Any], Mapping[str, bytes]]
    present: Callable[[str], Sequence[str]] | None = None

    def of(self, slug: str) -> Sequence[str]:
        """Return the endings of the files that an article has."""
        return self.endings if self.present is None else self.present(slug)


class Bundle(NamedTuple):
    """A folder of the site that is filled as a whole, perhaps by another program (a search index).

    `make` fills an empty folder. `facts` are all that goes into it besides the articles whose text is
    in it (`whole`). Its files need not have the same bytes each time.
    """

    folder: str
    make: Callable[[Path], None]
    facts: bytes = b""
    whole: Sequence[str] = ()


def stem_beside(article: Any) -> str:
    """Return what the addresses of the files beside an article's page begin with, also of `a/b1/`."""
    folder, slash, _ = article.url.rpartition("/")
    return str(folder + slash + beside(article.save_as).rpartition("/")[2])


class Archive(Protocol):
    """All published articles of a build. `jobs`: how many processes may work at once."""

    shared: dict[str, Any]
    jobs: int

    @property
    def standings(self) -> Sequence[Standing]:
        """Where each listed article stands, oldest first."""

    @property
    def hidden(self) -> Sequence[Standing]:
        """The same of those that have a page but stand in no list."""

    @property
    def members(self) -> Sequence[Member]:
        """The listed articles for plugins that relate them, in no promised order."""

    def raws(self) -> Iterable[tuple[str, str, bool]]:
        """Slug, `Raw` and whether it is listed of each article that names its original, drafts too."""

    def article(self, slug: str) -> Any:
        """Return an article for a template."""

    def whole_article(self, slug: str) -> Any:
        """Return an article whose text is to be shown: all of it is read at once."""

    def tell(self, part: Part) -> None:
        """Have `part` put on articles."""

    def accompany(self, files: Beside, generator: Any) -> None:
        """Have `files` stand beside the page of each listed article."""

    def beside_pages(self) -> Iterable[str]:
        """Every file that stands beside the page of an article."""

    def bundle(self, bundle: Bundle, generator: Any) -> None:
        """Have the folder of `bundle` filled."""

    def print(self, sheet: Sheet, generator: Any, writer: Any) -> None:
        """Have `sheet` printed with the templates of `generator`."""

    def print_list(self, sheaf: Sheaf, generator: Any, writer: Any) -> None:
        """Have the pages of a list printed."""

    def contents(self) -> Iterable[tuple[str, str]]:
        """Every content file that was read, with the file of its page ('' for one without)."""

    @property
    def owners(self) -> Mapping[str, str]:
        """The files of the output that are taken → the content file behind each.

        For those who print: all content has been read by then, so it is worked out once.
        """

    def files(self) -> Tree:
        """Everything that lies in the content folder, but for hidden files and originals."""


class ArticlesBySlug(Mapping[str, Any]):
    """The articles of an archive, each made when it is looked up."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, slug: str) -> Any:
        return self._archive.article(slug)

    def __iter__(self) -> Iterator[str]:
        return (one.slug for one in self._archive.standings)

    def __len__(self) -> int:
        return len(self._archive.standings)


def owners_of(contents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the files of the output that are taken → the content file behind each."""
    return {save_as: path for path, save_as in contents if save_as}


def is_first_there(save_as: str, taken: set[str]) -> bool:
    """Whether no other sheet stands at `save_as`, and takes the place; else it is an error."""
    if save_as in taken:
        log.error("Two plugins would print %s. Change the address of one in the settings.", save_as)
        return False
    taken.add(save_as)
    return True


def archive_of(generator: Any) -> Archive:
    """Return the archive of the build that `generator` belongs to, once its articles are read."""
    context = generator.context
    if KEY not in context:
        context[KEY] = StockArchive(generator)
    archive: Archive = context[KEY]
    return archive


class StockArchive:
    """What stock Pelican has read, all of it in memory; everything is done at once."""

    def __init__(self, generator: Any) -> None:
        self.shared: dict[str, Any] = {}
        self.jobs = 1
        self._context, self._settings = generator.context, generator.settings
        self._published = published_articles(self._context)
        self._others = [
            article
            for key in ("hidden_articles", "drafts")
            for original in self._context[key]
            for article in (original, *original.translations)
        ]
        self._articles = {article.slug: article for article in chain(self._others, self._published)}
        self._beside: list[str] = []
        self._sheeted: set[str] = set()
        self._standings: list[Standing] | None = None
        self._members: list[Member] | None = None

    @property
    def standings(self) -> Sequence[Standing]:
        """Where each listed article stands, oldest first."""
        if self._standings is None:
            self._standings = sorted(self._stand(self._published), key=lambda one: one.order)
        return self._standings

    @property
    def hidden(self) -> Sequence[Standing]:
        """The same of those that have a page but stand in no list."""
        return list(self._stand(self._context["hidden_articles"]))

    @property
    def members(self) -> Sequence[Member]:
        """The listed articles for plugins that relate them."""
        if self._members is None:
            by_slug = {article.slug: article for article in self._published}
            self._members = [StockMember(article) for article in by_slug.values()]
        return self._members

    def raws(self) -> Iterable[tuple[str, str, bool]]:
        """Slug, `Raw` and whether it is listed of each article that names its original."""
        for articles, is_listed in ((self._published, True), (self._others, False)):
            for article in articles:
                if raw := article.metadata.get("raw"):
                    yield article.slug, raw, is_listed

    def article(self, slug: str) -> Any:
        """Return an article for a template."""
        return self._articles[slug]

    whole_article = article

    def tell(self, part: Part) -> None:
        """Put `part` on every article."""
        for article in chain(self._published, self._others):
            part.attach_listed(article)
        for article in chain(self._published, self._others):
            part.attach(article)

    def print(self, sheet: Sheet, generator: Any, writer: Any) -> None:
        """Print `sheet` now."""
        if not is_first_there(sheet.save_as, self._sheeted):
            return
        made = sheet.make()
        if isinstance(made, bytes):
            write_bytes(generator.output_path, sheet.save_as, made)
            return
        template = template_of(generator, sheet.template, sheet.bare)
        relative = self._settings["RELATIVE_URLS"]
        writer.write_file(sheet.save_as, template, self._context, relative, url=sheet.url, **made)

    def print_list(self, sheaf: Sheaf, generator: Any, writer: Any) -> None:
        """Print its pages now."""
        for sheet in sheaf.sheets():
            self.print(sheet, generator, writer)

    def accompany(self, files: Beside, generator: Any) -> None:
        """Write `files` now."""
        for one in self.standings:
            stem = beside(one.save_as)
            made = files.make(self._articles[one.slug])
            for ending in files.of(one.slug):
                self._beside.append(stem + ending)
                if ending in made:  # an error was logged for one that is not
                    write_bytes(generator.output_path, stem + ending, made[ending])

    def beside_pages(self) -> Iterable[str]:
        """Every file that stands beside the page of an article."""
        return self._beside

    def bundle(self, bundle: Bundle, generator: Any) -> None:
        """Fill the folder now."""
        fill(generator.output_path, bundle.folder, bundle.make)

    def contents(self) -> Iterable[tuple[str, str]]:
        """Every content file that was read, with the file of its page."""
        return read_contents(self._context)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The files of the output that are taken → the content file behind each."""
        return owners_of(self.contents())

    def files(self) -> Tree:
        """Everything that lies in the content folder."""
        return scan(Path(self._settings["PATH"]), ORIGINALS, self._settings["IGNORE_FILES"])

    def _stand(self, articles: Iterable[Any]) -> Iterable[Standing]:
        registry = registry_of(self._settings)
        for article in articles:
            record = record_of(article)
            category = getattr(article, "category", None)
            yield standing(
                record,
                slug=article.slug,
                file=article.get_relative_source_path(),
                url=article.url,
                save_as=article.save_as,
                category=None if category is None else (category.slug, plain(category.name)),
                tags=tuple((tag.slug, plain(tag.name)) for tag in getattr(article, "tags", [])),
                source=registry.resolve(record.source),
                zone=self._settings.get("TIMEZONE"),
                size=Path(article.source_path).stat().st_size,
            )


def read_contents(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every file that Pelican has read, with the file of the output made of it, or ''."""
    for key in ("generated_content", "static_content"):
        for path, content in context[key].items():
            if content:
                yield path, content.save_as or ""


def template_of(generator: Any, name: str, bare: str | None) -> Any:
    """Return a template of the theme, or one made of `bare` where the theme has none of that name."""
    from pelican.generators import PelicanTemplateNotFound

    try:
        return generator.get_template(name)
    except PelicanTemplateNotFound:
        if bare is None:
            raise
        return generator.env.from_string(bare)
