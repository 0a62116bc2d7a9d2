"""Whom a mention stands for: "she" or "the spokeswoman" as the fullest name printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from summarizer.speech.lexicon import GROUPS, PERSON_PRONOUNS, PREPOSITIONS, is_plural_role, is_role
from summarizer.speech.mentions import Mention, MentionKind
from summarizer.speech.passages import Passage
from summarizer.speech.people import People, Person

_LOOK_BACK = 40
_MOST_SENTENCES = 9
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
    _last: tuple[Mention, Person] | None = None

    def __post_init__(self) -> None:
        """Lay all mentions of the text out in one row, with the number of each one's sentence."""
        number, before = 0, None
        for passage in self.passages:
            for mention in passage.mentions:
                here = (mention.block, mention.sentence)
                number += before is not None and here != before
                before = here
                self._place[mention.start] = len(self._sequence)
                self._sequence.append(mention)
                self._sentences.append(number)

    def identify(self, mention: Mention) -> Identity | None:
        """Whom a speaker's mention stands for; None if that cannot be told."""
        found = self._identify(mention)
        if found is not None and found.person is not None:
            self._last = (mention, found.person)
            if mention.low in PERSON_PRONOUNS:
                found.person.genders[PERSON_PRONOUNS[mention.low]] += 1
        return found

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

    def _noun(self, mention: Mention) -> Identity:
        """A role is the person named beside it, or whose role it was before; else as printed."""
        beside = self._beside(mention)
        if beside is not None:
            return Identity(beside.name, beside)
        first = self.passages[mention.block].tokens[mention.first]
        if first.low == "the" and is_role(mention.low) and not is_plural_role(mention.low):
            for earlier in self._before(mention):
                person = self.people.named_at(earlier)
                if person and person.role and mention.low in person.role.lower().split():
                    return Identity(person.name, person)
        return Identity(mention.of(self.text))

    def _beside(self, mention: Mention) -> Person | None:
        """The person in apposition: "her lawyer, Park Ji-won", "Park Ji-won, a lawyer"."""
        place = self._place[mention.start]
        if not is_role(mention.low):
            return None
        for other in self._sequence[max(0, place - 1) : place + 2]:
            if other is not mention and self._are_apposed(mention, other):
                return self.people.named_at(other)
        return None

    def _are_apposed(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions stand side by side with nothing but a comma between them."""
        first, second = sorted((one, other), key=lambda mention: mention.start)
        tokens = self.passages[one.block].tokens
        beside = first.block == second.block and second.first == first.last + 1
        return beside and tokens[first.last].word == ","

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
            several = is_plural_role(earlier.low) or earlier.low in GROUPS
            person = self.people.named_at(earlier)
            if several or (person is not None and not person.may_be_he_or_she):
                return self._identify(earlier)
        return None

    def _person(self, pronoun: Mention, gender: str) -> Person | None:
        """The likeliest person for "he" or "she" by nearness, role in the sentence and gender."""
        best: tuple[float, Person] | None = None
        subject_seen = False
        for earlier in self._before(pronoun):
            distance = self._distance(earlier, pronoun)
            if distance > _MOST_SENTENCES:
                break
            person = self.people.named_at(earlier)
            if person is None or not person.may_be_he_or_she:
                continue
            if person.gender not in ("", gender):
                continue
            score = self._score(earlier, person, gender) - 0.6 * distance
            if earlier.leads and not subject_seen:
                subject_seen = True
                score += 1.0
            if best is None or score > best[0]:
                best = score, person
        return best[1] if best else None

    def _distance(self, earlier: Mention, later: Mention) -> int:
        return (
            self._sentences[self._place[later.start]] - self._sentences[self._place[earlier.start]]
        )

    def _score(self, mention: Mention, person: Person, gender: str) -> float:
        """How well a named person goes with a pronoun, apart from the distance."""
        score = 0.4 * person.evidence - 0.2 + 0.05 * min(5, person.count)
        score += 1.2 * (person.gender == gender)
        score += 1.2 * mention.leads
        score -= 0.9 * mention.possessive
        tokens = self.passages[mention.block].tokens
        if mention.first and tokens[mention.first - 1].low in _NOT_SUBJECT:
            score -= 1.0
        if self._last is not None and self._last[1] is person:
            score += 1.5
        return score


def _as_identity(person: Person | None) -> Identity | None:
    return None if person is None else Identity(person.name, person)
