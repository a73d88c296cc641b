"""Reading the calls in a text: what is a call, what is refused, and that nothing a page says is ever run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.calls._fragment import CallError
from macros.calls._text import Written, pieces
from macros.gallery import Gallery
from tests.built_site import digests
from tests.calls.conftest import FIRST, Shown

PAYLOADS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cards.__globals__ }}", "{{ cards.__init__ }}", "{{ cards.func }}", "{{ cards.args[0]('x') }}",
    "{{ cards.func('{0.settings.root}'.format) }}",
    "{% macro m(g) %}{{ g.settings.root.joinpath('pwned').write_text('x') }}{% endmacro %}{{ cards.func(m) }}",
    "{{ cycler.__init__.__globals__.os.system('touch pwned') }}", "{{ lipsum.__globals__ }}", "{{ joiner() }}",
    "{{ config }}", "{{ config.site_name }}", "{{ page }}", "{{ page.file.abs_src_path }}", "{{ files }}",
    "{{ environment }}",
    "{{ self }}", "{{ self._TemplateReference__context }}", "{{ caller() }}", "{{ gallery }}", "{{ env }}",
    "{{ navigation }}",
    "{{ namespace() }}", "{{ dict() }}", "{{ range(10) }}", "{{ g }}", "{{ request }}", "{{ get_flashed_messages() }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for a in 'x' * 100000 %}{% for b in 'x' * 100000 %}{% endfor %}{% endfor %}",
    "{{ 'x' * 10**10 }}", "{{ 10**10**8 }}", "{{ '%9999999999d' % 1 }}", "{{ 'x'|center(10**10) }}",
    "{{ 'x'.zfill(10**10) }}",
    "{% include 'main.html' %}", "{% import 'main.html' as x %}", "{% extends 'main.html' %}",
    "{% from 'x' import y %}",
    "{% set x = cards %}{{ x() }}", "{% if true %}x{% endif %}", "{% block b %}{% endblock %}",
    "{% call cards() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}", "{% autoescape false %}<b>{% endautoescape %}", "{% with a=1 %}{% endwith %}",
    "{{ link('first-light', '<script>alert(1)</script>'|safe) }}", "{{ link('first-light', '<b>'|e) }}",
    "{{ link('first-light', card) }}", "{{ link('first-light', link('second-wind')) }}",
    "{{ card('first-light')|safe }}",
    "{{ card(*['first-light']) }}", "{{ card(**{'ident': 'first-light'}) }}", "{{ card(['first-light']) }}",
    "{{ card({}) }}",
    "{{ card('a' ~ 'b') }}", "{{ card('first-light').upper() }}", "{{ card('first-light')[0] }}",
    "{{ card if true else x }}",
    "{{ 7 * 7 }}", "{{ 1 }}", "{{ [1] }}", "{{ true }}", "{{ cards }}", "{{ nope }}", "{{ not x }}",
    "{{ 'x' is string }}",
    "{{ cards", "{% if", "{# never closed", "{{ }}", "{{ card('x' }}", "{% raw %} x", "{% nothing %}",
    "{{ 'never closed }}",
    "{{ " + "(" * 5000 + ")" * 5000 + " }}", "{{ " + "[" * 5000, "{{ card(" + "-" * 5000 + "1) }}",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda text: text[:60])
def test_nothing_but_calls(write: Callable[[str], Shown], gallery: Gallery, payload: str) -> None:
    """Templates, attributes, loops and the engine's objects are refused on their line; nothing is shown or run."""
    before = digests(gallery.settings.root)
    page = write(f"One.\n\n{payload}")
    assert {problem.rule for problem in page.problems} == {"call-failed"}
    assert {problem.line for problem in page.problems} == {FIRST + 2} or len(payload) > 5000  # too deep to have a line
    assert digests(gallery.settings.root) == before
    for secret in (str(gallery.settings.root), "function", "object at", "49", "Gallery"):
        assert secret not in page.text


@pytest.mark.parametrize(("text", "expected"), [
    ("", []),
    ("No calls { here } or % there %.", ["No calls { here } or % there %."]),
    ("a {{ '{{' }} b", ["a ", "{{", " b"]),
    ("{% raw %}{{ x }}{% endraw %}", ["{{ x }}"]),
    ("a{# a comment #}b", ["a", "b"]),
    ('{{ card("x") }}', [Written("card", ("x",), {}, 1)]),
    ("{{card('x')}}", [Written("card", ("x",), {}, 1)]),
    ('\n{{ cards("a", "b", kind="c", limit=3) }}', ["\n", Written("cards", ("a", "b"), {"kind": "c", "limit": 3}, 2)]),
    ('a\n\n{{ card("Umlaut ü \\" ]}") }}\n', ["a\n\n", Written("card", ('Umlaut ü " ]}',), {}, 3), "\n"]),
    ("{{ topics() }}", [Written("topics", (), {}, 1)]),
])  # fmt: skip
def test_pieces(text: str, expected: list[str | Written]) -> None:
    """A text is read into words and calls, in order and with nothing lost."""
    found = [piece for piece in pieces(text) if piece != ""]
    assert found == expected


def test_curly_brackets_can_be_shown(write: Callable[[str], Shown]) -> None:
    """What the hint says works: two curly brackets as they are."""
    page = write("Write {{ '{{' }} count() }} there.")
    assert (page.problems, page.html) == ([], "<p>Write {{ count() }} there.</p>")


def test_page_with_a_mistake_shows_nothing_of_it(write: Callable[[str], Shown]) -> None:
    """The failing call leaves no text behind, and the rest of the page is read."""
    page = write('A {{ card("nobody") }} B {{ count("episode") }}')
    assert page.text == "A  B 2"


@given(st.text(st.sampled_from("{}%#'\"()[]=,.|~ \nabc1_-*"), max_size=60))
def test_any_text(text: str) -> None:
    """Any text is read into words and calls, or refused with a line of its own."""
    try:
        found = list(pieces(text))
    except CallError as error:
        assert 1 <= error.line <= text.count("\n") + 1
        assert error.hint
    else:
        assert "{{" in text or "{#" in text or "{%" in text or "".join(map(str, found)) == text
