"""Each form is read back by a program that is not ours, and says what the citation says."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

import bibtexparser
import rispy
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from citations.world import citations
from citeproc import (
    Citation as Cited,
)
from citeproc import (
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.sanitise import one_line
from plugins.citations.bibtex import bibtex
from plugins.citations.csl import csl_item, csl_json
from plugins.citations.model import Citation, Name
from plugins.citations.ris import ris

NASTY = st.text(
    st.sampled_from("{}\\&%#_$~^\"'`-?!<>[]@,;=()|/ \t\n\r\x0b\x1c\x85\u2028　.")
    | st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]),
    min_size=1,
    max_size=30,
)
WORDS = NASTY.filter(lambda text: one_line(text) != "")
NAMES = st.builds(
    Name,
    WORDS.filter(lambda text: "," not in text),
    given=st.none(),
    is_body=st.booleans(),
)


def made(title: str, names: tuple[Name, ...], **more: Any) -> Citation:
    given: dict[str, Any] = {
        "id": "ab01",
        "kind": "newspaper",
        "title": title,
        "is_supplied": False,
        "writers": names,
        "container": "云岭日报",
        "place": None,
        "issued": "2024-03-05",
        "page": None,
        "number": None,
        "url": None,
        "accessed": None,
        "copy": None,
        "archive": None,
        "lang": "zh-Hans",
        "caution": None,
    }
    return Citation(**(given | more))


def entry(text: str) -> Any:
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    (found,) = library.entries
    return found


BRACES = {r"\textbraceleft{}": "\ue000", r"\textbraceright{}": "\ue001"}


def as_printed(value: str) -> str:
    """What TeX prints of a value, by bibtexparser's own decoder, which knows no \\textbraceleft."""
    for name, stand_in in BRACES.items():
        value = value.replace(name, stand_in)
    library = bibtexparser.parse_string(
        f"@misc{{x, title = {{{value}}}}}", append_middleware=[LatexDecodingMiddleware()]
    )
    return str(library.entries[0]["title"]).replace("\ue000", "{").replace("\ue001", "}")


def spaced(text: str) -> str:
    """The decoder takes the sign ^ for an accent."""
    return one_line(text).replace("ˆ", "^")


def test_bibtexparser_reads_every_field() -> None:
    for one in citations().values():
        found = entry(bibtex(one))
        fields = {field.key: field.value for field in found.fields}
        names = [name.strip("{}") for name in fields.get("author", [])]
        stated = [f"{name.text}, {name.given}" if name.given else name.text for name in one.writers]
        assert found.key == one.id
        assert names == stated
        assert fields["title"] == one.shown_title
        assert fields.get("date") == one.issued
        assert fields.get("url") == one.url
        assert fields.get("urldate") == one.accessed
        assert fields.get("number") == one.number
        assert fields.get("journal", fields.get("organization")) == one.container
        assert fields.get("location") == one.place


def test_bibtex_parts_no_chinese_name_and_no_body() -> None:
    text = bibtex(citations()["06"]) + bibtex(citations()["16"])
    middleware = [SeparateCoAuthors(), SplitNameParts()]
    first, second = bibtexparser.parse_string(text, append_middleware=middleware).entries
    assert [(name.last, name.first) for name in first["author"]] == [
        (["Lund"], ["Astrid"]),
        (["祝青禾"], []),
        (["彼得·诺思"], []),
    ]
    assert [name.first for name in second["author"]] == [[], []]


def test_rispy_reads_every_field() -> None:
    text = "".join(map(ris, citations().values()))
    for one, found in zip(citations().values(), rispy.loads(text), strict=True):
        stated = [f"{name.text}, {name.given}" if name.given else name.text for name in one.writers]
        assert found["id"] == one.id
        assert found.get("authors", []) == stated
        assert found["title"] == one.shown_title
        assert found.get("secondary_title") == one.container
        assert found.get("year") == (one.issued[:4] if one.issued else None)
        assert found.get("urls", []) == ([one.url] if one.url else [])
        assert found.get("start_page") == one.page
        assert found.get("place_published") == one.place


def test_ris_has_the_types_of_reference_managers() -> None:
    text = "".join(map(ris, citations().values()))
    assert {one["type_of_reference"] for one in rispy.loads(text)} == {"NEWS", "ELEC", "GOVDOC"}


def test_ris_dates_leave_empty_what_is_not_stated() -> None:
    lines = ris(made("题目", (), issued="2024-03")).splitlines()
    assert "PY  - 2024" in lines and "DA  - 2024/03//" in lines


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>all fields</title><id>fields</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><group delimiter=" | ">
<names variable="author"><name delimiter=", " form="long"/></names>
<text variable="title"/><text variable="container-title"/><text variable="number"/>
<date variable="issued"><date-part name="year"/><date-part name="month" form="numeric" prefix="/"/>
<date-part name="day" prefix="/"/></date>
<text variable="page"/><text variable="URL"/>
</group></layout></bibliography></style>"""


def test_citeproc_py_prints_names_and_fields(tmp_path: Any) -> None:
    style = tmp_path / "fields.csl"
    style.write_text(STYLE, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own age
        source = CiteProcJSON([csl_item(citations()[number]) for number in ("01", "16", "10")])
        read = CitationStylesStyle(str(style), validate=False)
        bibliography = CitationStylesBibliography(read, source, formatter.plain)
        for key in list(source):
            bibliography.register(Cited([CitationItem(key)]))
        lines = [str(line) for line in bibliography.bibliography()]
    assert lines == [
        "柏一舟 | 水车又转起来了 | 云岭日报 | 2024/3/5 | 3",
        "中共青石县委办公室, 青石县人民政府办公室 | 青石县进一步做好山塘清淤工作若干措施"
        " | 青办字〔2023〕15号 | 2023/9/28 | https://www.qingshi.example/zwgk/t20231012_7.html",
        "本网编辑部 | 六月蚕桑月报 | 河谷财经 | 2023/6 | https://www.hegu.example/m/202306.html",
    ]


@given(WORDS, st.lists(NAMES, max_size=4))
def test_any_title_and_names_come_back_from_ris(title: str, names: list[Name]) -> None:
    (found,) = rispy.loads(ris(made(title, tuple(names))))
    assert found["title"] == one_line(title)
    assert found.get("authors", []) == [one_line(name.text) for name in names]


@given(WORDS, st.lists(NAMES, max_size=4))
def test_any_title_and_names_come_back_from_csl_json(title: str, names: list[Name]) -> None:
    (found,) = json.loads(csl_json(made(title, tuple(names))))
    assert found["title"] == one_line(title)
    assert found.get("author", []) == [{"literal": one_line(name.text)} for name in names]


@given(WORDS, st.lists(NAMES, max_size=4))
def test_any_title_and_names_come_back_from_bibtex(title: str, names: list[Name]) -> None:
    found = entry(bibtex(made(title, tuple(names))))
    printed = found["title"]
    if re.search("[A-Za-z]", title):
        assert printed.startswith("{") and printed.endswith("}")
        printed = printed[1:-1]
    assert spaced(as_printed(printed)) == spaced(title)
    fields = {field.key: field.value for field in found.fields}
    assert len(fields.get("author", [])) == len(names)
    for read, name in zip(fields.get("author", []), names, strict=True):
        inside = read[1:-1] if read.startswith("{") else read
        assert spaced(as_printed(inside)) == spaced(name.text)


@given(st.text(st.sampled_from("abc{}\\ %#&_~<>/:?"), max_size=20))
def test_any_address_leaves_the_entry_whole(path: str) -> None:
    url = f"https://hegu.example/{path}"
    found = entry(bibtex(made("题目", (), url=url)))
    assert set("{}\\ <>").isdisjoint(found["url"])
    assert found["title"] == "题目"


def test_letters_in_a_title_stay_as_they_are_printed_in_every_style() -> None:
    assert "title = {{AI进了车间}}" in bibtex(made("AI进了车间", ()))
    assert "title = {水车又转起来了}" in bibtex(made("水车又转起来了", ()))


def test_signs_that_tex_joins_stand_apart() -> None:
    text = bibtex(made("从“A--B”到''C''，100%_#1", ()))
    assert r"title = {{从“A-{}-B”到'{}'C'{}'，100\%\_\#1}}" in text


def test_a_name_with_and_in_it_is_one_name() -> None:
    found = entry(bibtex(made("题目", (Name("A and B"), Name("丙")))))
    assert found["author"] == ["{A and B}", "丙"]
