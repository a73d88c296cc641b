"""Makes the environment: aside, from the locks, then swapped in by rename, so that .venv is always whole or absent.

Standard library only. Whether one is needed is `stamp`'s business, pip's command line is `pip`'s.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import venv
from pathlib import Path

from scripts.console.progress import Progress
from scripts.environment.pip import SetUpError, install, pip_for
from scripts.environment.stamp import FOLDER, LOCKS, is_whole, python_of, write_stamp
from scripts.environment.turn import one_at_a_time


def set_up(root: Path, profile: str) -> bool:
    """Make .venv for `profile`; on failure say why and what cures it, on standard error, and give False."""
    try:
        make_whole(root, profile)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return False
    return True


def make_whole(root: Path, profile: str) -> None:
    """Make .venv for `profile`, or wait for another run that is making it. Raises SetUpError."""
    with one_at_a_time(root) as lock:
        if is_whole(root, profile):
            return
        remove_leftovers(root)
        fresh = root / f"{FOLDER}-new-{os.getpid()}"
        try:
            _fill(root, fresh, profile, lock)
            write_stamp(root, fresh, profile)
            _swap_in(root, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def remove_leftovers(root: Path) -> None:
    """Delete what killed runs left; call it only while holding the turn."""
    for leftover in [*root.glob(f"{FOLDER}-new-*"), *root.glob(f"{FOLDER}-old-*")]:
        _remove(leftover)


def _fill(root: Path, fresh: Path, profile: str, lock: int) -> None:
    files = [root / name for name in LOCKS[profile]]
    absent = [file.name for file in files if not file.exists()]
    if absent:
        raise SetUpError(f"The set-up failed: {', '.join(absent)} is not here. Get it back with git.")
    pins = sum(len(re.findall(r"^\w\S*==", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in files)
    with Progress(f"Setting up ({pins} packages, once)", pins + 2) as progress:
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(fresh)
        pip = pip_for(python_of(fresh))
        requirements = [word for file in files for word in ("-r", str(file))]
        # Wheels only: an sdist would run its author's code here, and fetch its build tools past the lock.
        locked = ["--require-hashes", "--no-deps", "--only-binary=:all:", *requirements]
        install(pip, locked, lock, lambda line: progress.step(line.startswith("Collecting ")))
        _install_project(root, pip, lock)
        progress.step()


def _install_project(root: Path, pip: list[str], lock: int) -> None:
    """Register the project itself, for its plug-in's entry point; its build tool comes from the lock."""
    before = set(root.glob("*.egg-info"))
    install(pip, ["--no-build-isolation", "--no-deps", "--no-index", "-e", str(root)], lock, lambda line: None)
    for record in set(root.glob("*.egg-info")) - before:
        shutil.rmtree(record)  # a by-product: left here it would be found before the environment's own record


def _swap_in(root: Path, fresh: Path) -> None:
    """Rename `fresh` to .venv; the old one comes back when that fails, and is kept when it is not ours."""
    final, old, before = root / FOLDER, root / f"{FOLDER}-old-{os.getpid()}", root / f"{FOLDER}-before"
    _rewrite_paths(fresh, final)
    if os.path.lexists(final) and not (final / "stamp").exists():
        _remove(before)
        final.rename(before)
        print(f"The {FOLDER} that was here is not this project's: it is {before.name} now.", file=sys.stderr)
    elif os.path.lexists(final):
        final.rename(old)
    try:
        fresh.rename(final)
    except OSError:
        if os.path.lexists(old):
            old.rename(final)
        raise
    _remove(old)


def _rewrite_paths(fresh: Path, final: Path) -> None:
    """Console scripts and activate files name the environment's folder: let them name the one it will have."""
    made_for, lives_at = os.fsencode(fresh), os.fsencode(final)
    for file in [*python_of(fresh).parent.iterdir(), fresh / "pyvenv.cfg"]:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > 100_000:
            continue
        text = file.read_bytes()
        if made_for in text and b"\0" not in text:
            file.write_bytes(text.replace(made_for, lives_at))


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, ignore_errors=True)
