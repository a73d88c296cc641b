"""From the words on the command line to a running command, in the environment that it needs.

Standard library only: `running` (click) is imported after the environment is known to be whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.console.discovery import CommandFile, command_paths, overview, read_command, unknown
from scripts.environment.stamp import is_whole, python_of, runs_inside

STARTED_IN = "STORYSHELF_STARTED_IN"
"""Environment variable with the folder that the person was in: commands themselves run from the root."""

WRONG_USE = 2
INTERRUPTED = 130


def start(root: Path, words: list[str]) -> int:
    """Run the command line; gives the exit code (0 fine, 1 problems in content, 2 wrong use, 130 interrupted)."""
    folder = root / "scripts"
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview(folder))
        return 0 if words else WRONG_USE
    path = command_paths(folder).get(words[0])
    if path is None:
        print(unknown(words[0], folder), file=sys.stderr)
        return WRONG_USE
    try:
        return _run_in_environment(root, read_command(path), words[1:])
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED


def _run_in_environment(root: Path, command: CommandFile, rest: list[str]) -> int:
    if not is_whole(root, command.profile):
        from scripts.environment.create import set_up  # a whole environment never pays for this import

        if not set_up(root, command.profile):
            return WRONG_USE
    elif runs_inside(root):
        from scripts.console.running import run

        return run(root, Path(os.environ.pop(STARTED_IN, ".")).absolute(), command, rest)
    return _again(root, [str(python_of(root / ".venv")), "-m", "scripts", command.name, *rest])


def _again(root: Path, line: list[str]) -> int:
    """Start over with the environment's Python, from the root; on POSIX this very process becomes that one."""
    surroundings = os.environ | {STARTED_IN: str(Path.cwd())}
    os.chdir(root)
    if os.name == "nt":
        return subprocess.run(line, env=surroundings, check=False).returncode
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(line[0], line, surroundings)
