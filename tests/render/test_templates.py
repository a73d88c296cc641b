"""Templates: plainer code that gives what Jinja gives, and parts that are rendered once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from macros.render.kept_templates import keep_templates
from macros.render.lean_jinja import shown
from macros.render.templates import adapt

PARTS = {
    "macros": "{% macro link(to, words='here', more=none) %}<a href='{{ to }}'>{{ words }}</a>{{ more }}{% endmacro %}"
    "{% macro box() %}<b>{{ caller('<') }}</b>{% endmacro %}"
    "{% macro all() %}{{ varargs | join('+') }}{{ kwargs | length }}{% endmacro %}",
    "page": "{% from 'macros' import link, box, all %}{% set parts = ['a', '&'] %}"
    "{{ link(value) }} {{ link(value, more=link('x', value)) }} {{ link(*parts) }} {{ link(**{'to': value}) }}"
    "{% call(sign) box() %}{{ sign }}{{ value }}{% endcall %} {{ all(1, '<', x=2) }}"
    "{% for one in parts %}{{ link(one) ~ value }}{{ loop.index }}{% endfor %}{{ value | upper }}{{ [value] }}",
    "plain": "{% autoescape false %}{% from 'macros' import link %}{{ link(value) }} {{ value }}{% endautoescape %}",
}


def usual() -> Environment:
    """Jinja as it is, with our rules."""
    return Environment(
        loader=DictLoader(PARTS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@given(st.text(st.sampled_from("a<>&\"'\u00e9 ")) | st.integers() | st.none() | st.floats(allow_nan=False))
def test_the_same_as_jinja(value: Any) -> None:
    """Calls of every form, imports, loops and escaping give the same text as Jinja's own code."""
    ours = adapt(Environment(loader=DictLoader(PARTS)))
    for name in ("page", "plain"):
        assert ours.get_template(name).render(value=value) == usual().get_template(name).render(value=value)


@given(st.text())
def test_what_is_shown_is_escaped(text: str) -> None:
    """Text comes out as Markup.escape has it; what is safe already stays."""
    assert shown(text) == escape(text)
    assert shown(Markup(text)) == text


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ nobody(1) }}", "{{ value.nothing }}"])
def test_unknown_names_are_mistakes(source: str) -> None:
    """A name that nothing was given for stops the page."""
    with pytest.raises(UndefinedError):
        adapt(Environment()).from_string(source).render(value="x")


def test_a_macro_refuses_what_it_does_not_take() -> None:
    """Too many values are a mistake, not left out."""
    env = adapt(Environment(loader=DictLoader(PARTS)))
    with pytest.raises(TypeError, match="not more than 3"):
        env.from_string("{% from 'macros' import link %}{{ link(1, 2, 3, 4) }}").render()


def test_a_part_of_the_shell_is_rendered_once() -> None:
    """For equal values it is the same text; for others, and for another site, another one."""
    env = adapt(Environment(loader=DictLoader({"part": "{{ site }} {{ at }} {{ counted() }}"})))
    numbers = iter(range(9))
    env.globals |= {"site": "One", "counted": lambda: next(numbers)}
    page = env.from_string("{{ shell('part', at=at) }}")
    assert [page.render(at=at) for at in ([1], [1], "b")] == ["One [1] 0", "One [1] 0", "One b 1"]
    env.globals["site"] = "Two"
    assert page.render(at="b") == "Two b 2"


def test_a_macro_s_text_is_used_again() -> None:
    """`same` asks a macro once for equal values, and every time for values that can change."""
    numbers = iter(range(9))
    env = adapt(Environment())
    env.globals["counted"] = lambda: next(numbers)
    page = env.from_string("{% macro m(x) %}<{{ counted() }}>{% endmacro %}{{ same(m, x) }}{{ same(m, x) }}")
    assert (page.render(x=(1,)), page.render(x=[1])) == ("<0><0>", "<1><2>")


def test_compiled_templates_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another environment compiles nothing that was kept, but a template of other source."""
    codes: dict[str, bytes] = {}
    parts = {"404.html": "one"}
    assert keep_templates(adapt(Environment(loader=DictLoader(parts))), codes)
    second = adapt(Environment(loader=DictLoader(parts)))
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "_generate", None)
        assert not keep_templates(second, codes)
        assert second.get_template("404.html").render() == "one"
    parts["404.html"] = "two"
    third = adapt(Environment(loader=DictLoader(parts)))
    assert keep_templates(third, codes)
    assert third.get_template("404.html").render() == "two"
