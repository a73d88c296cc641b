"""Run all tests: the generator's code, the layers of imports, and whole sites in a browser.

They run on all cores; what stands after -- goes to pytest (-n 0 for one core).
Tests in a browser need Debian's chromium, which is installed where that is
allowed; elsewhere they are left out with a word why, except on CI (CI=true), where that fails.

Example: python3 scripts test -- -k feed
"""

from __future__ import annotations

import os
import subprocess
import sys

import click

from scripts.console.running import FAILED, FINE, INTERRUPTED, PROBLEMS, Place
from scripts.environment.pip import SetUpError
from scripts.environment.system import install_packages, missing_packages

PROFILE = "test"

CORES = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
"""One process a core; each has a browser of its own, so that many cores would not be faster. A file is one process's,
so that what its tests share is made once. Files that take long come first (tests/conftest.py)."""

CODES = {0: FINE, 1: PROBLEMS, 2: INTERRUPTED}
"""pytest's exit code → ours; the rest (its own failure, wrong use, no test found) is our failure."""


@click.command(help=__doc__, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- PYTEST ARGUMENTS]...")
@click.pass_context
def command(context: click.Context, arguments: tuple[str, ...]) -> None:
    place: Place = context.obj
    get_browser()
    line = [sys.executable, "-m", "pytest", *CORES, *arguments]
    code = subprocess.run(line, cwd=place.root, check=False).returncode
    context.exit(CODES.get(code, FAILED))


def get_browser() -> None:
    """Install what tests in a browser need; where that is impossible say so, and fail on CI."""
    missing = missing_packages()
    if not missing:
        return
    try:
        install_packages(missing)
    except SetUpError as error:
        if os.environ.get("CI") == "true":
            raise click.ClickException(str(error)) from error
        click.echo(f"{error}\nTests that need it are left out.", err=True)
