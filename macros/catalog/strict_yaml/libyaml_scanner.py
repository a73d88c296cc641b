"""Makes PyYAML's own scanner read tabs, question marks and colons as libyaml does, so that a machine without
libyaml accepts and refuses the same files. A mixin that stands before a PyYAML loader; imports nothing.

Source: libyaml 0.2.5, src/scanner.c, yaml_parser_scan_to_next_token and yaml_parser_scan_plain_scalar.
"""

from __future__ import annotations

from typing import Any

_BREAKS = "\r\n\x85\u2028\u2029"
_ENDS = "\0 \t" + _BREAKS


class LibyamlScanner:
    """`scalar_token` and `scanner_error` are PyYAML's classes; the rest of `self` is a PyYAML scanner."""

    scalar_token: Any
    scanner_error: Any

    def scan_to_next_token(self: Any) -> None:
        """Tabs are spaces, except where a line's indentation counts."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0" + _BREAKS:
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self: Any) -> Any:
        """A scalar without quotes: words, with what stands between them folded."""
        chunks: list[str] = []
        between: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#" and not self._at_document_marker():
            length = self._word_length()
            if not length:
                break
            self.allow_simple_key = False
            chunks.extend((*between, self.prefix(length)))
            self.forward(length)
            end = self.get_mark()
            between, broken = self._between(indent)
            if not (between or broken) or (not self.flow_level and self.column < indent):
                break
        return self.scalar_token("".join(chunks), True, start, end)

    def _at_document_marker(self: Any) -> bool:
        return self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _ENDS

    def _word_length(self: Any) -> int:
        length = 0
        while True:
            sign = self.peek(length)
            if sign in _ENDS or (self.flow_level and sign in ",[]{}"):
                return length
            if sign == ":" and self.peek(length + 1) in _ENDS:
                return length
            if sign == ":" and self.flow_level and self.peek(length + 1) in ",?[]{}":
                self.forward(length)
                raise self.scanner_error(None, None, "found unexpected ':'", self.get_mark())
            length += 1

    def _between(self: Any, indent: int) -> tuple[list[str], bool]:
        """Blanks and line breaks up to the next word, folded, and whether there was a break."""
        blanks, breaks = "", []
        while self.peek() in " \t" + _BREAKS and self.peek() != "\0":
            if self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())
                self.allow_simple_key = True
            elif breaks and self.peek() == "\t" and self.column < indent:
                break
            else:
                blanks += "" if breaks else self.peek()
                self.forward()
        if not breaks:
            return ([blanks] if blanks else []), False
        first, *others = breaks
        return ([first] if first != "\n" else [] if others else [" "]) + others, True
