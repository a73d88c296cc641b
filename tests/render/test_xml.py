"""macros/render/xml.py: whatever a text holds, the file is well-formed and says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from macros.render.xml import DECLARATION, NAMESPACES, Document, xml_text

ANY_TEXT = st.text(st.characters(categories=None) | st.sampled_from("\x00\x0b\x1f\ufffe\uffff\r\n\t]>&<\"'"))
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def parsed(document: Document) -> etree._Element:
    return etree.fromstring(document.data(), PARSER)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_and_attribute_comes_back_but_for_what_xml_forbids(text: str, value: str) -> None:
    """X02, X03: random Unicode is always well-formed and round-trips without the forbidden characters."""
    document = Document("root")
    document.add("leaf", text, {"value": value})
    leaf = parsed(document)[0]
    assert (leaf.text or "") == xml_text(text)
    assert leaf.get("value") == xml_text(value)


@given(ANY_TEXT)
def test_any_text_comes_back_from_cdata(text: str) -> None:
    """X05: CDATA survives any text, the mark that ends CDATA included."""
    document = Document("root")
    document.add_cdata("leaf", f"a]]>{text}]]")
    assert parsed(document)[0].text == xml_text(f"a]]>{text}]]")


@given(ANY_TEXT)
def test_lost_names_the_place_exactly_when_something_was_left_out(text: str) -> None:
    """Callers learn of every element from which characters were left out, and of no other."""
    document = Document("root")
    document.add("leaf", text)
    shortened = len(xml_text(text)) < len(text.replace("\r\n", "\n"))
    assert document.lost == (["leaf"] if shortened else [])


def test_the_declaration_is_the_first_byte_and_a_line_feed_the_last() -> None:
    """X01, X08: no byte order mark, double quotes, one line feed after the root and nothing else."""
    data = Document("rss", ("itunes",)).data()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<rss')
    assert data.endswith(b"/>\n")
    assert data.count(DECLARATION) == 1


def test_namespaces_stand_on_the_root_with_their_usual_prefixes() -> None:
    """P01: prefixes are declared once, on the root, with exact addresses."""
    document = Document("rss", ("podcast", "itunes", "atom"))
    document.add("channel").add("itunes:author", "Ana")
    data = document.data().decode()
    for prefix in ("podcast", "itunes", "atom"):
        assert data.count(f'xmlns:{prefix}="{NAMESPACES[prefix]}"') == 1
    assert "<itunes:author>Ana</itunes:author>" in data


def test_bare_names_belong_to_the_documents_own_namespace() -> None:
    """A sitemap's elements need no prefix."""
    document = Document("urlset", own="sitemap")
    document.add("url")
    assert b"<url/>" in document.data()
    assert parsed(document)[0].tag == f"{{{NAMESPACES['sitemap']}}}url"


def test_indenting_never_touches_a_value() -> None:
    """Space inside a value is the writer's own; space between elements is ours."""
    document = Document("root")
    document.add("leaf", "  two\n lines ")
    assert b"<root>\n  <leaf>  two\n lines </leaf>\n</root>\n" in document.data()


def test_an_attribute_without_a_value_is_left_out() -> None:
    """None means: do not write it; an empty text is written."""
    document = Document("root", attributes={"a": None, "b": ""})
    assert b'<root b=""/>' in document.data()


def test_an_unknown_prefix_is_refused() -> None:
    """A misspelt prefix is a bug and never reaches a file."""
    with pytest.raises(KeyError):
        Document("root").add("itune:author")
