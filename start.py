"""Sets the course up and starts it: `python3 start.py lab` opens it, `python3 start.py
test` runs all its tests.

Needs nothing but Python: the standard library alone. This file is written so that any
Python can read it and too old a one says so; what it does is in `tools/commands.py`.
"""

import os
import sys

LOWEST = (3, 11)

if __name__ == "__main__":
    if sys.version_info < LOWEST:
        sys.exit(
            "start.py needs Python {}.{} or newer and this is Python {}.{}: install a newer one (from python.org "
            "or your system's packages) and call it by its name, for example: python3.13 start.py lab".format(
                *(LOWEST + tuple(sys.version_info[:2]))
            )
        )
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from tools.commands import main

    sys.exit(main(sys.argv[1:]))
