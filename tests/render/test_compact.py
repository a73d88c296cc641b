"""Scripts and styles lose what is only there for people, and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from macros.render.compact import compact

ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets"
SCRIPTS = sorted((ASSETS / "js").glob("*.js"))


def test_comments_and_white_space_go() -> None:
    """What is sent has the same words in the same order."""
    script = "// why\nconst a = `x  // y\n  z ${ b }`; // gone\nconst r = /[/]\\/\\/x/;\n"
    assert compact("assets/js/a.js", script) == "const a=`x  // y\n  z ${ b }`;const r=/[/]\\/\\/x/;\n"
    style = "/* why */\n.a > b { color: red; }\n@media (min-width: 10em) { .c { margin: 0 } }\n"
    assert compact("assets/css/a.css", style) == ".a>b{color:red}@media (min-width:10em){.c{margin:0}}\n"


def test_other_files_stay_as_they_are() -> None:
    """Libraries of others are sent as they came."""
    assert compact("assets/vendor/a.js", "// licence\nx ( )") == "// licence\nx ( )"


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_no_template_stands_inside_another(path: Path) -> None:
    """Our scripts hold nothing that would be mistaken when they are made shorter."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\$\{[^}\n]*`", text) == []


def test_every_script_still_reads_as_one(tmp_path: Path) -> None:
    """Each shortened script is JavaScript: Playwright's own Node parses it."""
    from playwright._impl._driver import compute_driver_executable

    node, _ = compute_driver_executable()
    for path in SCRIPTS:
        made = tmp_path / f"{path.stem}.mjs"
        made.write_text(compact(f"assets/js/{path.name}", path.read_text(encoding="utf-8")), encoding="utf-8")
        run = subprocess.run([node, "--check", made], capture_output=True, text=True, check=False)
        assert run.returncode == 0, (path.name, run.stderr[:400])
