"""What a conversation wants of us, set in words: when to brief, how long, in which languages."""

import re
from dataclasses import replace

from bot.directory import Directory
from bot.services.timetable import Unclear
from bot.types import Choices
from storage import Store
from storage.types import Channel, Mode, Viewer
from summarizer.words import LANGUAGES, SNOWBALL

MOST_POINTS = 10

_MODES = {
    "automatic": Mode.AUTOMATIC,
    "auto": Mode.AUTOMATIC,
    "on": Mode.AUTOMATIC,
    "always": Mode.AUTOMATIC,
    "on request": Mode.ON_REQUEST,
    "on demand": Mode.ON_REQUEST,
    "request": Mode.ON_REQUEST,
    "when asked": Mode.ON_REQUEST,
    "only when asked": Mode.ON_REQUEST,
    "off": Mode.OFF,
    "never": Mode.OFF,
}
TOLD_APART = LANGUAGES.keys() | SNOWBALL.keys()
"""The languages a channel may name; of others it is seldom known that an article is in them."""

MODE, LANGUAGES_FIELD = "mode", "languages"
"""The fields of the form that an `Unclear` may be about."""

MEMBERS_ONLY = "Only members of a channel can change its settings. Join it, then try again."

_YES = frozenset({"on", "yes", "read"})
_NO = frozenset({"off", "no", "ignore"})
_ANY = frozenset({"all", "any", "every", "auto", "automatic", "default"})


class Preferences:
    """Reads and writes what conversations want."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    def of(self, viewer: Viewer) -> Channel:
        """What the viewer's conversation wants."""
        with self._store.read() as uow:
            return uow.channels.get(viewer.workspace, viewer.conversation)

    def change(self, viewer: Viewer, words: str) -> Channel:
        """Change one thing that these words name; what is wanted now.

        Raises `Unclear` for words that name nothing, and for those who may not change anything.
        """
        return self.put(viewer, changed(self.of(viewer), words))

    def choose(self, viewer: Viewer, given: Choices) -> Channel:
        """Set what was chosen in a form. Raises `Unclear`."""
        wanted = replace(
            self.of(viewer),
            mode=Mode(given.mode),
            apps=given.apps,
            points=_points(given.points),
            languages=_languages(given.languages or "all"),
        )
        return self.put(viewer, wanted)

    def put(self, viewer: Viewer, wanted: Channel) -> Channel:
        """Set all of it at once. Raises `Unclear` for those who may not."""
        if viewer.conversation.startswith("D"):
            raise Unclear("Settings belong to channels: in a direct message I always answer.", MODE)
        if self._directory.person(viewer.user).guest:
            raise Unclear("Guests cannot change the settings of a channel.", MODE)
        if not self._directory.is_there(viewer.user, viewer.conversation):
            raise Unclear(MEMBERS_ONLY, MODE)
        with self._store.begin() as uow:
            uow.channels.put(wanted)
        return wanted


def changed(channel: Channel, words: str) -> Channel:
    """A channel's settings with one of them changed. Raises `Unclear`."""
    said = re.sub(r"[\s,:=]+", " ", words.lower().replace("-", " ")).strip()
    if said in _MODES:
        return replace(channel, mode=_MODES[said])
    topic, _, value = said.partition(" ")
    if topic in ("apps", "bots"):
        return replace(channel, apps=_yes_or_no(value))
    if topic in ("points", "point"):
        return replace(channel, points=_points(value))
    if topic in ("languages", "language"):
        return replace(channel, languages=_languages(value))
    raise Unclear(f"I know no setting “{words[:100]}”.")


def _yes_or_no(value: str) -> bool:
    if value not in _YES | _NO:
        raise Unclear("Say whether links that other apps post are read: apps on, or apps off.")
    return value in _YES


def _points(value: str) -> int | None:
    if value in _ANY:
        return None
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_POINTS):
        raise Unclear(f"Say how many key points: points 1 to {MOST_POINTS}, or points auto.")
    return int(value)


def _languages(value: str) -> tuple[str, ...]:
    if value in _ANY:
        return ()
    codes = re.split(r"[\s,]+", value.strip().lower())
    named = {name: code for code, name in LANGUAGES.items()}
    found = tuple(dict.fromkeys(named.get(code, code) for code in codes if code != "and"))
    if not found or not TOLD_APART.issuperset(found):
        known = " ".join(sorted(TOLD_APART))
        told = f"Name languages, such as languages en fr, or languages all. I can tell {known}."
        raise Unclear(told, LANGUAGES_FIELD)
    return found
