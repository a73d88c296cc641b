"""A guide as an editable Word file: real headings, header rows, and content controls whose tags are field ids.

Google Docs and LibreOffice drop the controls when they save, so the text stands without them: every box is also a
drawn one, every choice reads "☐ Yes ☐ No". Nothing is protected, nothing floats.
"""

from __future__ import annotations

from .document import docx_of

__all__ = ["docx_of"]
