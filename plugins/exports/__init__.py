"""What the whole archive says to programs: sitemap.xml, robots.txt, its metadata under /data/."""


def register() -> None:
    """Pelican's door. The import waits until here: the pure modules load without Pelican."""
    from .plugin import register as connect

    connect()
