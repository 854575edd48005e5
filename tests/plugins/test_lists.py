from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.pages.lists import FRONT, ListPage, paginate

LISTS = st.tuples(st.integers(0, 200), st.integers(1, 30))


def chain(pages: list[ListPage[int]]) -> list[int]:
    """Follow the front's link to older pages, as a reader does."""
    by_number = {page.number: page for page in pages}
    page, seen = by_number[FRONT], list(by_number[FRONT].items)
    while page.older is not None:
        page = by_number[page.older]
        seen += page.items
    return seen


@given(LISTS)
def test_every_article_stands_once_on_the_way_from_the_front_to_the_oldest(
    sizes: tuple[int, int],
) -> None:
    count, size = sizes
    assert chain(paginate(range(count), size)) == list(reversed(range(count)))


@given(LISTS)
def test_a_new_article_changes_no_full_page_but_the_link_of_the_last(
    sizes: tuple[int, int],
) -> None:
    count, size = sizes
    before = {page.number: page for page in paginate(range(count), size)}
    after = {page.number: page for page in paginate(range(count + 1), size)}
    last = count // size
    for number, page in before.items():
        if number == FRONT:
            continue
        assert after[number].items == page.items
        if number != last:
            assert after[number] == page


@given(LISTS)
def test_newer_leads_back_to_the_front(sizes: tuple[int, int]) -> None:
    pages = {page.number: page for page in paginate(range(sizes[0]), sizes[1])}
    for page in pages.values():
        seen = 0
        while page.number != FRONT:
            assert page.newer is not None
            page, seen = pages[page.newer], seen + 1
            assert seen <= len(pages)


@given(LISTS)
def test_numbered_pages_are_full_and_the_front_is_never_nearly_empty(
    sizes: tuple[int, int],
) -> None:
    count, size = sizes
    front, *numbered = paginate(range(count), size)
    assert all(len(page.items) == size for page in numbered)
    assert len(front.items) >= min(count, size)


def test_a_page_without_room_is_refused() -> None:
    with pytest.raises(ValueError):
        paginate([1], 0)
