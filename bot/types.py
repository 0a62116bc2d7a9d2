"""The values that pass between services, listeners and views."""

from dataclasses import dataclass
from enum import Enum, auto

from storage.types import Channel, Schedule, StoredArticle
from summarizer.types import Digest, Quote, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found, with the sentence that matches best.

    `marks` are the words of that sentence that were looked for.
    """

    article: StoredArticle
    matching: Span | None
    score: float
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of a search: `meaning` is what was looked for, in words.

    `notes` tell what was not understood as written, `instead` is a spelling that would find
    something; `complete`: the best of the hits hold everything that was looked for.
    """

    hits: tuple[Hit, ...]
    meaning: str
    notes: tuple[str, ...] = ()
    instead: str | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFound:
    """A quote in the ledger, with the article it was taken from."""

    article: StoredArticle
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An utterance as another outlet prints it.

    `left_out` are the slices of the fullest quote's article that are missing here.
    """

    found: QuoteFound
    left_out: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An utterance in the ledger: its fullest quote, and the others of it.

    `evidence` is the sentence that says who the speaker is where the quote itself does not.
    """

    found: QuoteFound
    evidence: Span | None = None
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a person said: `name` is the fullest that is printed; `others` are of the same name.

    `words` are those that the quotes were to hold, as they were asked for. `instead` is somebody
    quoted whose name is written much like the one asked for, where nobody of that name is.
    """

    name: str
    words: str
    entries: tuple[Entry, ...]
    others: tuple[str, ...] = ()
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Our workspace (with its address, ending in a slash) and our bot in it."""

    team: str
    home: str
    user: str
    bot: str


class Forgetting(Enum):
    """What came of a wish to forget."""

    DONE = auto()
    OTHERS_REMAIN = auto()
    UNKNOWN = auto()
    NOT_YOURS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where somebody pressed something: the conversation, and the thread if it was in one."""

    conversation: str
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelName:
    """A channel as people know it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen in the form of a channel's settings, as it came."""

    mode: str
    apps: bool
    points: str
    languages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of a workspace. `guest`: may not see the public channels; `zone` is IANA's name."""

    id: str
    name: str
    zone: str
    guest: bool
    admin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What one person's Home tab shows.

    `links` lead from a share's id to the message that made it; `digests` say when each
    conversation gets its digest, None for one that is paused. `channels` is None for a guest, who
    sets nothing.
    """

    origin: Origin
    recent: tuple[StoredArticle, ...]
    links: dict[int, str]
    channels: tuple[tuple[ChannelName, Channel], ...] | None
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A digest with the articles its stories point to, by their places."""

    digest: Digest
    articles: tuple[StoredArticle, ...]
    links: dict[int, str]  # a share's id to the address of the message that made it


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSetting:
    """The digest of a conversation as it is set, if it is, in words, and whoever asks' own zone."""

    schedule: Schedule | None
    told: str
    zone: str
