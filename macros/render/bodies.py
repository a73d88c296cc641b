"""Bodies of entries and pages: their HTML, the files they show, and what is wrong in their Markdown.

Looking is cheap: a body is rendered for checking only when its text holds something that could be unsafe.
"""
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from macros.catalog.catalog import Catalog, HandPage
from macros.catalog.entry import Entry
from macros.problems import Problem, suggestion

from .links import MARK, resolve, target
from .markdown import ATTRIBUTES, SCHEMES, TAGS, clean, raw_html, to_html

_LOOK = re.compile(r"<[a-zA-Z/!?]|\{[^}\n]*[=#.:][^}\n]*\}|(?:javascript|vbscript|data)\s*:|&(?:#|colon|Tab|NewLine)", re.I)
_LINKS = re.compile(r"(!?)\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^)\s>]+)[^)]*\)|^ {0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+?)>?\s*$", re.M)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.M | re.S)
_TITLE = re.compile(r"^#(?!#)\s*(.*)", re.M)


@dataclass(frozen=True, slots=True)
class Text:
    """A body and where it stands: `path` and `folder` on disk, `uri` in the site, `line` of its first line."""

    body: str
    path: str
    folder: str
    uri: str
    line: int


def texts(catalog: Catalog, content: str) -> Iterator[Text]:
    """Every body of the gallery, hidden entries included: they are checked before they are shown."""
    for entry in catalog.all_entries.values():
        if entry.body.strip():
            yield of_entry(entry, catalog)
    for page in catalog.pages:
        yield of_page(page, content)


def of_entry(entry: Entry, catalog: Catalog) -> Text:
    return Text(entry.body, entry.body_path, posixpath.dirname(entry.body_path), catalog.uri(entry), entry.body_line)


def of_page(page: HandPage, content: str) -> Text:
    name = page.name.removesuffix(".md")
    return Text(page.body, page.path, content, "" if name == "index" else f"{name}/", page.body_line)


def html_of(text: Text, catalog: Catalog, content: str) -> str:
    """Clean HTML with links resolved (see links.MARK)."""
    return resolve(to_html(text.body), lambda link: target(link, catalog, text.folder, text.uri, content))


def shown_files(text: Text, catalog: Catalog, content: str) -> Iterator[tuple[str, str]]:
    """Address in the site and path on disk of each file a body shows or links to, from its own folder."""
    for match in _LINKS.finditer(_CODE.sub(_blank, text.body)):
        link = match[3] or match[5]
        found = target(link, catalog, text.folder, text.uri, content)
        path = posixpath.normpath(posixpath.join(text.folder, link.partition("#")[0]))
        if found and found.startswith(MARK) and (catalog.root / path).is_file() and not path.endswith((".md", ".yml")):
            yield found.removeprefix(MARK), path


def body_problems(catalog: Catalog, content: str) -> Iterator[Problem]:
    """Unsafe markup, links that lead nowhere, pictures without words, a second page title."""
    for text in texts(catalog, content):
        plain = _CODE.sub(_blank, text.body)
        if _LOOK.search(plain):
            yield from _unsafe(text)
        yield from _links(text, plain, catalog, content)
        for match in _TITLE.finditer(plain):
            yield _problem("second-title", text, match.start(), "the title is already the page's first heading",
                           f"Start headings in the text with ##: ## {match[1]}", "warning")


def _blank(match: re.Match[str]) -> str:
    """Code is no markup: same length, same lines, nothing in it."""
    return re.sub(r"[^\n]", " ", match[0])


def _links(text: Text, plain: str, catalog: Catalog, content: str) -> Iterator[Problem]:
    for match in _LINKS.finditer(plain):
        link, at = match[3] or match[5], match.start(3) if match[3] else match.start(5)
        if match[1] and not match[2].strip():
            yield _problem("image-without-alt", text, match.start(), f"the picture {link} has no words for those who do not see it",
                           "Write what it shows between the brackets: ![A yellow bus at dawn](bus.jpg)")
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", link) and link.partition(":")[0].lower() not in SCHEMES:
            continue  # an unsafe scheme is reported once, as such
        if target(link, catalog, text.folder, text.uri, content) is None:
            yield _problem("broken-link", text, at, f"the link {link} leads nowhere", _near(link, catalog))


def _near(link: str, catalog: Catalog) -> str:
    name = link.partition("#")[0].removeprefix("entry:").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"Link to an entry by its id, [words](entry:{name or 'id'}). {suggestion(name, catalog.all_entries)}"


def _unsafe(text: Text) -> Iterator[Problem]:
    seen: set[tuple[str, int]] = set()
    for what, needle in _Inspector.look(raw_html(text.body)):
        at = next((m.start() for m in re.finditer(needle, text.body, re.I)), 0)
        if (what, at) not in seen:
            seen.add((what, at))
            yield _problem("unsafe-markup", text, at, f"{what} is not allowed in a text and would be taken out",
                           "Write it in Markdown, or ask whoever runs the gallery for a call that does it.")


def _problem(rule: str, text: Text, at: int, message: str, hint: str, level: str = "error") -> Problem:
    before = text.body[:at]
    line, column = text.line + before.count("\n"), at - (before.rfind("\n") + 1) + 1
    return Problem(rule, text.path, line, column, "", message, hint, level)  # type: ignore[arg-type]


class _Inspector(HTMLParser):
    """Names what the cleaner will take out, each with a pattern that finds it in the source."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    @classmethod
    def look(cls, html: str) -> list[tuple[str, str]]:
        inspector = cls()
        inspector.feed(html)
        inspector.close()
        if not inspector.found and _tags(html) != _tags(clean(html)):
            inspector.found.append(("some of this HTML", r"<"))
        return inspector.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append((f"the HTML element <{tag}>", rf"<\s*{re.escape(tag)}"))
        for name, value in attrs if tag in TAGS else ():
            link = re.sub(r"[\x00-\x20]", "", value or "").lower()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", link)
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
                self.found.append((f"the attribute {name}", re.escape(name)))
            elif name in ("href", "src", "cite") and scheme and scheme[1] not in SCHEMES:
                self.found.append((f"a link that starts with {scheme[1]}:", rf"{re.escape(scheme[1])}|&|\]\("))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("an HTML declaration", r"<!"))

    def handle_pi(self, data: str) -> None:
        self.found.append(("a processing instruction", r"<\?"))


def _tags(html: str) -> int:
    return len(re.findall(r"<[a-zA-Z]", html))
