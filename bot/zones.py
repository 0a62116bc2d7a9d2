"""Time zones by their IANA names, as this machine knows them."""

from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> dict[str, str]:
    """Every zone by its name in lower case."""
    return {zone.lower(): zone for zone in available_timezones()}


def zone_or_utc(name: str) -> str:
    """The zone of that name, however it is capitalised; UTC where this machine knows none."""
    return known_zones().get(name.lower(), "UTC")
