"""Settings of the site for the preview on this machine; `publishconf.py` adds the public address.

Only what differs from Pelican's defaults stands here, each with its reason.
"""

import sys
from pathlib import Path

# The plugins lie beside this file, from wherever Pelican is started.
sys.path.insert(0, str(Path(__file__).resolve().parent))

# -- What the site is called ---------------------------------------------------------------------

SITENAME = "剪报"
SITESUBTITLE = "转载新闻存档：出自哪里，谁也刊载过，改动了什么"

# Empty: links begin at the root of whatever serves the site. publishconf.py sets the address.
SITEURL = ""

# Feeds need whole addresses even in the preview; this is where `invoke serve` answers.
FEED_DOMAIN = "http://localhost:8000"

# Begins the guid of every feed item (a tag URI, RFC 4151: a domain of yours, and a year in which it
# was yours). Set it once before the first publication and never again: readers know items by it.
FEED_TAG = "tag:jianbao.example,2026"

# Where the feed of all articles stands; every page's head links it.
FEED_SITE = "feeds/all.xml"

# -- Where things are ----------------------------------------------------------------------------

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"

# The raw bytes of what was imported lie in the content folder, but are not for publication.
ARTICLE_EXCLUDES = ["originals", "pages"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "extra"]

# Who is who, which categories there are, and which articles are one report whatever the finder
# thinks; all lie in PATH.
SOURCES_FILE = "sources.yaml"
TAXONOMY_FILE = "taxonomy.yaml"
REPRINTS_FILE = "reprints.yaml"

# Articles are Markdown; what a browser or an editor left in the folder is not one.
READERS = {"rst": None, "html": None, "htm": None}

# -- Time and language ---------------------------------------------------------------------------

TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-Hans"

# Language of what the site itself says: "zh-Hans", "zh-Hant" or "en"; single words may be changed with
# THEME_STRINGS (docs/theme.md). None: that of DEFAULT_LANG. Articles stay in their own.
THEME_LANG: str | None = None

# Dates are printed from the header's own words (plugins/catalog/day.py), never through the locale
# of the machine that builds.
LOCALE = "C"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"

# A report dated tomorrow (a paper's electronic edition) is not a draft; and with this off the
# build would depend on the clock.
WITH_FUTURE_DATES = True

# -- Addresses, for ever -------------------------------------------------------------------------

# The first two digits of the id keep folders small. A text in traditional characters is not a
# translation: it stands where all stand.
ARTICLE_URL = "a/{slug:.2}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
ARTICLE_LANG_URL = ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_URL
# A draft (a post that its old site kept back) has no page until `Status` is taken out of its header.
DRAFT_URL = ""
DRAFT_SAVE_AS = ""
DRAFT_LANG_URL = ""
DRAFT_LANG_SAVE_AS = ""
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = PAGE_URL
PAGE_LANG_SAVE_AS = PAGE_SAVE_AS
CATEGORY_URL = "category/{slug}/"
TAG_URL = "tag/{slug}/"

# Two printings side by side, and all printings of a report. No third printing moves either: slugs
# are sorted, and a group is named by the one that came into the archive first.
COMPARISON_URL = "c/{a:.2}/{a}-{b}.html"
COMPARISON_SAVE_AS = COMPARISON_URL
REPRINT_GROUP_URL = "g/{slug:.2}/{slug}.html"
REPRINT_GROUP_SAVE_AS = REPRINT_GROUP_URL

# Chinese stays Chinese in addresses: romanised, 实事 and 史诗 are one tag (shi-shi).
SLUGIFY_USE_UNICODE = True

# plugins.press prints lists, front page and archive itself, numbered so that they stay as they are.
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
AUTHOR_URL = ""

# The page about the site, which every page links where there is such a page in the content folder.
ABOUT_URL = "about/"

# The search page, which every page's head links (empty: no search), and the index it asks.
SEARCH_URL = "search/"
SEARCH_FOLDER = "pagefind"

# The archive in figures, which the foot of every page links (empty: no such page).
STATISTICS_URL = "about/archive/"

# Articles on a numbered page of a list. Changing it moves what stands on every such page.
PRESS_PAGE_SIZE = 50

# Pelican looks for translations by comparing every article with every other.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None

# -- Feeds ---------------------------------------------------------------------------------------

# plugins.feeds writes them; Pelican's own have invalid guids and unsanitised content.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# RSS is what pages link. Who has a reader that wants another format finds it on the page of feeds.
FEEDS_FORMATS = ("rss", "atom", "json")

# Items in a feed, newest first, and its size: readers refuse big ones.
FEEDS_MAX_ITEMS = 50
FEEDS_MAX_BYTES = 1_000_000

# Items in a document of the history that the site's feed begins (RFC 5005). Half of a feed, so that a
# feed is never emptier than half. Changing it moves every item into another document; 0 prints none.
FEEDS_ARCHIVE_ITEMS = 25

# True: a report that ten papers printed is one item, the first printing, with the others named in it.
# Off: who reads one paper's feed wants what that paper printed.
FEEDS_COLLAPSE_REPRINTS = False

# -- What programs are told ----------------------------------------------------------------------

# Which address search engines are told to count: "self", the page of this archive; "source", the
# original where one is stated; "none", nothing is said. A copy that points elsewhere is not found.
METADATA_CANONICAL = "self"

# What every copy says to search engines, such as "noindex, follow"; None says nothing, which means
# that they may list it.
METADATA_ROBOTS: str | None = None

# The lines of robots.txt; that of the sitemap is added. To keep a crawler out add, say,
# "User-agent: GPTBot", "Disallow: /". None: no such file. (Written for a public SITEURL only.)
ROBOTS_TXT: list[str] | None = ["User-agent: *", "Allow: /"]

# -- What readers can take with them --------------------------------------------------------------

# Files beside each article's page: text, Markdown, data, and the bytes that were imported. Those are
# other people's: without "raw" nothing of them is published (docs/downloads.md).
DOWNLOADS = ("txt", "md", "json", "raw")

# -- Plugins -------------------------------------------------------------------------------------

# `related` after `reprints`: a printing of the same report is never "related".
PLUGINS = [
    "plugins.catalog",
    "plugins.attribution",
    "plugins.citations",
    "plugins.downloads",
    "plugins.reprints",
    "plugins.related",
    "plugins.documents",
    "plugins.feeds",
    "plugins.search",
    "plugins.exports",
    "plugins.statistics",
    "plugins.press",
]

# The theme prints source block, printings and related reports itself; with a theme that does not,
# True adds them to the end of each text.
BOXES_IN_CONTENT = False

# Builds page by page what changed, and puts it in place whole. The class itself: Pelican can't
# find a dotted name in a package.
from plugins.press.plugin import Press as PELICAN_CLASS  # noqa: E402, F401

# -- Printing ------------------------------------------------------------------------------------

# Everything is escaped unless a template says |safe: the texts are other people's.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}

# The policy in every page's head: nothing from other hosts, no scripts but our own files.
CSP = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
    " script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)

# No cache of Pelican's: it keeps parsed texts past their withdrawal.
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

# `invoke build` prints into a staging folder; nothing else may empty the output.
DELETE_OUTPUT_DIRECTORY = False

# Names at the top of the output that a build leaves alone.
OUTPUT_RETENTION = [".git", ".nojekyll", "CNAME"]
