"""How often things happened since the process started: numbers alone, and no names."""

import threading
from collections import Counter

Labels = tuple[tuple[str, str], ...]


class Counts:
    """Counters under a name and labels. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: Counter[tuple[str, Labels]] = Counter()

    def add(self, name: str, **labels: str) -> int:
        """Count one more; how many there are now."""
        key = name, tuple(sorted(labels.items()))
        with self._lock:
            self._counted[key] += 1
            return self._counted[key]

    def of(self, name: str, **labels: str) -> int:
        """How many were counted under this name with these labels, whatever the others are."""
        wanted = set(labels.items())
        with self._lock:
            counted = [*self._counted.items()]
        return sum(n for (known, given), n in counted if known == name and wanted <= set(given))

    def lines(self) -> str:
        """All of them, as Prometheus reads them."""
        with self._lock:
            counted = sorted(self._counted.items())
        return "".join(f"nutgraf_{name}_total{_shown(given)} {n}\n" for (name, given), n in counted)


def is_worth_a_line(count: int) -> bool:
    """Whether the log is to tell of one more: of ever fewer, so that nobody can flood it."""
    return count & (count - 1) == 0


def _shown(labels: Labels) -> str:
    listed = ",".join(f'{name}="{value}"' for name, value in labels)
    return f"{{{listed}}}" if listed else ""
