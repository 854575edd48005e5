"""Small archives that are edited at random, for what each article is told of the others."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from plugins.catalog.record import Record, make_record
from plugins.related.model import Told
from plugins.related.relations import relate

TOPICS = (
    "青岚县春茶开采茶农上山采摘鲜叶茶厂连夜杀青揉捻制作明前茶",
    "白渡市社区老年食堂开张老人用餐享受补贴志愿者送餐上门",
    "水库开闸泄洪防汛指挥部通知下游沿河村庄转移群众巡查堤坝",
    "台风桑达登陆沿海渔船回港避风海事部门发布停航通告",
    "收盘沪指上涨成交放大券商板块领涨两市个股普涨资金流入",
)
LETTERS = "春茶水库食堂台风收盘桑达樟树鲟鱼古寺灯会"


@dataclass
class Text:
    """An article, and whoever asked for its text or its record."""

    slug: str
    words: str
    printed: str = ""
    archived: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def digest(self) -> bytes:
        said = f"{self.words}|{self.printed}|{self.archived}"
        return blake2b(said.encode(), digest_size=16).digest()

    @property
    def record(self) -> Record:
        self.asked.append("record")
        header = {"title": self.words[:6], "archived": self.archived, "date": self.printed}
        header = {key: value for key, value in header.items() if value}
        return make_record(header, None, id=self.slug, file=self.slug)

    def text(self) -> str:
        self.asked.append("text")
        return self.words


@dataclass
class World:
    """Articles, groups, series and other printings, edited at random."""

    dice: random.Random
    texts: dict[str, Text] = field(default_factory=dict)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    series: dict[str, tuple[str, ...]] = field(default_factory=dict)
    printings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self, store: Path | None = None, jobs: int = 1) -> dict[str, Told]:
        """What each article is told; the articles are given in any order."""
        members = list(self.texts.values())
        self.dice.shuffle(members)
        return relate(members, self.groups, self.series, self.printings, store, jobs)

    def add(self, *, newest: bool = False) -> str:
        """Adds an article."""
        slug = f"{self.dice.randrange(16**4):04x}"
        day = "2030-01-01" if newest else self.day()
        archived = self.dice.choice(("", day)) if not newest else day
        self.texts[slug] = Text(slug, self.words(), self.dice.choice((day, "")), archived)
        return slug

    def words(self) -> str:
        """Of one topic, of two, of none; some are empty."""
        dice = self.dice
        parts = [dice.choice(TOPICS)[dice.randrange(9) :] for _ in range(dice.choice((0, 1, 1, 2)))]
        return "".join([*parts, *dice.choices(LETTERS, k=dice.randrange(12))])

    def day(self) -> str:
        """A day before that of the newest."""
        return f"20{self.dice.randrange(10, 25)}-{self.dice.randrange(1, 13):02}-03"

    def change(self) -> None:
        """Adds, deletes, edits or dates an article, or groups, chains or sets apart some."""
        dice = self.dice
        slugs = sorted(self.texts)
        one = dice.choice(slugs)
        what = dice.randrange(9)
        if what < 3:
            self.add(newest=what > 0)
        elif what == 3 and len(slugs) > 1:
            del self.texts[one]
        elif what == 4:
            latest = max(slugs, key=lambda slug: self.texts[slug].archived)
            edited = dice.choice((one, latest))
            self.texts[edited] = replace(self.texts[edited], words=self.words())
        elif what == 5:
            self.texts[one] = replace(self.texts[one], printed=self.day())
        elif what == 6:
            self.groups = [tuple(dice.sample(slugs, k=min(len(slugs), dice.choice((2, 3)))))]
        elif what == 7:
            issues = dice.sample(slugs, k=min(len(slugs), dice.randrange(5)))
            self.series = {a: tuple(b for b in issues if b != a) for a in issues}
        else:
            others = tuple(dice.sample(slugs, k=min(len(slugs), 2)))
            self.printings = dice.choice(({}, {one: others}))


def world(seed: int, count: int) -> World:
    """An archive of so many articles."""
    made = World(random.Random(seed))
    while len(made.texts) < count:
        made.add()
    return made
