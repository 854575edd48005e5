"""A line of a list of references (参考文献表) as GB/T 7714—2025 has it, in the numeric system (顺序编码制).

Patterns, with the clauses of the standard: newspaper items (8.5), pages of the web (8.11), archives (8.12):

    主要责任者. 题名[N]. 报纸名，出版日期（版次）.
    主要责任者. 题名[N/OL]. 报纸名，出版日期（版次）. 获取和访问路径.
    主要责任者. 题名[EB/OL]. （发布日期）[引用日期]. 获取和访问路径.
    发文机关. 题名：发文字号[A]. 成文日期.
    发文机关. 题名：发文字号[A/OL]. 成文日期. 获取和访问路径.

An element that is not stated is left out with its mark. Since this edition the day of access belongs
to pages alone, and comma, colon and round brackets are full-width while full stop, square
brackets and slash are not. docs/citations.md says where these rules were read.
"""

from __future__ import annotations

from .model import Citation, Name

_CODES = {"newspaper": "N", "webpage": "EB", "document": "A"}
"""文献类型标识."""

_MOST_WRITERS = 3
"""Writers that are all named; of more only so many, then 等 (7.1.2 in the edition of 2015, kept)."""


def gbt7714(citation: Citation) -> str:
    """Return the line, without its number."""
    code = _CODES[citation.kind] + ("/OL" if citation.url else "")
    title = citation.shown_title
    if citation.number:
        title += f"：{citation.number}"
    parts = [_writers(citation), f"{title}[{code}]", _where(citation), citation.url]
    return ". ".join([part for part in parts if part]) + "."


def _where(citation: Citation) -> str:
    """Where and when it came out."""
    issued = citation.issued or ""
    if citation.kind == "webpage":
        return (f"（{issued}）" if issued else "") + (
            f"[{citation.accessed}]" if citation.accessed else ""
        )
    page = f"（{citation.page}）" if citation.page else ""
    return "，".join([part for part in (citation.container, issued) if part]) + page


def _writers(citation: Citation) -> str:
    names = [_name(name) for name in citation.writers[:_MOST_WRITERS]]
    if len(citation.writers) > _MOST_WRITERS:
        names.append("等" if citation.lang.startswith("zh") else "et al")
    return "，".join(names).removesuffix(".")


def _name(name: Name) -> str:
    """The surname first, as the standard has it; given names as they are printed."""
    return f"{name.text} {name.given}" if name.given else name.text
