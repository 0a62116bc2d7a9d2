"""What people write after `search`, read as a query: `docs/search.md` is its description.

Pure, and forgiving: whatever is written means something, and what was not understood as written
comes back as a note in plain words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from itertools import chain

from bot.services import days
from summarizer.articles.decoding import storable

_TOKEN = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
    (?:(?P<key>[A-Za-z]{2,12}):(?!//))?
    (?: "(?P<phrase>[^"]*)(?P<closed>"?) | (?P<reference><[@\#][^>]*>) | (?P<word>[^\s"]+) )?""",
    re.VERBOSE,
)
_QUOTES = str.maketrans("“”„«»‟", '""""""')
_ALIASES = {
    "outlet": "from", "site": "from", "source": "from", "speaker": "said", "channel": "in",
    "sharer": "by", "after": "since", "until": "before", "date": "on", "day": "on",
}  # fmt: skip
_EXAMPLES = {
    "from": "from:reuters", "by": "by:@somebody", "said": "said:zakharova", "in": "in:#channel",
    "since": "since:7d", "before": "before:2026-11-01", "on": "on:yesterday",
}  # fmt: skip
_PERIODS = frozenset({"since", "before", "on"})
_TWO_WORDS = frozenset({"last", "this"})
_SHORTEST_PREFIX = 3
_LONGEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search, understood. `notes` tell what of it was not understood as it was written.

    `sharer` and `conversation` are Slack's ids; the rest is as people wrote it.
    """

    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    outlet: str | None = None
    speaker: str | None = None
    sharer: str | None = None
    conversation: str | None = None
    since: date | None = None
    before: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return replace(self, notes=()) == Query()

    @property
    def only_leaves_out(self) -> bool:
        """Whether it is told what not to look for, and nothing besides."""
        return not self.is_empty and replace(self, notes=(), without=()) == Query()

    @property
    def text(self) -> str:
        """The words looked for, without marks and conditions."""
        return " ".join((*self.words, *self.phrases))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A token: its key, its value as written, and what marks it."""

    key: str = ""
    value: str = ""
    quoted: bool = False
    minus: bool = False
    closed: bool = True


def parse(text: str, today: date) -> Query:
    """The query that a text means, on this day."""
    query = Query()
    written = storable(text)
    if len(written) > _LONGEST:
        query = _noted(query, f"what follows the first {_LONGEST:,} letters was passed over")
    pieces = list(_pieces(written[:_LONGEST].translate(_QUOTES)))
    while pieces:
        piece = pieces.pop(0)
        if piece.key:
            piece = _with_value(piece, pieces)
            query = _condition(query, piece, today)
        else:
            query = _word(query, piece)
    if query.since and query.before and query.since >= query.before:
        told = f"no day is both since {_day(query.since)} and before {_day(query.before)}"
        query = _noted(query, told)
    return query


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _TOKEN.finditer(text):
        value = match["phrase"] if match["phrase"] is not None else match["reference"]
        value = (match["word"] if value is None else value) or ""
        key = (match["key"] or "").lower()
        key = _ALIASES.get(key, key)
        if key and key not in _EXAMPLES:  # "10:30", "Re:", "form:reuters"
            near = get_close_matches(key, [*_EXAMPLES, *_ALIASES], n=1, cutoff=0.75)
            if near:
                yield _Piece(key="?", value=f"{key} {_ALIASES.get(near[0], near[0])}")
            value, key = f"{match['key']} {value}".strip(), ""
        if key or value:
            yield _Piece(
                key=key,
                value=value.strip(),
                quoted=match["phrase"] is not None,
                minus=match["minus"] is not None,
                closed=match["closed"] != "",
            )


def _with_value(piece: _Piece, pieces: list[_Piece]) -> _Piece:
    """The piece with what follows it, where its value was written apart: `since:last week`."""
    if not piece.value and pieces and not pieces[0].key and not pieces[0].minus:
        piece = replace(piece, value=pieces.pop(0).value)
    opens = piece.key in _PERIODS and piece.value.lower() in _TWO_WORDS
    if opens and pieces and not pieces[0].key:
        piece = replace(piece, value=f"{piece.value} {pieces.pop(0).value}")
    return piece


def _condition(query: Query, piece: _Piece, today: date) -> Query:
    key, value = piece.key, piece.value
    if key == "?":
        written, _, meant = value.partition(" ")
        return _noted(query, f"I know no “{written}:”. Did you mean {_EXAMPLES[meant]}?")
    if not value:
        return _noted(query, f"“{key}:” needs to be told more, as in {_EXAMPLES[key]}")
    if piece.minus:
        return _noted(query, f"“-{key}:” cannot be left out; it was passed over")
    if key in _PERIODS:
        return _period(query, key, value, today)
    if key == "from":
        return replace(query, outlet=value)
    if key == "said":
        return replace(query, speaker=value)
    return _reference(query, key, value)


def _period(query: Query, key: str, value: str, today: date) -> Query:
    meant = days.read(value, today)
    if meant is None:
        told = f"“{value}” is no date that I know: write 2026-11-01, 7d, yesterday or last week"
        return _noted(query, told)
    if key == "since":
        return replace(query, since=meant.first)
    if key == "before":
        return replace(query, before=meant.first)
    return replace(query, since=meant.first, before=meant.end)


def _reference(query: Query, key: str, value: str) -> Query:
    """Somebody or somewhere, as Slack writes what is picked from its list: `<@U1|ada>`."""
    sign = "@" if key == "by" else "#"
    match = re.fullmatch(rf"<{sign}([A-Za-z0-9_-]+)(?:\|[^>]*)?>", value)
    if match is None:
        return _noted(query, f"“{key}:” needs a name picked from Slack's list after {sign}")
    if key == "by":
        return replace(query, sharer=match[1])
    return replace(query, conversation=match[1])


def _word(query: Query, piece: _Piece) -> Query:
    value = piece.value
    if not any(character.isalnum() for character in value):
        return query
    if piece.minus:
        return replace(query, without=(*query.without, value))
    if piece.quoted:
        query = replace(query, phrases=(*query.phrases, value))
        told = f"the quotation mark before “{value}” is not closed; I took all that follows"
        return query if piece.closed else _noted(query, told)
    if value.endswith("*"):
        beginning = value.rstrip("*")
        if len(beginning) >= _SHORTEST_PREFIX:
            return replace(query, prefixes=(*query.prefixes, beginning))
        return _noted(query, f"“{value}” needs three letters before the star")
    return replace(query, words=tuple(dict.fromkeys((*query.words, value))))


def _noted(query: Query, note: str) -> Query:
    return replace(query, notes=(*query.notes, note))


def meaning(query: Query) -> str:
    """What is looked for, in words; references as Slack writes them are left to the caller."""
    return ", ".join(_meanings(query))


def _meanings(query: Query) -> Iterator[str]:
    yield from (f"“{word}”" for word in query.words)
    yield from (f"words that begin with “{beginning}”" for beginning in query.prefixes)
    yield from (f"the phrase “{phrase}”" for phrase in query.phrases)
    yield from (f"without “{word}”" for word in query.without)
    named = ((query.outlet, "from {}"), (query.speaker, "said by {}"))
    yield from (told.format(value) for value, told in named if value)
    shared = ((query.sharer, "shared by that person"), (query.conversation, "in that channel"))
    yield from (told for value, told in shared if value)
    if query.since and query.before and (query.before - query.since).days == 1:
        yield f"on {_day(query.since)}"
        return
    dated = ((query.since, "since"), (query.before, "before"))
    yield from chain.from_iterable([f"{told} {_day(day)}"] for day, told in dated if day)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
