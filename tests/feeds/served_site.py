"""Sites built for an address, and one served on the loopback under the very address it names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feed_files import Published
from programs import served
from site_builder import run_pelican, unpack, write_settings

ADDRESS = "https://jian.example/archive"
"""Where the sites say that they are: in a folder of a host, as project pages are."""


def published(folder: Path, address: str = ADDRESS, **settings: object) -> Published:
    """Build the site in `folder`, with the project's own settings, for that address."""
    write_settings(folder, SITEURL=address, FEED_DOMAIN=address, **settings)
    site = run_pelican(folder, "-s", "conf.py")
    assert site.status == 0, site.said
    return Published(site.output, address)


_EARLIER = 60
"""Seconds. HTTP tells whole ones: a file changed within one would be called unchanged."""


class ServedSite:
    """Builds what it is given, into a folder that a server on the loopback shows."""

    published: Published

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self.address = address

    def build(self, text: str) -> None:
        """Write `text` over what is there and build; what a second build changed is newer."""
        is_first = not (self._folder / "output").exists()
        unpack(text, self._folder)
        self.published = published(self._folder, self.address)
        if is_first:
            for path in (self.published.output / "feeds").rglob("*"):
                stamp = path.stat().st_mtime - _EARLIER
                os.utime(path, (stamp, stamp))


@contextmanager
def served_site(folder: Path) -> Iterator[ServedSite]:
    """Open a server on a free port; what is built then names its feeds by it."""
    with served(folder / "output") as address:
        yield ServedSite(folder, address)
