"""The pages that are the site's own: front, lists, days and years, directories, archive, redirects."""
