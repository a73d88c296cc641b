"""Of the theme's files the engine sees our own alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.plugin.build import build_site
from macros.plugin.config import config_of
from macros.plugin.theme_files import list_own_files
from tests.conftest import TODAY


def test_the_gallerys_own_files_are_listed_and_all_templates_found(copied: Path) -> None:
    """Material's icons are not looked through; its templates are there for who wants one."""
    theme = config_of(copied).theme
    whole = set(theme.get_env().list_templates())
    list_own_files(theme)
    env = theme.get_env()
    own = set(env.list_templates())
    assert {"main.html", "assets/css/base.css"} <= own < whole
    assert not any(name.startswith(".icons/") for name in own)
    assert env.get_template("base.html").filename.endswith("material/templates/base.html")  # type: ignore[union-attr]


def test_a_build_asks_git_nothing(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """mkdocs-macros would run it twelve times, for facts that no page can show."""
    options = (copied / "mkdocs.yml").read_text(encoding="utf-8")
    options = options.replace("page_size: 3\n", "page_size: 3\n      search: false\n      documents: false\n")
    (copied / "mkdocs.yml").write_text(options, encoding="utf-8")
    asked: list[object] = []
    real = subprocess.Popen.__init__

    def watch(process: object, words: object, *rest: object, **named: object) -> None:
        asked.append(words)
        real(process, words, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", watch)
    build_site(copied, now=TODAY)
    assert not [words for words in asked if "git" in str(words)]
