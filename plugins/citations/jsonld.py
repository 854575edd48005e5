"""The head of an article as schema.org has it, in JSON-LD (docs/metadata.md says which field is what)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .head import Agent, Head, Original

CONTEXT = "https://schema.org"
_TYPES = {"news": "NewsArticle", "document": "Legislation", "article": "Article"}

DOCUMENT_TYPES = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要",
)  # fmt: skip
"""文种, by which the title of an official document ends (党政机关公文处理工作条例, 2012, 第八条)."""

_ACTS = re.compile("[<>&\u2028\u2029]")
"""What could end the script, begin a comment in it, or end a line of JavaScript."""

Node = dict[str, Any]


def json_ld(head: Head) -> Node:
    """Return the article as a node of schema.org; what is not stated has no key."""
    title = "headline" if head.is_title_printed else "name"
    node: Node = {
        "@context": CONTEXT,
        "@type": _TYPES[head.kind],
        "url": head.url,
        "mainEntityOfPage": head.url,
        "archivedAt": head.url,
        title: head.title,
        "alternativeHeadline": _one_or_all(head.alternatives),
        "description": head.description,
        "inLanguage": head.lang,
        "datePublished": head.published and head.published.iso,
        "dateModified": head.modified and head.modified.iso,
        "author": _one_or_all([_agent(one) for one in head.authors]),
        "editor": _one_or_all([_person(name) for name in head.editors]),
        "contributor": _one_or_all([_person(name) for name in head.photographers]),
        "sourceOrganization": head.source and _agent(head.source),
        "publisher": _stated(
            {"@type": "Organization", "name": head.site_name, "url": head.site_url}
        ),
        "isBasedOn": _one_or_all(_original(head.original)),
        "keywords": list(head.tags),
    }
    if head.kind != "document":
        node["articleSection"] = head.category
    if head.kind == "news":
        node["dateline"] = head.dateline
        node["printPage"] = head.page
        node["printSection"] = _one_or_all(head.sections)
    if head.official:
        signed, effective = head.official.signed, head.official.effective
        node["name"] = head.title
        node["legislationIdentifier"] = head.official.number
        node["legislationType"] = document_type(head.title)
        node["legislationDate"] = signed and signed.iso
        node["legislationDateOfApplicability"] = effective and effective.iso
        bodies = [{"@type": "Organization", "name": name} for name in head.official.bodies]
        node["legislationPassedBy"] = _one_or_all(bodies)
    return _stated(node)


def document_type(title: str) -> str | None:
    """Return the 文种 that the title of an official document ends with, or None."""
    return next((kind for kind in DOCUMENT_TYPES if title.endswith(kind)), None)


def script(node: Mapping[str, Any]) -> str:
    """Return `node` as a script element of HTML; no text in it can end the script."""
    said = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    inert = _ACTS.sub(lambda found: f"\\u{ord(found[0]):04x}", said)
    return f'<script type="application/ld+json">{inert}</script>'


def _original(original: Original) -> Iterable[Any]:
    """What it is based on: the address of the original, the text it names as such, the bytes kept."""
    if original.url:
        yield original.url
    if original.title or original.source:
        source = original.source and _agent(original.source)
        yield _stated(
            {"@type": "CreativeWork", "headline": original.title, "sourceOrganization": source}
        )
    if original.raw:
        day = original.archived
        yield _stated(
            {"@type": "MediaObject", "sha256": original.raw, "uploadDate": day and day.iso}
        )


def _agent(agent: Agent) -> Any:
    if agent.kind is None:
        return agent.name
    return _stated({"@type": agent.kind, "name": agent.name, "url": agent.url})


def _person(name: str) -> Node:
    return {"@type": "Person", "name": name}


def _stated(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}


def _one_or_all(values: Iterable[Any]) -> Any:
    found = list(values)
    return found[0] if len(found) == 1 else found
