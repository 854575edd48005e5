"""What is in the archive: headers, facts and sources, attached to Pelican's articles."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
