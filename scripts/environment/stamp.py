"""Whether .venv is whole: `.venv/stamp` says for which locks, Python and place it was made, and is written last.

Standard library only. Making an environment is left to `create`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

LOCKS = {"build": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}
"""Profile → its hash-locked requirements; both locks agree on every version, or pip refuses them."""

FOLDER = ".venv"


def fingerprint(root: Path, profile: str) -> str:
    """What an environment for `profile` at `root` depends on, as one hash."""
    parts = [str(root), sys.implementation.name, ".".join(str(number) for number in sys.version_info[:3])]
    digest = hashlib.sha256("\n".join(parts).encode())
    for name in [*LOCKS[profile], "pyproject.toml"]:
        file = root / name
        digest.update(hashlib.sha256(file.read_bytes() if file.exists() else b"").digest())
    return digest.hexdigest()


def is_whole(root: Path, profile: str) -> bool:
    """Whether .venv was finished for exactly this; an environment for tests serves builds too."""
    try:
        stamped = json.loads((root / FOLDER / "stamp").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    matches = isinstance(stamped, dict) and stamped.get(profile) == fingerprint(root, profile)
    return matches and python_of(root / FOLDER).exists()


def write_stamp(root: Path, environment: Path, profile: str) -> None:
    """Declare `environment` finished for `profile` (and for "build", which every environment holds)."""
    stamped = {name: fingerprint(root, name) for name in ("build", profile)}
    temporary = environment / "stamp.part"
    temporary.write_text(json.dumps(stamped, indent=1), encoding="utf-8")
    temporary.replace(environment / "stamp")


def python_of(environment: Path) -> Path:
    """Where the environment's Python is."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def runs_inside(root: Path) -> bool:
    """Whether this very process is the environment's Python."""
    environment = root / FOLDER
    return environment.exists() and environment.samefile(sys.prefix)
