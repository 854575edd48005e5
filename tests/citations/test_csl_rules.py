"""CSL-JSON keeps the rules of its schema (`csl-data.json`, CSL 1.0.2), written down here for our fields."""

from __future__ import annotations

import json
from typing import Any

import pytest
from citations.world import citations

from plugins.citations.csl import csl_item, csl_json

TYPES = {"article-newspaper", "webpage", "legislation"}
TEXTS = {
    "language",
    "title",
    "container-title",
    "publisher-place",
    "number",
    "page",
    "URL",
    "source",
    "note",
}
NAMES = ({"literal"}, {"family", "given"})


def faults(item: Any) -> list[str]:
    """Return what is wrong with an item; the schema allows no field that it does not name."""
    found = []
    for field, value in item.items():
        if field == "id":
            good = isinstance(value, str) and value
        elif field == "type":
            good = value in TYPES
        elif field in TEXTS:
            good = isinstance(value, str) and value and value == value.strip()
        elif field == "author":
            good = value and all(
                set(name) in NAMES and all(isinstance(part, str) for part in name.values())
                for name in value
            )
        elif field in ("issued", "accessed"):
            good = set(value) == {"date-parts"} and is_date(value["date-parts"])
        else:
            good = False
        if not good:
            found.append(f"{field}: {value!r}")
    return found + [f"no {field}" for field in ("id", "type", "title") if field not in item]


def is_date(parts: Any) -> bool:
    """Whether it is one date, of a year, a year and a month, or a day, in numbers."""
    ranges = ((1, 9999), (1, 12), (1, 31))
    return (
        len(parts) == 1
        and 1 <= len(parts[0]) <= 3
        and all(
            type(part) is int and least <= part <= most
            for part, (least, most) in zip(parts[0], ranges, strict=False)
        )
    )


@pytest.mark.parametrize("number", sorted(citations()))
def test_each_item_keeps_the_rules(number: str) -> None:
    assert faults(csl_item(citations()[number])) == []


def test_the_rules_find_what_breaks_them() -> None:
    bad = {"id": "x", "type": "newspaper", "title": "", "authors": [], "issued": {"raw": "2024"}}
    assert len(faults(bad)) == 4
    assert faults({"id": "x", "type": "webpage"}) == ["no title"]
    assert not is_date([[2024, "3"]]) and not is_date([[2024, 13]]) and not is_date([])


def test_a_file_is_a_list_of_one_item() -> None:
    (item,) = json.loads(csl_json(citations()["01"]))
    assert item["id"] == citations()["01"].id
