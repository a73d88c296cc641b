"""Say what this machine and this clone have, what is missing, and what cures it.

Exit code 1 when something is missing that the site needs; what only tests need is a remark.

Example: python3 scripts doctor
"""

from __future__ import annotations

import os
import platform
import shutil
from importlib.util import find_spec
from typing import NamedTuple

import click

from scripts.console import git
from scripts.console.running import PROBLEMS, Place
from scripts.environment.stamp import is_whole
from scripts.environment.system import PACKAGES, apt_line, may_install, missing_packages


class Finding(NamedTuple):
    """One fact: `cure` is empty when all is well; `needed` says whether the site needs it."""

    name: str
    state: str
    cure: str = ""
    needed: bool = True


@click.command(help=__doc__)
@click.pass_context
def command(context: click.Context) -> None:
    findings = [*machine(), *packages(), *clone(context.obj)]
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        word = "ok" if not finding.cure else "missing" if finding.needed else "optional"
        click.echo(f"{word:<8}  {finding.name:<{width}}  {finding.state}")
        if finding.cure:
            click.echo(f"{'':<8}  {'':<{width}}  cure: {finding.cure}")
    if any(finding.cure and finding.needed for finding in findings):
        context.exit(PROBLEMS)


def machine() -> list[Finding]:
    """Python and what its packages were built with."""
    fast = find_spec("yaml._yaml") is not None
    cores = f"{os.cpu_count()} cores"
    return [
        Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}, {cores}"),
        Finding("fast YAML", "libyaml" if fast else "absent: reading is ten times slower",
                "" if fast else "use a platform for which PyYAML has a wheel", needed=False),
    ]  # fmt: skip


def packages() -> list[Finding]:
    """Debian's packages."""
    missing = missing_packages()
    allowed = "python3 scripts setup --system" if may_install() is not None else apt_line(missing)
    return [
        Finding(name, f"for {use}", allowed if name in missing else "", needed=False) for name, use in PACKAGES.items()
    ]


def clone(place: Place) -> list[Finding]:
    """The environment, git, and the gallery's own files."""
    tests = is_whole(place.root, "test")
    known = git.ask(place.root, "rev-parse", "--short", "HEAD")
    settings = (place.root / "mkdocs.yml").exists()
    return [
        Finding("environment", str(place.root / ".venv")),
        Finding("environment for tests", "whole" if tests else "not made yet",
                "" if tests else "python3 scripts test makes it", needed=False),
        Finding("git", git_state(known), "" if known else "git init, then commit", needed=False),
        Finding("mkdocs.yml", "found" if settings else "absent", "" if settings else "get it back with git"),
    ]  # fmt: skip


def git_state(commit: str | None) -> str:
    if commit:
        return f"at commit {commit.strip()}"
    return "no commit here yet" if shutil.which("git") else "not installed"
