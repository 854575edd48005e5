"""What search costs: making a year's index, its size, what a first query loads and how long it takes.

python bench/search/measure.py [ARTICLES]
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from programs import need, served  # noqa: E402

from bench.build import corpus  # noqa: E402
from plugins.search.fold import fold, table_file, unlike  # noqa: E402
from plugins.search.index import fill_engine, fill_year  # noqa: E402
from plugins.search.model import Page  # noqa: E402

QUERIES = 20
OPEN = """async unlike => {
  const { openIndex } = await import("/js/finding.js");
  const { makeFold } = await import("/js/fold.js");
  window.fold = makeFold();
  window.find = openIndex("/pagefind/", ["2024"]).find;
}"""
FIND = """async query => {
  const begin = performance.now();
  const hits = await window.find([window.fold(query).letters], {}, "");
  if (hits.length) await hits[0].load();
  const first = performance.now() - begin;
  await Promise.all(hits.slice(1, 20).map(hit => hit.load()));
  return [first, performance.now() - begin];
}"""


def main(number: int) -> None:
    """Print the rows of the table in docs/search.md."""
    pages = [
        Page(
            slug=one.slug,
            url=f"a/{one.slug}.html",
            title=one.title,
            lines=tuple(line for line in one.body.split("\n") if line),
            day=one.date[:10],
            source=one.source,
            source_slug=one.source,
            category=one.category,
        )
        for one in corpus.articles(number, 7)
    ][::-1]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / "theme/static/js", folder / "js")
        (folder / "index.html").write_text("<!DOCTYPE html><title>bench</title>", encoding="utf-8")
        for name in ("engine", "2024"):
            (folder / "pagefind" / name).mkdir(parents=True)
        (folder / "pagefind/fold.json").write_bytes(table_file())
        begin = time.perf_counter()
        fill_year(folder / "pagefind/2024", pages)
        took = time.perf_counter() - begin
        fill_engine(folder / "pagefind/engine")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        files = [path for path in (folder / "pagefind/2024").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print("| | |\n|---|---|")
        print(f"| making the folder | {took:.1f} s, {peak:.0f} MB in Pagefind |")
        print(f"| its size | {size / number:,.0f} bytes an article, {len(files):,} files |")
        ask(folder, pages)


def ask(folder: Path, pages: list[Page]) -> None:
    """Print what first and later queries cost a reader who has nothing of the site yet."""
    from playwright.sync_api import sync_playwright

    dice = random.Random(7)
    queries = []
    while len(queries) < QUERIES:
        line = dice.choice(dice.choice(pages).lines)
        begin = dice.randrange(max(1, len(line) - 12))
        query = line[begin : begin + dice.randint(2, 12)]
        if fold(query):
            queries.append(query)
    rows = []
    with served(folder) as address, sync_playwright() as playwright:
        path = need("chromium", "chromium-browser", "google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for n, query in enumerate(queries):
            context = browser.new_context()
            page = context.new_page()
            loaded: list[Any] = []
            page.on("response", lambda response, loaded=loaded: loaded.append(response))
            page.goto(address)
            page.evaluate(OPEN, unlike())
            first = page.evaluate(FIND, query)
            page.wait_for_load_state("networkidle")
            size = sum(len(response.body()) for response in loaded)
            rows.append((first, size, page.evaluate(FIND, queries[n - 1])))
            context.close()
        browser.close()
    script = (folder / "js/search.js").stat().st_size + (folder / "js/excerpt.js").stat().st_size
    times, sizes, later = zip(*rows, strict=True)
    for name, seconds in (("first", times), ("second", later)):
        for part, at in (("the first result", 0), ("20 results", 1)):
            found = [pair[at] for pair in seconds]
            print(f"| {name} query, {part} | {median(found):.0f} ms (slowest {max(found):.0f}) |")
    most = (max(sizes) + script) / 1000
    print(f"| loaded for the first | {(median(sizes) + script) / 1000:.0f} kB (most {most:.0f}) |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
