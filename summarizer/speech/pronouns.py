"""Whom a mention stands for: "she" or "the spokeswoman" as the fullest name printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from summarizer.speech.cues import LinkKind
from summarizer.speech.lexicon import (
    AUXILIARIES,
    CARRIERS,
    CUES,
    DOCUMENTS,
    GROUPS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    SAY,
    is_plural_role,
    is_role,
)
from summarizer.speech.mentions import Mention, is_reporting
from summarizer.speech.passages import Passage
from summarizer.speech.people import People, Person
from summarizer.speech.phrases import MentionKind

_LOOK_BACK = 40
_APPOSED_WITHIN = 3
_MOST_SENTENCES = 9
# What tells for a person whom "he" or "she" may stand for: fitted to a few dozen labelled pronouns
# of news articles, drawn towards what was stated by hand, and rounded.
_A_SENTENCE = -1.4  # for each sentence between
_GENDER = 0.9
_SUBJECT = 1.3
_NEAREST_SUBJECT = 0.6
_TALKED_ABOUT = -2.5
_EVIDENCE = 0.5
_COUNT = 0.1
_UNKNOWN = -1.1
_SPEAKS_THERE = 0.3
_POSSESSIVE = -0.7
_GOVERNED = -1.4
_PRONOUN = -0.7
_SPOKE_LAST = 1.6

_PREDICATES = CUES | AUXILIARIES
_SUBJECT_TIES = (LinkKind.ADJACENT, LinkKind.INVERTED, LinkKind.APPOSITION)
_NOT_SUBJECT = PREPOSITIONS | {"and", "told", "like"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a mention stands for: the name or phrase as printed, and the person if one is known."""

    name: str
    person: Person | None = None


@dataclass(slots=True)
class Resolver:
    """Resolves the speakers of a text from its start on; later ones lean on earlier ones."""

    text: str
    passages: Sequence[Passage]
    people: People
    _sequence: list[Mention] = field(default_factory=list)
    _place: dict[int, int] = field(default_factory=dict)
    _sentences: list[int] = field(default_factory=list)
    _speaking: set[int] = field(default_factory=set)
    _stands_for: dict[int, Person] = field(default_factory=dict)
    _followed: int = 0
    _last: Person | None = None
    _spoken_last: tuple[int, Identity] | None = None
    _by_role: dict[str, list[Person]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay all mentions of the text out in one row, with the number of each one's sentence."""
        number, before = 0, None
        for passage in self.passages:
            for mention in passage.everyone:
                here = (mention.block, mention.sentence)
                number += before is not None and here != before
                before = here
                self._place[mention.start] = len(self._sequence)
                self._sequence.append(mention)
                self._sentences.append(number)
            self._speaking.update(_speaking(passage))

    def identify(self, mention: Mention) -> Identity | None:
        """Whom a speaker's mention stands for; None if that cannot be told."""
        self._follow_pronouns(self._place[mention.start])
        found = self._identify(mention)
        if found is not None:
            self._spoken_last = mention.block, found
        if found is not None and found.person is not None:
            self._last = found.person
            if mention.low in PERSON_PRONOUNS:
                found.person.genders[PERSON_PRONOUNS[mention.low]] += 1
                self._stands_for[mention.start] = found.person
        return found

    def _follow_pronouns(self, place: int) -> None:
        """Resolve every "he" and "she" before a place in order: later ones go on from them."""
        for index in range(self._followed, place):
            mention = self._sequence[index]
            if mention.low in PERSON_PRONOUNS:
                person = self._person(mention, PERSON_PRONOUNS[mention.low])
                if person is not None:
                    self._stands_for[mention.start] = person
        self._followed = max(self._followed, place)

    def _identify(self, mention: Mention) -> Identity | None:
        if mention.kind is MentionKind.NAME:
            person = self.people.named_at(mention)
            return Identity(person.name, person) if person else Identity(mention.of(self.text))
        if mention.kind is MentionKind.NOUN:
            return self._noun(mention)
        if mention.low in PERSON_PRONOUNS:
            return _as_identity(self._person(mention, PERSON_PRONOUNS[mention.low]))
        if mention.low == "who":
            return self._antecedent(mention)
        return self._group(mention) if mention.low in ("they", "it") else None

    def _noun(self, mention: Mention) -> Identity | None:
        """A role is the person named beside it, or whose role it is elsewhere; else as printed."""
        if mention.low in CARRIERS:
            return self._issuer(mention)
        beside = self._beside(mention)
        if beside is not None:
            return Identity(beside.name, beside)
        first = self.passages[mention.block].tokens[mention.first]
        if first.low == "the" and is_role(mention.low) and not is_plural_role(mention.low):
            for earlier in self._before(mention):
                person = self.people.named_at(earlier)
                if person and person.role and mention.low in person.role.lower().split():
                    return Identity(person.name, person)
            person = self._only_one_who_is(mention)
            if person is not None:
                return Identity(person.name, person)
        return Identity(mention.of(self.text), self.people.named_at(mention))

    def _issuer(self, mention: Mention) -> Identity | None:
        """Whose a statement is: of whom it is "from", else whoever spoke just before."""
        tokens = self.passages[mention.block].tokens
        following = tokens[mention.last].low if mention.last < len(tokens) else ""
        place = self._place[mention.start]
        if following in ("from", "by", "issued"):
            for other in self._sequence[place + 1 : place + 3]:
                if other.block == mention.block and other.first <= mention.last + 3:
                    return self._identify(other)
        spoken = self._spoken_last
        near = spoken is not None and mention.block - spoken[0] <= 1
        return spoken[1] if spoken is not None and near else None

    def _only_one_who_is(self, mention: Mention) -> Person | None:
        """The one person of the text, named before or after, whose role a noun is."""
        if not self._by_role:
            for person in {id(one): one for one in self.people.by_mention.values()}.values():
                for word in set((person.role or "").lower().split()):
                    self._by_role.setdefault(word, []).append(person)
        fitting = self._by_role.get(mention.low, [])
        if len(fitting) != 1:
            return None
        words = set(mention.of(self.text).lower().split()) - {"the", mention.low}
        known = set((fitting[0].role or "").lower().split()) - {mention.low}
        return fitting[0] if not words or not known or words & known else None

    def _beside(self, mention: Mention) -> Person | None:
        """The person in apposition: "her lawyer, Park Ji-won", "Park Ji-won, a lawyer"."""
        place = self._place[mention.start]
        if not is_role(mention.low):
            return None
        for other in self._sequence[max(0, place - _APPOSED_WITHIN) : place + _APPOSED_WITHIN + 1]:
            if other is not mention and self._are_apposed(mention, other):
                return self.people.named_at(other)
        return None

    def _are_apposed(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions stand side by side with nothing but a comma between them.

        In "Speaking to Interpresa, the engineer said" the second is a subject of its own.
        """
        first, second = sorted((one, other), key=lambda mention: mention.start)
        tokens = self.passages[one.block].tokens
        beside = first.block == second.block and second.first == first.last + 1
        if not beside or tokens[first.last].word != ",":
            return False
        after = tokens[second.last].low if second.last < len(tokens) else ""
        return second.kind is MentionKind.NAME or after not in _PREDICATES

    def _before(self, mention: Mention) -> Iterator[Mention]:
        """The mentions before this one, the nearest first, as far back as may matter."""
        place = self._place[mention.start]
        for index in range(place - 1, max(-1, place - 1 - _LOOK_BACK), -1):
            yield self._sequence[index]

    def _antecedent(self, mention: Mention) -> Identity | None:
        """Whom "who" goes back to: the mention just before it in its sentence."""
        earlier = next(self._before(mention), None)
        if earlier is None or (earlier.block, earlier.sentence) != (
            mention.block,
            mention.sentence,
        ):
            return None
        return None if earlier.kind is MentionKind.PRONOUN else self._identify(earlier)

    def _group(self, mention: Mention) -> Identity | None:
        """Which group "they" or which body "it" goes back to: the nearest that led a sentence."""
        for earlier in islice(self._before(mention), 8):
            if earlier.kind is MentionKind.PRONOUN or not earlier.leads:
                continue
            several = is_plural_role(earlier.low) or earlier.low in GROUPS - DOCUMENTS
            person = self.people.named_at(earlier)
            if several or (person is not None and not person.may_be_he_or_she):
                return self._identify(earlier)
        return None

    def _person(self, pronoun: Mention, gender: str) -> Person | None:
        """The likeliest person for "he" or "she" by nearness, role in the sentence and gender."""
        best: tuple[float, Person] | None = None
        subject_seen = False
        reporting = is_reporting(self.passages[pronoun.block].tokens, pronoun.first)
        for earlier in self._before(pronoun):
            distance = self._distance(earlier, pronoun)
            if distance > _MOST_SENTENCES:
                break
            person = self.people.named_at(earlier) or self._stands_for.get(earlier.start)
            if person is None or not person.may_be_he_or_she:
                continue
            if person.gender not in ("", gender):
                continue
            subject = self._is_subject(earlier)
            score = self._score(earlier, person) + _A_SENTENCE * distance
            score += _GENDER * (person.gender == gender) + _SUBJECT * subject
            score += _NEAREST_SUBJECT * (subject and not subject_seen)
            score += _TALKED_ABOUT * (reporting and not distance)
            subject_seen = subject_seen or subject
            if best is None or score > best[0]:
                best = score, person
        return best[1] if best else None

    def _is_subject(self, mention: Mention) -> bool:
        return not mention.possessive and (mention.leads or mention.start in self._speaking)

    def _distance(self, earlier: Mention, later: Mention) -> int:
        return (
            self._sentences[self._place[later.start]] - self._sentences[self._place[earlier.start]]
        )

    def _score(self, mention: Mention, person: Person) -> float:
        """How well a named person goes with a pronoun, apart from distance, gender and subject."""
        tokens = self.passages[mention.block].tokens
        governed = mention.first > 0 and tokens[mention.first - 1].low in _NOT_SUBJECT
        unknown = person.evidence == 0 and len(person.words) == 1
        return (
            _EVIDENCE * person.evidence
            + _COUNT * min(5, person.count)
            + _UNKNOWN * unknown
            + _SPEAKS_THERE * (mention.start in self._speaking)
            + _POSSESSIVE * mention.possessive
            + _GOVERNED * governed
            + _PRONOUN * (mention.kind is MentionKind.PRONOUN)
            + _SPOKE_LAST * (self._last is person)
        )


def _speaking(passage: Passage) -> Iterator[int]:
    """Where the mentions start that are the subject of a verb which reports speech."""
    for mention, ties in zip(passage.mentions, passage.links, strict=True):
        if any(tie.kind in _SUBJECT_TIES and passage.tokens[tie.cue].low in SAY for tie in ties):
            yield mention.start


def _as_identity(person: Person | None) -> Identity | None:
    return None if person is None else Identity(person.name, person)
