"""Who is named beside a pull quote is heard in it."""

from __future__ import annotations

from typing import Any

QUOTE = 'quotes:\n  - start: 0:02\n    end: 0:04\n    speaker: dolores-pruitt\n    text: "Ten minutes, for one boy."\n'


def test_role_is_a_name_too(desk: Any) -> None:
    """Who is credited as narrator may be called Narrator in the transcript."""
    desk.change(desk.transcript, "<v Dolores Pruitt>", "<v Narrator>")
    desk.add(desk.episode, QUOTE)
    assert desk.problems() == []


def test_nameless_cues(desk: Any) -> None:
    """Where the transcript names nobody, nobody is contradicted."""
    desk.change(desk.transcript, "<v Dolores Pruitt>", "")
    desk.add(desk.episode, QUOTE)
    assert desk.problems("quote-speaker") == []
