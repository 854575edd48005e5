"""The report's first page: what the run did, what to look at first, unknown sources, the first texts."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .concerns import KINDS
from .entries import FIRST, Entry, page_name
from .frame import bar, count, escape, number, page, percent, value
from .unknown import UnknownSource

_LISTED = 50  # texts of one kind: what a person can read
_SOURCES = 100

_STATUSES = {
    "imported": "imported",
    "new version": "imported as new versions",
    "same report": "the same report as another text",
    "unchanged": "unchanged",
    "edited": "edited by hand and left",
    "refused": "refused",
}


def review_index(
    entries: Sequence[Entry], unknown: Sequence[UnknownSource] = (), *, dry_run: bool = False
) -> str:
    """The index of a run. Of each kind of concern it lists at most 50 texts, and tells how many more there are."""
    listed = "".join((
        _sums(entries, dry_run),
        _look_first(entries),
        _unknown(unknown),
        _first_texts(entries),
    ))  # fmt: skip
    head = '<header><p class="up">Jianbao 剪报</p><h1>Import report</h1></header>'
    return page("Import report", f"{head}<main>{listed}</main>", "index")


def _sums(entries: Sequence[Entry], dry_run: bool) -> str:
    statuses = Counter(entry.status for entry in entries)
    cells = [
        f"<li><b>{number(statuses[status])}</b> {name}</li>"
        for status, name in _STATUSES.items()
        if statuses[status] or status in ("imported", "unchanged", "refused")
    ]
    others = statuses.keys() - _STATUSES.keys()
    cells += [f"<li><b>{number(statuses[name])}</b> {escape(name)}</li>" for name in sorted(others)]
    dry = " (dry run: nothing was written)" if dry_run else ""
    head = f"<h2>{count(len(entries), 'text')}{dry}</h2>"
    return f'<section class="run">{head}<ul class="figures">{"".join(cells)}</ul>{_ledger(entries)}</section>'


def _ledger(entries: Sequence[Entry]) -> str:
    """What became of the characters of all texts that came in."""
    came = [entry for entry in entries if entry.total and not _refused(entry)]
    if not came:
        return ""
    total, kept = sum(e.total for e in came), sum(e.kept for e in came)
    fields, gone = sum(e.fields for e in came), sum(e.gone for e in came)
    noise = total - kept - fields - gone
    words = (
        f"{number(total)} characters read: {number(kept)} kept ({percent(kept, total)}), "
        f"{number(fields)} in fields, {number(gone)} of text and {number(noise)} of mark-up and white space removed"
    )
    parts = [("body", kept), ("field", fields), ("removed", gone), ("noise", noise)]
    return f"{bar(parts, words)}<p>{words}.</p>"


def _refused(entry: Entry) -> bool:
    return bool(entry.concerns) and entry.concerns[0].kind == "refused"


def _look_first(entries: Sequence[Entry]) -> str:
    """Texts under their worst concern, the worst kind first, those with most concerns first in it."""
    kinds: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.concerns:
            kinds[entry.concerns[0].kind].append(entry)
        elif entry.status == "refused":
            kinds["refused"].append(entry)
    if not kinds:
        return '<section class="look"><h2>Look at these first</h2><p>Nothing asks for a look.</p></section>'
    groups = []
    contents = []
    for kind in KINDS:
        if not (found := kinds.get(kind)):
            continue
        also = sum(any(c.kind == kind for c in entry.concerns[1:]) for entry in entries)
        name = KINDS[kind]
        anchor = kind.replace(" ", "-")
        contents.append(
            f'<li><a href="#{anchor}">{name}</a> <b>{number(len(found) + also)}</b></li>'
        )
        groups.append(_group(anchor, name, found, also))
    return (
        '<section class="look"><h2>Look at these first</h2>'
        f'<ul class="figures">{"".join(contents)}</ul>{"".join(groups)}</section>'
    )


def _group(anchor: str, name: str, found: list[Entry], also: int) -> str:
    if anchor == "refused":
        return _refusals(anchor, name, found)
    worst = heapq.nsmallest(_LISTED, found, key=lambda e: (-len(e.concerns), not e.page, e.number))
    rows = "".join(f"<li>{_named(entry)}{_reasons(entry)}</li>" for entry in worst)
    tally = count(len(found), "text")
    if also:
        tally += f", and {number(also)} listed above for something worse"
    more = ""
    if len(found) > _LISTED:
        more = f'<p class="more">{number(len(found) - _LISTED)} more are not listed.</p>'
    return f'<h3 id="{anchor}">{name} <em>{tally}</em></h3><ol class="texts">{rows}</ol>{more}'


def _refusals(anchor: str, name: str, found: list[Entry]) -> str:
    """Refused texts by reason, the most frequent reason first."""
    reasons: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        reasons[entry.reason].append(entry)
    order = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    each = max(_LISTED // max(len(order), 1), 5)
    parts = [f'<h3 id="{anchor}">{name} <em>{count(len(found), "text")}</em></h3>']
    for reason, texts in order[:_LISTED]:
        rows = "".join(f"<li>{_named(entry)}</li>" for entry in texts[:each])
        parts.append(
            f'<h4>{value(reason)} <em>{count(len(texts), "text")}</em></h4><ol class="texts">{rows}</ol>'
        )
        if len(texts) > each:
            parts.append(f'<p class="more">{number(len(texts) - each)} more are not listed.</p>')
    if len(order) > _LISTED:
        parts.append(
            f'<p class="more">{number(len(order) - _LISTED)} more reasons are not listed.</p>'
        )
    return "".join(parts)


def _named(entry: Entry) -> str:
    """The headline, linked where the text has a page, and the path."""
    title = value(entry.title, 60) if entry.title else value(entry.path.rsplit("/", 1)[-1])
    if entry.page:
        title = f'<a href="{page_name(entry.number)}">{title}</a>'
    return f'<span class="t">{title}</span> <span class="path">{value(entry.path)}</span>'


def _reasons(entry: Entry) -> str:
    """The worst concern in detail, the others by name."""
    first, *others = entry.concerns
    told = value(first.detail) if first.detail else ""
    names = ", ".join(KINDS[other.kind] for other in others)
    also = f" also {names}" if names else ""
    return f' <span class="why">{told}<em>{also}</em></span>' if told or also else ""


def _unknown(unknown: Sequence[UnknownSource]) -> str:
    if not unknown:
        return ""
    rows = "".join(
        f"<tr><th>{value(source.name)}<td>{number(source.texts)}<td class=path>{value(source.example)}"
        for source in unknown[:_SOURCES]
    )
    lines = "\n".join(escape(source.line) for source in unknown[:_SOURCES] if source.line)
    more = (
        f"<p>{number(len(unknown) - _SOURCES)} more are not listed.</p>"
        if len(unknown) > _SOURCES
        else ""
    )
    nameless = [source for source in unknown[:_SOURCES] if not source.line]
    odd = (
        f"<p>{count(len(nameless), 'name')} can't be an address and must be mended by hand.</p>"
        if nameless
        else ""
    )
    return (
        f'<section id="unknown"><h2>Sources that are not in sources.yaml <em>{number(len(unknown))}</em></h2>'
        "<p>Paste what you want to keep under <code>sources:</code> in <code>content/sources.yaml</code>, "
        "add what you know (kind, homepage, place, terms), and give it a <code>slug</code> before the site is "
        "published if its address is not to be made of the name. A name that is another way of writing a source "
        "you have goes among that one's <code>aliases</code>.</p>"
        f'<pre class="paste" tabindex="0">{lines}</pre>'
        f"<table><thead><tr><th>Name as found<th>Texts<th>First in</thead>{rows}</table>{more}{odd}</section>"
    )


def _first_texts(entries: Sequence[Entry]) -> str:
    shown = _firsts(entries)
    rows = []
    for entry in shown:
        inspected = entry.total and not _refused(entry)
        gone = percent(entry.gone, entry.total - _noise(entry)) if inspected else ""
        worst = KINDS[entry.concerns[0].kind] if entry.concerns else ""
        rows.append(
            f"<tr><td>{number(entry.number)}<td>{_named(entry)}<td>{escape(_STATUSES.get(entry.status, entry.status))}"
            f"<td>{number(entry.total) if entry.total else ''}<td>{gone}<td>{worst}"
        )
    rest = len(entries) - len(shown)
    more = f"<p>{count(rest, 'more text')} of this run are not listed.</p>" if rest else ""
    return (
        '<section id="texts"><h2>Texts in the order they came</h2><table class="all"><thead><tr><th>No.<th>Text'
        "<th>Became<th>Characters<th>Text removed<th>Look at</thead>"
        f"{''.join(rows)}</table>{more}</section>"
    )


def _firsts(entries: Iterable[Entry]) -> list[Entry]:
    return heapq.nsmallest(FIRST, entries, key=lambda entry: entry.number)


def _noise(entry: Entry) -> int:
    return entry.total - entry.kept - entry.fields - entry.gone
