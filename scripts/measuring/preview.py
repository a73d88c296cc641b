"""A preview (`serve`) of an invented gallery: how long from a saved text to the page that shows it.

Search, PDF and Word files are on. Texts are saved while they and the feeds are still being made behind the pages, and
again when all is made. Whether all is made is seen from outside: no processor is used any more (Linux: /proc).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from scripts.measuring.gallery import write_gallery
from scripts.measuring.measured import CODE, DAY
from scripts.measuring.processes import PROC, ChildFailed, families, used
from scripts.serve import end

SAVES = 5  # of each sort
BETWEEN = 4.0  # seconds from one save to the next, while more is being made
LOOK = 0.02  # seconds between two looks at the page
QUIET = 2.0  # seconds without work, after which all is made
LONGEST = 900.0  # seconds to wait for anything
HOST = "127.0.0.1"
WITH_ALL = ("documents: false", "documents: true")
"""In the settings, which leave out what is slow to make."""


@dataclass(frozen=True)
class Preview:
    """Seconds: from the start to the first page, from each save to its page while more was being made and when all
    was, and the most from a first page or a save to the end of all work."""

    entries: int
    first: float
    busy: tuple[float, ...]
    rested: tuple[float, ...]
    rest: float

    @property
    def middle(self) -> dict[str, float]:
        """The middle of each sort of saves."""
        return {"busy": median(self.busy), "rested": median(self.rested)}


def try_preview(overrides: Path, folder: Path, entries: int, seed: int, step: Callable[[str], None]) -> Preview:
    """Preview a gallery made in `folder`; `step` hears what is done next. Raises ChildFailed."""
    step(f"Writing {entries} entries")
    write_gallery(folder, entries, seed, overrides)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(*WITH_ALL), encoding="utf-8")
    step("Starting the preview")
    server = Server(folder)
    try:
        first = server.until(lambda: bool(server.page("")))
        step("Saving while more is being made")
        busy = tuple(server.save(number, BETWEEN) for number in range(SAVES))
        step("Saving when all is made")
        rest = server.settle()
        rested = []
        for number in range(SAVES, 2 * SAVES):
            rested.append(server.save(number, 0.0))
            rest = max(rest, server.settle())
    finally:
        end(server.process)
    return Preview(entries, first, busy, tuple(rested), rest)


class Server:
    """`mkdocs serve`, as the serve command starts it, for the gallery in a folder."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port = probe.getsockname()[1]
        self.root, self.address = root, f"http://{HOST}:{port}/"
        self.errors = (root.parent / f"{root.name}-preview.txt").open("w+", encoding="utf-8")
        line = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{HOST}:{port}"]
        path = os.pathsep.join(filter(None, (str(CODE), os.environ.get("PYTHONPATH"))))
        surroundings = os.environ | DAY | {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(
            line, cwd=root, env=surroundings, stdin=subprocess.DEVNULL, stdout=self.errors, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip

    def page(self, uri: str) -> str:
        """What a page says; "" when there is no answer."""
        try:
            with urllib.request.urlopen(self.address + uri, timeout=LONGEST) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, OSError):
            return ""

    def until(self, happened: Callable[[], bool]) -> float:
        """Seconds until it has. Raises ChildFailed when the preview ends, or takes too long."""
        begun = time.monotonic()
        while not happened():
            if self.process.poll() is not None or time.monotonic() - begun > LONGEST:
                self.errors.seek(0)
                raise ChildFailed(self.errors.read().strip()[-2000:] or "The preview shows nothing.")
            time.sleep(LOOK)
        return time.monotonic() - begun

    def save(self, number: int, pause: float) -> float:
        """Seconds from a saved text to its page, which is asked for again and again; then a pause."""
        notes = sorted((self.root / "episodes").glob("*/notes.md"))[0]
        mark = f"Saved for the {number}. time."
        text = f"{notes.read_text(encoding='utf-8')}\n{mark}\n"
        notes.write_text(text, encoding="utf-8")
        seconds = self.until(lambda: mark in self.page(f"stories/{notes.parent.name}/"))
        time.sleep(pause)
        return seconds

    def settle(self) -> float:
        """Seconds until the preview has nothing more to do, as far as the system tells."""
        begun = worked = time.monotonic()
        before = -1.0
        while PROC.is_dir() and time.monotonic() - worked < QUIET and time.monotonic() - begun < LONGEST:
            time.sleep(QUIET / 10)
            work = used([process for family in families(self.process.pid) for process in family])
            if work > before + 0.05:
                before, worked = work, time.monotonic()
        return worked - begun


def preview_json(found: Preview, seed: int, yardstick: float) -> str:
    """Everything; seconds."""
    data = {"version": 1, "seed": seed, "cores": os.cpu_count(), "yardstick_seconds": yardstick}
    return json.dumps(data | asdict(found) | {"middle": found.middle}, indent=2)


def preview_text(found: Preview, yardstick: float) -> str:
    """The same for people."""
    return f"""A preview of {found.entries} entries: the first page after {found.first:.1f} s
  from a saved text to its page: {_saves(found.rested)}
  the same while feeds, documents and search are being made: {_saves(found.busy)}
  all is made {found.rest:.0f} s after a save, at most
This machine counts to three million in {yardstick:.2f} s; compare figures of like machines only."""


def _saves(seconds: tuple[float, ...]) -> str:
    return f"{median(seconds):.2f} s, {min(seconds):.2f} to {max(seconds):.2f} of {len(seconds)}"
