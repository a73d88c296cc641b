"""Fetch the libraries that pages load on request: overrides/assets/vendor/, as its vendor.json says.

Writes the files, and beside each package's name the hash of what came; a version already there must come with the
same hashes again. For whoever develops the generator; needs npm and the network. Building a site needs neither.

Example: python3 scripts vendor
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import click

from scripts.console.running import Place

PROFILE = "test"
FOLDER = Path("overrides", "assets", "vendor")


@click.command(help=__doc__)
@click.pass_obj
def command(place: Place) -> None:
    folder = place.root / FOLDER
    packages = read(folder)
    with tempfile.TemporaryDirectory() as work:
        made = [fetch(package, Path(work)) for package in packages]
    for package, (integrity, files) in zip(packages, made, strict=True):
        known = package.get("integrity")
        if known and known != integrity:
            raise click.ClickException(f"{package['name']} {package['version']} is not what it was: {integrity}")
        package["integrity"] = integrity
        package["sha256"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        for name, data in files.items():
            write(folder / name, data)
            click.echo(folder / name)
    write(folder / "vendor.json", (json.dumps(packages, indent=2) + "\n").encode())


def read(folder: Path) -> list[dict[str, Any]]:
    """The packages of vendor.json: name, version, license, why, and files (path in the package → name here)."""
    found: list[dict[str, Any]] = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    return found


def fetch(package: dict[str, Any], work: Path) -> tuple[str, dict[str, bytes]]:
    """A package's integrity (W3C Subresource Integrity, sha512) and the wanted files by their name here."""
    line = ["npm", "pack", "--json", "--silent", f"{package['name']}@{package['version']}"]
    run = subprocess.run(line, cwd=work, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise click.ClickException(f"npm could not fetch {package['name']}: {run.stderr.strip()[-300:]}")
    archive = work / json.loads(run.stdout)[0]["filename"]
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    with tarfile.open(archive) as tar:
        files = {here: tar.extractfile(f"package/{there}").read() for there, here in package["files"].items()}  # type: ignore[union-attr]
    return f"sha512-{digest}", files


def write(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(data)
    aside.replace(path)
