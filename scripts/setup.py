"""Make the environment in .venv, and the system's packages if asked.

Every command makes the environment by itself when it must; this one only does it beforehand. With --system it
also installs the Debian packages that the tests need, where that is allowed.

Example: python3 scripts setup --system
"""

from __future__ import annotations

import click

from scripts.console.running import Place
from scripts.environment.pip import SetUpError
from scripts.environment.system import install_packages, missing_packages


@click.command(help=__doc__)
@click.option("--system", is_flag=True, help="Install missing Debian packages too (needs root or sudo).")
@click.pass_obj
def command(place: Place, system: bool) -> None:
    missing = missing_packages() if system else []
    if missing:
        try:
            install_packages(missing)
        except SetUpError as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"Installed: {', '.join(missing)}.")
    click.echo(f"Ready: {place.root / '.venv'}")
