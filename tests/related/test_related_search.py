"""Counting, weighing and searching: the same as done the slow way."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.related import search
from plugins.related.choose import related
from plugins.related.frequencies import frequencies, merge
from plugins.related.hubs import CLOSEST, MUTUAL, mutual
from plugins.related.model import Article
from plugins.related.terms import TITLE_COUNT, code_of, count_terms
from plugins.related.topics import settle
from plugins.related.vectors import SCALE, Weigher

WORDS = ["春茶", "开采", "水库", "泄洪", "樟树", "工作", "会议", "a", "Ω", "𠮷", "7", " ", "\ud800"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)
ARTICLES = st.lists(st.builds(Article, st.just(""), TEXTS, TEXTS), max_size=9)


def slowly(article: Article) -> Counter[int]:
    counted: Counter[int] = Counter()
    for piece, times in ((article.title, TITLE_COUNT), (article.text, 1)):
        for at, char in enumerate(piece):
            if char.isalpha():
                counted[code_of(char)] += times
                if piece[at + 1 : at + 2].isalpha():
                    counted[code_of(piece[at : at + 2])] += times
    return counted


@settings(deadline=None)
@given(ARTICLES)
def test_terms_are_the_letters_and_the_pairs_of_letters_of_title_and_text(
    articles: list[Article],
) -> None:
    counts = count_terms(articles)
    assert len(counts) == len(articles)
    for i, article in enumerate(articles):
        own = slice(counts.starts[i], counts.starts[i + 1])
        expected = slowly(article)
        assert counts.codes[own].tolist() == sorted(expected)
        assert counts.times[own].tolist() == [expected[code] for code in sorted(expected)]


@settings(deadline=None)
@given(ARTICLES, st.integers(0, 9))
def test_frequencies_of_parts_add_up_to_those_of_the_whole(
    articles: list[Article], cut: int
) -> None:
    whole = frequencies([count_terms(articles)])
    parts = [frequencies([count_terms(part)]) for part in (articles[:cut], articles[cut:])]
    merged = merge(parts)
    assert merged.articles == whole.articles == len(articles)
    for name in ("codes", "holders", "times"):
        assert getattr(merged, name).tolist() == getattr(whole, name).tolist()


@settings(deadline=None)
@given(ARTICLES)
def test_vectors_are_no_longer_than_one_and_hold_only_shared_terms(
    articles: list[Article],
) -> None:
    counts = count_terms(articles)
    known = frequencies([counts])
    vectors = Weigher.of(known).vectors(counts)
    lengths = (vectors.weights.astype(np.int64) ** 2).sum(axis=1)
    assert (np.sqrt(lengths) <= SCALE * 1.001).all()
    shared = set(known.codes[known.holders > 1].tolist())
    for i, article in enumerate(articles):
        assert np.count_nonzero(vectors.weights[i]) <= len(shared & set(slowly(article)))


def test_a_vector_does_not_depend_on_who_is_weighed_beside_it() -> None:
    dice = random.Random(1)
    texts = ["".join(chr(0x4E00 + dice.randrange(40)) for _ in range(n * n)) for n in range(40)]
    articles = [Article("", "", text) for text in texts]
    weigher = Weigher.of(frequencies([count_terms(articles)]))
    together = weigher.vectors(count_terms(articles))
    for i, article in enumerate(articles):
        alone = weigher.vectors(count_terms([article]))
        assert alone.terms[0].tolist() == together.terms[i].tolist()
        assert alone.weights[0].tolist() == together.weights[i].tolist()
    assert (together.weights > 0).all(axis=1).any(), "some have more terms than are kept"


@settings(max_examples=60, deadline=None)
@given(ARTICLES.filter(bool), st.integers(1, 4))
def test_the_index_finds_what_comparing_with_everybody_finds(
    articles: list[Article], limit: int
) -> None:
    index = settle(articles.__getitem__, len(articles), 0).firsts
    vectors = index.vectors
    width = int(vectors.terms.max(initial=0)) + 1
    dense = np.zeros((len(articles), width), dtype=np.int64)
    for i in range(len(articles)):
        np.add.at(dense[i], vectors.terms[i], vectors.weights[i])
    cosines = np.minimum(1, np.round(dense @ dense.T / SCALE**2, search.DECIMALS))
    for i in range(len(articles)):
        numbers, found = index.nearest(vectors.terms[i], vectors.weights[i], limit, [i])
        others = [n for n in range(len(articles)) if n != i and cosines[i, n] > 0]
        best = sorted(others, key=lambda n: (-cosines[i, n], n))[:limit]
        assert numbers.tolist() == best
        assert found.tolist() == [cosines[i, n] for n in best]


def test_a_search_leaves_nothing_behind_for_the_next() -> None:
    articles = [Article("", "", text) for text in ("春茶开采", "春茶上市", "水库泄洪", "水库春茶")]
    index = settle(articles.__getitem__, len(articles), 0).firsts
    vectors = index.vectors

    def ask(i: int) -> list[int]:
        return index.nearest(vectors.terms[i], vectors.weights[i], 4, [i])[0].tolist()

    first = [ask(i) for i in range(4)]
    assert [ask(i) for i in reversed(range(4))] == first[::-1]


def test_common_terms_are_read_up_to_a_bound_and_scores_stay_exact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [Article("", "", "春茶开采" + chr(0x5000 + n // 2) * 3) for n in range(40)]
    index = settle(articles.__getitem__, len(articles), 0).firsts
    vectors = index.vectors
    whole = [index.nearest(vectors.terms[n], vectors.weights[n], 1, [n]) for n in range(40)]
    monkeypatch.setattr(search, "CHAMPIONS", 2)
    monkeypatch.setattr(search, "CANDIDATES", 2)
    bounded = [index.nearest(vectors.terms[n], vectors.weights[n], 1, [n]) for n in range(40)]
    assert [numbers.tolist() for numbers, _ in bounded] == [[n ^ 1] for n in range(40)]
    assert [near.tolist() for _, near in bounded] == [near.tolist() for _, near in whole]


def test_closeness_counts_in_full_only_when_it_is_mutual() -> None:
    cosines = np.array([0.5, 0.5, 0.5])
    closest = np.array([[0.5] + [0.0] * (CLOSEST - 1), [0.9] + [0.5] * (CLOSEST - 1), [0.9] * 5])
    full, second, last = mutual(cosines, closest).tolist()
    assert full == pytest.approx(0.5)
    assert second == pytest.approx(0.5 * (1 + MUTUAL / 2) / (1 + MUTUAL))
    assert last == pytest.approx(0.5 * (1 + MUTUAL / (CLOSEST + 1)) / (1 + MUTUAL))


def test_a_copy_is_given_relatives_and_changes_nobodys_scores() -> None:
    texts = ["春茶开采茶农上山", "春茶上市茶农忙", "水库泄洪", "水库防汛泄洪"]
    archive = [Article(f"{number}", "", text) for number, text in enumerate(texts)]
    alone = related(archive, threshold=0)
    copies = [Article(f"0{number}", "", texts[0]) for number in range(3)]
    found = related([*archive, *copies], [["0", "00", "01", "02"]], threshold=0)
    assert found == alone | {copy.id: alone["0"] for copy in copies}


def test_reading_whole_postings_gives_the_products_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "_READ", 3)
    texts = ("春茶开采茶农", "春茶上市", "水库泄洪", "水库春茶茶农", "")
    index = settle([Article("", "", text) for text in texts].__getitem__, len(texts), 0).firsts
    vectors = index.vectors
    dense = np.zeros((len(texts), int(vectors.terms.max()) + 1), dtype=np.int64)
    for i in range(len(texts)):
        np.add.at(dense[i], vectors.terms[i], vectors.weights[i])
    for i in range(len(texts)):
        found = index.products(vectors.terms[i], vectors.weights[i])
        assert found.tolist() == (dense @ dense[i]).tolist()
