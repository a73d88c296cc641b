"""What pages load from elsewhere is here, whole, with its licence; `vendor` would fetch the same."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts import vendor

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / vendor.FOLDER


def test_every_file_is_named_with_its_hash() -> None:
    """The folder holds the files of vendor.json, as they were fetched, and nothing else."""
    known = {name: digest for package in vendor.read(FOLDER) for name, digest in package["sha256"].items()}
    here = {path.name for path in FOLDER.iterdir()} - {"vendor.json"}
    assert here == set(known)
    assert known == {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in known}


def test_every_package_says_why_and_has_its_licence() -> None:
    """Each package has a version, a reason, a licence by its SPDX name, and the licence's text beside it."""
    for package in vendor.read(FOLDER):
        assert package["version"] and package["why"] and package["license"] == "MIT"
        texts = [(FOLDER / name).read_text(encoding="utf-8") for name in package["files"].values()]
        assert any("Permission is hereby granted" in text for text in texts), package["name"]


def test_a_package_is_taken_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wanted files come out of the archive under their name here, with the hash of the whole."""

    def pack(line: list[str], cwd: Path, **_: Any) -> SimpleNamespace:
        with tarfile.open(cwd / "thing-1.0.0.tgz", "w:gz") as tar:
            info = tarfile.TarInfo("package/dist/thing.js")
            info.size = 2
            tar.addfile(info, io.BytesIO(b"hi"))
        assert line[-1] == "thing@1.0.0"
        return SimpleNamespace(returncode=0, stdout=json.dumps([{"filename": "thing-1.0.0.tgz"}]), stderr="")

    monkeypatch.setattr(vendor.subprocess, "run", pack)
    package = {"name": "thing", "version": "1.0.0", "files": {"dist/thing.js": "thing.js"}}
    integrity, files = vendor.fetch(package, tmp_path)
    assert integrity.startswith("sha512-")
    assert files == {"thing.js": b"hi"}
