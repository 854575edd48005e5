"""`python -m plugins.reprints`."""

import signal
import sys

from .cli import main

if __name__ == "__main__":
    # A plain kill ends as Ctrl-C does: no temporary folder stays behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
