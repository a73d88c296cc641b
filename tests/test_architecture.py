"""The shape of the code: who imports whom, how long things are, what they are called, and what they never contain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import requires
from pathlib import Path

import pytest

from tests.conftest import ROOT

LINT = """
import sys
from importlinter.cli import lint_imports

sys.exit(lint_imports(config_filename="pyproject.toml", no_cache=True))
"""
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
# Third parties, and the only places that may import them (DESIGN.md, part 4).
DOORS = {
    "mkdocs": ["macros/plugin/"],
    "mkdocs_macros": ["macros/plugin/macro_pages.py"],
    "pagefind": ["macros/outputs/_pagefind.py"],
    "yaml": ["macros/catalog/parse.py"],
    "pydantic": [
        "macros/catalog/",
        "macros/kinds/",
        "macros/checks/_records.py",
        "scripts/speak.py",
        "scripts/speech/",
    ],
    "pydantic_core": ["macros/catalog/"],
    "lxml": ["macros/render/xml.py"],
    "markdown": ["macros/render/markdown.py"],
    "nh3": ["macros/render/markdown.py", "macros/render/feed_html.py"],
    "jinja2": [
        "macros/render/templates.py",
        "macros/render/lean_jinja.py",
        "macros/render/kept_templates.py",
        "macros/calls/_text.py",
        "macros/building/",
        "macros/plugin/",
    ],
    "markupsafe": ["macros/render/", "macros/documents/", "macros/building/", "macros/plugin/"],
    "weasyprint": ["macros/documents/"],
    "pikepdf": ["macros/documents/pdf_repair/"],
    "docx": ["macros/documents/word/"],
    "babel": ["macros/render/words.py"],
    "mutagen": ["macros/media/probe.py"],
    "segno": ["macros/render/qr_mask.py"],
    "rjsmin": ["macros/render/compact.py"],
    "rcssmin": ["macros/render/compact.py"],
    "PIL": ["macros/media/", "macros/render/qr.py"],
    "click": ["scripts/"],
    "watchdog": ["macros/plugin/"],
    "playwright": ["scripts/measuring/"],
}
PACKAGES = {
    "yaml": "pyyaml",
    "mkdocs_macros": "mkdocs-macros-plugin",
    "PIL": "pillow",
    "pydantic_core": "pydantic",
    "docx": "python-docx",
}
# Longer than 300 lines, each for a reason.
LONG_FILES = {
    "tests/outputs/test_podcast.py": "one test a rule of the podcast feed, in the order of the tags",
    "tests/catalog/test_explain.py": "a table of sentences",
}
MARKUP = re.compile(
    r"</?(?:div|p|span|a|ul|ol|li|h[1-6]|img|section|article|html|head|body|main|table|tr|td|th|script|link|meta|br|em|strong"
    r"|rss|channel|item|urlset|url|svg|audio|source|form|input|button|details|summary|style|nav|header|footer)(?:\s|/?>)",
    re.I,
)
# Text that looks like markup and is none that we write: patterns that read HTML, and words on a command line.
READS_MARKUP = {
    "macros/calls/__init__.py",
    "macros/render/body_problems.py",
    "macros/render/links.py",
    "macros/render/bodies.py",
    "macros/render/everyday_markdown.py",  # writes what Python-Markdown writes
}
PLACEHOLDERS = re.compile(r'"<title>"|<i>, <b>, <u>')


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def code(*tops: str) -> list[Path]:
    return sorted(path for top in tops for path in (ROOT / top).rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, relative ones made whole, with the line."""
    package = name_of(path).removesuffix(".py").removesuffix("/__init__").split("/")
    inside = package if path.name == "__init__.py" else package[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((item.name, node.lineno) for item in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = inside[: len(inside) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((f"{start}.{item.name}" if not node.module else start, node.lineno) for item in node.names)


def test_layers() -> None:
    """The contracts of pyproject.toml hold: imports go one way, and only the plugin knows MkDocs."""
    run = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", run.stdout)


@pytest.mark.parametrize("folder", ["outputs", "checks", "kinds", "pages"])
def test_siblings_do_not_know_each_other(folder: str) -> None:
    """Files of one shape lean on shared parts (`_…`) at most, so that one can be taken out without breaking another."""
    allowed = {
        ("macros/pages/transcript.py", "entry"): "both say what search filters by",
        ("macros/checks/address_taken.py", "alias_taken"): "both hold addresses against the gallery's own",
    }
    for path in code(f"macros/{folder}"):
        if path.name.startswith("_"):
            continue
        for module, line in imports(path):
            package, _, rest = module.partition(f"macros.{folder}.")
            sibling = rest.partition(".")[0]
            if not package and sibling and not sibling.startswith("_"):
                assert (name_of(path), sibling) in allowed, f"{name_of(path)}:{line} imports {module}"


def test_third_parties_have_one_door() -> None:
    """Every library is imported in its own place only, and every import of one has such a place."""
    for path in code("macros", "scripts"):
        for module, line in imports(path):
            top = module.partition(".")[0]
            if top not in sys.stdlib_module_names | {"macros", "scripts"}:
                doors = DOORS.get(top, [])
                assert any(name_of(path).startswith(door) for door in doors), f"{name_of(path)}:{line} imports {top}"


def test_doors_are_used() -> None:
    """No door stands open that nobody goes through."""
    used = {module.partition(".")[0] for path in code("macros", "scripts") for module, _ in imports(path)}
    assert set(DOORS) <= used


def test_third_parties_are_declared() -> None:
    """What is imported is a dependency of ours, or of one of ours."""
    own = (ROOT / "pyproject.toml").read_text(encoding="utf-8").lower()
    below = " ".join(
        line for name in ("mkdocs", "mkdocs-material", "pydantic") for line in requires(name) or ()
    ).lower()
    for top in DOORS:
        package = PACKAGES.get(top, top).lower()
        assert f'"{package}' in own or re.search(rf"\b{package}\b", below), top


def test_files() -> None:
    """Every file says what it is for, is named for a thing, and can be read in one sitting."""
    faults = []
    for path in code("macros", "scripts", "tests"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        faults += [f"{name_of(path)} says nothing of itself"] * (not ast.get_docstring(tree(path)))
        faults += [f"{name_of(path)} is named for nothing"] * bool({path.stem, path.parent.name} & FORBIDDEN_NAMES)
        faults += [f"{name_of(path)} has {lines} lines"] * (lines > 300 and name_of(path) not in LONG_FILES)
    assert faults == []


def test_long_files_are_still_long() -> None:
    """No exception is kept for a file that has become short."""
    assert all(len((ROOT / name).read_text(encoding="utf-8").splitlines()) > 300 for name in LONG_FILES)


def test_functions() -> None:
    """Functions have at most 40 lines, and say what they take and give."""
    faults = []
    for path in code("macros", "scripts"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                bare = [item.arg for item in arguments if item.annotation is None and item.arg not in ("self", "cls")]
                if lines > 40 or bare or node.returns is None:
                    faults.append(f"{name_of(path)}:{node.lineno} {node.name}: {lines} lines, without types: {bare}")
    assert faults == []


def test_tests_say_what_they_show() -> None:
    """Every test states in a sentence what is true."""
    silent = []
    for path in code("tests"):
        tests = [
            node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef) and node.name[:5] == "test_"
        ]
        silent += [f"{name_of(path)}: {test.name}" for test in tests if not ast.get_docstring(test)]
    assert silent == []


def test_python_glues_no_markup() -> None:
    """HTML and XML stand in overrides/ and behind the writer in render/xml.py; no text in Python holds a tag."""
    for path in code("macros", "scripts"):
        if name_of(path) in READS_MARKUP:
            continue
        for node, text in strings(path):
            assert not MARKUP.search(PLACEHOLDERS.sub("", text)), f"{name_of(path)}:{node.lineno}: {text[:80]!r}"


def strings(path: Path) -> Iterator[tuple[ast.Constant, str]]:
    """Every text in a file that is no docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree(path))
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node, node.value


def test_nothing_reads_the_clock() -> None:
    """Days come from the content and the settings: the core asks neither the clock nor chance."""
    allowed = {
        "macros/plugin/config.py": "the day of a build, when nobody says it",
        "macros/catalog/draft.py": "a new entry's day and GUID",
        "macros/plugin/state.py": "how long a build took", "macros/plugin/plugin.py": "how long a build took",
        "macros/building/making.py": "how long pages took", "macros/cache.py": "the key that seals what is kept",
    }  # fmt: skip
    asks = re.compile(
        r"\b(?:date\.today|datetime\.now|time\.time|time\.monotonic|uuid4|random\.|secrets\.|perf_counter)\b"
    )
    for path in code("macros"):
        assert name_of(path) in allowed or not asks.search(path.read_text(encoding="utf-8")), name_of(path)


def test_nothing_asks_the_network() -> None:
    """No file of the package can fetch anything."""
    for path in code("macros"):
        found = {module.partition(".")[0] for module, _ in imports(path)}
        assert not found & {"socket", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "ssl"}, name_of(path)
        assert not [module for module, _ in imports(path) if module.startswith(("urllib.request", "urllib3"))], name_of(
            path
        )


def test_files_are_read_as_utf8() -> None:
    """No text is read or written in whatever encoding the machine has."""
    for path in code("macros", "scripts"):
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("read_text", "write_text")
            ):
                known = {word.arg for word in node.keywords}
                assert "encoding" in known or node.args[1:] or (node.args and node.func.attr == "read_text"), (
                    f"{name_of(path)}:{node.lineno}"
                )
