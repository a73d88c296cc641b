"""What is wrong in the Markdown of bodies: unsafe markup, links that lead nowhere, pictures without words, titles.

Judged by the HTML that Markdown makes of a text, so nothing is overlooked however it is written; places are found in
the source afterwards. A text without any sign of markup is not rendered for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from html.parser import HTMLParser

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.checks import Alone, Ask, at_once
from macros.problems import Level, Problem, suggestion
from macros.worksheets.compiled import compiled
from macros.worksheets.marks import without_marks

from .bodies import Text, of_entry, of_page
from .links import target
from .markdown import ATTRIBUTES, SCHEMES, TAGS, clean, raw_html

# Signs of markup, each pattern with the sign that it begins with: a text is searched for that alone, at many times the
# speed. The first two begin at a line's end, so that a text is looked at with one before it.
_LOOK = (
    re.compile(r"\n[ >]*#(?!#)"), re.compile(r"\n[ >]*=+[ \t]*$", re.M), re.compile(r"<"), re.compile(r"&"),
    re.compile(r"\][(\[: ]"), re.compile(r"\{[^}\n]*[=#.:]"),
)  # fmt: skip
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.M | re.S)
_PLAIN_LINK = re.compile(
    r"\[(?<![!\\\]]\[)[^\[\]\n<&`\\]+\]\(([^()\s<>&\\\"']+)\)"
)  # [words](address), nearly every link
_LINKED = ("href", "src")


def body_problems(catalog: Catalog, content: str, ask: Ask = at_once) -> Iterator[Problem]:
    """Everything that would be taken out of a text, lead nowhere, or show nothing to somebody. `ask` may know what is
    wrong with an entry's text from an earlier run."""
    for one in of_texts(catalog, content):
        yield from ask(*one.question)
    for entry in catalog.faulty:
        if entry.body.strip():
            yield from _in_entry(entry, catalog, content)
    for page in catalog.pages:
        yield from _in_text(of_page(page, content), catalog, content)


def of_texts(catalog: Catalog, content: str) -> Iterator[Alone]:
    """Every entry with a text, and the question what is wrong in it."""
    for entry in catalog.all_entries.values():
        if entry.body.strip():
            find = partial(_in_entry, entry, catalog, content)
            yield Alone(entry.path, ("texts", f"{entry.id} {entry.digest}", find))


def _in_entry(entry: Entry, catalog: Catalog, content: str) -> tuple[Problem, ...]:
    found = of_entry(entry, catalog)
    if entry.kind != "guide":
        return _in_text(found, catalog, content)
    # First-level headings of a workbook are its parts, which the page puts below its title.
    in_parts = lambda: not compiled(entry).only_words  # noqa: E731 - asked of few: it costs reading the whole guide
    return _in_text(replace(found, body=without_marks(found.body)), catalog, content, in_parts)


def _in_text(
    text: Text, catalog: Catalog, content: str, in_parts: Callable[[], bool] = lambda: False
) -> tuple[Problem, ...]:
    return () if _is_plain(text, catalog, content) else tuple(_Inspector(text, catalog, content, in_parts).problems())


def _is_plain(text: Text, catalog: Catalog, content: str) -> bool:
    """Whether a text holds nothing but words and plain links that lead somewhere: then it need not be rendered.

    Rendering is what makes checking 10,000 entries slow, and nearly all of their texts are of this sort.
    """
    if not _has_markup(text.body):
        return True
    if "`" in text.body or "~~~" in text.body or _has_markup(_PLAIN_LINK.sub("", text.body)):
        return False
    found = (match[1] for match in _PLAIN_LINK.finditer(text.body))
    return all(_is_safe(link) and target(link, catalog, text.folder, text.uri, content) is not None for link in found)


def _has_markup(body: str) -> bool:
    body = f"\n{body}"
    return any(sign.search(body) for sign in _LOOK)


def _is_safe(link: str) -> bool:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", link)
    return not scheme or scheme[1].lower() in SCHEMES


class _Inspector(HTMLParser):
    """Goes through one text's HTML, before it is cleaned, and finds each mistake's place in the source."""

    def __init__(
        self, text: Text, catalog: Catalog, content: str, in_parts: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.catalog, self.content, self.in_parts = text, catalog, content, in_parts
        # Code is no markup: same length, same lines, nothing in it.
        self.plain = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text.body)
        self.found: list[Problem] = []
        self.reached: dict[str, int] = {}

    def problems(self) -> list[Problem]:
        html = raw_html(self.text.body)
        self.feed(html)
        self.close()
        unsafe = any(problem.rule == "unsafe-markup" for problem in self.found)
        if not unsafe and _tags(html) != _tags(clean(html)):
            self._unsafe("some of this HTML", r"<")
        return list(dict.fromkeys(self.found))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._unsafe(f"the HTML element <{tag}>", rf"<\s*{re.escape(tag)}")
            return
        for name, value in attrs:
            link = re.sub(r"[\x00-\x20]", "", value or "").lower()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", link) if name in _LINKED else None
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
                self._unsafe(f"the attribute {name}", re.escape(name))
            elif scheme and scheme[1] not in SCHEMES:
                self._unsafe(f"a link that starts with {scheme[1]}:", rf"{re.escape(scheme[1])}|&|\]\(")
            elif (tag, name) in (("a", "href"), ("img", "src")):
                self._link(value or "")
        if tag == "img":
            self._picture(dict(attrs))
        elif tag == "h1" and not self.in_parts():
            at = self._place(r"^[ >]*#(?!#)|^[^\n]+\n[ >]*=+[ \t]*$|<h1")
            words = re.sub(r"<[^>]*>", "", self.text.body[at:].partition("\n")[0]).lstrip(" >#")
            self._add(
                "second-title",
                at,
                "the title is already the page's first heading",
                f"Start headings in the text with ##: ## {words}",
                "warning",
            )

    def handle_decl(self, decl: str) -> None:
        self._unsafe("an HTML declaration", r"<!")

    def handle_pi(self, data: str) -> None:
        self._unsafe("a processing instruction", r"<\?")

    def _link(self, link: str) -> None:
        text = self.text
        if target(link, self.catalog, text.folder, text.uri, self.content) is None:
            at = self._place(*_written(link))
            self._add("broken-link", at, f"the link {link} leads nowhere", _near(link, self.catalog))

    def _picture(self, attributes: dict[str, str | None]) -> None:
        if not (attributes.get("alt") or "").strip():
            src = attributes.get("src") or ""
            self._add(
                "image-without-alt",
                self._place(r"!\[\s*\]|<img"),
                f"the picture {src} has no words for those who do not see it",
                "Write what it shows between the brackets: ![A yellow bus at dawn](bus.jpg)",
            )

    def _unsafe(self, what: str, needle: str) -> None:
        self._add(
            "unsafe-markup",
            self._place(needle),
            f"{what} is not allowed in a text and would be taken out",
            "Write it in Markdown, or ask whoever runs the gallery for a call that does it.",
        )

    def _place(self, *needles: str) -> int:
        """Where the first of some patterns that is there at all stands; the same pattern goes on from there."""
        for needle in needles:
            for source in (self.plain, self.text.body):
                found = re.compile(needle, re.I | re.M).search(source, self.reached.get(needle, 0))
                if found:
                    self.reached[needle] = found.end()
                    return found.start("at") if "at" in found.groupdict() else found.start()
        return 0

    def _add(self, rule: str, at: int, message: str, hint: str, level: Level = "error") -> None:
        self.found.append(Problem(rule, self.text.path, *self.text.place(at), "", message, hint, level))


def _written(link: str) -> Iterator[str]:
    """Patterns for the ways in which a link stands in a text, the most exact first."""
    for form in dict.fromkeys((re.escape(link), re.escape(escape(link, quote=False)))):
        yield rf"(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*[\"']?)(?P<at>{form})"
    yield re.escape(link)
    yield r"\]\(|\]:|<a\b|<img\b"


def _near(link: str, catalog: Catalog) -> str:
    name = link.partition("#")[0].removeprefix("entry:").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"Link to an entry by its id: [words](entry:the-id). {suggestion(name, catalog.all_entries)}"


def _tags(html: str) -> int:
    return len(re.findall(r"<[a-zA-Z]", html))
