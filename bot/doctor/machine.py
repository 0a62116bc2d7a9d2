"""What can be seen without Slack: the settings, the database, its tables."""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from bot.doctor.findings import Finding, mend, ok
from bot.settings import NAMES, BadSetting
from storage import StorageError, StoreUnavailable, Upkeep
from storage.schema import NEWEST

_OURS = ("SLACK_", "FETCH_", "PASTE_")
"""How settings begin that no other program is likely to have."""

_ALIKE = 0.85
"""From this likeness on another name is one of ours, misspelt."""


def settings(
    values: Mapping[str, str | None], complaints: Iterable[BadSetting]
) -> Iterator[Finding]:
    """Whether every setting is well-formed, and none misspelt."""
    found = [mend("settings", str(complaint)) for complaint in complaints]
    strays = (name for name in sorted(values) if _is_stray(name, values))
    found += [mend("settings", _misspelt(name)) for name in strays]
    given = sum(1 for name in NAMES if (values.get(name) or "").strip())
    yield from found or [ok("settings", f"{given} of {len(NAMES)} set, all well-formed")]


def database(upkeep: Upkeep) -> Iterator[Finding]:
    """Whether the database answers, and its tables are those of this version."""
    try:
        revision = upkeep.revision()
        if revision is None:
            yield _to_be_made(upkeep)
            return
    except StorageError as trouble:
        yield mend("database", f"{_of_trouble(upkeep, trouble)}, or correct DATABASE_URL.")
        return
    yield ok("database", f"{upkeep.place}: answers and can be written in")
    yield _tables(revision)


def _of_trouble(upkeep: Upkeep, trouble: StorageError) -> str:
    """What is wrong with the database, and what may mend it."""
    if upkeep.on_another_machine:
        return f"{upkeep.place} does not answer: {trouble}. Start it"
    if isinstance(trouble, StoreUnavailable):
        return f"{upkeep.place} cannot be used: {trouble}. See that the file is yours to write in"
    return f"{upkeep.place} cannot be read: {trouble}. Put a backup of it back"


def _to_be_made(upkeep: Upkeep) -> Finding:
    if upkeep.is_to_be_made and not upkeep.can_be_made:
        return mend(
            "database",
            f"{upkeep.place} cannot be made: its folder is not there, or not yours to write in. "
            "Make the folder, or correct DATABASE_URL.",
        )
    if strangers := upkeep.strangers():
        return mend(
            "database",
            f"{upkeep.place} is another program's: it has tables that Nutgraf would make "
            f"({', '.join(strangers)}). Give Nutgraf a database of its own: correct DATABASE_URL.",
        )
    return ok("database", f"{upkeep.place}: empty; nutgraf run fills it")


def _tables(revision: str) -> Finding:
    if revision == NEWEST:
        return ok("migrations", f"the tables are at {revision}, which is what this version needs")
    if revision > NEWEST:
        return mend(
            "migrations",
            f"the tables are at {revision}, newer than this version ({NEWEST}). "
            "Install the Nutgraf they belong to.",
        )
    return mend(
        "migrations",
        f"the tables are at {revision}, this version needs {NEWEST}. Run: nutgraf migrate",
    )


def _is_stray(name: str, values: Mapping[str, str | None]) -> bool:
    """Whether it is none of ours but was meant to be: not so where that one is set as well."""
    if name in NAMES or name.startswith(_OURS):
        return name not in NAMES
    near = difflib.get_close_matches(name, NAMES, n=1, cutoff=_ALIKE)
    return any(not values.get(meant) for meant in near)


def _misspelt(name: str) -> str:
    near = difflib.get_close_matches(name, NAMES, n=1)
    meant = f"Did you mean {near[0]}?" if near else "Take it out; .env.example lists them all."
    return f"{name} is no setting of Nutgraf's. {meant}"
