"""Texts of all kinds that crowd, and limits that make crowds of a few: for tests of what is kept."""

from __future__ import annotations

import random

import pytest
from reprint_texts import REPORT, misread

from bench.reprints.dense import series
from bench.reprints.series_forms import forms, make_issues
from plugins.reprints import candidates, postings
from plugins.reprints.kept import inverted
from plugins.reprints.model import Article

KINDS = ("road_notice", "air_quality", "obituary")


def of_form(kind: str, count: int, seed: int) -> list[Article]:
    """Issues of one form."""
    made = make_issues(random.Random(seed), forms(seed)[kind][0], count)
    return [Article(f"{kind}{n:02}", one.text) for n, one in enumerate(made)]


def pool() -> list[Article]:
    """Copies, pages, series, viral reports, shared phrases."""
    issues = [one for kind in KINDS for one in of_form(kind, 6, seed=7)]
    days = series(11)
    dice = random.Random(1)
    copies = [Article(f"copy{n:02}", misread(REPORT, n / 500, n)) for n in range(11)]
    parts = [one.text for one in dice.sample(issues, 5)]
    pages = [Article(f"page{n}", "\n".join([REPORT, *parts[n : n + 3]])) for n in range(3)]
    phrase = days[0].text[-120:]
    phrases = [
        Article(f"phrase{n:02}", f"{one.text[: 40 + 7 * n]}{phrase}")
        for n, one in enumerate(issues[:14])
    ]
    short = [Article("none", "，。"), Article("word", "剪报"), Article("twice", REPORT)]
    return [*issues, *days, *copies, *pages, *phrases, *short]


POOL = pool()


def crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that happens to hundreds of texts happens to a few."""
    monkeypatch.setattr(postings, "CAP", 8)
    monkeypatch.setattr(postings, "_MOST_DOUBLINGS", 3)
    monkeypatch.setattr(candidates, "MIN_WEIGHT", 3 << 18)
    monkeypatch.setattr(postings, "NEIGHBOURS", 2)
    monkeypatch.setattr(candidates, "NEAREST", 4)
    monkeypatch.setattr(candidates, "SCATTERED", 2)
    monkeypatch.setattr(inverted, "MOST_PENDING", 12)
