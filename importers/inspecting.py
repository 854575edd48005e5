"""One raw file from bytes to `Inspection`: the order in which the parts are read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from .addresses import stated_address
from .decode import check_text, decode
from .drafts import Draft, Page
from .errors import Refused
from .frontmatter import read_front_matter
from .jekyll.place import Place
from .jekyll.site import Sites
from .kinds import jekyll
from .layout import check_size, lay_out
from .model import Document, Inspection, Story
from .parts.bylines import take_bylines
from .parts.captions import take_captions
from .parts.characters import clean_characters
from .parts.dates import event_dates
from .parts.headlines import is_rubric
from .parts.lines import join_lines, unwrap
from .parts.measures import with_structure
from .parts.provenance import take_lead_source, take_provenance
from .parts.script import simplified
from .parts.sections import mark_headings
from .parts.spaces import close_stray_spaces
from .parts.suspects import Runs, find_suspects
from .parts.tails import take_tails
from .recognise import is_template
from .sidecar import Sidecar, read_sidecar
from .spans import Ledger
from .taxonomy import Sources, Taxonomy, load_sources, load_taxonomy

_LONGEST_CLAUSE = 30  # characters of a text that stand for its headline in lists
_TRADITIONAL_SHARE = 0.05  # of the Han characters; simplified texts have well under 1 %


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the maintainer has laid down: vocabulary, publishers, the zone of stamps without one."""

    taxonomy: Taxonomy = field(default_factory=Taxonomy)
    sources: Sources = field(default_factory=Sources)
    zone: str = "Asia/Shanghai"

    @classmethod
    def of(cls, content: Path) -> Knowledge:
        """From `taxonomy.yaml` and `sources.yaml` in the content folder."""
        taxonomy = load_taxonomy(content / "taxonomy.yaml")
        return cls(taxonomy, load_sources(content / "sources.yaml"), taxonomy.timezone)


def inspect_file(path: Path, knowledge: Knowledge, kind: str | None = None) -> Inspection:
    """Inspect a file together with its sidecar. Refusals come back as data; OSError is raised."""
    raw = path.read_bytes()
    try:
        sidecar = read_sidecar(path)
    except Refused as refusal:
        return Inspection(str(path), hashlib.sha256(raw).hexdigest(), refused=refusal.message)
    told = Sidecar(kind=kind, site=Sites().place(path, raw))
    return inspect_bytes(raw, str(path), knowledge, sidecar, told)


def inspect_bytes(
    raw: bytes,
    path: str,
    knowledge: Knowledge,
    sidecar: Sidecar | None = None,
    told: Sidecar | None = None,
) -> Inspection:
    """What is understood of the raw bytes of one file called `path`.

    `sidecar` goes before what the text says; `told` (kind, source and date from a command line)
    fills what neither says.
    """
    sidecar, told = sidecar or Sidecar(), told or Sidecar()
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        text, encoding = decode(raw)
    except Refused as refusal:
        return Inspection(path, sha256, refused=str(refusal))
    if text.count("\r") > text.count("\n") == 0:
        text = text.replace("\r", "\n")  # old Mac line ends; places stay as they are
    page = Page(text, Ledger(text), Path(path).name)
    try:
        check_text(text)
        inspection = _understand(page, knowledge, sidecar, told)
    except Refused as refusal:
        page.ledger.remove((0, len(text)), "refused")
        balance, removed, _ = page.ledger.close()
        return Inspection(
            path,
            sha256,
            text,
            encoding,
            refused=str(refusal),
            balance=balance,
            removed=tuple(removed),
        )
    balance, removed, field_spans = page.ledger.close()
    if balance.unaccounted:
        # Never import a text of which something is missing without a trace.
        lost = f"{balance.unaccounted} characters of it are neither in a body nor listed as removed"
        return Inspection(path, sha256, text, encoding, refused=lost, balance=balance)
    return replace(
        inspection,
        path=path,
        sha256=sha256,
        encoding=encoding,
        balance=balance,
        removed=tuple(removed),
        field_spans=tuple(field_spans),
        warnings=tuple(f"{path}: {warning}" for warning in page.warnings),
    )


def _understand(page: Page, knowledge: Knowledge, sidecar: Sidecar, told: Sidecar) -> Inspection:
    kind = sidecar.kind or told.kind
    document: Document | None = None
    aliases: tuple[str, ...] = ()
    posts: list[jekyll.Post] = []
    withheld = False
    matter = read_front_matter(page.original)
    if matter and kind in (None, "jekyll"):
        check_size(page.original)
        kind, why = "jekyll", "front matter between --- lines"
        place = told.site or Place()
        posts = jekyll.read(page, matter, place, knowledge.zone)
        drafts = [post.draft for post in posts]
        aliases = jekyll.aliases(page, matter, place, knowledge.zone)
        withheld = jekyll.is_withheld(matter, place)
    else:
        drafts, document, kind, why = lay_out(page, kind)
    for draft in drafts:
        _read_parts(draft, page, kind)
    for post in posts:
        jekyll.complete(post, knowledge.sources)
    if document is not None:
        document = with_structure(document, drafts[0])
        if drafts[0].date_basis in ("text", "meta"):
            # A page's own date is the day it was posted; the document's is the day it was signed.
            posted = document.posted_date or (drafts[0].date or "")[:10] or None
            document = replace(document, posted_date=posted)
            drafts[0].date = drafts[0].date_precision = drafts[0].date_basis = None
    if not any(para for draft in drafts for para in draft.paras):
        raise Refused("no text besides its frame", remedy="Give the text itself")
    _check(sidecar, knowledge.taxonomy, len(drafts))
    stories = []
    for draft in drafts:
        sidecar.complete(draft, knowledge.sources)
        told.fill(draft, knowledge.sources)
        _name_source(draft, knowledge.sources)
        if draft.original_url and not (address := stated_address(draft.original_url)):
            page.warnings.append(f"the address {draft.original_url[:80]!r} is none; left out")
            draft.original_url = None
        elif draft.original_url:
            draft.original_url = address
        _keep(draft, page)
        stories.append(_filed(draft, kind, sidecar, knowledge.taxonomy))
    return Inspection(
        path="",
        sha256="",
        text=page.original,
        kind=kind,
        kind_why=why,
        template=is_template(page.original),
        lang=_language(page.original),
        original_url=next((s.original_url for s in stories if s.original_url), None),
        aliases=aliases,
        withheld=withheld,
        document=document,
        stories=tuple(stories),
    )


def _check(sidecar: Sidecar, taxonomy: Taxonomy, stories: int) -> None:
    """Refuse a sidecar that says what can't be true of the text."""
    if sidecar.category and taxonomy.categories and sidecar.category not in taxonomy.categories:
        raise Refused(
            f"its sidecar has the category {sidecar.category!r}, which taxonomy.yaml does not",
            remedy="Add it there or mend the name",
        )
    if sidecar.title and stories > 1:
        raise Refused(f"its sidecar has one title, but {stories} stories were found")


def _filed(draft: Draft, kind: str, sidecar: Sidecar, taxonomy: Taxonomy) -> Story:
    """The story under its category and tags, with what chose each."""
    story = draft.freeze()
    title, body = story.title or "", story.body
    category, why = taxonomy.category(kind, title, body)
    if sidecar.category:
        category, why = sidecar.category, "sidecar"
    tags = dict.fromkeys(sidecar.tags, "sidecar")
    if not tags:
        tags = {**taxonomy.choose_tags(title, body), **dict.fromkeys(draft.tags, "front matter")}
    return replace(
        story, category=category, category_why=why, tags=tuple(tags), tags_why=tuple(tags.values())
    )


def _read_parts(draft: Draft, page: Page, kind: str) -> None:
    ledger = page.ledger
    clean_characters(draft, ledger)
    take_tails(draft, ledger)
    take_provenance(draft, ledger)
    take_bylines(draft, ledger)
    take_captions(draft, ledger)
    _take_rubric(draft, ledger)
    if draft.source is None and draft.paras:
        take_lead_source(draft, draft.paras[0].text.value)
    if kind != "jekyll":
        unwrap(draft, ledger)
        mark_headings(draft)
        join_lines(draft, ledger)
    texts = [text.value for para in draft.paras for text in para.texts()]
    runs = Runs(texts)
    draft.suspects = [suspect for text in texts for suspect in find_suspects(text, runs)]
    close_stray_spaces(draft, ledger)
    if draft.paras:
        first = next((p for p in draft.paras if p.kind == "paragraph"), draft.paras[0])
        draft.event_dates = event_dates(first.text.value)
    if draft.title is None:
        _title_from_text(draft)


def _take_rubric(draft: Draft, ledger: Ledger) -> None:
    """编者按 above a note is the name of a column, no paragraph."""
    if len(draft.paras) > 1 and is_rubric(draft.paras[0].text.value):
        line = draft.paras.pop(0).text
        draft.column = draft.column or line.value.strip("【】[]（）()")
        ledger.field(line)


def _title_from_text(draft: Draft) -> None:
    """A text without a headline is listed by its first words; `title_basis` says so."""
    first = next((para.text.value for para in draft.paras if para.text.value), "")
    clause = re.split(r"[，。；：！？,;:!?\s]", first, maxsplit=1)[0] or first
    draft.title, draft.title_basis = clause[:_LONGEST_CLAUSE], "first line"


def _name_source(draft: Draft, sources: Sources) -> None:
    """A printed alias becomes the publisher's name; other names stay as printed."""
    if draft.source:
        draft.source = sources.find(draft.source) or draft.source


def _keep(draft: Draft, page: Page) -> None:
    for para in draft.paras:
        for text in para.texts():
            page.ledger.keep(text)


def _language(text: str) -> str:
    """`zh-Hant` for a text in traditional characters, else `zh-Hans`."""
    sample = "".join(re.findall(r"[\u4e00-\u9fff]+", text))[:4000]
    plain = simplified(sample)
    if plain == sample:
        return "zh-Hans"
    traditional = sum(a != b for a, b in zip(sample, plain, strict=False))
    return "zh-Hant" if traditional > _TRADITIONAL_SHARE * len(sample) else "zh-Hans"
