"""The address a post had on its Jekyll site: a template such as `/:categories/:year/…/:title:output_ext`, filled.

What follows are Jekyll's own rules (its `url.rb`, `url_drop.rb`, `document.rb`, `utils.rb`, versions 3 and
4), traps included:

* `:title` is the slug of the file's name (or of `slug:`), never the headline; its case stays, and of
  punctuation only what reads well in an address. `:slug` and `:name` are lower case, all else a hyphen.
* Categories come from the folders above `_posts`, then from the front matter (a plain string is split at
  its spaces), each once, in lower case, joined by `/`.
* The date is that of the front matter in the *site's* zone, else that of the file's name. A time
  written without zone or quotes is UTC for YAML: on a site in Shanghai a post of 16:00 stands
  under the next day. Since not every version did so, the day as written gets an address too.
* A template may name a style (`pretty`) in the settings, but not in a post.

Addresses are given with their letters readable; only what would end or change a path is escaped.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_PRETTY = "._~!$&'()+,;=@"
_UNSAFE = re.compile(r"[\x00-\x20\x7f\"#%<>?\[\\\]^`{|};]")
_SLASHES = re.compile(r"/{2,}")


@dataclass(frozen=True, slots=True)
class Named:
    """What a template can name of one post. `moment` is None where Jekyll would take the day of its build."""

    slug: str
    moment: dt.datetime | None
    categories: tuple[str, ...] = ()
    path: str = ""
    name: str = ""
    collection: str = "posts"
    output_ext: str = ".html"


def slugify(text: str, *, pretty: bool = False, cased: bool = False) -> str:
    """Jekyll's slug: runs of what is neither letter, mark nor digit are one hyphen each."""
    marks = _PRETTY if pretty else ""
    runs = groupby(text, key=lambda char: _is_word(char) or char in marks)
    slug = "".join("".join(run) if stays else "-" for stays, run in runs)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def _is_word(char: str) -> bool:
    """A letter, mark or decimal digit (Ruby's L, M and Nd)."""
    return char.isalpha() or char.isdecimal() or unicodedata.category(char)[0] == "M"


def style_of(setting: str) -> str:
    """The template that a `permalink:` of the settings stands for."""
    return STYLES.get(setting, setting) or STYLES["date"]


def with_ending_of(template: str, setting: str) -> str:
    """A template for pages and collections, ended as the site's style ends (`/`, `.html` or nothing)."""
    if setting in ("date", "ordinal", "none", ""):
        return template + ":output_ext"
    if setting == "pretty" or setting.endswith("/"):
        return template + "/"
    return template + (":output_ext" if setting.endswith(":output_ext") else "")


def address(template: str, named: Named) -> str | None:
    """The template filled, or None when it names what Jekyll doesn't know or the post does not have."""
    missing = False

    def fill(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1].removesuffix("_")
        value = _VALUES[name](named) if name in _VALUES else None
        missing = missing or value is None
        return escape(value or "") + match[1][len(name) :]

    filled = _PLACEHOLDER.sub(fill, template)
    return None if missing else clean(filled)


def clean(path: str) -> str:
    """With one slash at its head, none doubled, and no way out of the site."""
    return _SLASHES.sub("/", f"/{path}".replace("..", "/").replace("./", ""))


def escape(path: str) -> str:
    """With the characters escaped that would end or change a path."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), path)


def joined(categories: Iterable[str]) -> str:
    """Categories as a path, each once."""
    return "/".join(dict.fromkeys(category.lower() for category in categories))


def _dated(form: Callable[[dt.datetime], str]) -> Callable[[Named], str | None]:
    return lambda named: None if named.moment is None else form(named.moment)


_VALUES: dict[str, Callable[[Named], str | None]] = {
    "categories": lambda named: joined(named.categories),
    "slugified_categories": lambda named: "/".join(dict.fromkeys(map(slugify, named.categories))),
    "title": lambda named: slugify(named.slug, pretty=True, cased=True),
    "slug": lambda named: slugify(named.slug),
    "name": lambda named: slugify(named.name),
    "basename": lambda named: named.name,
    "path": lambda named: named.path,
    "collection": lambda named: named.collection,
    "output_ext": lambda named: named.output_ext,
    "year": _dated(lambda day: f"{day.year:04}"),
    "short_year": _dated(lambda day: f"{day.year % 100:02}"),
    "month": _dated(lambda day: f"{day.month:02}"),
    "i_month": _dated(lambda day: str(day.month)),
    "short_month": _dated(lambda day: _MONTHS[day.month - 1][:3]),
    "long_month": _dated(lambda day: _MONTHS[day.month - 1]),
    "day": _dated(lambda day: f"{day.day:02}"),
    "i_day": _dated(lambda day: str(day.day)),
    "y_day": _dated(lambda day: f"{day.timetuple().tm_yday:03}"),
    "w_year": _dated(lambda day: f"{day.isocalendar().year:04}"),
    "week": _dated(lambda day: f"{day.isocalendar().week:02}"),
    "w_day": _dated(lambda day: str(day.isoweekday())),
    "short_day": _dated(lambda day: _DAYS[day.weekday()][:3]),
    "long_day": _dated(lambda day: _DAYS[day.weekday()]),
    "hour": _dated(lambda day: f"{day.hour:02}"),
    "minute": _dated(lambda day: f"{day.minute:02}"),
    "second": _dated(lambda day: f"{day.second:02}"),
}
