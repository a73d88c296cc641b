"""Runs pip on an environment that has none of its own, and keeps what pip says until somebody needs it.

Standard library only. Where packages come from and how they are trusted is the machine's own pip configuration;
this file adds only the hashes of the lock files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

KEPT_LINES = 25


class SetUpError(Exception):
    """The environment could not be made; the text says why and what cures it."""


def pip_for(environment_python: Path) -> list[str]:
    """The start of a pip command line that works on `environment_python`, by the first pip there is."""
    base = getattr(sys, "_base_executable", sys.executable)  # the system's, when this one is an environment's
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(environment_python)]
    if _answers([base, "-m", "pip", "--version"]):
        return [base, "-m", "pip", "--python", str(environment_python)]
    if _answers([str(environment_python), "-m", "ensurepip"]):
        return [str(environment_python), "-m", "pip"]
    raise SetUpError(
        "The set-up failed: this Python has no pip.\n"
        "On Debian or Ubuntu: apt-get install python3-pip (as root), then run this command again."
    )


def _answers(line: list[str]) -> bool:
    return subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def install(pip: list[str], arguments: list[str], lock: int, on_line: Callable[[str], None]) -> None:
    """Run `pip install`; `lock` is the descriptor of `turn.one_at_a_time`, `on_line` hears each line of pip's.

    Raises SetUpError with pip's last words.
    """
    line = [*pip, "install", "--no-input", "--disable-pip-version-check", "--progress-bar=off", *arguments]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    said: deque[str] = deque(maxlen=KEPT_LINES)
    with subprocess.Popen(
        line,
        env=surroundings | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (lock,),
    ) as process:
        for words in process.stdout or ():
            said.append(words.rstrip())
            on_line(words)
    if process.returncode:
        raise SetUpError(
            "\n".join(["The set-up failed: pip could not install everything. Its last words:", *_indented(said)])
            + "\nIf the network was away, run the command again: the old environment is untouched."
        )


def _indented(lines: deque[str]) -> list[str]:
    return [f"  {line}" for line in lines if not line.startswith("WARNING: Location")]
