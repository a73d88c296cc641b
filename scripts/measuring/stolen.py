"""How much of the processors' time the host of a virtual machine took for others: such minutes say less.

Linux: proc(5), /proc/stat, the field "steal"; elsewhere nothing is known.
"""

from __future__ import annotations

from scripts.measuring.processes import PROC

STEAL = 7  # the field's place


class Stolen:
    """Looks when it is made, and when it is asked."""

    def __init__(self) -> None:
        self._before = _ticks()

    def share(self) -> float | None:
        """Of all the processors' time since, from 0 to 1; None where it cannot be known."""
        now = _ticks()
        all_of_it = sum(now) - sum(self._before)
        return (now[STEAL] - self._before[STEAL]) / all_of_it if all_of_it > 0 else None


def _ticks() -> list[int]:
    """What all processors did so far: user, nice, system, idle, iowait, irq, softirq, steal; zeros where unknown."""
    try:
        told = [
            int(word) for word in (PROC / "stat").read_text(encoding="utf-8").splitlines()[0].split()[1 : STEAL + 2]
        ]
    except (OSError, ValueError, IndexError):
        told = []
    return told if len(told) > STEAL else [0] * (STEAL + 1)
