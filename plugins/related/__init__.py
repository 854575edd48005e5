"""The box of related reports on each article: same topic, never a printing of the same report.

Where things are:

- words and how much they tell: terms, frequencies, background, vectors
- who is near to whom: topics, recent, search, hubs, entries, spread
- what stands in the box: choose, boxes, links, series
- what is kept, and brought up to date: split, store, files, relations
- the command: cli, reading
- records of all, and Pelican's door: model, plugin
"""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
