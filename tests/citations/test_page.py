"""Number and name of a page of a paper, in the forms that papers print."""

from __future__ import annotations

import pytest

from plugins.citations.page import split_page


@pytest.mark.parametrize(
    ("printed", "number", "name"),
    [
        ("第1版", "1", None),
        ("第2版(文教)", "2", "文教"),
        ("第01版：要闻", "01", "要闻"),
        ("第3版 综合 经济", "3", "综合 经济"),
        ("A03版：要闻", "A03", "要闻"),
        ("Ａ０２", "A02", None),
        ("4", "4", None),
        ("第5-6版", "5-6", None),
        ("第1、4版", "1、4", None),
        ("第三版", "3", None),
        ("第十版", "10", None),
        ("第十二版", "12", None),
        ("第二十一版", "21", None),
        ("头版", "头版", None),
        ("第版", "第版", None),
        ("第1版转第3版", "第1版转第3版", None),
        ("第1版 第3版", "第1版 第3版", None),
    ],
)
def test_number_and_name_of_a_page_are_told_apart(
    printed: str, number: str, name: str | None
) -> None:
    assert split_page(printed) == (number, name)
