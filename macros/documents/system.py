"""The libraries of the system that PDF needs (Pango and what it stands on), and the Debian packages that bring them.

Standard library only: the commands that install packages ask here too. Word files need none of this.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

LIBRARIES = {
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}
"""Debian package → names of its library; its own dependencies bring the others."""
PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")


def missing_libraries() -> list[str]:
    """The Debian packages whose library cannot be loaded here; [] when PDFs can be made."""
    return [package for package, names in LIBRARIES.items() if _load(names) is None]


def pango_version() -> str:
    """The version of Pango, such as "1.50.12"; "" when there is none. Another one may break lines elsewhere."""
    library = _load(PANGO)
    if library is None:
        return ""
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())


def _load(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None
