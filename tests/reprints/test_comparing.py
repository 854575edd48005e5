"""Which printings are compared, with which, and what their pages are given."""

from __future__ import annotations

import random
from collections.abc import Iterable

from reprint_texts import REPORT, misread
from reprint_world import STRINGS, Whole

from plugins.reprints.find import find_reprints
from plugins.reprints.model import Article, Group, Reprints
from plugins.reprints.shown.addresses import Addresses
from plugins.reprints.shown.changes import Tally, changes
from plugins.reprints.shown.comparing import Collation, anchor, nearest_issues
from plugins.reprints.shown.pages import MOST_TRIFLES
from plugins.reprints.shown.phrases import phrase
from plugins.reprints.shown.picture import HEAD, LINE, MOST_LINES, Dot, draw
from plugins.reprints.shown.stemma import common_text

SENTENCE = "会后，与会人员冒雨看了三处正在施工的院子，和等在楼下的住户谈了一个钟头。"
ADDRESSES = Addresses(("c/{a}-{b}.html",) * 2, ("g/{slug}.html",) * 2)


def archive(*articles: Article) -> tuple[Reprints, dict[str, Article]]:
    return find_reprints(articles), {article.id: article for article in articles}


def said(tally: Tally | None) -> str | None:
    """Return what a reader is told of a printing's changes."""
    return tally and phrase(tally, STRINGS)


def shelf(*articles: Article, archived: dict[str, str] | None = None) -> Whole:
    return Whole(find_reprints(articles), articles, ADDRESSES, archived)


def three() -> tuple[Article, Article, Article]:
    return (
        Article("c", REPORT, "2022-05-20"),
        Article("a", REPORT + SENTENCE, "2022-05-22"),
        Article("b", REPORT.replace("412个", "421个"), None),
    )


# -- who with whom -------------------------------------------------------------------------------


def test_every_printing_is_compared_with_the_first_by_stated_day() -> None:
    collation = Collation(*archive(*three()))
    pairs = {(one.older, one.newer): said(one.gist.tally) for one in collation.pairs.values()}
    assert pairs == {("c", "a"): "新增1处", ("c", "b"): "改动1处（数字1处）"}


def test_without_a_first_the_most_complete_is_the_base() -> None:
    short = Article("a", REPORT[: len(REPORT) * 2 // 3])
    longer = [Article("b", REPORT + SENTENCE), Article("c", REPORT)]
    assert Collation(*archive(short, *longer)).base("a") in ("b", "c")


def test_what_is_told_of_a_printing_does_not_depend_on_who_reads() -> None:
    found = shelf(*three())
    told = {
        (own, line[0]): (said(line[5]), line[6])
        for own in "abc"
        for line in found.told(own).printings
    }
    assert told["c", "a"] == told["b", "a"] == ("新增1处", "c/a-c.html")
    a = found.told("a")
    assert told["a", "c"] == (None, None) and (said(a.changes), a.comparison) == told["c", "a"]
    assert [name for name in "abc" if found.told(name).is_base] == ["c"]


def test_of_the_older_of_two_it_is_never_said_that_it_changed_anything() -> None:
    page = REPORT + "\n" + "".join(f"另一版第{n}条，说的是别处的收成和天气。" for n in range(99))
    found = shelf(Article("a", REPORT, "2022-05-20"), Article("z", page, "2022-05-21"))
    ((_, *_, seen, at, _),) = found.told("a").printings
    assert (said(seen), at) == ("新增1处", "c/a-z.html")
    ((_, *_, seen, at, _),) = found.told("z").printings
    assert (seen, at) == (None, "c/a-z.html")


def test_printings_with_the_same_letters_have_a_phrase_and_no_page() -> None:
    found = shelf(
        Article("a", REPORT, "2022-05-20"), Article("b", REPORT.replace("，", ","), "2022-05-21")
    )
    told = found.told("b")
    assert (said(told.changes), told.comparison) == ("仅标点或字形不同", None)
    assert found.files() == ["g/a.html"]


def test_a_group_keeps_its_name_when_another_printing_comes_or_goes() -> None:
    archived = {"c": "2026-01-01", "a": "2026-02-01", "b": "2026-02-01"}
    assert anchor(["a", "b", "c"], archived) == anchor(["b", "c"], archived) == "c"
    assert anchor(["a", "b"], archived) == "a"


def test_a_series_names_the_issues_nearest_in_time() -> None:
    days: dict[str, str | None] = {
        name: f"2022-05-{10 + n:02}" for n, name in enumerate("bcdefghijklmno", start=1)
    }
    assert nearest_issues("2022-05-10", {**days, "z": None}) == tuple("bcdefghijk")
    assert nearest_issues(None, {"a": "2022-05-10"}) == ("a",)


# -- pages ---------------------------------------------------------------------------------------


def pages(articles: Iterable[Article]) -> list[object]:
    articles = list(articles)
    found = shelf(*articles)
    given = {article.id: article.id for article in articles}
    return [*found.comparisons(given, given), *found.groups(given)]


def test_pages_depend_on_the_articles_alone_not_on_their_order() -> None:
    articles = [*three(), Article("d", misread(REPORT, 0.03, 7), "2022-05-21")]
    first = pages(articles)
    random.Random(3).shuffle(articles)
    assert pages(articles) == first
    assert len(first) == 4


def test_the_files_are_known_before_the_pages_are_made() -> None:
    found = shelf(*three())
    given = dict.fromkeys("abc", "x")
    made = [file for file, _ in (*found.comparisons(given, given), *found.groups(given))]
    assert found.files() == sorted(made) == ["c/a-c.html", "c/b-c.html", "g/a.html"]


def test_a_theme_without_the_templates_has_no_addresses() -> None:
    bare = Whole(find_reprints(three()), three(), Addresses(None, None))
    told = bare.told("a")
    assert (said(told.changes), told.comparison, told.group_page) == ("新增1处", None, None)
    assert bare.files() == []


def test_a_comparison_counts_habits_and_lists_the_first_of_them() -> None:
    narrow = REPORT.replace("，", ",").replace("副省长季明远", "副省长顾长庚")
    found = shelf(Article("a", REPORT, "2022-05-20"), Article("b", narrow, "2022-05-21"))
    given = {"a": "a", "b": "b"}
    ((_, page),) = found.comparisons(given, given)
    (habit,) = page.habits
    assert (habit.text, habit.count) == ("全半角与大小写", REPORT.count("，"))
    assert len(page.minor) + page.more == habit.count and len(page.minor) <= MOST_TRIFLES
    assert {(minor.old, minor.new) for minor in page.minor} == {("，", ",")}


def test_a_group_page_has_the_chain_with_what_stands_beside_it() -> None:
    page = REPORT + "\n" + "".join(f"另一版第{n}条，说的是别处的收成和天气。" for n in range(99))
    articles = [*three(), Article("z", page, "2022-05-23")]
    given = {article.id: article.id for article in articles}
    ((file, group),) = shelf(*articles, archived={"b": "2020-01-01"}).groups(given)
    assert file == "g/b.html"
    assert [member.article for member in group.members] == ["c", "a", "z", "b"]
    assert [m.article for m in group.members if m.beside] == ["z"]
    assert [m.article for m in group.members if m.first] == ["c"] and group.first_is_known
    own = {member.article: [word.new for word in member.words] for member in group.members}
    assert own == {"c": [], "a": [SENTENCE], "b": ["421"], "z": []}


# -- what all print ------------------------------------------------------------------------------


def test_the_common_text_is_what_every_printing_has_wherever_it_stands() -> None:
    common = common_text(REPORT, [changes(REPORT, one.text) for one in three()[1:]])
    parts = [
        (part.text, part.count) for line in common.paragraphs for part in line if not part.is_common
    ]
    assert parts == [("412", 2)]
    assert "".join(part.text for line in common.paragraphs for part in line) == REPORT.replace(
        "\n", ""
    )
    assert common.of - common.characters == 3 and common.printings == 3


# -- the picture ---------------------------------------------------------------------------------


def names(dots: Iterable[Dot]) -> dict[str, str]:
    return {dot.id: dot.id for dot in dots}


def test_printings_stand_in_the_order_of_their_days_the_undated_apart() -> None:
    dots = [Dot("x", None), Dot("b", "2022-05-23"), Dot("a", "2022-05-20", first=True)]
    picture = draw(dots, names(dots))
    assert [line.members for line in picture.lines] == [("a",), ("b",), ("x",)]
    first, last, without = picture.lines
    assert first.x is not None and last.x is not None and first.x < last.x
    assert without.x is None and picture.apart and last.y < picture.apart < without.y
    assert [tick.day for tick in picture.ticks] == ["2022-05-20", "2022-05-23"]
    assert max(line.y for line in picture.lines) < picture.height


def test_one_day_and_no_day_are_drawn_too() -> None:
    day, none = [Dot("a", "2022-05-20")], [Dot("a", None), Dot("b", None)]
    assert [tick.day for tick in draw(day, names(day)).ticks] == ["2022-05-20"]
    undated = draw(none, names(none))
    assert (undated.ticks, undated.apart, undated.height) == ((), None, HEAD + 2 * LINE)
    assert draw([], {}).lines == ()


def test_a_story_in_forty_papers_is_drawn_a_line_a_day() -> None:
    dots = [Dot(f"{n:02}", f"2022-05-{20 + n % 3}") for n in range(40)]
    picture = draw(dots, names(dots))
    assert len(dots) > MOST_LINES
    assert [len(line.members) for line in picture.lines] == [14, 13, 13]


def test_members_that_the_finder_did_not_pair_are_compared() -> None:
    group = Reprints((), (Group(("a", "b")),))
    texts = {"a": Article("a", REPORT), "b": Article("b", REPORT + SENTENCE)}
    assert [*Collation(group, texts).pairs] == [("a", "b")]
