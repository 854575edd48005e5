"""Language tags (BCP 47) as they are written."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def language(tag: str) -> str:
    """Return a language tag as it is written: Pelican makes `zh-Hans` of its settings `zh-hans`.

    As a locale has it, `zh_CN`, it is taken too.
    """
    parts = tag.replace("_", "-").split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([parts[0].lower(), *(cased.get(len(p), str.lower)(p) for p in parts[1:])])
