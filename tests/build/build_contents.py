"""The archive that sequences of edits begin with, and what edits add to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256

import opencc
from build_archive import ABOUT, CONF, REPRINTS, SOURCES, TAXONOMY, Archive, Header, slug
from build_news import Dice, Writer, excerpt, measures, narrow, prices, reprint
from site_builder import ROOT

PUBLISHERS = ("河汾日报", "松岭网", "青浦晚报", "云台社", "长桥广播电视台", "白石县政府")
CATEGORIES = {"时政": "affairs", "交通": "transport", "农业": "farming", "文化": "culture",
              "民生": "life", "文件": "documents", "财经": "business"}  # fmt: skip
TAGS = ("桥梁", "水利", "图书馆", "菜价", "公交", "非遗", "夜校", "渡口", "春灌")


_TO_TRADITIONAL = opencc.OpenCC("s2t")
_ARCHIVED = "2024-12-01"
_FIRST = datetime(2023, 1, 5, 6, 30)


FEW = ["plugins.catalog", "plugins.feeds", "plugins.press"]


def new_archive(seed: str, articles: int = 200, *, few: bool = False) -> Archive:
    """Return a site with that many articles of every kind, the project's theme beside them.

    `few`: with few plugins, none of which tells articles of one another.
    """
    archive, dice = Archive(), Dice(f"{seed}/archive")
    _furnish(archive)
    if few:
        archive.override("FEW_PLUGINS", True)
        archive.override("PLUGINS", FEW)
    number = 0
    while len(archive.articles(shown=False)) < articles:
        number += 1
        left = articles - len(archive.articles(shown=False))
        for path in _event(archive, Dice(f"{dice.seed}/{number}"), number)[left:]:
            archive.drop(path)
    shown = archive.articles()
    a, b, c, d = dice.some(shown, 4)
    archive.set(b, Date=archive.header(a)["Date"], Date_Basis="text", Date_Precision="second")
    archive.write(REPRINTS, overrules([(slug(archive, c), slug(archive, d))], []))
    return archive


def _furnish(archive: Archive) -> None:
    archive.write(
        CONF,
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        # The bundles of search take seconds a build: tests/search follows them.
        "THEME = 'theme'\nPRESS_PAGE_SIZE = 7\nFEEDS_MAX_ITEMS = 9\nSEARCH_URL = ''\n",
    )
    for path in sorted((ROOT / "theme").rglob("*")):
        if path.is_file():
            archive.files["theme/" + path.relative_to(ROOT / "theme").as_posix()] = (
                path.read_bytes()
            )
    archive.write(SOURCES, sources({name: f"p{n}" for n, name in enumerate(PUBLISHERS[:5])}))
    archive.write(TAXONOMY, taxonomy(CATEGORIES, {"桥梁": "bridges"}))
    archive.write(ABOUT, "Title: 关于\nSlug: about\n\n本站说明。\n")
    archive.write("content/extra/robots.txt", "User-agent: *\n")
    archive.files["content/images/seal.png"] = b"\x89PNG one"


def sources(slugs: Mapping[str, str], **more: str) -> str:
    """Return a sources.yaml; `more` are lines for every entry."""
    lines = ["sources:"]
    for name, word in slugs.items():
        lines += [f"  - name: {name}", f"    slug: {word}", f"    aliases: [{word}bao]"]
        lines += ["    kind: paper", f"    homepage: https://{word}.example/"]
        lines += [f"    {key}: {value}" for key, value in more.items()]
    return "\n".join(lines) + "\n"


def taxonomy(categories: Mapping[str, str], tags: Mapping[str, str]) -> str:
    lines = ["categories:", *(f"  - {{name: {n}, slug: {s}}}" for n, s in categories.items())]
    lines += ["tags:", *(f"  - {{name: {n}, slug: {s}}}" for n, s in tags.items())]
    return "\n".join(lines) + "\n"


def overrules(link: list[tuple[str, ...]], unlink: list[tuple[str, ...]]) -> str:
    lines = [
        line
        for key, pairs in (("link", link), ("unlink", unlink))
        if pairs
        for line in (f"{key}:", *(f"  - [{', '.join(pair)}]" for pair in pairs))
    ]
    return "\n".join(lines) + "\n"


def fresh_slug(dice: Dice) -> str:
    return sha256(f"{dice.seed}/slug/{dice.number(1 << 30)}".encode()).hexdigest()[:16]


def moment(dice: Dice) -> datetime:
    """Return a moment of two years, more in the second."""
    days = max(dice.number(700), dice.number(700))
    return _FIRST + timedelta(days=days, minutes=dice.number(900), seconds=dice.number(60))


def dated(when: datetime, precision: str) -> Header:
    """Return the header lines of a stated date."""
    text = when.isoformat() + "+08:00" if precision == "second" else when.date().isoformat()
    return {"Date": text, "Date_Basis": "text", "Date_Precision": precision}


UNDATED = {"Date": _ARCHIVED, "Date_Basis": "archived", "Date_Precision": ""}


def place(when: str, name: str) -> str:
    """Return the path of an article's file."""
    return f"content/{when[:4]}/{when[5:7]}/{name}.md"


def add(archive: Archive, dice: Dice, header: Mapping[str, str], body: list[str]) -> str:
    """Put an article in with what a header must have; return its path."""
    name = fresh_slug(dice)
    precision = dice.pick(["second", "day", "day", "day", "minute", "month", "year"])
    full = {
        "Title": "无题",
        **dated(moment(dice), "second" if precision == "minute" else precision),
        "Category": dice.pick(list(CATEGORIES)),
        "Slug": name,
        "Archived": _ARCHIVED,
        **header,
    }
    if precision == "minute" and "Date_Precision" not in header:
        full["Date_Precision"] = precision
    path = place(full["Date"], name)
    archive.put(path, full, "\n\n".join(body))
    return path


def report(archive: Archive, dice: Dice, **header: str) -> str:
    """Add a report of its own."""
    writer = Writer(dice)
    body = writer.text()
    if dice.chance(25):
        body = writer.marked(body)
    given: Header = {
        "Title": writer.title(),
        "Source": dice.pick([*PUBLISHERS, *PUBLISHERS[:2], writer.body]),
        "Tags": "; ".join(dice.some(TAGS, dice.number(4))),
        "Reporters": "; ".join(writer.people[: dice.number(3)]),
    }
    if dice.chance(10):
        given["Kicker"], given["Subtitle"] = writer.name, f"{writer.place}；{writer.sentence()}"
    if dice.chance(8):
        given |= UNDATED
    if dice.chance(8):
        given["Lang"] = "zh-Hant"
        given["Title"] = _TO_TRADITIONAL.convert(given["Title"])
        body = [_TO_TRADITIONAL.convert(paragraph) for paragraph in body]
    elif dice.chance(8):
        body = [narrow(paragraph) for paragraph in body]
    if dice.chance(15):
        given["Aliases"] = alias(dice)
    path = add(archive, dice, {**given, **header}, body)
    if dice.chance(15):
        put_story(archive, path, dice)
    return path


def alias(dice: Dice) -> str:
    number = dice.number(1 << 30)
    return dice.pick([f"/old/{number}.html", f"/html/{number}/", f"/旧站/{number}"])


def put_story(archive: Archive, path: str, dice: Dice) -> None:
    """Give an article a facts file such as an import leaves, with a caption and a doubt."""
    words = archive.paragraphs(path)[0]
    at = dice.number(max(1, len(words) - 4))
    story = {
        "captions": [{"text": Writer(dice).sentence(), "credit": dice.pick(["赵一", None])}],
        "suspects": [
            {"printed": words[at : at + 3], "probable": "另一读", "why": "形近", "certain": False}
        ],
    }
    archive.put_facts(path, {"version": 1, "story_no": 1, "story": story, "document": None})


def document(archive: Archive, dice: Dice) -> str:
    """Add an official document (公文) with its measures."""
    writer = Writer(dice)
    titles = measures(writer, 3 + dice.number(4))
    body = ["## 一、办好几件事"]
    body += [f"{n}\\. {title}。{writer.sentence()}" for n, title in enumerate(titles, start=1)]
    number = f"{writer.place[0]}办字〔2023〕{dice.number(90) + 1}号"
    header = {"Title": f"关于{writer.name}的通知", "Category": "文件", "Doc_Number": number,
              "Kind": "official", "Raw": sha256(dice.seed.encode()).hexdigest()}  # fmt: skip
    path = add(archive, dice, header, body)
    facts = {
        "doc_number": number,
        "signed_date": archive.header(path)["Date"][:10],
        "sections": [{"no": "一", "title": "办好几件事"}],
        "measures": [
            {"no": n, "section": "一", "title": title, "departments": dice.some(PUBLISHERS, 2)}
            for n, title in enumerate(titles, start=1)
        ],
        "targets": [{"text": "新增三百个车位", "quantity": "300", "measure": 1}],
    }
    archive.put_facts(path, {"version": 1, "story_no": 1, "story": {}, "document": facts})
    return path


def printing(archive: Archive, dice: Dice, of: str, *, whole: bool = True) -> str:
    """Add a printing of an article: a copy with changes, or an excerpt of it."""
    told = archive.paragraphs(of)
    body = reprint(told, dice) if whole else excerpt(told, dice)
    header: Header = {
        "Title": archive.header(of)["Title"] + dice.pick(["", "", "（转载）"]),
        "Source": dice.pick(PUBLISHERS),
        "Category": archive.header(of)["Category"],
    }
    if dice.chance(15):
        header |= UNDATED
    elif dice.chance(50):
        began = date.fromisoformat(archive.header(of)["Date"][:10])
        later = datetime(began.year, began.month, began.day) + timedelta(days=dice.number(4))
        header |= dated(later, "day")
    return add(archive, dice, header, body)


def issue(archive: Archive, dice: Dice, day: date) -> str:
    """Add an issue of the daily prices."""
    words = f"{day.year}年{day.month}月{day.day}日"
    when = datetime(day.year, day.month, day.day)
    header = {"Title": f"清河蔬菜价格日报（{words}）", "Category": "财经", "Tags": "菜价",
              "Source": "青浦晚报", **dated(when, "day")}  # fmt: skip
    return add(archive, dice, header, prices(words, dice))


def withdraw(archive: Archive, path: str) -> None:
    """Leave what `invoke withdraw` leaves."""
    kept = ("Date", "Slug", "Category", "Aliases")
    header = {key: value for key, value in archive.header(path).items() if key in kept}
    notice = {"Status": "hidden", "Withdrawn": "2025-02-03", "Withdrawn_Reason": "权利人要求"}
    archive.drop(path)
    archive.put(path, {"Title": "已撤回", **header, **notice}, "本文已撤回。")


def _event(archive: Archive, dice: Dice, number: int) -> list[str]:
    """Add a report with whatever comes of it; return the paths."""
    if number == 1:
        return [issue(archive, dice, date(2024, 3, 1) + timedelta(days=n)) for n in range(9)]
    return list(_reported(archive, dice))


def _reported(archive: Archive, dice: Dice) -> Iterator[str]:
    if dice.chance(6):
        yield document(archive, dice)
        return
    path = report(archive, dice)
    yield path
    if dice.chance(15):
        for _ in range(1 + dice.number(3)):
            yield printing(archive, dice, path, whole=dice.chance(75))
    elif dice.chance(6):
        archive.set(path, Status=dice.pick(["draft", "hidden"]))
    elif dice.chance(3):
        withdraw(archive, path)
