"""The libraries that PDF needs: found, or named as the packages that bring them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.documents import system
from macros.plugin.build import BuildReport
from scripts import build
from scripts.build import lacking
from scripts.console.running import Place
from scripts.environment.system import PACKAGES, missing_packages

EVERYTHING = {"pdf": 3, "docx": 3, "missing": [], "not_made": {}}


def report(**documents: object) -> BuildReport:
    return BuildReport({}, 1, [], {}, 0.0, None, documents=EVERYTHING | documents)  # type: ignore[arg-type]


def test_libraries_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is not there is named by its Debian package, for every command that installs."""
    names = dict.fromkeys(system.LIBRARIES, ("libno-such-thing.so.0",))
    monkeypatch.setattr(system, "LIBRARIES", names)
    monkeypatch.setattr(system, "PANGO", ("libno-such-thing.so.0",))
    assert system.missing_libraries() == list(names) == [name for name in missing_packages() if name in names]
    assert system.pango_version() == ""
    assert set(names) < set(PACKAGES)


def test_what_the_build_says() -> None:
    """The one line that installs what is missing, and a line for each guide with a reason of its own."""
    assert lacking(report()) == []
    (line,) = lacking(report(missing=["libpangoft2-1.0-0"]))
    assert line.endswith("apt-get update && apt-get install -y --no-install-recommends libpangoft2-1.0-0")
    assert lacking(report(not_made={"a": "b"})) == ["a has no PDF: b"]


@pytest.mark.parametrize(("words", "code"), [([], 0), (["--require-documents"], 1)])
def test_a_pdf_that_is_required(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build without PDFs is a site all the same; --require-documents makes it fail, with the line on the screen."""
    made = report(missing=["libpangoft2-1.0-0"])
    monkeypatch.setattr(build, "build_site", lambda root, **_: made)
    ran = CliRunner().invoke(build.command, words, obj=Place(tmp_path, tmp_path))
    assert ran.exit_code == code
    assert "Documents: 3 PDF, 3 Word" in ran.output and "apt-get install" in ran.output
