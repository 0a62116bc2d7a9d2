"""How the time that something takes grows with its input: a ratio, the same on any machine."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TIMES = 4
"""By so much the input grows: linear work takes 4 times as long, quadratic work 16 times."""

LINEAR = 2 * TIMES
"""What linear work stays below, whatever else the machine does meanwhile."""


def growth(work: Callable[[str], object], piece: str, characters: int = 40_000) -> float:
    """By how much longer the work takes for a piece that is repeated `TIMES` times as often."""
    text = piece * (characters // len(piece))
    return _cost(work, text * TIMES) / _cost(work, text)


def _cost(work: Callable[[str], object], text: str) -> float:
    """The least processor time of three tries."""
    costs = []
    for _ in range(3):
        with _uncollected():
            begun = time.process_time()
            work(text)
            costs.append(time.process_time() - begun)
    return min(costs)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, whose cost grows with all that the tests before have left."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
