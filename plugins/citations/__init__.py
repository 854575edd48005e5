"""How to cite an article, on its page and in files beside it; what its head says to programs."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
