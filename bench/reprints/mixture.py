"""What stands in a made-up archive, and how much of each.

A third are issues of series, some of three issues, some of eighty (more than the finder's cap on
how often a fingerprint may occur); some issues are printed again. The rest are stories: printed
several times with several edits each, cut to excerpts, set on pages of two to eight, read across
columns, halved, brought up to date, as flashes of one sentence; and many that stand alone but
quote one speech, or carry the same official phrases and disclaimers as others.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.reprints import damage, edits
from bench.reprints.labels import Printing, Source
from bench.reprints.series_forms import Form, Issue, fill_text, forms, make_issues
from bench.reprints.stories import Story
from bench.reprints.tracked import BLOCK, Tracked, story

Edit = Callable[[random.Random, Tracked], Tracked]

# The chance of each edit in a printing, in the order in which a desk, then a press, then a
# scanner applies them. Set so that a printing has two or three.
_CHANCES: tuple[tuple[str, Edit, float], ...] = (
    ("drop", edits.drop, 0.18),
    ("reorder", edits.reorder, 0.1),
    ("syn", edits.synonyms, 0.18),
    ("numerals", edits.numerals, 0.2),
    ("dates", edits.dates, 0.15),
    ("places", edits.places, 0.15),
    ("phrase", edits.phrase, 0.08),
    ("paragraphs", edits.paragraphs, 0.12),
    ("head", edits.head, 0.3),
    ("tail", edits.tail, 0.3),
    ("html", damage.remnants, 0.08),
    ("s2t", edits.traditional, 0.1),
    ("width", edits.width, 0.12),
    ("linewrap", edits.linewrap, 0.1),
)
_OCR_CHANCE = 0.25
_KEEPS_FACTS = ("head", "tail", "width", "s2t", "linewrap", "paragraphs", "html", "numerals")
"""Edits of most printings of a series: what is left must tell which issue it is."""

_TWICE, _TWICE_SMALL, _SMALL = 0.25, 0.6, 12
"""Share of the issues that are printed again; a larger one in archives of up to `_SMALL` issues."""
_POOLED = 5
"""Issues of one form that are cut to excerpts or stand on pages."""
_SIZES = (80, 80, 80, 34, 34, 34, 32, 32, 12, 12, 10, 10, 8, 8, 8, 5, 3, 3, 3, 3)
_MORE_SIZES = (12, 8, 5, 3)
"""Issues in an archive of a kind of series, dealt out anew for each set."""


@dataclass
class Mixture:
    """Printings made so far, and what each story number stands for."""

    dice: random.Random
    stories: Iterator[Story]
    printings: list[Printing] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    pool: list[tuple[str, Tracked]] = field(default_factory=list)
    """Stories (title, text) that are printed at least once whole: for pages and excerpts."""

    def add_series(self, seed: int, scale: float) -> None:
        """Archives of every kind of series; a quarter of the issues and more again, edited."""
        kinds = forms(seed)
        sizes = (_SIZES + _MORE_SIZES * len(kinds))[: len(kinds)]
        dealt = self.dice.sample(sizes, len(sizes))
        for (kind, wordings), size in zip(sorted(kinds.items()), dealt, strict=True):
            size = max(2, round(size * min(1.0, scale)))
            self.dice.shuffle(wordings)
            for n, form in enumerate(wordings):
                share = size if len(wordings) == 1 else size // (2 if n == 0 else 4)
                self._add_archive(kind, form, max(2, share))

    def _add_archive(self, kind: str, form: Form, size: int) -> None:
        pooled = 0
        for issue in make_issues(self.dice, form, size):
            text = self._source(issue.text, issue=issue)
            group = f"series-{kind}-{len(self.sources) - 1:05}"
            title = issue.text[: self.dice.randint(8, 20)]
            self._print(title, text, ("issue",), group, kind)
            if pooled < _POOLED and len(text) >= 150:
                self.pool.append((title, text))
                pooled += 1
            if self.dice.random() < (_TWICE if size > _SMALL else _TWICE_SMALL):
                for _ in range(self.dice.choice((1, 1, 2))):
                    copy, done = self._series_copy(text)
                    self._print(title, copy, ("issue", *done), group, kind)

    def _series_copy(self, text: Tracked) -> tuple[Tracked, tuple[str, ...]]:
        if self.dice.random() < 0.25:
            return self.edited(text)
        for _ in range(9):
            copy, done = self.edited(text, _KEEPS_FACTS, most_ocr=2)
            if done:
                break
        return copy, done

    def add_flashes(self, count: int) -> None:
        """One-sentence flashes (一句话新闻), each printed two to four times."""
        written: set[str] = set()
        for n in range(count):
            text = self._lead() if n % 2 else ""
            series = None if text else "flash"
            while not text or text in written:
                text = edits.line(self.dice, "flash")
            written.add(text)
            tracked = self._source(text)
            group = f"flash-{len(self.sources) - 1:05}"
            self._print(text[:15], tracked, ("flash",), group, series)
            for _ in range(self.dice.choice((1, 1, 2, 3))):
                copy = edits.tiny(self.dice, tracked)
                self._print(text[:15], copy, ("flash", "tiny"), group, series)

    def _lead(self) -> str:
        """The first sentence of a report that fits a flash, "" when it has none.

        Two reports of a set share at most 34 characters in a row, so that no other one holds it.
        """
        sentences = [s.text.strip() for s in story(0, next(self.stories).text).sentences()]
        return next((text for text in sentences if 45 <= len(text) <= 95), "")

    def add_stories(self, count: int) -> None:
        """Stories printed one to five times, most of them first as written."""
        for _ in range(count):
            title, text, group = self._next()
            self.pool.append((title, text))
            if self.dice.random() < 0.75:
                self._print(title, text, ("base",), group)
            for _ in range(self.dice.choice((1, 1, 1, 2, 2, 3, 4))):
                self._print_edited(title, text, group)

    def add_excerpts(self, count: int) -> None:
        """Thirds of stories, some edited besides."""
        for _ in range(count):
            title, text = self.dice.choice(self.pool)
            part = self._excerpt(text)
            done: tuple[str, ...] = ("excerpt",)
            if self.dice.random() < 0.5:
                part, more = self.edited(part, ("head", "tail", "syn", "s2t", "width", "html"))
                done += more
            whole = self._whole(text)
            self._print(title, part, done, whole.group, whole.series)

    def _excerpt(self, text: Tracked) -> Tracked:
        """One that, of a series, still says of which issue it is."""
        issue = self.sources[text.origins[0] // BLOCK].issue
        for _ in range(9):
            part = edits.excerpt(self.dice, text)
            kept = set(part.origins)
            first = text.origins[0]
            if issue is None or any(first + fact.start in kept for fact in issue.facts):
                break
        return part

    def add_pages(self, count: int) -> None:
        """Pages of two to eight stories, a third of them scanned."""
        for _ in range(count):
            titled = self.dice.sample(self.pool, min(len(self.pool), self.dice.randint(2, 8)))
            for n, (title, text) in enumerate(titled):
                if self.dice.random() < 0.4:
                    changed, _ = self.edited(text, ("drop", "syn", "dates", "places", "head"), 0)
                    titled[n] = (title, changed)
            text = damage.page(self.dice, titled)
            self._print_scanned("", text, ("page",), f"page-{len(self.printings):05}")

    def add_columns(self, count: int) -> None:
        """Stories read across columns: one broken into columns, or two or three side by side."""
        for n in range(count):
            titled = self.dice.sample(self.pool, 1 if n % 2 else self.dice.choice((2, 2, 3)))
            text = damage.columns(self.dice, [t for _, t in titled])
            single = len(titled) == 1
            done = ("columns",) if single else ("columns", "page")
            whole = self._whole(titled[0][1])
            group = whole.group if single else f"page-{len(self.printings):05}"
            self._print_scanned(titled[0][0] if single else "", text, done, group)

    def add_halves(self, count: int) -> None:
        """A story, and one with half of it."""
        for _ in range(count):
            title, text, group = self._next()
            self._print(title, text, ("base",), group)
            _, other, _ = self._next()
            self._print(title, edits.half(self.dice, text, other), ("half",), f"half-{group}")

    def add_updates(self, count: int) -> None:
        """A story, and its next version with other figures, printed once or twice."""
        for _ in range(count):
            title, text, group = self._next()
            self._print(title, text, ("base", "updated"), group)
            later = edits.update(self.dice, text)
            for _ in range(self.dice.choice((1, 2))):
                copy, done = self.edited(later, ("head", "tail", "width"))
                self._print(title, copy, ("update", *done), group, version=1)

    def add_quotations(self, count: int) -> None:
        """Speeches quoted by two to four reports that share nothing else.

        Each speech is quoted at length once: two drafts of it would be nearly the same passage.
        """
        speeches = edits.prose()["speech"]
        for n in range(count):
            said = fill_text(self.dice, speeches[n % len(speeches)])
            cut = 140 if n < len(speeches) else self.dice.randint(45, 85)
            quotation = self._source(said[:cut], quotation=True)
            for _ in range(self.dice.choice((2, 2, 3, 4))):
                title, text, group = self._next()
                self._print(title, edits.quote(self.dice, text, quotation), ("quote",), group)

    def add_singles(self, count: int) -> None:
        """Stories printed once, half of them with what many texts carry."""
        for _ in range(count):
            title, text, group = self._next()
            done: tuple[str, ...] = ("single",)
            if self.dice.random() < 0.5:
                text, more = self.edited(text, ("head", "tail", "phrase", "phrase"))
                done += more
            self._print(title, text, done, group)

    def edited(
        self, text: Tracked, allowed: tuple[str, ...] | None = None, most_ocr: int = 5
    ) -> tuple[Tracked, tuple[str, ...]]:
        """A printing with some edits, and the names of those that changed anything."""
        done: list[str] = []
        for name, edit, chance in _CHANCES:
            weight = 1.0 if allowed is None else 1.6
            if (allowed is None or name in allowed) and self.dice.random() < chance * weight:
                changed = edit(self.dice, text)
                if changed.text != text.text:
                    text, done = changed, [*done, name]
        if most_ocr and self.dice.random() < _OCR_CHANCE and "numerals" not in done:
            percent = self.dice.randint(1, most_ocr)
            text, done = damage.ocr(self.dice, text, percent), [*done, f"ocr{percent}"]
        return text, tuple(done)

    def _print_edited(self, title: str, text: Tracked, group: str) -> None:
        copy, done = self.edited(text)
        if self.dice.random() < 0.2:
            title, done = edits.line(self.dice, "headline"), ("title", *done)
        self._print(title, copy, done or ("exact",), group)

    def _print_scanned(self, title: str, text: Tracked, done: tuple[str, ...], group: str) -> None:
        if self.dice.random() < 0.35:
            percent = self.dice.randint(1, 4)
            text, done = damage.ocr(self.dice, text, percent), (*done, f"ocr{percent}")
        self._print(title, text, done, group)

    def _print(
        self,
        title: str,
        text: Tracked,
        done: tuple[str, ...],
        group: str,
        series: str | None = None,
        version: int = 0,
    ) -> None:
        self.printings.append(Printing(title, text, done, group, series, version))

    def _next(self) -> tuple[str, Tracked, str]:
        told = next(self.stories)
        return told.title, self._source(told.text), f"s{len(self.sources) - 1:05}"

    def _source(self, text: str, *, quotation: bool = False, issue: Issue | None = None) -> Tracked:
        letters = sum(char.isalnum() for char in text)
        self.sources.append(Source(letters, quotation, issue))
        return story(len(self.sources) - 1, text)

    def _whole(self, text: Tracked) -> Printing:
        """The first printing of the story `text` is a part of."""
        number = next(origin for origin in text.origins if origin >= 0) // BLOCK
        return next(p for p in self.printings if set(p.stories) == {number})
