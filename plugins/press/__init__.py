"""The lists, the front page, the redirects, and the build that puts them on the site whole.

Where things are, in the order of a build:

- it is asked for: cli, build, order, lock, lifeline, child, pelican_run, reporting
- did anything change: seen, seeing, looking, left, place, recovery
- Pelican runs with parts of ours: plugin, run, running, whole, programs, articles
- articles are read where they changed: cards, texts, workers
- the archive that plugins ask: live, live_member, light, named
- which pages are printed: touched, decide, digests, kept, canonical, folders
- they are printed: printing, printer, templates
- and put in place: commit, switching
- what `invoke build --verify`, `invoke build --why` and `invoke clean` do: verify, reasons, clean
- front, lists, days, years, redirects: pages
"""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
