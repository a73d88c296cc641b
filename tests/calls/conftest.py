"""The small gallery's calls, and a page on which to write one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from macros.calls import Calls
from macros.gallery import Gallery
from macros.problems import Problem
from macros.render.markdown import to_html
from tests.small import open_small

FIRST = 5  # the page's text begins on this line of its file


@dataclass(frozen=True)
class Shown:
    """What became of a page's text."""

    text: str
    html: str
    problems: list[Problem]


@pytest.fixture(scope="session")
def gallery() -> Gallery:
    return open_small()


@pytest.fixture
def write(gallery: Gallery) -> Callable[[str], Shown]:
    """Carries out the calls of a text and shows it as the page would."""

    def show(text: str) -> Shown:
        calls = Calls(gallery)
        made = calls.render(text, "content/calls.md", FIRST)
        return Shown(made, calls.set_in(to_html(made), "../"), calls.problems)

    return show
