"""What a reader is told: printings, changes, comparisons side by side, groups (`telling.py`, `pages.py`)."""
