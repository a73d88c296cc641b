"""Who may speak in a transcript."""

from __future__ import annotations

from typing import Any


def test_role_is_a_name_too(desk: Any) -> None:
    """Who is credited as narrator may be called Narrator."""
    desk.change(desk.transcript, "<v Dolores Pruitt>", "<v Narrator>")
    assert desk.problems() == []


def test_each_speaker_once(desk: Any) -> None:
    """A speaker is reported once for a file, however often they speak."""
    desk.change(desk.transcript, "<v Dolores Pruitt>", "<v Sam>")
    (problem,) = desk.problems()
    assert (problem.line, problem.level) == (3, "warning")
