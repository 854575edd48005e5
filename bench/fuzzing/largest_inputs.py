"""Ten megabytes of anything end in a result or a refusal in under twenty seconds.

    python bench/fuzzing/largest_inputs.py [--megabytes 10] [SHAPE…]

Each shape repeats what makes some rule work hardest: marks that open and never close, labels without end, one line
of everything, a line a character. Prints the seconds of each and what came of it; exit status 1 where one took
longer than twenty, or its ledger did not add up.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from importers.inspecting import Knowledge, inspect_bytes

LIMIT = 20.0  # seconds
PROSE = "本报讯记者张三报道今天全市召开会议强调，要做好春耕工作。各乡镇人民政府：关于印发通知的来源：作者编辑"
POST = "---\ntitle: 春耕\n---\n"
DUMP = "Title: 春耕\n\nURL Source: https://e.example/a\n\nMarkdown Content:\n"
PAGE = "<html><body>"
# What is repeated, behind what.
SHAPES = {
    "one character": ("", "的"),
    "spaces": ("", " "),
    "line ends": ("", "\n"),
    "letters": ("", "a"),
    "digits": ("", "1"),
    "a line a character": ("", "春\n"),
    "set apart": ("", "春 耕 "),
    "labels": ("", "来源：甲 作者：乙 "),
    "label lines": ("", "来源：甲\n作者：乙\n"),
    "brackets": ("", "（"),
    "kickers": ("", "【春】"),
    "quotes": ("", "“"),
    "marks": ("", "第1版() 专栏: 春耕\n"),
    "marks in a line": ("", "第1版()专栏:"),
    "crumbs": ("", "首页 > 甲 > "),
    "dates": ("", "2024年1月1日\n"),
    "months": ("", "2024年1月"),
    "names": ("", "记者 张三 李四 "),
    "role": ("", "记者"),
    "captions": ("", "某某 摄\n"),
    "pinyin": ("", "區(qū)"),
    "chapters": ("某政发〔2024〕1号\n", "第一条 要做好。\n"),
    "measures": (
        "某政发〔2024〕1号\n关于春耕的通知\n各乡镇：\n",
        "1.培育主体。要做好（市局、区局负责）\n",
    ),
    "links": (PAGE, "<a href=x>甲</a>"),
    "paragraphs": (PAGE, "<p>今天全市召开会议，要求做好工作。</p>"),
    "nesting": (PAGE, "<div>"),
    "text in nesting": (PAGE, "<div>春，耕。"),
    "ends": (f"{PAGE}{'<div>' * 1000}", "</span>"),
    "rows": (f"{PAGE}<table>", "<tr><td>一<td>二"),
    "tables": (PAGE, "<table><tr><td>春，耕。"),
    "bold": (PAGE, "<b>春"),
    "pictures": (PAGE, "<img><p>春耕图</p>"),
    "references": (PAGE, "&amp;"),
    "hard spaces": (PAGE, "&nbsp;"),
    "tags open": (PAGE, "<a b='"),
    "comments open": (PAGE, "<!--"),
    "scripts": (PAGE, '<script>var a="pubtime"</script>'),
    "meta": (PAGE, "<meta name=a content=b>"),
    "title": ("<html><title>", "春-"),
    "headlines": (PAGE, "<h1>春耕忙起来了</h1>"),
    "hidden": (PAGE, "<div hidden>春，耕。</div>"),
    "json": ('<html><script type="application/ld+json">', "["),
    "post": (POST, "<p>春，耕。</p>"),
    "digests": (POST, "> 春耕\n"),
    "keys": ("---\n", "a: b\n"),
    "returns": (POST, "[返回"),
    "addresses": (POST, "<http://a>\n"),
    "charts": (POST, "<!-- EM_StockImg_Start -->"),
    "bullets": (DUMP, "* [春耕](b)\n"),
    "inline marks": (DUMP, "[a](b) ![c](d) **e** "),
    "open links": (DUMP, "[a]("),
    "escapes": (DUMP, "\\"),
}


def main() -> int:
    """Run the shapes named, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "shapes", nargs="*", metavar="SHAPE", help=", ".join([*SHAPES, "prose", "lines"])
    )
    parser.add_argument("--megabytes", type=float, default=10)
    args = parser.parse_args()
    size, dice = int(args.megabytes * 1e6), random.Random(1)
    failed = 0
    for name in args.shapes or [*SHAPES, "prose", "lines"]:
        if name in SHAPES:
            before, again = SHAPES[name]
            text = before + again * (size // len(again.encode()))
        else:
            text = "".join(dice.choice(PROSE) for _ in range(size // 3))
            if name == "lines":
                text = "\n".join(text[i : i + 30] for i in range(0, len(text), 30))
        start = time.monotonic()
        inspection = inspect_bytes(text.encode(), "page.txt", Knowledge())
        seconds = time.monotonic() - start
        bad = seconds > LIMIT or inspection.balance.unaccounted > 0
        failed += bad
        came = inspection.refused or f"{len(inspection.stories)} stories"
        print(f"{name:20} {seconds:6.1f} s  {'FAILED  ' if bad else ''}{came[:70]}", flush=True)
    print("all in time" if not failed else f"{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
