"""What an examination finds: one line each, with what to do where something is to be mended."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with one thing: well, to be mended, or not to be known from here."""

    OK = "ok"
    MEND = "mend"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of what was found. `says` holds no secret; what is to be mended says how."""

    check: str
    state: State
    says: str


def ok(check: str, says: str) -> Finding:
    """This is well."""
    return Finding(check=check, state=State.OK, says=says)


def mend(check: str, says: str) -> Finding:
    """This must be mended."""
    return Finding(check=check, state=State.MEND, says=says)


def unknown(check: str, says: str) -> Finding:
    """This could not be found out."""
    return Finding(check=check, state=State.UNKNOWN, says=says)
