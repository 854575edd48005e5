"""The files beside an article's page in a built site: there, the same in any build, gone when they must be."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from lxml import html
from site_builder import run_pelican, unpack, write_settings

from importers.archive.importing import Wishes, import_paths
from importers.archive.withdrawing import withdraw
from plugins.errors import BuildError
from plugins.press.build import build

CONTENT = """
-- content/sources.yaml --
sources:
  - {name: 清河晚报, slug: qinghe, kind: paper}
-- content/taxonomy.yaml --
categories:
  - {name: 社会, slug: society}
  - {name: 其他, slug: other}
-- content/pages/about.md --
Title: 关于
Slug: about

说明。
-- content/2024/03/aa01.md --
Title: 没有原件的一篇
Date: 2024-03-01
Category: 社会
Slug: aa01

河水涨了三尺。
"""
BUS = "清河开通夜间公交\n本报讯 (记者 滕小满)3月1日,三条夜间公交线路开通。\n"
ROAD = "柳泉修好村路\n本报讯 (记者 水云帆)3月1日,官塘村的水泥路修到了家门口。\n"
ALONE = "渡口新桥通车\n来源：清河晚报 2024-03-02\n本报讯 3月1日,渡口新桥建成通车,来往只要五分钟。<script>x</script>\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An archive with two stories of one original, one of another, and one that has none."""
    unpack(CONTENT, tmp_path)
    for name, text in {"two.txt": BUS + ROAD, "alone.html.txt": ALONE}.items():
        (tmp_path / "raw").mkdir(exist_ok=True)
        (tmp_path / "raw" / name).write_text(text, encoding="utf-8")
    wishes = Wishes(archived="2024-06-01")
    import_paths([tmp_path / "raw"], tmp_path / "content", wishes)
    write_settings(tmp_path)
    return tmp_path


def rebuilt(project: Path, full: bool = False) -> dict[str, bytes]:
    build(project / "conf.py", project / "output", full=full, jobs=1)
    return files(project / "output")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def stem(project: Path, words: str) -> str:
    """Return the address of the article whose headline has these words, without its ending."""
    for file in (project / "content").rglob("*.md"):
        if words in file.read_text(encoding="utf-8").partition("\n")[0]:
            return f"a/{file.stem[:2]}/{file.stem}"
    raise AssertionError(words)


def raws(built: dict[str, bytes]) -> set[str]:
    return {name.removesuffix(".bin") for name in built if name.endswith(".bin")}


def change(project: Path, words: str, line: str) -> None:
    """Add a line to the header of an article."""
    file = project / "content" / "2024" / "03" / f"{stem(project, words).rpartition('/')[2]}.md"
    if not file.exists():
        (file,) = (project / "content").rglob(file.name)
    head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    file.write_text(f"{head}\n{line}\n\n{body}", encoding="utf-8")


def test_each_article_has_its_files_and_links_to_them(project: Path) -> None:
    built = rebuilt(project)
    at = stem(project, "新桥通车")
    page = html.document_fromstring(built[f"{at}.html"])
    links = page.xpath("//section[@aria-labelledby='downloads']//a")
    ends = (".txt", ".md", ".json", ".bin")
    assert [link.get("href") for link in links] == [f"/{at}{end}" for end in ends]
    assert all(f"{at}{end}" in built for end in ends)
    assert built[f"{at}.bin"].decode() == ALONE
    assert links[-1].get("download") == "alone.html.txt"
    sum = hashlib.sha256(ALONE.encode()).hexdigest()
    assert f"SHA-256 {sum[:8]}…" in page.text_content()


def test_an_article_without_an_original_has_the_other_files(project: Path) -> None:
    built = rebuilt(project)
    names = {name for name in built if name.startswith("a/aa/aa01.")}
    assert {"a/aa/aa01.txt", "a/aa/aa01.md", "a/aa/aa01.json"} <= names
    assert "a/aa/aa01.bin" not in names
    assert b"aa01.bin" not in built["a/aa/aa01.html"]


def test_the_text_says_what_is_printed_and_what_is_known(project: Path) -> None:
    text = rebuilt(project)[f"{stem(project, '柳泉修好村路')}.txt"].decode()
    head = text.partition("\n\n")[0]
    assert head == "柳泉修好村路" and not text.startswith("\ufeff")
    assert "官塘村的水泥路修到了家门口。" in text
    assert "\n————\n" in text and "\n刊载：日期不详\n" in text and "\n收录：2024年6月1日\n" in text


def test_the_data_hold_what_is_stated_and_nothing_else(project: Path) -> None:
    built = rebuilt(project)
    at = stem(project, "柳泉修好村路")
    known = json.loads(built[f"{at}.json"])
    assert known["schema"] == "jianbao-article-1"
    assert known["id"] == at.rpartition("/")[2] and known["archived"] == "2024-06-01"
    assert "printed" not in known and "source" not in known and "document" not in known
    assert known["reporters"] == ["水云帆"]
    assert [block["kind"] for block in known["text"]] == ["paragraph"]
    raw = built[f"{at}.bin"]
    assert known["original"] == {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "file": f"{known['id']}.bin",
        "size": len(raw),
        "name": "two.txt",
    }


@pytest.mark.parametrize("line", ["Status: hidden", "Status: draft", "Withdrawn: 2024-07-01"])
def test_an_original_goes_from_all_pages_when_one_of_its_stories_is_not_public(
    project: Path, line: str
) -> None:
    bus, road, alone = (stem(project, words) for words in ("公交", "村路", "通车"))
    assert raws(rebuilt(project)) == {bus, road, alone}
    change(project, "公交", line)
    after = rebuilt(project)
    assert raws(after) == {alone}
    assert f"{road}.bin".encode() not in after[f"{road}.html"]
    assert after == rebuilt(project, full=True)


def test_an_original_goes_from_all_pages_when_one_of_its_stories_is_gone(project: Path) -> None:
    road = stem(project, "村路")
    rebuilt(project)
    (file,) = (project / "content").rglob(f"{stem(project, '公交').rpartition('/')[2]}.md")
    file.unlink()
    file.with_suffix(".facts.json").unlink()
    after = rebuilt(project)
    assert road not in raws(after) and f"{road}.txt" in after


def test_an_original_comes_back_with_the_last_of_its_stories(project: Path) -> None:
    before = rebuilt(project)
    change(project, "公交", "Status: hidden")
    rebuilt(project)
    (file,) = (project / "content").rglob(f"{stem(project, '公交').rpartition('/')[2]}.md")
    file.write_text(file.read_text("utf-8").replace("Status: hidden\n", ""), encoding="utf-8")
    assert rebuilt(project) == before


def test_after_a_withdrawal_no_word_of_the_text_is_left_anywhere(project: Path) -> None:
    bus, road = stem(project, "公交"), stem(project, "村路")
    rebuilt(project)
    withdraw(project / "content", bus.rpartition("/")[2], "作者要求", "2024-07-01")
    after = rebuilt(project)
    assert f"{bus}.html" in after and f"{road}.txt" in after
    assert not any(name.startswith(f"{bus}.") and name != f"{bus}.html" for name in after)
    assert raws(after) == {stem(project, "通车")}
    for name, data in {**after, **files(project / ".cache"), **files(project / "content")}.items():
        for words in ("夜间公交", "滕小满"):
            assert words.encode() not in data, name
    assert after == rebuilt(project, full=True)


def test_an_original_that_is_taken_away_by_hand_goes_from_the_site(project: Path) -> None:
    alone = stem(project, "通车")
    rebuilt(project)
    sum = hashlib.sha256(ALONE.encode()).hexdigest()
    (project / "content" / "originals" / sum[:2] / f"{sum}.raw").unlink()
    after = rebuilt(project)
    assert alone not in raws(after) and f"{alone}.bin".encode() not in after[f"{alone}.html"]


def test_an_original_that_was_changed_stops_the_build_by_its_name(project: Path) -> None:
    sum = hashlib.sha256(ALONE.encode()).hexdigest()
    file = project / "content" / "originals" / sum[:2] / f"{sum}.raw"
    file.write_text("别的字", encoding="utf-8")
    with pytest.raises(BuildError, match=rf"{sum}\.raw: its bytes are not those"):
        rebuilt(project)
    assert not (project / "output" / f"{stem(project, '通车')}.bin").exists()


def test_without_originals_in_the_settings_none_is_published(project: Path) -> None:
    rebuilt(project)
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write('DOWNLOADS = ("json", "txt")\n')
    after = rebuilt(project)
    ends = {name.rpartition(".")[2] for name in after if name.startswith("a/aa/aa01.")}
    assert ends == {"html", "txt", "json", "bib", "ris"} and not raws(after)


def test_an_unknown_kind_of_file_is_an_error(project: Path) -> None:
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write('DOWNLOADS = ("pdf",)\n')
    with pytest.raises(BuildError, match=r"DOWNLOADS: there is no 'pdf'\. Give some of txt, md"):
        rebuilt(project)


def test_a_build_with_nothing_new_prints_nothing(project: Path) -> None:
    rebuilt(project)
    assert build(project / "conf.py", project / "output").printed == 0


def test_stock_pelican_writes_the_same_files(project: Path) -> None:
    change(project, "公交", "Status: hidden")
    expected = rebuilt(project)
    with (project / "conf.py").open("a", encoding="utf-8") as file:
        file.write("from pelican import Pelican as PELICAN_CLASS\n")
    site = run_pelican(project, "-s", "conf.py", "content", output="stock")
    assert site.status == 0, site.said
    ends = (".txt", ".md", ".json", ".bin")
    stock = {name: data for name, data in site.files().items() if name.startswith("a/")}
    for built in (stock, expected):
        assert {name for name in built if name.endswith(ends)}
    wanted = {name: data for name, data in expected.items() if name.startswith("a/")}
    assert {n: d for n, d in stock.items() if n.endswith(ends)} == {
        n: d for n, d in wanted.items() if n.endswith(ends)
    }
