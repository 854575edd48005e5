"""Which articles are printings of one report.

Where things are:

- from articles to pairs worth a look: texts, fingerprints, postings, candidates, measuring
- what two texts are to one another, and what follows for groups: judging, edges, overrules
- all of it in one go: find, memory, disk, spark, progress
- what is kept, and brought up to date article by article: kept, state
- what a reader is told: shown, relations
- commands: cli, lines, answer, explain
- records of all, and Pelican's door: model, plugin
"""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
