"""Check everything that editors wrote: every mistake at once, with its place and what to write instead.

PATHS (files or folders) limit what is shown; the whole gallery is read in any case, for its references.
Exit code 0: in order. 1: errors, or with --strict also warnings. 2: wrong use, or our own failure.

Example: python3 scripts check content/guides --strict
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from macros.building.world import code_stamp
from macros.cache import Cache
from macros.gallery import open_gallery
from macros.plugin.config import read_settings
from macros.plugin.mistakes import all_problems
from macros.problem_formats import as_github, as_json, as_markdown, count_line, text_blocks
from macros.problems import ContentError, Problem, errors
from macros.settings import Settings
from macros.workers import WorkFailed, cores
from scripts.console.git import changed_in_last_commit
from scripts.console.progress import Progress, use_colour
from scripts.console.running import PROBLEMS, Place, is_under


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], form: str, strict: bool) -> None:
    place: Place = context.obj
    wanted = [place.named(path) for path in paths]
    begun = time.perf_counter()
    try:
        with Progress("Checking the content"):
            files, found = problems_of(place.root)
    except WorkFailed as error:
        raise click.ClickException(str(error)) from error
    shown = [problem for problem in found if is_under(problem.path, wanted)]
    show(shown, place.root, form)
    seconds = time.perf_counter() - begun
    click.echo(f"{count_line(shown)} in {files} files, {seconds:.1f} s", err=True)
    if shown if strict else errors(shown):
        context.exit(PROBLEMS)


def problems_of(root: Path) -> tuple[int, list[Problem]]:
    """How many files editors have written, and everything that is wrong with them."""
    try:
        settings = read_settings(root)
        gallery = open_gallery(settings, Cache(settings.root, code_stamp()), cores())
        found = all_problems(gallery)
        gallery.keep(whole=False)
        return count_files(settings), found
    except ContentError as error:  # the settings themselves
        return 1, error.problems


def count_files(settings: Settings) -> int:
    """Files under content/ and episodes/, without hidden ones."""
    tops = [settings.root / settings.content, settings.root / settings.episodes]
    return sum(not name.startswith(".") for top in tops for _, _, names in os.walk(top) for name in names)


def show(problems: list[Problem], root: Path, form: str) -> None:
    """Print the problems on standard output; GitHub also gets the whole table as the job's summary."""
    if form == "json":
        click.echo(as_json(problems))
    elif form == "github":
        changed = changed_in_last_commit(root)
        if problems:
            click.echo(as_github(problems, changed))
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(as_markdown(problems, changed))
    else:
        for block in text_blocks(problems, root, use_colour(sys.stdout)):
            click.echo(f"{block}\n")
