"""RSS, Atom and JSON feeds of the site, its lists and its groups of printings, and its whole history."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
