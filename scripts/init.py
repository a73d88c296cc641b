"""Start your own gallery here: take the demo out, and put your name, address and owner in.

Everything under content/ and episodes/ is replaced by a small valid start with a new podcast GUID. Works once, and
only while everything is committed, so that git can bring the demo back.

Example: python3 scripts init --name "River Stories" --address https://river.example.org/ --owner "River Schools"
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from string import Template
from uuid import uuid4

import click

from macros.media.lock import write_lock
from scripts.console import git
from scripts.console.running import Place
from scripts.console.writing import write

START = Path(__file__).parent / "start"
MARKER = "content/.demo"
FOLDERS = ("content", "episodes")
SCALAR = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.*?)"""
"""A YAML value on one line: in double quotes, in single quotes, or plain."""
LOCKS = ("urls.lock", "worksheets.lock")
"""Promises that were the demo's; the next build of your own gallery makes its own."""


@click.command(help=__doc__)
@click.option("--name", help="The gallery's name, as readers see it.")
@click.option("--address", help="Where it will be: an https address.")
@click.option("--owner", help="Who publishes it.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--force", is_flag=True, help="Go on although changes are in no commit; they are lost.")
@click.pass_obj
def command(place: Place, name: str | None, address: str | None, owner: str | None, yes: bool, force: bool) -> None:
    root = place.root
    may_start(root, force)
    if yes and not (name and address and owner):
        raise click.UsageError("--yes asks nothing, so it needs --name, --address and --owner.")
    name = name or click.prompt("The gallery's name", err=True)
    address = checked_address(address or click.prompt("Its address (https://...)", err=True))
    owner = owner or click.prompt("Who publishes it", err=True)
    if not yes:
        count = sum(path.is_file() for folder in FOLDERS for path in (root / folder).rglob("*"))
        click.confirm(f"Take out the demo ({count} files in {' and '.join(FOLDERS)})?", abort=True, err=True)
    settings = edited(root / "mkdocs.yml", own_settings(name, address, owner))
    replace_demo(root, words(name, owner))
    write(root / "mkdocs.yml", settings)
    click.echo(f"{name} is started. Next:", err=True)
    click.echo("  content/vocabulary/show.yml   describe your podcast, and give it a cover of your own", err=True)
    click.echo('  python3 scripts new episode "Your first title"', err=True)
    click.echo("  python3 scripts check, and then commit everything", err=True)


def may_start(root: Path, force: bool) -> None:
    """Raises click.ClickException where something could be lost."""
    if not (root / MARKER).exists():
        raise click.ClickException(f"There is no {MARKER}: the demo is gone, and what is here now is somebody's own.")
    changes = git.uncommitted(root)
    if force or changes == []:
        return
    if changes is None:
        raise click.ClickException(
            "This is not a git clone, so nothing could bring the demo back. Say --force to go on."
        )
    raise click.ClickException(
        f"{len(changes)} files have changes that are in no commit, {changes[0]} first. Commit them, or say --force."
    )


def checked_address(typed: str) -> str:
    """The address with a slash at its end."""
    if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/[A-Za-z0-9._~/-]*)?", typed):
        raise click.BadParameter(
            f"'{typed}' is not an https address. Write it like https://stories.example.org/", param_hint="--address"
        )
    return typed if typed.endswith("/") else f"{typed}/"


def own_settings(name: str, address: str, owner: str) -> dict[str, str]:
    return {"site_name": name, "site_url": address, "site_description": described(name, owner), "owner": owner}


def described(name: str, owner: str) -> str:
    return f"{name}: audio stories, guides and reports by {owner}."


def edited(path: Path, values: dict[str, str]) -> str:
    """mkdocs.yml with these values, every other line and every comment as it was."""
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        line = re.compile(rf"^(?P<key> *{key}: +){SCALAR}(?P<comment> +#.*)?$", re.MULTILINE)
        kept = rf"\g<key>{quoted(value).replace(chr(92), chr(92) * 2)}\g<comment>"
        text, count = line.subn(kept, text, count=1)
        if not count:
            raise click.ClickException(f"mkdocs.yml has no line '{key}:'. Add one, and run this again.")
    return text


def quoted(value: str) -> str:
    """A YAML scalar in double quotes: JSON's escapes are YAML's too (YAML 1.2, 1.3)."""
    return json.dumps(value, ensure_ascii=False)


def words(name: str, owner: str) -> dict[str, str]:
    """What the templates in start/ may name; the values are quoted for YAML, unless they are called plain."""
    scalars = {"name": name, "owner": owner, "about": f"About {name}", "description": described(name, owner)}
    return {key: quoted(value) for key, value in scalars.items()} | {"guid": str(uuid4()), "plain_owner": owner}


def replace_demo(root: Path, values: dict[str, str]) -> None:
    """Take out the demo and lay the start in its place."""
    for folder in FOLDERS:
        shutil.rmtree(root / folder, ignore_errors=True)
    for source in sorted(path for path in START.rglob("*") if path.is_file()):
        target = root / source.relative_to(START)
        if source.suffix in (".md", ".yml"):
            write(target, Template(source.read_text(encoding="utf-8")).substitute(values))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    write_lock(root, {})
    for lock in LOCKS:
        (root / lock).unlink(missing_ok=True)
