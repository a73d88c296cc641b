"""Debian's packages: which are missing, the line that installs them, and installing where that is allowed.

Standard library only. Only `setup --system` and `test` may install; `build` makes what it can without them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from macros.documents.system import LIBRARIES, missing_libraries
from scripts.environment.pip import SetUpError

PACKAGES = {"chromium": "the tests that drive a browser"} | dict.fromkeys(LIBRARIES, "guides as PDF")
"""Debian package → what needs it: a program of the same name, or a library."""


def missing_packages() -> list[str]:
    """The packages whose program is not on the path, or whose library cannot be loaded."""
    return [name for name in PACKAGES if name not in LIBRARIES and not shutil.which(name)] + missing_libraries()


def apt_line(packages: list[str]) -> str:
    """What a person with the right to do so types."""
    return f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> list[str] | None:
    """What to put before apt-get here: nothing for root, sudo where it asks no password, None when not allowed."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install_packages(packages: list[str]) -> None:
    """Install Debian packages, apt's own words on standard error. Raises SetUpError with the cure."""
    prefix = may_install()
    if prefix is None:
        raise SetUpError(
            f"{', '.join(packages)} is missing and cannot be installed from here. "
            f"Somebody who may, runs: {apt_line(packages)}"
        )
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        line = [*prefix, "apt-get", "-q", *words]
        if subprocess.run(line, env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
            raise SetUpError(f"'{' '.join(line)}' failed; its own words are above.")
