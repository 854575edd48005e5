"""sources.yaml and taxonomy.yaml are sound, and there: addresses hang on them.

Checked once before any article is read; else a fault in one of them would be reported with every
article of the archive.
"""

from __future__ import annotations

import logging
from typing import Any

from .archive import archive_of
from .sources import departments_of, registry_of, slugs_of, sources_file, taxonomy_file

log = logging.getLogger(__name__)


def check_vocabulary(generator: Any) -> None:
    """Raise ContentError when one of the files is there but not sound."""
    registry_of(generator.settings)
    slugs_of(generator.settings, "categories")
    slugs_of(generator.settings, "tags")
    departments_of(generator.settings)


def check_vocabulary_is_there(generator: Any) -> None:
    """Log an ERROR for a file that the settings name, that articles need, and that is gone."""
    standings = archive_of(generator).standings
    settings = generator.settings
    needed = {
        "SOURCES_FILE": (sources_file(settings), any(one.source for one in standings)),
        "TAXONOMY_FILE": (taxonomy_file(settings), bool(standings)),
    }
    for setting, (path, is_needed) in needed.items():
        if setting in settings and is_needed and not path.exists():
            log.error(
                "%s is missing: the addresses it gives would change. Take it back from version"
                " control, or take %s out of the settings.",
                path,
                setting,
            )
