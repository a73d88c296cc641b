"""Regenerate requirements.lock and requirements-test.lock from pyproject.toml.

requirements-bench.lock, for `measure --against hugo`, is made of the group "bench" alone. Keeps the versions that still
fit; --upgrade takes the newest. The locks name packages by version and hash only.
For whoever develops the generator; needs the network.

Example: python3 scripts lock --upgrade
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

from scripts.console.running import Place
from scripts.environment.stamp import LOCKS
from scripts.measuring.hugo_environment import LOCK as BENCH_LOCK

PROFILE = "test"

# One lock for every platform and every Python that pyproject.toml allows, and no word about where packages lie.
HOW = ["--universal", "--python-version=3.11", "--generate-hashes"]
PLAIN = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]


@click.command(help=__doc__)
@click.option("--upgrade", is_flag=True, help="Take the newest versions instead of keeping those in the locks.")
@click.pass_obj
def command(place: Place, upgrade: bool) -> None:
    build_lock, test_lock = LOCKS["test"]
    newer = ["--upgrade"] if upgrade else []
    compile_lock(place.root, build_lock, newer)
    compile_lock(place.root, test_lock, [*newer, "--extra=test", f"--constraint={build_lock}"])
    compile_group(place.root, BENCH_LOCK, "bench", newer)
    for name in (build_lock, test_lock, BENCH_LOCK):
        click.echo(place.root / name)


def compile_lock(root: Path, name: str, extra: list[str]) -> None:
    """Write one lock: the project's dependencies and the tool that builds the project."""
    tools = _project(root)["build-system"]["requires"]
    _compile(root, name, tools, ["pyproject.toml", *extra])


def compile_group(root: Path, name: str, group: str, extra: list[str]) -> None:
    """Write one lock of a group of pyproject.toml alone, without the project's own dependencies."""
    _compile(root, name, _project(root)["project"]["optional-dependencies"][group], extra)


def _project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def _compile(root: Path, name: str, asked: list[str], extra: list[str]) -> None:
    line = [sys.executable, "-m", "uv", "pip", "compile", "-", *HOW, *PLAIN, *extra, "-o", name]
    asks = "\n".join(asked)
    done = subprocess.run(line, cwd=root, input=asks, text=True, encoding="utf-8", stdout=sys.stderr, check=False)
    if done.returncode:
        raise click.ClickException(f"{name} could not be made; the reason is above.")
