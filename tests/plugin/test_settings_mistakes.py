"""Mistakes in mkdocs.yml reach whoever wrote them as any other mistake does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.plugin.build import build_site
from macros.plugin.config import read_settings
from macros.problems import ContentError


@pytest.mark.parametrize("call", [read_settings, build_site])
@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("page_size: 3", "page_size: many", "page_size"),
        ("docs_dir: content", "docs_dir: episodes", "docs_dir"),
        ("https://988lifeline.org/", "javascript:alert(1)", "crisis"),
    ],
)
def test_a_wrong_option_is_a_problem_of_mkdocs_yml(
    copy_site: Callable[[str], Path], call: Callable[..., object], old: str, new: str, word: str
) -> None:
    """Rule `settings`, at mkdocs.yml, naming the option; nothing is built."""
    root = copy_site("small")
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        call(root)
    assert [(problem.rule, problem.path) for problem in caught.value.problems] == [("settings", "mkdocs.yml")]
    assert word in caught.value.problems[0].message
    assert not (root / "site").exists()
