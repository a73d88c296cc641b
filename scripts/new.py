"""Start a new entry: a file with the fields to fill in.

KIND is one of the folders' kinds (episode, guide, report, ...). The file's name comes from the title and is the
entry's permanent address; give the title its final wording first.

Example: python3 scripts new episode "The bus that waited"
"""

from __future__ import annotations

import click

from macros.catalog.draft import draft, free_id
from macros.catalog.entry import Kind
from macros.catalog.source import find
from macros.kinds import all_kinds
from macros.plugin.config import read_settings
from macros.problems import ContentError, suggestion
from scripts.console.running import Place
from scripts.console.writing import write


@click.command(help=__doc__)
@click.argument("kind")
@click.argument("title")
@click.pass_obj
def command(place: Place, kind: str, title: str) -> None:
    found = known_kind(kind)
    if not title.strip():
        raise click.BadParameter("The title is empty.", param_hint="TITLE")
    made = draft(found, title.strip(), existing_ids(place))
    path = place.root / made.path
    if path.exists():
        raise click.ClickException(f"{made.path} exists already. Choose another title, or edit that file.")
    write(path, made.text)
    click.echo(made.path)
    wish = free_id(title, ())
    if made.id != wish:
        click.echo(f"The id '{wish}' is taken. An id is permanent: rename this one now if you want better.", err=True)
    click.echo(f"Next: {next_step(found, made.path)}", err=True)


def known_kind(name: str) -> Kind:
    """The kind of this name. Raises click.BadParameter with the allowed names."""
    kinds = all_kinds()
    if name not in kinds:
        raise click.BadParameter(f"'{name}' is not a kind. {suggestion(name, kinds)}", param_hint="KIND")
    return kinds[name]


def existing_ids(place: Place) -> set[str]:
    """Every id in use, those of files with mistakes in them included."""
    try:
        settings = read_settings(place.root)
    except ContentError as error:
        raise click.ClickException("mkdocs.yml has a mistake. Run: python3 scripts check") from error
    sources = find(place.root, settings.content, settings.episodes, all_kinds().values()).sources
    return {source.id for source in sources}


def next_step(kind: Kind, path: str) -> str:
    """What an editor does after `new`."""
    if "audio" in kind.model.model_fields:
        folder = path.rpartition("/")[0]
        return f"put the recording into {folder}/, fill in {path}, then run: python3 scripts probe"
    return f"fill in {path}, then run: python3 scripts check"
