"""The source block: who printed a text, who wrote it, when, where, and what is not known."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
