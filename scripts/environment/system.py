"""Debian's packages: which are missing, the line that installs them, and installing where that is allowed.

Standard library only. Only `setup --system` and `test` may install; `build` and `check` need none of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts.environment.pip import SetUpError

PACKAGES = {"chromium": "the tests that drive a browser"}
"""Debian package → what needs it; each has a program of its own name."""


def missing_packages() -> list[str]:
    """The packages whose program is not on the path."""
    return [name for name in PACKAGES if not shutil.which(name)]


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
