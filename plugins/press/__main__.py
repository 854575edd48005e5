"""`python -m plugins.press build`: what `invoke build` does, for any site."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
