"""What the maintainer knows better is respected for ever."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reprint_texts import REPORT, misread
from site_builder import run_pelican, unpack

from plugins.errors import ContentError
from plugins.reprints.find import find_reprints
from plugins.reprints.model import Article, Edge, Group, Reprints
from plugins.reprints.overrules import Overrules, Rule, overruled, read_overrules

FILE = Path("reprints.yaml")
IDS = "abcdefgh"


def archive(ids: str = IDS) -> list[Article]:
    return [Article(id_, "", None) for id_ in ids]


def edge(pair: str, share: float) -> Edge:
    return Edge(pair[0], pair[1], "reprint", share, share / 2, ())


def rules(link: str = "", unlink: str = "") -> Overrules:
    def of(words: str) -> tuple[Rule, ...]:
        return tuple(Rule(n, tuple(word)) for n, word in enumerate(words.split(), start=1))

    return Overrules(FILE, of(link), of(unlink))


def groups(found: Reprints) -> list[str]:
    return ["".join(group.ids) for group in found.groups]


FOUND = Reprints(
    (edge("ab", 0.9), edge("ac", 0.7), edge("bc", 0.8), edge("de", 0.9)),
    (Group(("a", "b", "c")), Group(("d", "e"))),
)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (rules(), ["abc", "de"]),
        (rules(link="af"), ["abcf", "de"]),
        (rules(link="ad"), ["abcde"]),
        (rules(link="fgh"), ["abc", "de", "fgh"]),
        (rules(unlink="de"), ["abc"]),
        (rules(unlink="ac"), ["ab", "de"]),
        (rules(unlink="ab"), ["bc", "de"]),
        (rules(unlink="abc"), ["de"]),
        (rules(link="ad", unlink="ae"), ["abcd"]),
        (rules(link="ac", unlink="ab"), ["ac", "de"]),
        (rules(link="xa", unlink="xy"), ["abc", "de"]),
    ],
    ids=str,
)
def test_linked_articles_are_one_group_and_unlinked_ones_never(
    given_: Overrules, expected: list[str]
) -> None:
    assert groups(overruled(FOUND, given_, archive())) == expected


def test_the_edge_between_unlinked_articles_is_dropped() -> None:
    found = overruled(FOUND, rules(unlink="ca"), archive())
    assert [(one.a, one.b) for one in found.edges] == [("a", "b"), ("b", "c"), ("d", "e")]


def test_a_group_is_in_the_order_of_stated_days() -> None:
    articles = [
        Article("a", "", None),
        Article("b", "", "2022-05-24"),
        Article("c", "", "2022-05-23"),
    ]
    assert overruled(Reprints((), ()), rules(link="abc"), articles).groups == (
        Group(("c", "b", "a")),
    )


_pair = st.sampled_from(["".join(pair) for pair in combinations(IDS, 2)])


@settings(deadline=None)
@given(
    ties=st.dictionaries(_pair, st.floats(0, 1)),
    link=st.lists(_pair, max_size=3),
    unlink=st.lists(_pair, max_size=5),
)
def test_no_group_holds_an_unlinked_pair_and_every_linked_pair_has_one(
    ties: dict[str, float], link: list[str], unlink: list[str]
) -> None:
    plain = overruled(
        Reprints(tuple(edge(*tie) for tie in sorted(ties.items())), (Group(tuple(IDS)),)),
        rules(unlink=" ".join(unlink) or "ab"),
        archive(),
    )
    assert not [u for u in unlink for group in groups(plain) if set(u) <= set(group)]
    wanted = rules(" ".join(link), " ".join(unlink))
    try:
        file_of(wanted)
    except ContentError:
        return
    both = groups(overruled(plain, wanted, archive()))
    assert not [u for u in unlink for group in both if set(u) <= set(group)]
    assert all(any(set(pair) <= set(group) for group in both) for pair in link)


def file_of(wanted: Overrules) -> None:
    """Reads what was made here as a file would be read."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reprints.yaml"
        lines = [
            f"{key}: [{', '.join(f'[{one.ids[0]}, {one.ids[1]}]' for one in rules)}]\n"
            for key, rules in (("link", wanted.link), ("unlink", wanted.unlink))
        ]
        file.write_text("".join(lines), encoding="utf-8")
        read = read_overrules(file)
        assert [one.ids for one in read.unlink] == [one.ids for one in wanted.unlink]


def test_groups_that_nothing_is_said_of_stay_as_the_finder_made_them() -> None:
    articles = [Article(f"copy{n}", misread(REPORT, n / 200, n)) for n in range(6)]
    articles += [Article("page", "\n".join([REPORT, "".join(chr(0x5000 + n) for n in range(600))]))]
    found = find_reprints(articles)
    assert overruled(found, rules(unlink="xy"), articles) == found


def test_a_file_is_read_with_its_lines_and_ids_that_look_like_numbers(tmp_path: Path) -> None:
    file = tmp_path / "reprints.yaml"
    file.write_text(
        "# why: a correction\nlink:\n  - [0123456789012345, 12345678e9012345]\n"
        "unlink:\n  - [a, b, c]\n",
        encoding="utf-8",
    )
    read = read_overrules(file)
    assert read.link == (Rule(3, ("0123456789012345", "12345678e9012345")),)
    assert read.unlink == (Rule(5, ("a", "b", "c")),)
    assert read.rule("c", "a") == ("unlink", 5) and read.rule("a", "x") is None


def test_without_a_file_nothing_is_overruled(tmp_path: Path) -> None:
    read = read_overrules(tmp_path / "reprints.yaml")
    assert (read.link, read.unlink) == ((), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("link:\n  - [a]\n", "reprints.yaml:2: .*does not name two"),
        ("link:\n  - [a, a]\n", "reprints.yaml:2: .*names one twice"),
        ("link:\n  - a, b\n", "reprints.yaml:2: .*no list of names"),
        ("links:\n  - [a, b]\n", "reprints.yaml:2: holds “links:”.*“link:” and “unlink:”"),
        ("link: [a\n", "reprints.yaml:2: is not YAML"),
        ("- [a, b]\n", "reprints.yaml:1: must hold “key: value”"),
        ("link:\n- [a, b]\n- [b, c]\nunlink:\n- [c, a]\n", "reprints.yaml:5: unlinks a and c"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "reprints.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        read_overrules(file)


def test_an_unknown_id_is_told_with_its_line() -> None:
    (told,) = rules(link="ab ax").unknown("ab")
    assert told.startswith("reprints.yaml:2: “x” is no published article")


SITE = """
-- conf.py --
SITENAME = "剪报"
PATH = "content"
PLUGINS = ["plugins.catalog", "plugins.reprints"]
TIMEZONE = "Asia/Shanghai"
BOXES_IN_CONTENT = True
THEME = "simple"
ARTICLE_URL = ARTICLE_SAVE_AS = "{slug}.html"
-- content/one.md --
Title: 甲报所载
Date: 2022-10-18
Category: 时政
Slug: one

TEXT
-- content/two.md --
Title: 乙报所载
Date: 2022-10-19
Category: 时政
Slug: two

TEXT
-- content/three.md --
Title: 丙报所载
Date: 2022-10-20
Category: 时政
Slug: three

窗外下着小雨，院里的石榴树上挂着几只没有摘的果子。
""".replace("TEXT", REPORT.replace("\n", "\n\n"))


def test_a_site_is_built_as_the_file_says(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    site = run_pelican(tmp_path, "-s", "conf.py")
    assert "乙报所载" in site.read("one.html") and "丙报所载" not in site.read("one.html")
    overrules = "link:\n  - [one, three]\nunlink:\n  - [one, two]\n  - [one, four]\n"
    (tmp_path / "content/reprints.yaml").write_text(overrules, encoding="utf-8")
    site = run_pelican(tmp_path, "-s", "conf.py")
    assert "丙报所载" in site.read("one.html") and "乙报所载" not in site.read("one.html")
    assert "reprints.yaml:5: “four” is no published article" in " ".join(site.said.split())
    assert "was not published" not in site.said
