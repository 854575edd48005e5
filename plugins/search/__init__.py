"""Full-text search: an index for each year, made by Pagefind, and the page that asks it."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
