"""Saved web pages: the page as a tree, what its head states, which part of it is the report."""
