"""The box of related reports on each article: same topic, never a printing of the same report."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
