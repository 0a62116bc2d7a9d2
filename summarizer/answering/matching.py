"""A question's words found again in sentences: the same, of one family, of one meaning, or denied.

Only the question's words are looked for, so that a sentence costs little more than being split
into words, and each distinct word is looked at once.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import cache
from itertools import pairwise

from summarizer import sentences, words
from summarizer.answering import agents, questions, thesaurus
from summarizer.answering.kinds import Kind
from summarizer.types import Quote, Sentence, Source
from summarizer.words import Tokenizer

_SHORTEST_STEM = 5  # a shorter word has no family by its first letters alone
_SHORTEST_BARE = 4
_DENYING = ("un", "in", "il", "im", "non", "dis")
_UNSPACED = frozenset({"zh", "ja", "th"})
_MONTH_TOO = "March"  # not what "the march" is

Relatives = dict[str, frozenset[str]]


class Likeness(IntEnum):
    """How a word of a sentence is like one of the question."""

    SAME = auto()
    FAMILY = auto()  # "invade", "invasion"
    MEANING = auto()  # "begin", "launch"
    OPPOSITE = auto()  # "begin", "end"; "legal", "illegal"
    SMALL = auto()  # a function word of both


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A word of the question that another word is like, and how."""

    term: str
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in the terms of one language, each once and in order.

    `pairs` are terms that stand side by side in it; `full_names` are its names of several words;
    `focus` is the term that "which" or "what" asks about, if any, `counted` the one that "how many"
    asks about, `role` the one that "who" is asked to be, `deed` the one that "who" is asked to do;
    `small` are its function words.
    """

    text: str
    kind: Kind
    terms: tuple[str, ...]
    names: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    full_names: tuple[tuple[str, ...], ...]
    focus: str
    counted: str
    role: str
    deed: str
    small: frozenset[str]
    about_speech: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence as a question sees it.

    `places` are where the question's terms stand among its `size` words; `known` are these and
    those of its speaker's full name, which "she" may stand for. `family` and `meaning` are terms of
    the question that it has a relative of alone, `denied` those that it has the opposite of.
    """

    source: Source
    sentence: Sentence
    size: int
    speaker: str | None = None
    places: dict[str, list[int]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    meaning: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    small: int = 0

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.sentence.of(self.source.article.text)


class Terms:
    """Words of one language into what they are compared by."""

    def __init__(self, language: str | None) -> None:
        self.language = language
        self.english = language == "en"
        self.unspaced = language in _UNSPACED
        self._tokenizer = Tokenizer(language)

    def of(self, word: str) -> str:
        """The term of a word: "" for a function word, else its stem."""
        if not self.english:
            return self._tokenizer.term(word)
        base = thesaurus.base(word)
        is_letter = len(base) == 1 and base.isalpha()
        if is_letter or base in thesaurus.FUNCTION_WORDS or base.endswith("n't"):
            return ""
        return self._tokenizer.stem(base)


class Matcher(dict[str, "Match | None"]):
    """Words, as written, to what of the question they are like; filled as words are met."""

    def __init__(self, question: Question, terms: Terms) -> None:
        super().__init__()
        self.question = question
        self._terms = terms
        meanings, against = _english_relatives() if terms.english else ({}, {})
        self._meaning = {other: t for t in question.terms for other in meanings.get(t, ())}
        if question.kind is Kind.PERSON:
            self._meaning = {word: t for word, t in self._meaning.items() if word not in _prices()}
        self._against = {other: t for t in question.terms for other in against.get(t, ())}
        if terms.english:
            self._against |= {bare: term for term in question.terms for bare in _bare(term)}
        self._openings = frozenset(self._possible_openings())

    def _possible_openings(self) -> Iterator[str]:
        """The first two letters of every word that may be like one of the question."""
        alike = {*self.question.terms, *self._meaning, *self._against}
        yield from (term[:2] for term in (*alike, *self.question.small, *_DENYING))
        yield from (f"{term[0]}," for term in self.question.terms if term[0].isdigit())
        if self._terms.english:
            irregular = _irregular_terms().items()
            yield from (form[:2] for form, term in irregular if term in alike)

    def __missing__(self, word: str) -> Match | None:
        found = self[word] = self._match(word)
        return found

    def _match(self, word: str) -> Match | None:
        # An English stem begins as its word does, so most words are passed over without stemming.
        if self._terms.english and word[:2].lower() not in self._openings:
            return None
        term = self._terms.of(word)
        if not term:
            small = word.lower() in self.question.small
            return Match(term=word.lower(), likeness=Likeness.SMALL) if small else None
        if term in self.question.terms:
            is_month = word == _MONTH_TOO and term not in self.question.names
            return None if is_month else Match(term=term, likeness=Likeness.SAME)
        return self._like(term)

    def _like(self, term: str) -> Match | None:
        if term in self._against:
            return Match(term=self._against[term], likeness=Likeness.OPPOSITE)
        for bare in _bare(term):
            if self._terms.english and bare in self.question.terms:
                return Match(term=bare, likeness=Likeness.OPPOSITE)
        asks_who = self.question.kind is Kind.PERSON
        for own in (own for own in self.question.terms if own[0] == term[0]):
            if _is_family(own, term) or (asks_who and agents.is_agent(term, own)):
                return Match(term=own, likeness=Likeness.FAMILY)
        if term in self._meaning:
            return Match(term=self._meaning[term], likeness=Likeness.MEANING)
        return None


@cache
def _prices() -> frozenset[str]:
    return frozenset(map(Terms("en").of, thesaurus.PRICES))


@cache
def _irregular_terms() -> dict[str, str]:
    """Of each irregular form its term."""
    of = Terms("en").of
    return {form: of(base) for form, base in thesaurus.irregular().items()}


def english_meanings() -> Relatives:
    """Of each stem that has some, the stems of words that may stand for it."""
    return _english_relatives()[0]


@cache
def _english_relatives() -> tuple[Relatives, Relatives]:
    """Of each stem that has some, the stems of its synonyms and of its opposites."""
    of = Terms("en").of
    return (
        {of(word): frozenset(map(of, others)) for word, others in thesaurus.synonyms().items()},
        {of(word): frozenset(map(of, others)) for word, others in thesaurus.opposites().items()},
    )


def _bare(term: str) -> list[str]:
    """What a term denies by its first letters: of "illegal" "legal"; none if too little is left."""
    if not term.startswith(_DENYING):
        return []
    found = (term.removeprefix(prefix) for prefix in _DENYING if term.startswith(prefix))
    return [bare for bare in found if len(bare) >= _SHORTEST_BARE]


def _is_family(one: str, other: str) -> bool:
    """Whether two stems share most of their letters from the first on."""
    if len(one) < _SHORTEST_STEM or one[0].isdigit():
        return False
    share = max(4, -(-6 * max(len(one), len(other)) // 10))
    return one[:share] == other[:share]


def understood(text: str, terms: Terms) -> Question:
    """What a question asks, in these terms."""
    subject = words.split(questions.subject(text))
    row = [(word, term) for word in subject if (term := terms.of(word))]
    content = tuple(dict.fromkeys(term for _, term in row))
    opening = words.split(text)[:1]
    small = (word.lower() for word in words.split(text) if not terms.of(word))
    return Question(
        text=text,
        kind=questions.asked(text),
        terms=content,
        names=frozenset(term for word, term in row if _is_name(word) and [word] != opening),
        pairs=tuple((row[at][1], row[at + 1][1]) for at in range(len(row) - 1)),
        full_names=tuple(_full_names(text, terms)),
        focus=_first(questions.focus(text), terms),
        counted=_first(questions.counted(text), terms),
        role=terms.of(agents.role(text)),
        deed=terms.of(agents.deed(text)),
        small=frozenset(small),
        about_speech=questions.is_about_speech(text),
    )


def _first(written: Iterable[str], terms: Terms) -> str:
    """The term of the first word that has one; "" where none has."""
    return next((term for word in written if (term := terms.of(word))), "")


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _full_names(text: str, terms: Terms) -> Iterator[tuple[str, ...]]:
    """Runs of capitalised words, the first word of the question left out."""
    run: list[str] = []
    for word in [*words.split(text)[1:], ""]:
        term = terms.of(word) if word[:1].isupper() else ""
        if term:
            run.append(term)
        elif run:
            if len(run) > 1:
                yield tuple(run)
            run = []


def passages(source: Source, matcher: Matcher, terms: Terms) -> Iterator[Passage]:
    """The sentences of an article as a question sees them, in order."""
    text = source.article.text
    members = sentences.split(text, source.article.blocks)
    speakers = _speakers(members, source.quotes)
    for place, member in enumerate(members):
        yield _passage(source, member, matcher, terms, speakers.get(place))


def _passage(
    source: Source, member: Sentence, matcher: Matcher, terms: Terms, speaker: str | None
) -> Passage:
    written = words.split(member.of(source.article.text))
    named = frozenset(filter(None, map(terms.of, words.split(speaker)))) if speaker else frozenset()
    matches = [(at, match) for at, word in enumerate(written) if (match := matcher[word])]
    found: dict[Likeness, dict[str, list[int]]] = defaultdict(dict)
    for at, match in matches:
        found[match.likeness].setdefault(match.term, []).append(at)
    same = found[Likeness.SAME]
    if terms.unspaced:
        same |= _bridged(matcher.question, same)
    known = named.union(same)
    family = frozenset(found[Likeness.FAMILY]) - known
    meaning = frozenset(found[Likeness.MEANING])
    return Passage(
        source=source,
        sentence=member,
        size=len(written),
        speaker=speaker,
        places=same,
        known=known,
        family=family,
        meaning=meaning - known - family,
        denied=frozenset(found[Likeness.OPPOSITE]) - known,
        small=len(found[Likeness.SMALL]),
    )


def _bridged(question: Question, same: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The pairs of characters that overlap two found ones: seams between words, no words."""
    return {
        seam: same[left]
        for (left, seam), (other, right) in pairwise(question.pairs)
        if seam == other and seam not in same and left in same and right in same
    }


def _speakers(members: Sequence[Sentence], quotes: Iterable[Quote]) -> dict[int, str]:
    """Whose words a sentence holds, by its place; the first speaker's where there are several."""
    starts = [member.start for member in members]
    speakers: dict[int, str] = {}
    for quote in quotes:
        if quote.speaker is not None:
            first, last = bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end)
            for place in range(max(first, 0), last):
                speakers.setdefault(place, quote.speaker)
    return speakers
