"""An inspected story as the bytes of its content file and its facts file."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..errors import Refused
from ..model import Inspection, Json, Story
from .header import Birth, header_of, write_header
from .markdown import plain_text, read_body, write_body

FACTS_VERSION = 1


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """Where the article stands in the content folder, and what its two files hold."""

    path: str
    markdown: bytes
    facts: bytes


def make_files(inspection: Inspection, story_no: int, birth: Birth) -> ArticleFiles:
    """The files of story `story_no` (from 1).

    Raises Refused when the body does not come back from its Markdown as it is: writing it would
    lose text.
    """
    story = inspection.stories[story_no - 1]
    header = header_of(inspection, story, birth)
    body = write_body(story.blocks)
    if plain_text(read_body(body)) != story.body:
        raise Refused(
            "the body does not survive being written as Markdown",
            remedy="Please report it with the text; nothing was written",
        )
    year, month = header["Date"][:4], header["Date"][5:7]
    facts = json.dumps(
        _facts(inspection, story, story_no, birth), ensure_ascii=False, indent=1, sort_keys=True
    )
    return ArticleFiles(
        path=f"{year}/{month}/{birth.id}.md",
        markdown=(write_header(header) + body).encode("utf-8"),
        facts=(facts + "\n").encode("utf-8"),
    )


def _facts(inspection: Inspection, story: Story, story_no: int, birth: Birth) -> Json:
    said = story.to_json()
    del said["body"]
    return {
        "version": FACTS_VERSION,
        "id": birth.id,
        "raw": birth.raw,
        "story_no": story_no,
        "file_name": inspection.path.replace("\\", "/").rsplit("/", 1)[-1],
        "encoding": inspection.encoding,
        "kind": inspection.kind,
        "kind_why": inspection.kind_why,
        "template": inspection.template,
        "original_url": inspection.original_url,
        "story": said,
        "document": inspection.document.to_json() if inspection.document else None,
    }
