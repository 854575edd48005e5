"""Jinja as the press has it print: what a template needs, faster calls and escapes, its faults in words."""
