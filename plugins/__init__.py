"""Pelican plugins of the archive. Each folder is one plugin and works without the others."""
