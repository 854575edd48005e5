"""Settings of the site for the public: those of the preview, and where it stands.

SITEURL        address of the site without a final slash, from the environment
DEPLOY_TARGET  where rsync sends it (user@host:/path/), from the environment; empty: nowhere
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
DEPLOY_TARGET = os.environ.get("DEPLOY_TARGET", "")
