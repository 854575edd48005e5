"""Suspect readings and gaps get marks and notes on a page, and leave every other text as it is."""

from __future__ import annotations

import re

from plugins.catalog.apparatus import noted
from plugins.catalog.dress import dress, plain_text
from plugins.catalog.facts import Facts, Suspect
from plugins.catalog.strings import strings_of

SAY = strings_of({})
GAP = '<p class="gap">〔此处缺文〕</p>'


def dressed(html: str, *readings: tuple[str, str]) -> str:
    suspects = tuple(Suspect(printed, probable, None, False) for printed, probable in readings)
    return dress(html, Facts(suspects=suspects)).html


def bare(html: str) -> str:
    """Return marked HTML without its marks, its title in the site's words as it was."""
    html = re.sub(r'<sup class="mark">.*?</sup>', "", html)
    return re.sub(r'title="疑为“([^"]*)”"', r'title="\1？"', html)


def test_a_text_without_doubts_stays_as_it_is() -> None:
    made = noted("<p>河水涨了。</p>", SAY)
    assert (made.html, made.notes) == ("<p>河水涨了。</p>", ())


def test_marks_are_all_that_is_added() -> None:
    html = dressed(
        f"<p>人晋，<em>人晋</em>。</p>{GAP}<p>老入</p>", ("人晋", "入晋"), ("老入", "老人")
    )
    made = noted(html, SAY)
    assert bare(made.html) == html
    assert made.html.count('<sup class="mark">') == 4


def test_a_reading_has_one_note_for_all_its_places_and_all_gaps_share_one() -> None:
    html = dressed(f"{GAP}<p>人晋，人晋。</p>{GAP}", ("人晋", "入晋"))
    notes = noted(html, SAY).notes
    assert [(note.id, note.places, note.printed, note.probable) for note in notes] == [
        ("n1", ("r1", "r4"), None, None),
        ("n2", ("r2", "r3"), "人晋", "入晋"),
    ]


def test_what_a_reading_holds_is_text_in_mark_and_note() -> None:
    html = dressed("<p>a&lt;b&gt;\"'</p>", ("a<b>\"'", '<img src=x onerror="1">'))
    made = noted(html, SAY)
    assert (
        made.notes[0].printed == "a<b>\"'" and made.notes[0].probable == '<img src=x onerror="1">'
    )
    assert "<img" not in made.html and "<b>" not in made.html


def test_the_doubted_text_itself_has_no_words_of_ours() -> None:
    html = dressed("<p>人晋</p>", ("人晋", "入晋"))
    assert html == '<p><span class="suspect" title="入晋？">人晋</span></p>'
    assert plain_text(html) == "人晋"


def test_notes_are_in_the_language_of_the_site() -> None:
    html = dressed("<p>人晋</p>", ("人晋", "入晋"))
    english = noted(html, strings_of({"THEME_LANG": "en"})).html
    assert 'title="perhaps “入晋”"' in english and 'aria-label="Note 1"' in english
