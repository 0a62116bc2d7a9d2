"""Intervals for means over articles or questions, by the paired percentile bootstrap."""

import random
from collections.abc import Sequence
from statistics import fmean

_RESAMPLES = 1_000
_SEED = 0


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the mean of some values; for two systems, give their differences."""
    rng = random.Random(_SEED)
    means = sorted(fmean(rng.choices(values, k=len(values))) for _ in range(_RESAMPLES))
    return means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES) - 1]
