"""A changed setting reaches every page, whatever was kept of the build before."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from site_builder import Site

from tests.plugins.conftest import ARCHIVE


def test_templates_are_compiled_anew_when_settings_change_what_they_are_compiled_to(
    site: Callable[..., Site],
) -> None:
    plain = {"JINJA_ENVIRONMENT": {"autoescape": False, "trim_blocks": False}}
    site(ARCHIVE)
    changed = site(settings=plain).files()
    shutil.rmtree(site(settings=plain).folder / ".cache")
    assert changed == site(settings=plain).files()
    shutil.rmtree(site(settings=plain).output)
    assert changed == site(settings=plain).files()
