"""An article read from bytes is what Pelican and the plugin make of the same file."""

from __future__ import annotations

import copy
import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pelican.contents import Article
from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG, read_settings

from importers.archive.markdown import write_body
from plugins.catalog import plugin
from plugins.catalog.attributes import notice
from plugins.catalog.dress import LEAD_LENGTH, lead, marks_text, plain_text, shorten
from plugins.catalog.neutral import neutral_html
from plugins.catalog.reading import MARKDOWN, ArticleText, is_stock, read_article
from plugins.catalog.sanitise import clean_html
from plugins.catalog.strings import strings_of
from plugins.errors import ContentError
from tests.importers.test_markdown import bodies as blocks_of_importers
from tests.plugins.conftest import ARCHIVE
from tests.plugins.marked_texts import anything, bodies

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(
    path
    for path in (ROOT / "content").rglob("*.md")
    if path.parent.name not in ("pages", "content")
)
STRINGS = strings_of({})
Read = Callable[[Path], Any]


@pytest.fixture(scope="module")
def by_pelican() -> Iterator[Read]:
    """Reads a file as `pelican` does, and as the plugin goes on with it."""
    level = logging.root.level
    configured = read_settings(str(ROOT / "pelicanconf.py"))
    logging.disable(logging.CRITICAL)
    readers = Readers(configured)

    def read(path: Path) -> Any:
        article = readers.read_file(str(path.parent), path.name, content_class=Article, context={})
        if not hasattr(article, "category"):
            article.category = readers.readers["md"].process_metadata("category", "时政")
        plugin._dress(article)
        return article

    yield read
    logging.disable(logging.NOTSET)
    logging.root.setLevel(level)


def by_us(path: Path) -> ArticleText:
    beside = path.with_suffix(".facts.json")
    return read_article(path.read_bytes(), beside.read_bytes() if beside.exists() else None, path)


def compare(ours: ArticleText, theirs: Any) -> None:
    withdrawn = ours.record.withdrawn
    assert (notice(withdrawn, STRINGS) if withdrawn else ours.html) == theirs._content
    assert list(ours.sections) == theirs.sections
    assert ours.gaps == theirs.gaps
    assert ours.lead == theirs.lead
    assert ours.record == theirs.jianbao
    assert (ours.summary or "") == (getattr(theirs, "_summary", "") or "")


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_each_article_of_this_archive_is_read_alike(path: Path, by_pelican: Read) -> None:
    compare(by_us(path), by_pelican(path))


def unpacked(archive: str, place: Path) -> list[Path]:
    for part in archive.split("\n-- ")[1:]:
        name, text = part.split(" --\n", 1)
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return sorted((place / "content").glob("2*/**/*.md"))


def test_each_article_of_the_test_archive_is_read_alike(by_pelican: Read, tmp_path: Path) -> None:
    articles = unpacked("\n" + ARCHIVE.strip("\n") + "\n", tmp_path)
    assert len(articles) > 2
    for path in articles:
        compare(by_us(path), by_pelican(path))


def test_nearly_all_bodies_of_this_archive_need_no_markdown_parser() -> None:
    bodies = [path.read_text(encoding="utf-8").split("\n\n", 1)[1] for path in OURS]
    rendered = sum(neutral_html(body) is not None for body in bodies)
    assert rendered >= 0.95 * len(bodies)


def test_articles_without_marks_from_their_facts_need_no_parser_at_all() -> None:
    read = [by_us(path) for path in OURS]
    simple = [
        article
        for article in read
        if "<table>" not in article.html and not marks_text(article.record.facts)
    ]
    assert len(simple) >= 0.85 * len(read)
    assert all(article.is_plain for article in simple)


HEADER = "Title: 题\nDate: 2022-05-23\nSlug: x\nCategory: 时政\n"
heads = st.sampled_from(
    [
        HEADER,
        HEADER,
        HEADER + "Summary: 提要&amp;**重点**\n",
        HEADER + "summary: 甲\nSUMMARY: ## 乙\n",
        HEADER + "Summary: &nbsp;\n",
        HEADER + "Summary: <script>x</script>\n",
        HEADER + "Summary:\n",
        HEADER + "---x: y\n",
        HEADER + "甲:乙\n",
        HEADER + " \nSource: 报\n",
        HEADER + "\u3000\nSource: 报\n",
        HEADER + "Source:\t报\t甲\n",
        "\ufeff" + HEADER,
        HEADER.replace("\n", "\r\n"),
        "---\n" + HEADER,
        HEADER + "Withdrawn: 2024-01-02\nWithdrawn_Reason: <b>\n",
    ]
)
gaps = st.sampled_from(["\n", "\n", "\n", "\n\n", " \n", "\u3000\n", "\x02\n", "\r\n", ""])
written = st.tuples(heads, gaps, st.one_of(bodies, bodies, anything)).map("".join)


def same_or_both_refuse(text: str, path: Path, by_pelican: Read) -> None:
    path.write_bytes(text.encode())
    try:
        ours = by_us(path)
    except ContentError:
        with pytest.raises(ContentError):
            by_pelican(path)
        return
    compare(ours, by_pelican(path))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading") / "x.md"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=written)
@example(text=HEADER + "\n## 甲&amp;乙\n\n[丙](https://a.example/?a=1&b=2)\n\n## **丁**\n")
@example(text=HEADER + "\n\u3000\u3000甲 id\n")
@example(text=HEADER + '\n<p class="gap">〔此处缺文〕</p>\n')
def test_any_file_is_read_as_pelican_and_the_plugin_read_it(
    text: str, file: Path, by_pelican: Read
) -> None:
    same_or_both_refuse(text, file, by_pelican)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks=blocks_of_importers)
def test_whatever_importers_write_is_read_as_pelican_and_the_plugin_read_it(
    blocks: list[Any], file: Path, by_pelican: Read
) -> None:
    same_or_both_refuse(f"{HEADER}\n{write_body(blocks)}", file, by_pelican)


def test_the_text_is_what_is_printed_without_its_marks() -> None:
    text = f'{HEADER}\n## 一\n\n甲&amp;**乙**\n\n<p class="gap">〔此处缺文〕</p>\n\n丙 \\* 丁\n'
    article = read_article(text.encode(), None, Path("x.md"))
    assert article.is_plain and article.gaps == 1
    assert plain_text(article.html) == "一\n甲&乙\n丙 * 丁"


def test_a_file_that_begins_with_an_empty_line_has_no_header_and_is_all_text() -> None:
    article = read_article("\ufeff\nTitle: 题\n\n甲\n".encode(), None, Path("x.md"))
    assert (article.header, article.html) == ({}, "<p>Title: 题</p>\n<p>甲</p>")


def test_a_missing_facts_file_is_an_error() -> None:
    text = f"{HEADER}Raw: 3f0a\n\n甲\n"
    with pytest.raises(ContentError, match=r"2022/x\.facts\.json: is missing"):
        read_article(text.encode(), None, Path("2022/x.md"))


def test_bytes_that_are_not_utf_8_are_an_error() -> None:
    with pytest.raises(ContentError, match=r"x\.md: is not UTF-8"):
        read_article(HEADER.encode("gbk") + b"\n", None, Path("x.md"))


def test_our_settings_of_markdown_are_those_of_pelican() -> None:
    assert {key: DEFAULT_CONFIG["MARKDOWN"][key] for key in MARKDOWN} == MARKDOWN
    ours = read_settings(str(ROOT / "pelicanconf.py"))
    assert is_stock(ours)
    Readers(ours)  # adds the names of the extensions
    assert is_stock(ours)


@pytest.mark.parametrize(
    "change",
    [
        {"MARKDOWN": {"output_format": "xhtml"}},
        {"TYPOGRIFY": True},
        {"FORMATTED_FIELDS": ["summary", "source"]},
        {"READERS": {"md": None}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_settings_are_left_to_pelican(change: dict[str, Any]) -> None:
    ours = copy.deepcopy(DEFAULT_CONFIG)
    assert not is_stock({**ours, **change})


pieces = st.sampled_from(
    [
        *["甲乙丙丁。" * 12, "戊己庚辛", " ", "\n", "&lt;p&gt;", "&amp;", "　", "<br>", "<a title='<p>x</p>'>", "</a>"],
        *["<p>", "</p>", "<p>", "</p>", "<h2>", "</h2>", "<table>", "<tr><td>", "</table>", "<pre>", "</pre>"],
        *["<figure>", "</figure>", "<ul><li>", "</ul>", "<blockquote>", "</blockquote>", "<strong>", "</strong>"],
        *['<p class="gap">〔此处缺文〕</p>', '<p class="gap">', "<hr>"],
    ]
)  # fmt: skip


def slow_text(html: str) -> str:
    html = re.sub(r'<p class="gap">.*?</p>', "", html, flags=re.DOTALL)
    ends = r"</(?:p|h\d|li|dt|dd|tr|table|blockquote|pre|div|figure|caption)>|<[bh]r>"
    text = unescape(re.sub("<[^>]*>", "", re.sub(ends, "\n", html)))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


@settings(max_examples=500, deadline=None)
@given(st.lists(pieces, max_size=30).map("".join).map(clean_html))
def test_a_lead_is_the_beginning_of_the_whole_text(html: str) -> None:
    running = re.sub(r"<(h\d|table|figure|pre)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert plain_text(html) == slow_text(html)
    text = " ".join((slow_text(running) or slow_text(html)).split())
    assert lead(html) == shorten(text, LEAD_LENGTH)


def test_what_importers_write_is_read_without_pelican_and_its_parser() -> None:
    program = (
        "import sys; from pathlib import Path; from plugins.catalog.reading import read_article;"
        f"read_article({HEADER + chr(10) + '**甲**乙'!r}.encode(), None, Path('x.md'));"
        "sys.exit(bool({'pelican', 'markdown'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("mark", ["[", "![", "[注](", "> [", "\\\\["])
def test_brackets_that_would_take_the_parser_minutes_are_an_error(mark: str) -> None:
    text = f"Title: 题\nDate: 2022-05-23\nCategory: 综合\n\n一\n\n二\n{mark * 50_000}\n"
    with pytest.raises(ContentError, match=r"x\.md:8: more than 500 brackets .*Close them"):
        read_article(text.encode(), None, "x.md")


@pytest.mark.parametrize("part", ["[注](/a)", "\\[", "[\n\n", "一]", "一)"])
def test_brackets_that_are_closed_escaped_or_parted_are_none(part: str) -> None:
    text = f"Title: 题\nDate: 2022-05-23\nCategory: 综合\n\n*字* {part * 600}\n"
    assert "字" in read_article(text.encode(), None, "x.md").html
