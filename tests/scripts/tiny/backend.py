"""A build tool without dependencies, so that an environment can be made without any package.

It writes a line into `reached`, and waits while a file named `hold` is there: a set-up can be killed exactly then.
"""

from __future__ import annotations

import sys
import time
import zipfile
from pathlib import Path


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    with Path("reached").open("a", encoding="utf-8") as file:
        file.write("once\n")
    while Path("hold").exists():
        time.sleep(0.05)
    files = {
        "tiny.pth": str(Path.cwd()),
        "tiny-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n",
        "tiny-1.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: tiny\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "tiny-1.dist-info/entry_points.txt": "[console_scripts]\ntiny = backend:where\n",
    }
    files["tiny-1.dist-info/RECORD"] = "".join(f"{name},,\n" for name in [*files, "tiny-1.dist-info/RECORD"])
    name = "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name


def where():
    """The console script `tiny`: prints the environment that it runs in."""
    print(sys.prefix)
