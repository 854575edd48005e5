"""Files beside each article's page that hold the article: text, Markdown, JSON, the original."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
