"""The vocabulary: frozen values that the rest of Nutgraf passes around.

Every offset is a count of Unicode code points into `Article.text`, and every shown text is the
slice `article.text[start:end]`. Nothing here can hold words that are not in the source.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of an article is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"


class QuoteKind(StrEnum):
    """How speech is reported: whole sentences in marks, a few words in marks, or without marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class ArticleState(StrEnum):
    """How much of an article was to be had."""

    ARTICLE = "article"
    PREVIEW = "preview"
    LIVE = "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A slice of a text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A paragraph, heading, block quotation or list item of an article."""

    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence, with the number of the block it stands in."""

    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: the bytes, where they came from in the end, and how they were labelled.

    `status` is the HTTP status; `content_type` is the header as sent, "" when there was none.
    """

    url: str
    content: bytes
    content_type: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One reading of one article.

    `text` is the source with white space normalised and whole boilerplate blocks set apart; blocks
    are joined by a blank line and `blocks` says where each lies. `original` is what was read,
    untouched. `published` is ISO 8601 at the precision known; `published_printed` is the date as
    the page prints it. `language` is ISO 639-1. `links` are the addresses the text itself cites.
    """

    text: str
    blocks: tuple[Block, ...]
    original: str = ""
    title: str | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None
    published_printed: str | None = None
    language: str | None = None
    state: ArticleState = ArticleState.ARTICLE
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Span):
    """What somebody is reported to have said.

    The span lies between the marks (for indirect speech: the reported words). `mention_start` and
    `mention_end` are where the text there names the speaker, by name or pronoun; `speaker` is the
    fullest name the article has for that person and `role` is theirs as printed. `speaker` is None
    where the speaker is unclear. `via` is the outlet that was quoted, as printed.
    """

    kind: QuoteKind
    speaker: str | None = None
    role: str | None = None
    via: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint(Span):
    """A whole sentence worth reading, with the person whom its pronoun or cue stands for."""

    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What Nutgraf shows of an article: points in the article's order, and every quote."""

    article: Article
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article that may answer a question, with what is quoted in it.

    `key` is the caller's own number for it and comes back in `Citation.source`.
    """

    key: int
    article: Article
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Span):
    """A sentence that may answer a question: a slice of the article of the source it names.

    `speaker` is who says it, or for whom its pronoun stands. `score` is higher the likelier the
    sentence answers. `context` is the block it stands in; `before` is the sentence before it, where
    what it says leans on that one ("It", "They") and nobody is named as its speaker.
    """

    source: int
    context: Span
    score: float
    speaker: str | None = None
    before: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question came to: `citations` best first, none of them where nothing answers.

    `score` is that of the best sentence, whether it was good enough or not; `nearest` are the best
    of those that were not.
    """

    question: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time: ISO 8601, `start` inclusive, `end` exclusive."""

    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPoint:
    """A key point with the brief it was taken from: its place in the list that was given."""

    brief: int
    point: KeyPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedQuote:
    """A quote with the brief it was taken from: its place in the list that was given."""

    brief: int
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event and the briefs that report it, by their places in the list that was given.

    `members` are the fullest first; `title` is None where no member has one.
    """

    members: tuple[int, ...]
    title: str | None = None
    points: tuple[CitedPoint, ...] = ()
    quote: CitedQuote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A person who was quoted, in how many articles and how often."""

    name: str
    articles: int
    quotes: int
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a period brought: stories, the weightiest first; who spoke; what was left unanswered."""

    period: Period
    stories: tuple[Story, ...]
    voices: tuple[Voice, ...]
    open_questions: tuple[str, ...]
