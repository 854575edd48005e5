"""Digests of what pages are made from besides articles: settings, templates, and the programs themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound

from ..catalog.cards import SHORT, short_digest
from .canonical import canonical
from .templates.compiling import needs_of

_PROGRAMS = (
    "pelican", "jinja2", "markupsafe", "markdown", "nh3", "lxml", "feedgen", "OpenCC", "numpy",
)  # fmt: skip
"""Packages whose code has a part in what is printed."""

_NO_MATTER = frozenset(
    [
        "OUTPUT_PATH", "PATH", "THEME", "CACHE_PATH", "DEBUG", "BIND", "PORT", "PRESS_RUN",
        "PRESS_ORDER", "CACHE_FOLDER", "PRESS_SWITCH", "PELICAN_CLASS",
        "DELETE_OUTPUT_DIRECTORY", "PLUGIN_PATHS", "LOG_FILTER",
    ]
)  # fmt: skip
"""Settings that say where things are or how to work, never what is printed."""


def setting_digests(settings: Mapping[str, Any]) -> dict[str, bytes]:
    """Return a digest of each setting that has a part in what is printed."""
    return {
        name: short_digest(canonical(value).encode("utf-8", "surrogatepass"))
        for name, value in sorted(settings.items())
        if name not in _NO_MATTER
    }


@cache
def code_digest() -> bytes:
    """Return a digest of the plugins' own source and of the versions of what they use."""
    state = blake2b(digest_size=SHORT)
    plugins = Path(__file__).resolve().parent.parent
    for path in sorted(plugins.rglob("*.py")):
        state.update(path.relative_to(plugins).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _PROGRAMS:
        state.update(f"{name} {metadata.version(name)}\n".encode())
    return state.digest()


Parsed = dict[bytes, tuple[tuple[str, ...], tuple[str, ...]]]
"""Digest of the source of a template → its Needs, as plain tuples: the catalogue keeps no others."""


class Templates:
    """The templates of a theme: what each is made from, with its parents and includes.

    `parsed` holds what earlier builds found in sources; what is found now is added to it.
    """

    def __init__(self, environment: Environment, parsed: Parsed | None = None) -> None:
        self._environment = environment
        self._closures: dict[str, tuple[bytes, frozenset[str]]] = {}
        self._known, self.parsed = parsed or {}, Parsed()

    def digest(self, name: str) -> bytes:
        """Return the digest of the source of template `name` and of all it refers to."""
        return self._closure(name)[0]

    def names(self, name: str) -> frozenset[str]:
        """Return the variables that template `name`, or what it refers to, takes from outside."""
        return self._closure(name)[1]

    def _closure(self, name: str) -> tuple[bytes, frozenset[str]]:
        if name not in self._closures:
            sources: dict[str, bytes] = {}
            names: set[str] = set()
            self._read(name, sources, names)
            digest = short_digest(b"\0".join(k.encode() + v for k, v in sorted(sources.items())))
            self._closures[name] = (digest, frozenset(names))
        return self._closures[name]

    def _read(self, name: str, sources: dict[str, bytes], names: set[str]) -> None:
        if name in sources or self._environment.loader is None:
            return
        try:
            source, _, _ = self._environment.loader.get_source(self._environment, name)
        except TemplateNotFound:
            sources[name] = b""
            return
        sources[name] = source.encode("utf-8", "surrogatepass")
        used, others = self._needs(name, source, sources[name])
        names.update(used)
        for other in others:
            self._read(other, sources, names)

    def _needs(
        self, name: str, source: str, data: bytes
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        key = short_digest(data)
        found = self.parsed.get(key) or self._known.get(key)
        if found is None:
            variables, templates = needs_of(self._environment, name, source)
            found = (variables, templates)
        self.parsed[key] = found
        return found
