"""Which commands there are: every file in scripts/, read but not imported, so that `--help` is quick everywhere.

Standard library only. Running a command is left to `running`.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple


class CommandFile(NamedTuple):
    """One command: `profile` names the environment it needs ("build", unless its file says PROFILE = "test")."""

    name: str
    path: Path
    summary: str
    profile: str


def command_paths(folder: Path) -> dict[str, Path]:
    """Name → file of every command in `folder`; `import_rss.py` is typed `import-rss`."""
    files = sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))
    return {path.stem.replace("_", "-"): path for path in files}


def read_command(path: Path) -> CommandFile:
    """The summary (first line of the docstring) and the profile of one command's file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    summary = (ast.get_docstring(tree) or "").partition("\n")[0].rstrip(".")
    return CommandFile(path.stem.replace("_", "-"), path, summary, _constant(tree, "PROFILE") or "build")


def _constant(tree: ast.Module, name: str) -> str:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if name in names:
                return str(node.value.value)
    return ""


def overview(folder: Path) -> str:
    """The text of `python3 scripts --help`."""
    found = [read_command(path) for path in command_paths(folder).values()]
    width = max((len(command.name) for command in found), default=0)
    lines = [f"  {command.name:<{width}}  {command.summary}" for command in found]
    return "\n".join(
        [
            "Usage: python3 scripts <command> [options]",
            "",
            "Commands:",
            *lines,
            "",
            "python3 scripts <command> --help explains one command, with an example.",
        ]
    )


def unknown(name: str, folder: Path) -> str:
    """What to say about a word that is no command."""
    from difflib import get_close_matches  # slow to import, and most words are commands

    names = list(command_paths(folder))
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    guess = f" Did you mean '{near[0]}'?" if near else ""
    return f"'{name}' is not a command.{guess} Commands: {', '.join(names)}."
