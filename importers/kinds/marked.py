"""Text dumps of a newspaper's archive, in which every story is opened by its page: 第4版(体育) / 专栏:…

The mark, not the lead, tells where a story begins. Above it the dump often prints the headline once more, as an
item of the page's list (`1. …`). The head lines stand between the mark and the lead; a second dispatch under the
same headline (a paragraph that begins with a dateline of its own) is a story of its own with that headline. Line
ends may be printed as `<br/>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..drafts import Draft, Page, Para
from ..errors import Refused
from ..parts.dates import read_date
from ..parts.script import letters
from ..spans import Text, lines_of, trim
from .newspaper import read_dateline

MAX_STORIES = 2_000
_MARK = re.compile(
    r"第\s*(?P<no>[0-9A-Z一二三四五六七八九十]{1,4})\s*版\s*[(（](?P<desk>[^()（）\n]{0,12})[)）]\s*(?:<br\s*/?>\s*)*专栏\s*[:：]"
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HAN = r"[\u4e00-\u9fff]"
_DISPATCH = re.compile(
    r"[【（(〔]?(?:据)?(?:新华社|本报|本刊|中国新闻社|中新社|塔斯社|人民日报|新华通讯社)(?:[^。，,\s]{0,14}?(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})日\s*(?:专|急)?[电電讯訊]|讯)[】）)〕]?"
)
_PAPER = re.compile(rf"日\s*《?(?P<name>{_HAN}{{2,8}}报)》?")
_LIST_NUMBER = re.compile(r"^\d{1,3}\s*[.．、]\s*")
_LONGEST_HEAD = 60  # characters
_MOST_HEADS = 4


def is_marked(original: str) -> bool:
    """Whether stories are opened by marks of page and column."""
    return _MARK.search(original) is not None


def read(page: Page) -> list[Draft]:
    """The stories of the dump, each with its page; the day and the paper from the lines above."""
    marks = list(_MARK.finditer(page.original))
    starts = [mark.start() for mark in marks]
    above = _lines(page, 0, starts[0])
    page_head = Draft([])
    listed = _page_head(page, page_head, above)
    drafts: list[Draft] = []
    for i, mark in enumerate(marks):
        page.ledger.field(Text.of(page.original, *mark.span()))
        stop = starts[i + 1] if i + 1 < len(marks) else len(page.original)
        lines = _lines(page, mark.end(), stop)
        if i + 1 < len(marks):
            lines, following = _without_next(page, lines, page.original[starts[i + 1] :])
        else:
            following = []
        column = _column(page, mark, lines)
        for draft in _stories(page, lines, listed):
            draft.page = _page_name(mark)
            draft.column = column
            draft.date, draft.date_precision = page_head.date, page_head.date_precision
            draft.date_basis, draft.source = page_head.date_basis, page_head.source
            drafts.append(draft)
        if len(drafts) > MAX_STORIES:
            raise Refused(
                f"more than {MAX_STORIES:,} stories", remedy="Split it into one file a page"
            )
        listed = following
    return drafts


def _page_name(mark: re.Match[str]) -> str:
    desk = mark["desk"].strip()
    return f"第{mark['no']}版" + (f"({desk})" if desk else "")


def _lines(page: Page, start: int, stop: int) -> list[Text]:
    lines: list[Text] = []
    at = start
    for match in [*_BREAK.finditer(page.original, start, stop), None]:
        end = match.start() if match else stop
        for line in lines_of(page.original[at:end]):
            a, b = line.outer()
            lines.append(trim(Text.of(page.original, at + a, at + b), page.ledger))
        if match:
            page.ledger.remove(match.span(), "markup")
            at = match.end()
    return [line for line in lines if line.value]


def _page_head(page: Page, head: Draft, lines: Sequence[Text]) -> list[Text]:
    """Take day and paper from the lines above the first story; returns the headlines listed there."""
    listed = []
    for line in lines:
        stated = read_date(line.value)
        if stated:
            if head.date is None:
                head.date, head.date_precision = stated.iso, stated.precision
                head.date_basis = "page head"
            paper = _PAPER.search(line.value)
            head.source = head.source or (paper["name"] if paper else None)
            page.ledger.field(line)
        else:
            listed.append(line)
            page.ledger.remove(line, "headline printed twice")
    return listed


def _without_next(page: Page, lines: list[Text], following: str) -> tuple[list[Text], list[Text]]:
    """The lines of a story without the headline of the next one, which the dump lists above it."""
    text = letters(_BREAK.sub("", following[:600]))
    listed: list[Text] = []
    while len(lines) > 1:
        value = letters(_LIST_NUMBER.sub("", lines[-1].value))
        if not (4 <= len(value) <= 2 * _LONGEST_HEAD and value in text):
            break
        listed.insert(0, lines.pop())
        page.ledger.remove(listed[0], "headline printed twice")
    return lines, listed


def _column(page: Page, mark: re.Match[str], lines: list[Text]) -> str | None:
    """The column's name, printed right behind the mark on its line."""
    if not lines or lines[0].outer()[0] - mark.end() > 2 or len(lines) < 2:
        return None
    value = lines[0].value
    if (
        len(value) > 12
        or _DISPATCH.search(value)
        or "\n" in page.original[mark.end() : lines[0].outer()[0]]
    ):
        return None
    page.ledger.field(lines.pop(0))
    return value


def _stories(page: Page, lines: list[Text], listed: Sequence[Text]) -> list[Draft]:
    if not lines:
        return []
    lines = _cut_head(lines, listed)
    heads: list[Text] = []
    while (
        len(lines) > 1
        and len(heads) < _MOST_HEADS
        and len(lines[0]) <= _LONGEST_HEAD
        and not _DISPATCH.match(lines[0].value)
        and not lines[0].value.endswith(("。", "；"))
    ):
        heads.append(lines.pop(0))
    for head in heads:
        page.ledger.field(head)
    groups: list[list[Text]] = []
    for line in lines:
        if not groups or (_DISPATCH.match(line.value) and _DISPATCH.match(groups[0][0].value)):
            groups.append([])
        groups[-1].append(line)
    drafts = []
    for group in groups:
        draft = Draft([Para(line) for line in group])
        draft.dateline = read_dateline(group[0].value)
        _set_heads(draft, [head.value for head in heads], listed)
        drafts.append(draft)
    return drafts


def _cut_head(lines: list[Text], listed: Sequence[Text]) -> list[Text]:
    """A headline and the text behind it on one line become two."""
    for item in listed:
        head = _LIST_NUMBER.sub("", item.value)
        if lines[0].value.startswith(head) and len(lines[0]) > len(head):
            below = [lines[0][len(head) :].strip(), *lines[1:]]
            return [lines[0][: len(head)], *_cut_head(below, ())]
    match = _DISPATCH.search(lines[0].value, 4)
    if match and match.start() <= 2 * _LONGEST_HEAD and "。" not in lines[0].value[: match.start()]:
        first, rest = lines[0][: match.start()].strip(), lines[0][match.start() :]
        return [first, rest, *lines[1:]]
    return lines


def _set_heads(draft: Draft, heads: list[str], listed: Sequence[Text]) -> None:
    """One line is the headline; of two the first is the kicker; a third line is a subhead.

    Where the page's list prints the lines as one without a space, they are one headline.
    """
    if not heads:
        return
    whole = "".join(heads)
    if len(heads) > 1 and any(
        head.replace(" ", "") == whole.replace(" ", "") and " " not in head
        for head in (_LIST_NUMBER.sub("", line.value) for line in listed)
    ):
        heads = [whole]
    named = {letters(_LIST_NUMBER.sub("", line.value)) for line in listed}
    if len(heads) > 1 and letters(heads[0]) not in named:
        draft.kicker, heads = heads[0], heads[1:]
    draft.title, draft.title_basis = heads[0], "printed"
    draft.subtitle = heads[1:]
