"""The review page: inspections in, HTML out. Nothing here reads or writes a file.

A worker that has inspected a text calls `concerns_of`, asks its `Quota` whether the text gets a page, renders it
with `review_text` and makes its `entry_of`; at the end the parent writes `review_index` of all entries as
`index.html`, each page beside it as `page_name(number)`.
"""

from .concerns import Concern, concerns_of
from .entries import Entry, Quota, entry_of, page_name
from .index_page import review_index
from .text_page import review_text
from .unknown import UnknownSource, unknown_sources

__all__ = [
    "Concern",
    "Entry",
    "Quota",
    "UnknownSource",
    "concerns_of",
    "entry_of",
    "page_name",
    "review_index",
    "review_text",
    "unknown_sources",
]
