"""How each kind of text is laid out as stories.

Not one module a kind: `plain` lays out speeches, features and articles; `marked`, `reader_dump` and `standard`
are forms in which a newspaper, a page or an article comes.
"""

KINDS = ("jekyll", "newspaper", "speech", "feature", "official", "article", "web")
