"""Settings of the site for the public: those of the preview, and where it stands.

SITEURL, the address of the site without a final slash, comes from the environment.
"""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    raise SystemExit(
        "publishconf.py: the environment variable SITEURL must hold the address of the site, such"
        " as SITEURL=https://news.example.org. Feeds and citations carry it."
    )

FEED_DOMAIN = SITEURL
RELATIVE_URLS = False
