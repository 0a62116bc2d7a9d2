"""`nutgraf`, and `python -m bot`."""

import logging
import os
import sys
import threading

from bot import cli


def main() -> None:
    """Run the command line."""
    code = cli.main()
    if threading.active_count() > 1:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End at once: Python would wait for a page or a name that may never come.

    What it was to be read for has been handed back, for another process to read.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
