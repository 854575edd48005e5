"""`python -m plugins.related`."""

import sys

from .cli import main

sys.exit(main())
