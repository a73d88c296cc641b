"""What every check has in common, so that its file can be shown as its documentation."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from macros.checks import all_checks

BAD = Path(__file__).parent.parent / "examples" / "bad"


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_check_describes_its_rules(name: str) -> None:
    """A check's text opens with its rules, says how to mend a mistake, and each rule has a bad example."""
    module = import_module(f"macros.checks.{name}")
    rules = getattr(module, "RULES", (name.replace("_", "-"),))
    text = module.__doc__ or ""
    assert text.startswith(", ".join(rules) + ": ")
    assert "to mend it" in " ".join(text.lower().split())
    assert all((BAD / rule).is_dir() for rule in rules)
