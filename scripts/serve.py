"""Show the site at an address of this machine, and build it again whenever something is saved.

Ends with Ctrl-C.

Example: python3 scripts serve --port 8001
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import click

from macros.plugin.config import read_settings
from scripts.console.running import INTERRUPTED, Place

CODE = ("macros/**/*.py", "scripts/**/*.py", "pyproject.toml")
"""Files that need a fresh start of the engine; it watches the content itself (mkdocs.yml, `watch`)."""
TEXTS = ("mkdocs.yml", "content/**/*", "episodes/**/*", "overrides/**/*")

POLL_SECONDS = 1.0
STOP_SECONDS = 10.0


@click.command(help=__doc__)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.pass_context
def command(context: click.Context, port: int, host: str) -> None:
    place: Place = context.obj
    if not is_free(host, port):
        raise click.ClickException(f"Port {port} is taken on this machine. Try another: --port {port + 1}")
    line = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{host}:{port}"]
    click.echo(f"Building; then see {address(place.root, host, port)} (Ctrl-C ends).", err=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while True:
            run_until_change(line, place.root)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        context.exit(INTERRUPTED)


def address(root: Path, host: str, port: int) -> str:
    """Where the engine shows the site: under the same path as its public address."""
    return f"http://{host}:{port}{urlsplit(read_settings(root).url).path or '/'}"


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def run_until_change(line: list[str], root: Path) -> None:
    """Run the engine until its own code changes. Always leaves it ended."""
    before = stamps(root, CODE)
    # A session of its own: Ctrl-C reaches this process alone, which then ends the engine once and in order.
    engine = subprocess.Popen(line, cwd=root, start_new_session=True, stdin=subprocess.DEVNULL)
    try:
        wait_until(lambda: engine.poll() is not None or stamps(root, CODE) != before)
        if engine.returncode is None:
            click.echo("The generator's code changed: starting again.", err=True)
            return
        click.echo("The preview stopped. It starts again when a file is saved; Ctrl-C ends it.", err=True)
        broken = stamps(root, CODE + TEXTS)
        wait_until(lambda: stamps(root, CODE + TEXTS) != broken)
    finally:
        end(engine)


def wait_until(happened: Callable[[], bool]) -> None:
    while not happened():
        time.sleep(POLL_SECONDS)


def stamps(root: Path, patterns: tuple[str, ...]) -> dict[Path, int]:
    """When each file was last written, in nanoseconds."""
    found: dict[Path, int] = {}
    for path in (path for pattern in patterns for path in root.glob(pattern)):
        try:
            found[path] = path.stat().st_mtime_ns
        except FileNotFoundError:  # deleted while we looked
            continue
    return found


def end(engine: subprocess.Popen[bytes]) -> None:
    """Ask the engine to end, as Ctrl-C would, so that it clears up; make it end when it does not."""
    if engine.poll() is None:
        engine.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            engine.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            engine.kill()
            engine.wait()
