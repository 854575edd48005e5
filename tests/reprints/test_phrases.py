"""How two printings differ, in the words of the site's language."""

from __future__ import annotations

import pytest

from plugins.catalog.strings import strings_of
from plugins.reprints.shown.changes import Tally
from plugins.reprints.shown.phrases import phrase

ALL = Tally(3, 1, 5, 1, 2, 1, True)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh-Hans", "删去3处、新增1处、改动5处（数字1处、名称2处）、移动1处"),
        ("zh-Hant", "刪去3處、新增1處、改動5處（數字1處、名稱2處）、移動1處"),
        (
            "en",
            "3 passages left out, 1 passage added, 5 changes (1 figure, 2 names), 1 passage moved",
        ),
    ],
)
def test_all_that_was_done_stands_in_one_phrase(lang: str, said: str) -> None:
    assert phrase(ALL, strings_of({"THEME_LANG": lang})) == said


@pytest.mark.parametrize(
    ("trifles", "said"),
    [(True, "only punctuation or forms of characters differ"), (False, "the same words")],
)
def test_where_nothing_was_done_the_phrase_says_so(trifles: bool, said: str) -> None:
    assert phrase(Tally(0, 0, 0, 0, 0, 0, trifles), strings_of({"THEME_LANG": "en"})) == said
