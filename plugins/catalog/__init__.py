"""What is in the archive: headers, facts and sources, attached to Pelican's articles.

Other plugins ask here and nowhere else. Where things are:

- what a plugin asks, and tells: archive, articles, members, standing, placing
- a text, from its bytes to the page: header, facts, day, language, record, neutral, reading, sanitise
- a text with its apparatus: dress, measures, apparatus, attributes, attribution, lines, normalise, distinct
- who is who, and what lists are called: entries, sources, names, vocabulary, collisions
- the content folder, and files of the output: scan, regular, about, original_files, published, below
- what a build keeps: catalogue, cards, rows, cache, spilled
- words, addresses, pieces of pages: strings, addresses, absolute, directory, feed_files, coverage, once, boxes
- settings of ours, and Pelican's door: settings, plugin
"""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
