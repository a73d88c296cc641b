"""Imports one command and runs it, and turns every way it can end into the exit codes that all commands share.

0 fine, 1 problems in the content, 2 wrong use or our own failure, 130 interrupted.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

import click

from scripts.console.discovery import CommandFile

FINE, PROBLEMS, FAILED, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command works: the gallery's root, and the folder in which the person typed the command."""

    root: Path
    started_in: Path

    def named(self, word: str) -> str:
        """A path that the person typed, as posix from the root. Raises click.BadParameter when it lies outside."""
        path = Path(os.path.normpath(self.started_in / word))
        if not path.is_relative_to(self.root):
            raise click.BadParameter(f"'{word}' is not inside {self.root}.")
        if not path.exists():
            raise click.BadParameter(f"'{word}' does not exist.")
        return path.relative_to(self.root).as_posix()


def is_under(path: str, wanted: list[str]) -> bool:
    """Whether `path` is one of the wanted files or lies in one of the wanted folders; all are when none is named."""
    return not wanted or any(path == name or name == "." or path.startswith(f"{name}/") for name in wanted)


def run(root: Path, started_in: Path, file: CommandFile, words: list[str]) -> int:
    """Run one command from the root; gives its exit code."""
    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the engine's banner is no news to an editor
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without some sign must not end a command
    command: click.Command = importlib.import_module(f"scripts.{file.path.stem}").command
    try:
        code = command.main(
            words, prog_name=f"python3 scripts {file.name}", standalone_mode=False, obj=Place(root, started_in)
        )
        sys.stdout.flush()
        return code if isinstance(code, int) else FINE
    except click.UsageError as error:
        error.show()
        return FAILED
    except click.ClickException as error:  # also the engine's own, whose `show` would write to standard output
        click.echo(f"Error: {error.format_message()}", err=True)
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader went away: `... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception:
        traceback.print_exc()
        return FAILED
