"""What a reprint does to the words of a report: each edit is a function of dice and a text.

The edits are those that archives of reposted news show: heads and tails of the new house, cuts,
moved paragraphs, other words, figures and dates in another writing, 山西省 → 我省. Damage by
scanners and web pages is in damage.py. All keep the origin of what they leave alone.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from opencc import OpenCC

from bench.reprints.numerals import rewrite_numerals
from bench.reprints.series_forms import fill_text, word
from bench.reprints.tracked import Tracked, join, new

_FOLDER = Path(__file__).parent / "series"
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_RELATIVE = re.compile("今天|今日|昨天|昨日|日前|近日")


@cache
def prose() -> dict[str, list[str]]:
    """Sentences of our own, by what they are for (prose.toml)."""
    return tomllib.loads((_FOLDER / "prose.toml").read_text(encoding="utf-8"))


@cache
def rewording() -> dict[str, list]:  # type: ignore[type-arg]
    """Synonyms, look-alike characters and place names (rewording.toml)."""
    return tomllib.loads((_FOLDER / "rewording.toml").read_text(encoding="utf-8"))


def line(dice: random.Random, kind: str) -> str:
    """A filled sentence of prose.toml."""
    return fill_text(dice, dice.choice(prose()[kind]))


def head(dice: random.Random, text: Tracked) -> Tracked:
    """A dateline, byline or source line of the new house (电头, 署名)."""
    if dice.random() < 0.2:
        return line(dice, "headline") + "\n" + line(dice, "head") + text
    return line(dice, "head") + text


def tail(dice: random.Random, text: Tracked) -> Tracked:
    """Editors, source, disclaimer."""
    added = [line(dice, "tail")]
    if dice.random() < 0.4:
        added.append(line(dice, "disclaimer"))
    return text + "\n" + "\n".join(added)


def drop(dice: random.Random, text: Tracked) -> Tracked:
    """A tenth to a third of the sentences left out, one at least."""
    sentences = text.sentences()
    if len(sentences) < 3:
        return text
    gone = max(1, int(len(sentences) * dice.uniform(0.1, 0.34)))
    left_out = set(dice.sample(range(len(sentences)), gone))
    return join(s for n, s in enumerate(sentences) if n not in left_out)


def reorder(dice: random.Random, text: Tracked) -> Tracked:
    """Paragraphs, or the sentences of a text of one paragraph, in another order."""
    paragraphs = text.paragraphs()
    if len(paragraphs) >= 3:
        if dice.random() < 0.5:
            moved = paragraphs.pop(dice.randrange(1, len(paragraphs)))
            paragraphs.insert(dice.randrange(len(paragraphs)), moved)
        else:
            dice.shuffle(paragraphs)
        return join(paragraphs, "\n")
    sentences = text.sentences()
    moved = sentences.pop(dice.randrange(len(sentences)))
    sentences.insert(dice.randrange(len(sentences) + 1), moved)
    return join(sentences)


def synonyms(dice: random.Random, text: Tracked) -> Tracked:
    """Two to eight in ten of the words that have a synonym."""
    pairs = dict(rewording()["synonyms"])
    share = dice.uniform(0.2, 0.8)
    return text.sub(
        re.compile("|".join(map(re.escape, pairs))),
        lambda match: pairs[match[0]] if dice.random() < share else None,
        value=False,
    )


def paragraphs(dice: random.Random, text: Tracked) -> Tracked:
    """Paragraphs split and merged anew (分段)."""
    parts: list[Tracked | str] = []
    for sentence in text.sentences():
        parts.append(sentence.strip())
        if dice.random() < 0.35:
            parts.append("\n")
    return join(parts)


def numerals(dice: random.Random, text: Tracked) -> Tracked:
    """Digits in Chinese numerals or the other way round."""
    return rewrite_numerals(dice, text)


def dates(dice: random.Random, text: Tracked) -> Tracked:
    """The day of the report told otherwise: 5月23日 → 今天 or 23日; 昨日 → 5月23日."""
    first = _DAY.search(text.text)
    if first:
        short = first[0].partition("月")[2]
        put = dice.choice(("今天", "昨天", "昨日", "当天", short, short))
        return text.sub(re.compile(rf"(?<!\d){first[0]}"), lambda _: put, value=False)
    day = f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    return text.sub(_RELATIVE, lambda _: day, value=False)


def places(dice: random.Random, text: Tracked) -> Tracked:
    """A paper speaks of its own province and town: 山西省 → 我省, 全市 → 我市."""
    words = rewording()
    provinces, cities = "|".join(words["provinces"]), "|".join(words["cities"])
    text = text.sub(re.compile(f"(?:{provinces})省"), lambda _: "我省", value=False)
    text = text.sub(re.compile(f"(?:{cities})市"), lambda _: "我市", value=False)
    return text.sub(
        re.compile("全([省市县])|本([省市县])"), lambda m: f"我{m[1] or m[2]}", value=False
    )


def width(dice: random.Random, text: Tracked) -> Tracked:
    """Figures and letters full width, or punctuation half width."""
    if dice.random() < 0.5:
        table = {n: n + 0xFEE0 for n in range(0x30, 0x7B) if chr(n).isalnum()}
    else:
        table = dict(zip(map(ord, "，。：；（）！？"), map(ord, ",.:;()!?"), strict=True))
    return Tracked(text.text.translate(table), text.origins)


def traditional(dice: random.Random, text: Tracked) -> Tracked:
    """Traditional script, character by character (轉為繁體)."""
    table = {char: _to_traditional()(char) for char in set(text.text)}
    written = "".join(table[char] if len(table[char]) == 1 else char for char in text.text)
    return Tracked(written, text.origins)


@cache
def _to_traditional() -> Callable[[str], str]:
    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def linewrap(dice: random.Random, text: Tracked) -> Tracked:
    """Lines of equal length, as copied from a narrow column."""
    width = dice.randint(16, 42)
    return join(
        (part[n : n + width] for part in text.paragraphs() for n in range(0, len(part), width)),
        "\n",
    )


def phrase(dice: random.Random, text: Tracked) -> Tracked:
    """One or two official phrases that many texts have (套话)."""
    pieces = text.sentences()
    for said in dice.sample(prose()["official"], dice.choice((1, 1, 2))):
        pieces.insert(dice.randint(1, len(pieces)), new(said))
    return join(pieces)


def excerpt(dice: random.Random, text: Tracked) -> Tracked:
    """The first, middle or last third: 100 to 400 characters in whole sentences (摘编)."""
    sentences = text.sentences()
    wanted = dice.choice((dice.randint(115, 160), dice.randint(150, 400)))
    start = {"first": 0, "middle": len(sentences) // 3, "last": -1}[
        dice.choice(("first", "middle", "last"))
    ]
    if start < 0:
        start = len(sentences) - 1
        while start and len(join(sentences[start:])) < wanted:
            start -= 1
    taken = sentences[start : start + 1]
    for sentence in sentences[start + 1 :]:
        if len(join(taken)) >= wanted:
            break
        taken.append(sentence)
    return join(taken)[: wanted + 60]


def half(dice: random.Random, text: Tracked, other: Tracked) -> Tracked:
    """One half kept, the other half replaced by a part of `other`."""
    sentences = text.sentences()
    middle = max(1, len(sentences) // 2)
    filler = join(other.sentences()[: max(2, middle)])[: len(text)]
    if dice.random() < 0.5:
        return join([join(sentences[:middle]), filler])
    return join([filler, join(sentences[middle:])])


def update(dice: random.Random, text: Tracked) -> Tracked:
    """The report of the next hour: most figures are others, one sentence is new."""
    share = dice.uniform(0.4, 0.9)

    def put(match: re.Match[str]) -> str | None:
        if dice.random() > share:
            return None
        value = int(match[0])
        return str(max(1, value + dice.choice((-1, 1)) * dice.randint(1, max(2, value // 4))))

    text = text.sub(re.compile(r"(?<![\d.])\d{1,6}(?![\d.])"), put, value=False)
    sentences = text.sentences()
    sentences.insert(dice.randint(1, len(sentences)), new(line(dice, "body")))
    return join(sentences)


def quote(dice: random.Random, text: Tracked, said: Tracked) -> Tracked:
    """A passage of a speech quoted word for word between two sentences (引用)."""
    sentences = text.sentences()
    quoted = f"{word(dice, 'place')}有关负责人说，“" + said + "”。"
    sentences.insert(dice.randint(1, len(sentences)), quoted)
    return join(sentences)


def tiny(dice: random.Random, text: Tracked) -> Tracked:
    """A flash as the next desk prints it: a character more or less, a dateline, an end mark."""
    way = dice.choice(("same", "dateline", "end", "letter", "comma"))
    if way == "dateline":
        return f"【{dice.choice(('快讯', '简讯', '速报'))}】" + text
    if way == "end":
        return text[: len(text) - 1] + dice.choice(("（完）", "！", "", "。[详细]"))
    at = dice.randrange(len(text))
    if way == "letter" and text.text[at] in "的了将已于在其被":
        return text[:at] + text[at + 1 :]
    if way == "comma":
        kept = [n for n, c in enumerate(text.text) if c not in "，、"]
        return Tracked("".join(text.text[n] for n in kept), tuple(text.origins[n] for n in kept))
    return text
