"""The lists, the front page, the redirects, and the build that puts them on the site whole."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
