"""What the archive holds, in figures: by month, source, category and kind; reprints; what is not known."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
