"""`ids` writes what is missing, and nothing else; published fields are remembered and not let go."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run

HEAD = "---\ntitle: Our plan\nsummary: A plan.\npublished: 2026-11-10\nstatus: published\n---\n"
BODY = "## Step one\r\n\r\nWhy?\r\n____\r\n\r\nTable: Plan {rows=2}\r\n\r\n| What |\r\n| --- |\r\n| ____ |\r\n"
WRITTEN = BODY.replace("one\r", "one {#step-one}\r").replace("Why?", "Why? {#why}").replace("{rows", "{#plan rows")


def guide_in(gallery: Path, text: str) -> Path:
    path = gallery / "content/guides/our-plan.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_ids_are_shown_then_written(gallery: Path, run: Run) -> None:
    """Without --write nothing changes; with it the ids stand in the text, and the lock has the fields."""
    path = guide_in(gallery, HEAD + BODY)
    shown = run("ids")
    assert "content/guides/our-plan.md:7: {#step-one}" in shown.stdout
    assert path.read_bytes().decode() == HEAD + BODY
    assert run("ids", "--write").returncode == 0
    assert path.read_bytes().decode() == HEAD + WRITTEN
    assert '"step-one_plan_r1c1": ["text"]' in (gallery / "worksheets.lock").read_text(encoding="utf-8")
    assert run("ids", "--write").stdout == "Nothing to write.\n"


def test_a_lost_field_is_refused(gallery: Path, run: Run) -> None:
    """A published field that is gone stays in the lock until somebody accepts that it is gone."""
    guide_in(gallery, HEAD + WRITTEN)
    run("ids", "--write")
    guide_in(gallery, HEAD + WRITTEN.replace("{#why}", "{#reason}"))
    refused = run("ids", "--write")
    assert refused.returncode == 1
    assert "'step-one_why' is gone" in refused.stdout
    assert run("ids", "--write", "--accept").returncode == 0
    assert "step-one_why" not in (gallery / "worksheets.lock").read_text(encoding="utf-8")
