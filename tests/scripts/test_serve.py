"""`serve`: the engine is started again when its code changes, waits after a mistake, and always ends with us."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from scripts import serve

from .conftest import Run

SLEEPS = [sys.executable, "-c", "import time; time.sleep(600)"]
FAILS = [sys.executable, "-c", "raise SystemExit(1)"]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every engine that is started; polling is quick."""
    monkeypatch.setattr(serve, "POLL_SECONDS", 0.02)
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*words: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(real(*words, **options))
        return started[-1]

    monkeypatch.setattr(serve.subprocess, "Popen", start)
    return started


def write_later(path: Path, engines: list[subprocess.Popen[bytes]], ended: bool) -> threading.Thread:
    """Write `path` once the engine runs, or has ended."""

    def write() -> None:
        while not engines or (engines[0].poll() is None) is ended:
            time.sleep(0.02)
        time.sleep(0.2)  # the files have been looked at
        path.write_text("x = 1\n", encoding="utf-8")

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread


def test_changed_code_ends_the_engine_for_a_fresh_start(
    tmp_path: Path, engines: list[subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A saved Python file under macros/ makes the call return, with the engine ended."""
    (tmp_path / "macros").mkdir()
    writer = write_later(tmp_path / "macros/new.py", engines, ended=False)
    serve.run_until_change(SLEEPS, tmp_path)
    writer.join()
    assert engines[0].returncode is not None
    assert "starting again" in capsys.readouterr().err


def test_after_a_mistake_it_waits_for_the_next_save(
    tmp_path: Path, engines: list[subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    """An engine that stops by itself is started again when content is saved, not before."""
    (tmp_path / "content").mkdir()
    writer = write_later(tmp_path / "content/about.md", engines, ended=True)
    serve.run_until_change(FAILS, tmp_path)
    writer.join()
    assert "when a file is saved" in capsys.readouterr().err


def test_ctrl_c_ends_the_engine_and_gives_130(
    run: Run, engines: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both end; nothing is left behind."""

    def press(happened: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "wait_until", press)
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    monkeypatch.setattr(serve, "is_free", lambda *_: True)
    done = run("serve")
    assert done.returncode == 130 and "Stopped." in done.stderr
    assert [engine.returncode is None for engine in engines] == [False]


def test_a_taken_port_is_said_with_another(run: Run) -> None:
    """Nothing is built when nobody could see it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.returncode == 2 and f"--port {port + 1}" in done.stderr


def test_the_address_has_the_path_of_the_public_one(gallery: Path) -> None:
    """A gallery at https://a.org/shelf/ is previewed under /shelf/."""
    settings = gallery / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "https://river.example.org/", "https://river.example.org/shelf/"
    )
    settings.write_text(text, encoding="utf-8")
    assert serve.address(gallery, "127.0.0.1", 8000) == "http://127.0.0.1:8000/shelf/"
