"""One text's page: what to look at, what became of its characters, and raw text and result side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Inspection, Suspect
from ..taxonomy import Sources
from .concerns import KINDS, Concern, concerns_of
from .fates import fates_of, is_noise, removed_by_reason, shares
from .frame import bar, count, escape, number, page, percent, value, visible
from .made_side import MadeSide, became, document_facts, story_facts
from .raw_side import RawSide, Suspects, plain_words, rest_not_shown
from .rows import Row, joined, rows_of

_MOST = 40  # suspects, warnings, or samples of what was removed that are listed
_SAMPLE = 60  # characters
_SAMPLED = 2000  # characters of a stretch that are looked at for it

_LEGEND = """<p class="legend" aria-label="Legend"><span class="key">in the body</span>
<span class="key"><span class="f">gave a field</span></span>
<span class="key"><s class="x">removed</s></span>
<span class="key"><s class="d">front matter, spaces</s></span>
<span class="key"><s class="m" data-n="p"></s>mark-up</span>
<span class="key"><s class="j"></s>line joined to the next</span>
<span class="key"><span class="q">probable misprint</span></span></p>
"""
_VIEWS = """<input type="radio" name="side" id="both" checked><label for="both">Both</label>
<input type="radio" name="side" id="only-raw"><label for="only-raw">Raw text</label>
<input type="radio" name="side" id="only-made"><label for="only-made">Result</label>
<input type="checkbox" id="marks"><label for="marks">Show mark-up and white space</label>
"""


def review_text(
    inspection: Inspection, *, sources: Sources | None = None, index: str = "../index.html"
) -> str:
    """The page of one text; `index` is the address of the report's first page, seen from it.

    Its size is bounded whatever the text's: some 2 MB for 16 MB of raw text.
    """
    concerns = concerns_of(inspection, sources)
    first = inspection.stories[0].title if inspection.stories else None
    head = (
        f'<header><p class="up"><a href="{escape(index)}">Import report</a></p>'
        f'<p class="path">{value(inspection.path)}</p>'
        f"<h1>{value(first or 'Not imported', 120)}</h1>{_about(inspection)}</header>"
    )
    parts = [head, "<main>", _look_first(concerns, inspection), _sums(inspection)]
    if inspection.text and (inspection.refused or inspection.balance.unaccounted):
        parts.append(_refused(inspection))
    elif inspection.text:
        parts.append(_side_by_side(inspection))
    else:
        parts.append('<p class="none">There is no text to show.</p>')
    parts.append("</main>")
    return page(f"{first or inspection.path} · import report", "".join(parts), "text")


def _about(inspection: Inspection) -> str:
    told = []
    if inspection.kind:
        told.append(f"{escape(inspection.kind)}: {value(inspection.kind_why or '')}")
    if inspection.encoding:
        told.append(escape(inspection.encoding))
    if len(inspection.stories) > 1:
        told.append(count(len(inspection.stories), "story", "stories"))
    if inspection.aliases:
        told.append("old address " + ", ".join(map(value, inspection.aliases[:3])))
    told.append(f"SHA-256 {escape(inspection.sha256[:16])}…")
    return f'<p class="about">{" · ".join(told)}</p>'


def _look_first(concerns: Sequence[Concern], inspection: Inspection) -> str:
    if not concerns:
        return '<p class="fine">Nothing here asks for a look.</p>'
    items = []
    for concern in concerns:
        says = f'<b class="k">{KINDS[concern.kind]}</b>'
        if concern.detail:
            says += f" {value(concern.detail)}"
        if concern.anchor:
            says = f'<a href="#{concern.anchor}">{says}</a>'
        items.append(f"<li>{says}{_listed(concern, inspection)}</li>")
    return f'<section class="look"><h2>Look at</h2><ul>{"".join(items)}</ul></section>'


def _listed(concern: Concern, inspection: Inspection) -> str:
    """The readings to compare, or the further warnings, below their concern."""
    lines: list[str] = []
    if concern.kind == "suspects":
        found = _suspects(inspection)
        for n, suspect in enumerate(found[:_MOST], 1):
            sure = "certain" if suspect.certain else "possible"
            lines.append(
                f'<a href="#suspect{n}"><span class="q">{value(suspect.printed)}</span></a> perhaps '
                f"{value(suspect.probable)} <em>{value(suspect.why)}, {sure}</em>"
            )
        more = len(found) - _MOST
    elif concern.kind == "warning":
        lines = [value(warning) for warning in inspection.warnings[1:_MOST]]
        more = len(inspection.warnings) - _MOST
    else:
        return ""
    if more > 0:
        lines.append(f"and {number(more)} more")
    name = ' id="suspects"' if concern.kind == "suspects" else ""
    return f"<ul{name}>{''.join(f'<li>{line}</li>' for line in lines)}</ul>" if lines else ""


def _sums(inspection: Inspection) -> str:
    """N characters: kept, in fields, removed by reason; the removed text in samples."""
    balance, total = inspection.balance, len(inspection.text)
    if not total:
        return ""
    if inspection.refused or balance.unaccounted:
        return f'<section class="sums"><h2>{count(total, "character")}, none of them imported</h2></section>'
    words = (
        f"{count(total, 'character')}: {number(balance.kept)} kept, {number(balance.fields)} in fields, "
        f"{number(balance.removed)} removed, {number(balance.unaccounted)} unaccounted"
    )
    rows = [
        f'<tr class="b-body"><th>in the body<td>{number(balance.kept)}<td>{percent(balance.kept, total)}<td>',
        f'<tr class="b-field"><th>only in a field<td>{number(balance.fields)}'
        f"<td>{percent(balance.fields, total)}<td>",
    ]
    for why, stretches, characters in removed_by_reason(inspection):
        fate = "b-noise" if is_noise(why) else "b-removed"
        sample = "" if is_noise(why) else _sample(inspection, why)
        rows.append(
            f'<tr class="{fate}"><th>removed: {escape(why)}<td>{number(characters)}'
            f"<td>{percent(characters, total)}<td>{sample or count(stretches, 'stretch', 'stretches')}"
        )
    return (
        f'<section class="sums" id="removed"><h2>{words}</h2>{bar(list(shares(inspection)), words)}'
        f"<table>{''.join(rows)}</table></section>"
    )


def _sample(inspection: Inspection, why: str) -> str:
    """The first words of the first stretches removed for a reason."""
    found = []
    for item in inspection.removed:
        if item.why != why:
            continue
        text = plain_words(inspection.text[item.start : min(item.end, item.start + _SAMPLED)])
        if text:
            found.append(visible(text[:_SAMPLE]) + ("…" if len(text) > _SAMPLE else ""))
        if len(found) == 3:
            break
    return " <i>/</i> ".join(f"<bdi>{text}</bdi>" for text in found)


def _side_by_side(inspection: Inspection) -> str:
    marked = _suspects(inspection)[: 2 * _MOST]
    suspects = Suspects({suspect.printed: suspect.probable for suspect in marked})
    raw, made = RawSide(inspection.text, suspects), MadeSide(suspects)
    document = inspection.document
    rows: list[str] = []
    for row, stretches, after in joined(rows_of(inspection), fates_of(inspection)):
        if raw.full or made.full:
            break
        cells = [became(stretches, between=True)] if row.between else []
        if document and 1 in row.made.stories:
            cells.append(document_facts(document))
        cells += [story_facts(inspection, n) for n in row.made.stories]
        cells += map(made.block, row.made.blocks)
        if not row.between:
            cells.append(became(stretches, between=False))
        drawn = raw.row(stretches, after, inside=not row.between)
        if any(block.kind == "gap" for block in row.made.blocks):
            drawn += '<i class="g"></i>'
        rows.append(_row(row, drawn, "".join(cells), made.paragraphs))
    if raw.drawn.total() < len(inspection.text):
        blocks = sum(len(story.blocks) for story in inspection.stories)
        left = count(blocks - made.paragraphs - made.gaps, "more paragraph")
        note = rest_not_shown(inspection, raw.drawn)
        rows.append(
            f'<tr><td class="raw">{note}</td><td class="made"><p class="n">… {left} …</p></td></tr>'
        )
    return _table(inspection, rows)


def _refused(inspection: Inspection) -> str:
    """The raw text alone: nothing was made of it."""
    drawn = RawSide(inspection.text, Suspects({})).row(list(fates_of(inspection)), [], inside=False)
    return f'<section lang="zh"><div class="raw">{drawn}</div></section>'


def _suspects(inspection: Inspection) -> list[Suspect]:
    """Each suspect reading once; the first ones are marked in the text, in this order."""
    found = (s for story in inspection.stories for s in story.suspects if s.printed)
    return list({suspect.printed: suspect for suspect in found}.values())


def _row(row: Row, raw: str, made: str, paragraphs: int) -> str:
    if row.between:
        return f'<tr class="between"><td class="raw">{raw}</td><td class="made">{made}</td></tr>'
    name = f"p{paragraphs}"
    return (
        f'<tr id="{name}"><td class="raw">{raw}</td><td class="made">'
        f'<a class="no" href="#{name}">{paragraphs}</a>{made}</td></tr>'
    )


def _table(inspection: Inspection, rows: list[str]) -> str:
    lang = escape(inspection.lang or "zh")
    return (
        f'<section class="sides">{_VIEWS}{_LEGEND}<table class="sides"><thead><tr><th scope="col">Raw text</th>'
        f'<th scope="col">Result</th></tr></thead><tbody lang="{lang}">{"".join(rows)}</tbody></table></section>'
    )
