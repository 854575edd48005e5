"""How each kind of text is laid out as stories."""

KINDS = ("jekyll", "newspaper", "speech", "feature", "official", "article", "web")
