"""The values that go into the store and come out of it; no row ever leaves `storage`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from summarizer.types import Article, KeyPoint, Quote, QuoteKind, Span

LOCAL = "local"
"""The workspace and the conversation of the command line."""


PUBLIC = "public"
"""The scope of what was shared by link in a public channel."""

LOOKED_UP = "request-"
"""How the `message` of a share begins that came by command: it has none in Slack."""

PASTE = "text"
"""The `source` of a share that is a pasted text."""

PASTED = "paste:"
"""How the `address` of what was shared as a text begins; the one conversation follows within which
it is known again."""

FILE = "file:"
"""How the `source` of a share begins that is a text file; its id with the platform follows."""

GIVEN = "given-"
"""How the `message` of a share begins that is to be our own post, until that is made."""


class ConversationKind(StrEnum):
    """What decides who may see what was shared there."""

    PUBLIC = "public"
    PRIVATE = "private"
    DIRECT = "direct"


class Mode(StrEnum):
    """When we brief what is shared in a conversation."""

    AUTOMATIC = "automatic"
    ON_REQUEST = "on request"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """How a conversation wants us to behave.

    `apps`: links that other apps post are briefed too. `points` is how many key points a brief
    shows, None for a choice by length. `languages` (ISO 639-1) are those that are briefed unasked,
    all of them where there are none. `welcomed`: we have introduced ourselves there.
    """

    workspace: str
    conversation: str
    mode: Mode = Mode.AUTOMATIC
    apps: bool = False
    points: int | None = None
    languages: tuple[str, ...] = ()
    welcomed: bool = False


class ShareState(StrEnum):
    """How far a share has come."""

    WAITING = "waiting"
    HELD = "held"  # one of more links than are read unasked
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks, and from where: all that decides what may be seen.

    `sees_public` is False for guests and people from other organisations, and for what everyone in
    a conversation will see if one of its members is such a person. `sees_here` is False for
    somebody who is not, or no longer, in the conversation.
    """

    workspace: str
    conversation: str
    user: str
    sees_public: bool = True
    sees_here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace as a whole.

    `guests_at` is when Slack last told who all its guests are; what was found out about people and
    conversations before `people_changed_at` is old; `removed_at` is when the app was removed.
    """

    id: str
    guests_at: datetime | None = None
    people_changed_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A channel or direct message. `outsiders`: somebody in it may not see the public channels.

    `changes` counts what Slack has told of it unasked.
    """

    workspace: str
    id: str
    kind: ConversationKind
    name: str = ""
    outsiders: bool = False
    archived: bool = False
    changes: int = 0
    checked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One link or pasted text of one message, and what became of it. `id` is 0 until stored.

    `source` is the folded address, or `PASTE`: with the message it makes the share
    unique. `asked`: somebody asked for a brief and wants to hear why there is none. `reply` is the
    message in which the brief stands.
    """

    id: int = 0
    workspace: str
    conversation: str
    user: str
    message: str
    thread: str
    source: str
    url: str | None = None
    asked: bool = False
    state: ShareState = ShareState.WAITING
    failure: str | None = None
    article_id: int | None = None
    request_id: int | None = None
    reply: str | None = None
    shared_at: datetime
    read_at: datetime | None = None

    @property
    def is_looked_up(self) -> bool:
        """Whether it came by a command rather than by a message: its reply is private."""
        return self.message.startswith(LOOKED_UP)

    @property
    def is_given(self) -> bool:
        """Whether its brief is itself the message that makes it, or is to be."""
        return self.message.startswith(GIVEN) or self.message == self.reply

    @property
    def is_paste(self) -> bool:
        """Whether an article's text was shared, as a message or a file, rather than its link."""
        return self.url is None

    @property
    def file(self) -> str | None:
        """The id of the file that was shared, where it was one."""
        return self.source.removeprefix(FILE) if self.source.startswith(FILE) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTerms:
    """A block as the index takes it: its span, and its words and its headline's, stemmed."""

    start: int
    end: int
    heading: str
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleToStore:
    """A reading on its way in. `scope` is "public" or the one conversation that may know of it.

    `address` is folded; of a text it is `PASTED`, its conversation and a fingerprint, or None where
    it is not to be known again.

    `likeness` are the numbers by which the same text is known again elsewhere.
    """

    workspace: str
    scope: str
    address: str | None
    article: Article
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[PassageTerms, ...]
    likeness: tuple[int, ...] = ()
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A reading that a new one may be an edition of; `sure`: it came by a share of the same."""

    address: str
    text: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A reading as it stands in the store, with the shares of it that its viewer may see."""

    id: int
    article: Article
    edition: int
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]
    shares: tuple[Share, ...]
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(Span):
    """Somebody's word that the speaker of the quote at this span is wrong, and what stood there.

    `in_point`: the speaker stood beside a key point too.
    """

    article_id: int
    kind: QuoteKind
    speaker: str
    role: str | None
    mention_start: int | None = None
    mention_end: int | None = None
    in_point: bool = False
    user: str
    raised_at: datetime
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading with all that is kept of it, whoever may see it: for export alone."""

    id: int
    scope: str
    address: str | None
    article: Article
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]
    shares: tuple[Share, ...]
    disputes: tuple[Dispute, ...]
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block that the index found, with its rank (higher is better).

    `complete`: it holds everything that was looked for.
    """

    article_id: int
    start: int
    end: int
    rank: float
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asked in the open, as which message, and our reply to it.

    `thread` is the root of the thread that the reply stands in, None in a direct message.
    """

    workspace: str
    conversation: str
    user: str
    text: str
    answered: bool
    message: str | None = None
    reply: str | None = None
    thread: str | None = None
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a conversation gets its digest. `days` are 0 for Monday to 6; `at` are times, "09:00".

    `paused`: not for the time being. `quiet`: nothing is posted where nothing was shared.
    `covered_until` is how far the last digest reached; `set_at` is when these times were chosen.
    """

    id: int = 0
    workspace: str
    conversation: str
    user: str
    days: tuple[int, ...]
    at: tuple[str, ...]
    zone: str
    paused: bool = False
    quiet: bool = True
    covered_until: datetime
    set_at: datetime
