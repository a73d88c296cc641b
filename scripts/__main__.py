"""The only entry point: `python3 scripts <command>`, also on a machine where nothing is set up yet.

Knows one thing: the path. What happens then is told in `console/entry.py`.
Everything imported here is the standard library's until the environment is whole.
"""

from __future__ import annotations

import sys

# `python3 scripts` puts this folder first on the path, where test.py would hide the standard library's `test`.
# So its parent takes that place before anything else is imported. (`python -m scripts` needs no mending.)
if not __package__:
    sys.path[0] += "/.."

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if not __package__:
    sys.path[0] = str(ROOT)

from scripts.console.entry import start  # noqa: E402

if __name__ == "__main__":
    sys.exit(start(ROOT, sys.argv[1:]))
