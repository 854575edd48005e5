"""An archive of any size in the project's content format (docs/content-format.md), and for Hugo.

The same size and seed give the same bytes. An article has some 3 KB of body, mostly plain
paragraphs; one in four has `## ` headings, some have emphasis, links and escaped marks at the start of a line,
as importers write them. One in seven is a printing of a report of the last days in another paper, with small
changes. There are 20 categories, 50 tags (one to three for each article), 12 sources; dates spread evenly over
three years, however many articles there are, none twice.

Nothing has `Aliases` (a page that redirects for each would be one that the other sites do not
have) or `Raw` (the facts files beside the articles, which nothing else reads).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import shutil
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bench.build.words import letter, name, paragraph, words

CATEGORIES = (
    "时政", "财经", "民生", "教育", "交通", "农业", "文化", "科技", "卫生", "体育", "法治", "环境", "旅游", "房产",
    "能源", "气象", "国际", "评论", "人物", "综合",
)  # fmt: skip
TAGS = tuple(
    head + tail
    for head in ("乡村", "城市", "校园", "社区", "企业", "水利", "铁路", "古镇", "海港", "山区")
    for tail in ("建设", "服务", "改造", "调查", "纪事")
)
SOURCES = (
    "云岭日报", "清河晚报", "白鹿商报", "东垣财经", "湖畔之声", "溪柳工人报", "南桥周刊", "港湾时报", "水云农民报",
    "雁山青年报", "桐江新闻网", "北苑通讯社",
)  # fmt: skip

WHOLE = "whole"
"""A file in the folder of an archive that is as it was made."""

_BEGIN = dt.datetime(2021, 1, 1, 6, tzinfo=dt.timezone(dt.timedelta(hours=8)))
_SPAN = dt.timedelta(days=3 * 365)
_ARCHIVED = "2024-06-01"
_REPRINTED = 1 / 7
_WITHIN = 200
"""Reports back at most from a printing to the report it prints."""
_MEAN_BYTES = 2_800
"""In UTF-8; the paragraph that reaches a body's length is finished, which makes it some 3,000."""
_SPREAD = 0.45
"""Of the logarithm of a body's length."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `body` is Markdown."""

    slug: str
    title: str
    date: str
    category: str
    tags: tuple[str, ...]
    source: str
    reporter: str
    body: str

    @property
    def path(self) -> str:
        """Of its file in `content/`."""
        return f"{self.date[:4]}/{self.date[5:7]}/{self.slug}.md"


def articles(number: int, seed: int) -> Iterator[Article]:
    """The archive, oldest first."""
    dice = random.Random(f"archive {seed}")
    reports: deque[Article] = deque(maxlen=_WITHIN)
    for n in range(number):
        article = _article(dice, f"{seed} {n}", _BEGIN + _SPAN * n / number)
        if reports and dice.random() < _REPRINTED:
            article = _printing(dice, dice.choice(reports), article)
        else:
            reports.append(article)
        yield article


def later(seed: int) -> Iterator[Article]:
    """Articles newer than the whole archive, one after another, in its last month."""
    for n in range(10_000):
        moment = _BEGIN + _SPAN + dt.timedelta(minutes=n)
        yield _article(random.Random(f"later {seed} {n}"), f"later {seed} {n}", moment)


def edited(article: Article) -> Article:
    """The article with one more paragraph at its end."""
    more = paragraph(random.Random(article.body), 2)
    return replace(article, body=f"{article.body}\n\n{more}")


def middle(number: int, seed: int) -> Article:
    """The article in the middle of the archive."""
    return next(islice(articles(number, seed), number // 2, None))


def content_file(article: Article) -> str:
    """The file as an importer writes it."""
    header = {
        "Title": article.title,
        "Date": article.date,
        "Category": article.category,
        "Tags": "; ".join(article.tags),
        "Slug": article.slug,
        "Authors": article.reporter,
        "Source": article.source,
        "Source_Url": f"https://paper.example/{article.date[:4]}/{article.slug[:8]}.html",
        "Reporters": article.reporter,
        "Date_Basis": "front matter",
        "Date_Precision": "second",
        "Archived": _ARCHIVED,
        "Kind": "jekyll",
    }
    lines = [f"{key}: {value}" for key, value in header.items()]
    return "\n".join([*lines, "", article.body, ""])


def hugo_file(article: Article) -> str:
    """The same article for Hugo: YAML between lines of hyphens, then the same body."""
    front = {
        "title": article.title,
        "date": article.date,
        "url": f"/a/{article.slug[:2]}/{article.slug}.html",
        "category": [article.category],
        "tag": list(article.tags),
        "source": [article.source],
        "month": [article.date[:7]],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", article.body, ""])


def write_archive(folder: Path, number: int, seed: int) -> None:
    """Write `content/` and `hugo/content/` below `folder`, or leave them if they are whole."""
    done = folder / WHOLE
    if done.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    content, hugo = folder / "content", folder / "hugo" / "content"
    (content / "pages").mkdir(parents=True)
    hugo.mkdir(parents=True)
    for article in articles(number, seed):
        write_article(folder, article)
    taxonomy = _named("categories", CATEGORIES, "section-") + _named("tags", TAGS)
    about = "本站各文由测量程序生成。"
    for path, text in (
        (content / "sources.yaml", _named("sources", SOURCES, "paper-")),
        (content / "taxonomy.yaml", taxonomy),
        (content / "pages" / "about.md", f"Title: 关于\nSlug: about\n\n{about}\n"),
        (hugo / "about.md", f"---\ntitle: 关于\n---\n{about}\n"),
        (hugo / "feeds.md", "---\ntitle: 订阅\nlayout: feeds\n---\n"),
    ):
        path.write_text(text, encoding="utf-8")
    done.touch()


def link_content(site: Path) -> None:
    """Give a site below an archive's folder a `content/` of its own, of the same files.

    Not a link to the folder: what a plugin keeps beside the content would be that of all sites.
    """
    if not (site / "content").exists():
        half = site / "content-half"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(site.parent / "content", half, copy_function=os.link)
        half.rename(site / "content")


def write_article(folder: Path, article: Article) -> None:
    """Write one article for every site of the archive in `folder`."""
    for path, text in _files(folder, article):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def remove_article(folder: Path, article: Article) -> None:
    """Take one article out for every site of the archive in `folder`."""
    for path, _ in _files(folder, article):
        path.unlink()


def _files(folder: Path, article: Article) -> Iterator[tuple[Path, str]]:
    for content in (folder / "content", *folder.glob("*/content")):
        if content.parent.name == "hugo":
            yield content / "a" / article.path, hugo_file(article)
        else:
            yield content / article.path, content_file(article)


def _named(key: str, names: tuple[str, ...], slug: str = "") -> str:
    lines = [
        f"  - {{name: {one}" + (f", slug: {slug}{n:02}" if slug else "") + "}"
        for n, one in enumerate(names, 1)
    ]
    return "\n".join([f"{key}:", *lines, ""])


def _article(dice: random.Random, key: str, moment: dt.datetime) -> Article:
    title = "".join(words(dice, dice.randrange(6, 12)))
    return Article(
        slug=hashlib.sha256(key.encode()).hexdigest()[:16],
        title=f"{title}：{dice.randrange(2, 99)}项{''.join(words(dice, 3))}",
        date=moment.isoformat(timespec="seconds"),
        category=dice.choice(CATEGORIES),
        tags=tuple(dice.sample(TAGS, dice.randrange(1, 4))),
        source=dice.choice(SOURCES),
        reporter=name(dice),
        body=_body(dice),
    )


def _printing(dice: random.Random, report: Article, frame: Article) -> Article:
    """The report as another paper prints it: its own day and desk, a few letters misread."""
    text = [letter(dice) if mark > "一" and dice.random() < 0.005 else mark for mark in report.body]
    blocks = "".join(text).split("\n\n")
    if len(blocks) > 3 and dice.random() < 0.4:
        del blocks[dice.randrange(1, len(blocks))]
    title = report.title if dice.random() < 0.5 else frame.title
    return replace(frame, title=title, body="\n\n".join(blocks))


def _body(dice: random.Random) -> str:
    wanted = _MEAN_BYTES * dice.lognormvariate(-(_SPREAD**2) / 2, _SPREAD)
    headed = dice.random() < 0.25
    blocks: list[str] = []
    size = 0
    while size < wanted:
        if headed and blocks and len(blocks) % 4 == 0:
            blocks.append("## " + "".join(words(dice, 4)))
        block = _marked(dice, paragraph(dice, dice.randrange(1, 5)))
        size += len(block.encode())
        blocks.append(block)
    return "\n\n".join(blocks)


def _marked(dice: random.Random, block: str) -> str:
    """The paragraph, now and then with mark-up, or with a sign that would be mark-up unescaped."""
    chance = dice.random()
    if chance < 0.04:
        return f"{dice.randrange(1990, 2022)}\\. {block}"
    if chance < 0.06:
        return f"\\# {block}"
    if chance < 0.10:
        return f"**{''.join(words(dice, 3))}** {block}"
    if chance < 0.12:
        return f"{block} [{''.join(words(dice, 3))}](https://paper.example/{dice.randrange(10**6)})"
    return block
