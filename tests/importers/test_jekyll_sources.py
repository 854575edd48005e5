"""Who a post says it was copied from."""

from __future__ import annotations

import pytest
from jekyll_world import BELOW, FEED_HEAD, SOURCE_LINE, P, Q, head, read, story_of

from importers.inspecting import Knowledge
from importers.taxonomy import Sources


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("（文章来源：清河晚报）", "清河晚报"),
        ("(文章来源:清河晚报)", "清河晚报"),
        ("文章来源：清河晚报", "清河晚报"),
        ("（文章来源：某国际证券(香港)）", "某国际证券(香港)"),
        ("（文章来源：某经济报道  某理财通）", "某经济报道 某理财通"),
        ("（文章来源：Early Bird 投行手记）", "Early Bird 投行手记"),
        ("（文章来源：《清河晚报》）", "清河晚报"),
        ("（文章来源：某经济网——《某经济报》）", "某经济网——《某经济报》"),
        ("（文章来源：清河晚报 2024-03-01）", "清河晚报"),
        (
            "（文章来源：清河<span id='b'><a href='http://quote.x.example/1'>证券</a></span>报）",
            "清河证券报",
        ),
        ("（文章来源：清河<span web=1 href=http://quote.x.example/1>证券</span>报）", "清河证券报"),
        ("（文章来源：）", None),
        ("（文章来源：网络整理）", None),
    ],
)
def test_the_source_line_names_the_source_and_leaves(line: str, source: str | None) -> None:
    story = story_of(f"<p>{P}</p><p>{line}</p>{BELOW}")
    assert (story.source, story.body) == (source, P)


def test_a_source_line_glued_to_the_last_paragraph_leaves_it() -> None:
    story = story_of(f"<p>{P}</p><p>{Q}（文章来源：清河晚报）</p>{BELOW}")
    assert story.source == "清河晚报"
    assert story.body == f"{P}\n\n{Q}"


def test_people_in_the_source_line_have_their_roles() -> None:
    writer = story_of(f"<p>{P}</p><p>（文章来源：清河晚报 作者：李方）</p>")
    editor = story_of(f"<p>{P}</p><p>（文章来源：清河晚报，责任编辑：李方）</p>")
    assert (writer.source, writer.reporters) == ("清河晚报", ("李方",))
    assert (editor.source, editor.reporters, editor.editors) == ("清河晚报", (), ("李方",))


def test_a_source_named_in_a_sentence_is_text() -> None:
    text = f"业内人士说，这批水的来源：上游水库，已经查明。{P}"
    assert story_of(f"<p>{text}</p><p>{Q}</p>{SOURCE_LINE}").body.startswith(text)


@pytest.mark.parametrize(
    ("end", "source"),
    [
        ("（清河联社）", "清河联社"),
        ("(清河新闻)", "清河新闻"),
        (" （清河日报）", "清河日报"),
        ("（完）", None),
        ("（公司官网）", None),
        ("（业绩快报）", None),
        ("（记者 李方）", None),
    ],
)
def test_a_medium_in_brackets_behind_the_last_stop_is_the_source_and_stays(
    end: str, source: str | None
) -> None:
    story = story_of(P + end + BELOW)
    assert (story.source, story.body) == (source, P + end)


def test_according_to_somebody_is_both_source_and_original() -> None:
    story = story_of(f"{P}（据清河晚报报道）{BELOW}")
    assert (story.source, story.original_source) == ("清河晚报", "清河晚报")


@pytest.mark.parametrize(
    ("tags", "source"),
    [
        ("清河晚报新闻", "清河晚报"),
        ("每日清河新闻新闻", "每日清河新闻"),
        ("某经济报道  某理财通新闻", "某经济报道 某理财通"),
        ("[公交, 清河晚报新闻]", "清河晚报"),
        ("东区滚动新闻", None),
        ("财经新闻", None),
        ("公交 夜班", None),
    ],
)
def test_a_tag_names_the_source_unless_it_is_a_feed_or_a_topic(
    tags: str, source: str | None
) -> None:
    assert story_of(f"<p>{P}</p>{BELOW}", head(tags=tags)).source == source


def test_tags_that_name_no_source_are_topics() -> None:
    assert story_of(P, head(tags="公交 夜班")).tags == ("公交", "夜班")
    assert story_of(P, head(tags="[公交, 清河晚报新闻]")).tags == ("公交",)


def test_a_pinyin_category_names_a_known_source() -> None:
    assert story_of(P, head(categories="yunlingxinwenwang")).source == "云岭新闻网"


def test_a_category_of_several_names_is_one_known_source() -> None:
    known = Knowledge(sources=Sources({"mou jingji(xianggang)": "某经济(香港)"}))
    inspection = read(P, head(categories="mou jingji(xianggang)"), knowledge=known)
    assert inspection.stories[0].source == "某经济(香港)"


def test_the_source_key_names_a_publisher_or_holds_the_address() -> None:
    assert story_of(P, head(source="清河晚报")).source == "清河晚报"
    linked = read(P, head(source="http://a.example/1"))
    assert linked.original_url == "http://a.example/1"
    assert linked.stories[0].source is None


def test_a_dateline_names_the_agency_where_nothing_else_does() -> None:
    story = story_of(f"清联社3月1日电，{P}", FEED_HEAD)
    assert story.source == "清联社"


def test_the_name_of_a_poster_is_no_reporter() -> None:
    assert story_of(P, head(author="站长")).reporters == ()
    assert story_of(P, head(author="李方")).reporters == ("李方",)
    assert story_of(P, head(author="{name: 李方, mail: a@b.example}")).reporters == ("李方",)
