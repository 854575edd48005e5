"""How to cite an article: GB/T 7714, BibTeX, RIS, CSL-JSON, on its page and as files beside it."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
