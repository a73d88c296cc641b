"""One line of Markdown: its plain words, a name made of them, and what authors hang on its end.

Pure text work. What the pieces mean is decided by who asks: names.py, answers.py, tables.py, compiler.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

BLANK = re.compile(r"(?<![\w\\_])_{3,}(?![\w_])")
CHOICE = re.compile(r"(?<![\w\\)\]])\([ \u00a0]?\)(?=\s|$)")
TICK = re.compile(r"(?<![\w\\!])\[[ \u00a0]?\](?=\s|$)")
MINUTES = re.compile(r"[ \t]*\((?P<inside>[^()]{1,24}?)[ \t\u00a0]*(?:min|minutes?|minutos?)\.?\)$", re.I)
MOST_MINUTES = 600

_CODE = re.compile(r"`[^`\n]+`")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?P<inside>(?:#|rows=|row=|from=)[^{}\n]*)\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_STRONG = re.compile(r"(?<![\\\w])(\*\*\*|\*\*|\*|___|__|_)(?=\S)([^*_]+?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_MARKED = re.compile(r"[\[<*_\\`&]")
_NAMED = re.compile(r"[a-z0-9]+")
_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class Ended:
    """A line without what hung on its end. `ident` is the id in `{#id …}`, `attributes` what follows it.

    `minutes` is None when none are given; `wrong_minutes` is what stands in brackets instead of a whole number.
    """

    markdown: str
    ident: str = ""
    attributes: str = ""
    minutes: int | None = None
    wrong_minutes: str = ""


def masked(text: str) -> str:
    """The text with code spans blanked out, of the same length: nothing in code is read."""
    return _CODE.sub(lambda code: " " * len(code[0]), text) if "`" in text else text


def ended(text: str) -> Ended:
    """Takes `{#id …}` and `(6 minutes)` off the end of a heading, question or caption, in either order."""
    text, inside, minutes, wrong = text.rstrip(), "", None, ""
    if not text.endswith(("}", ")")):
        return Ended(text.strip())
    for _ in range(2):
        at = text.rfind("{") if text.endswith("}") and not inside else -1
        found = _ATTRIBUTES.fullmatch(text, at) if at >= 0 else None
        if found:
            inside, text = found["inside"].strip(), text[:at].rstrip()
        timed = MINUTES.search(text[-48:]) if text.endswith(")") and minutes is None else None
        if timed:
            whole = re.fullmatch(r"\d{1,3}", timed["inside"])
            if whole and 1 <= int(whole[0]) <= MOST_MINUTES:
                minutes, text = int(whole[0]), text[: len(text) - len(timed[0])]
            elif re.search(r"\d", timed["inside"]):
                wrong = timed[0].strip()
    ident, attributes = inside.partition(" ")[::2] if inside.startswith("#") else ("", inside)
    return Ended(text.strip(), ident.removeprefix("#"), attributes.strip(), minutes, wrong)


def plain(markdown: str) -> str:
    """The words of inline Markdown without its marks, spaces made single. Not escaped for anything."""
    if not _MARKED.search(markdown):
        return " ".join(markdown.split())
    text = _LINK.sub(r"\1", markdown) if "[" in markdown else markdown
    text = _TAG.sub(" ", text) if "<" in text else text
    for _ in range(3):  # strong inside emphasis inside strong; deeper nesting is nobody's
        simpler = _STRONG.sub(r"\2", text)
        if simpler == text:
            break
        text = simpler
    text = _ESCAPED.sub(r"\1", text.replace("`", ""))
    return " ".join((unescape(text) if "&" in text else text).split())


def name(text: str, longest: int = _LONGEST_NAME) -> str:
    """A name made of words: small letters, digits and hyphens, cut between words; "" when no letter is Latin."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = _NAMED.findall(text.lower().replace("'", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > longest:
            break
        made = longer
    return made or "".join(words[:1])[:longest]


def joined(before: str, after: str, sign: str = ",") -> str:
    """Two parts of a spoken name: "Goals, Goal 1"; no sign after a part that ends in one of its own."""
    if not before or not after:
        return before or after
    return f"{before} {after}" if before.endswith(tuple("?!.:;,…")) else f"{before}{sign} {after}"


def pieces(text: str) -> list[str]:
    """The text before the first ( ) and after each."""
    seen, found_pieces, start = masked(text), [], 0
    for found in CHOICE.finditer(seen):
        found_pieces.append(text[start : found.start()])
        start = found.end()
    return [*found_pieces, text[start:]]
