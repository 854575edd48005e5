"""The site's own words: which language, whose words count, what a broken file is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.catalog.day import parse_day
from plugins.catalog.strings import OURS, offered, read, strings_of
from plugins.errors import ContentError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def written(folder: Path, **files: str) -> Path:
    """Return a theme with these files of words."""
    (folder / "i18n").mkdir()
    for name, text in files.items():
        Path(folder, "i18n", f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_all_languages_have_the_same_words() -> None:
    def names(lang: str) -> set[str]:
        found = read(OURS / f"{lang}.yaml")
        return {name.removesuffix(".one").removesuffix(".other") for name in found}

    assert names("zh-Hans") == names("zh-Hant") == names("en")


def test_all_languages_have_the_same_values_in_their_words() -> None:
    import string

    def holes(word: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(word) if name}

    ours = read(OURS / "zh-Hans.yaml")
    for lang in LANGUAGES[1:]:
        for name, word in read(OURS / f"{lang}.yaml").items():
            plain = name.removesuffix(".one").removesuffix(".other")
            wanted = holes(ours[plain])
            # “Printed once” needs no number.
            assert holes(word) in (wanted, wanted - {"n"} if name.endswith(".one") else wanted), (
                name
            )


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("zh-Hans", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("en-GB", "en"),
        ("", "zh-Hans"),
        ("xx", "zh-Hans"),
    ],
)
def test_the_nearest_language_is_taken(tag: str, lang: str) -> None:
    assert offered(tag, [OURS]) == lang


def test_dates_are_as_precise_as_they_are_stated_in_each_language() -> None:
    said = {
        lang: [
            strings_of({"THEME_LANG": lang}).day(parse_day(d))
            for d in ("1991", "1991-07", "1991-07-01")
        ]
        for lang in LANGUAGES
    }
    assert said["zh-Hans"] == ["1991年", "1991年7月", "1991年7月1日"] == said["zh-Hant"]
    assert said["en"] == ["1991", "July 1991", "1 July 1991"]


def test_a_day_in_a_list_leaves_out_the_year_that_is_known() -> None:
    stated = [parse_day("1991-07-01"), parse_day("1991-07")]
    said = {
        lang: [
            strings_of({"THEME_LANG": lang}).short_day(day, year)
            for day in stated
            for year in ("1991", "")
        ]
        for lang in LANGUAGES
    }
    assert said["en"] == ["1 Jul", "1 Jul 1991", "July 1991", "July 1991"]
    assert said["zh-Hans"] == ["07-01", "1991-07-01", "1991年7月", "1991年7月"] == said["zh-Hant"]


def test_the_words_of_a_theme_stand_over_ours_and_those_of_the_settings_over_both(
    tmp_path: Path,
) -> None:
    theme = written(tmp_path, zh_Hans='date: {year: "公元{year}年"}\nmine: 一', en="mine: one")
    strings = strings_of({"THEME": str(theme), "DEFAULT_LANG": "zh-Hans"})
    assert strings.day(parse_day("1991")) == "公元1991年"
    assert strings.day(parse_day("1991-07")) == "1991年7月"
    own = strings_of({"THEME": str(theme), "THEME_LANG": "en", "THEME_STRINGS": {"mine": "two"}})
    assert own("mine") == "two"


def test_what_a_language_lacks_stands_in_chinese(tmp_path: Path) -> None:
    theme = written(tmp_path, zh_Hans="mine: 一", de="")
    assert strings_of({"THEME": str(theme), "THEME_LANG": "de"})("mine") == "一"


def test_a_word_is_chosen_by_its_number(tmp_path: Path) -> None:
    theme = written(
        tmp_path, zh_Hans='times: "{n} 家"', en='times: {one: once, other: "{n} times"}'
    )
    english = strings_of({"THEME": str(theme), "THEME_LANG": "en"})
    assert [english("times", n=n) for n in (0, 1, 2)] == ["0 times", "once", "2 times"]
    assert strings_of({"THEME": str(theme), "THEME_LANG": "zh"})("times", n=1) == "1 家"


def test_values_are_escaped_in_html_and_html_is_not(tmp_path: Path) -> None:
    from markupsafe import Markup

    theme = written(tmp_path, zh_Hans='say: "<{who}> & {link}"')
    said = strings_of({"THEME": str(theme)}).html("say", who="<b>", link=Markup("<a>x</a>"))
    assert said == "&lt;&lt;b&gt;&gt; &amp; <a>x</a>"


def test_a_name_without_words_says_where_they_belong() -> None:
    with pytest.raises(ContentError, match=r"No string “nothing\.here” for zh-Hans\. Add it to"):
        strings_of({})("nothing.here")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c", r"zh-Hans\.yaml:1: is not YAML"),
        ("a:\n  - b", r"zh-Hans\.yaml:2: has a list where words should stand"),
        ("a: b\na: c", r"zh-Hans\.yaml:2: has “a” twice"),
        ('a: "{"', r"zh-Hans\.yaml:1: has words that can't be filled in"),
        ('a: "{0}"', r"zh-Hans\.yaml:1: has words that can't be filled in"),
        ('a: "{x.__class__}"', r"zh-Hans\.yaml:1: has words that can't be filled in"),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    theme = written(tmp_path, zh_Hans=text)
    with pytest.raises(ContentError, match=said):
        strings_of({"THEME": str(theme)})


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"nav.nosuch": "x"}, "“nav.nosuch”, which the site never says"),
        ({"nav.about": "a {b"}, "“nav.about” can't be filled in"),
        ({"nav.about": "{site}"}, "“nav.about” asks for {site}, which is not there"),
        ({"common.printings": "{m} times"}, "It can have {n}."),
        ({"nav": {"about": "x"}}, "not words by their names"),
        (["nav.about"], "not words by their names"),
    ],
)
def test_words_of_the_settings_that_the_site_cannot_say_are_refused(own: object, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)):
        strings_of({"THEME_STRINGS": own})


def test_a_setting_may_change_one_of_the_plurals() -> None:
    own = {"common.printings.other": "{n} prints"}
    strings = strings_of({"THEME_LANG": "en", "THEME_STRINGS": own})
    assert [strings("common.printings", n=n) for n in (1, 2)] == ["1 printing", "2 prints"]


def test_a_theme_cannot_ask_for_a_value_that_is_not_given(tmp_path: Path) -> None:
    theme = written(tmp_path, zh_Hans='nav: {about: "{site}"}')
    with pytest.raises(ContentError, match=re.escape("zh-Hans.yaml: “nav.about” asks for {site}")):
        strings_of({"THEME": str(theme)})
