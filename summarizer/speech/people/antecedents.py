"""Whom "he" and "she" stand for: the mentions of a text in one row, gone back along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.speech.lexicon.grammar import PERSON_PRONOUNS, PREPOSITIONS
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.paragraphs.cues import LinkKind
from summarizer.speech.paragraphs.mentions import Mention, is_reporting
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people.cast import People
from summarizer.speech.people.introductions import follows_opening
from summarizer.speech.people.person import Person

_LOOK_BACK = 40
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
_SAME_PARAGRAPH = 1.0
_DISAGREES = -3.5
_SURE = 2
_CLOSE = 2.2
"""Of some 200 pronouns that report, those within this of another person were mostly wrong."""


_SUBJECT_TIES = (LinkKind.ADJACENT, LinkKind.INVERTED, LinkKind.APPOSITION)
_NOT_SUBJECT = PREPOSITIONS | {"and", "told", "like"}

_Entry = tuple[Person, bool, float]
"""A person, whether they are the subject there, and how well the place alone fits a pronoun."""


@dataclass(slots=True)
class Row:
    """All mentions of a text in order, with the person each stands for as far as is known.

    `last` is who was found to speak last.
    """

    passages: Sequence[Passage]
    people: People
    sequence: list[Mention] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    last: Person | None = None
    unsure: set[int] = field(default_factory=set)
    """Where the pronouns start that fit somebody else nearly as well."""
    _sentences: list[int] = field(default_factory=list)
    _entries: list[_Entry | None] = field(default_factory=list)
    _speaking: set[int] = field(default_factory=set)
    _followed: int = 0

    def __post_init__(self) -> None:
        """Lay the mentions out, with the number of each one's sentence."""
        number, before = 0, None
        for passage in self.passages:
            self._speaking.update(_speaking(passage))
            for mention in passage.everyone:
                here = (mention.block, mention.sentence)
                number += before is not None and here != before
                before = here
                self.place[mention.start] = len(self.sequence)
                self.sequence.append(mention)
                self._sentences.append(number)
                person = self.people.named_at(mention)
                self._entries.append(self._entry(mention, person) if person else None)

    def before(self, mention: Mention) -> Iterator[Mention]:
        """The mentions before this one, the nearest first, as far back as may matter."""
        place = self.place[mention.start]
        for index in range(place - 1, max(-1, place - 1 - _LOOK_BACK), -1):
            yield self.sequence[index]

    def follow(self, mention: Mention) -> None:
        """Resolve every "he" and "she" before a mention in order: later ones go on from them."""
        place = self.place[mention.start]
        for index in range(self._followed, place):
            pronoun = self.sequence[index]
            if pronoun.low in PERSON_PRONOUNS:
                person = self.person(pronoun)
                if person is not None:
                    self.stand_for(pronoun, person)
        self._followed = max(self._followed, place)

    def stand_for(self, pronoun: Mention, person: Person) -> None:
        """Take a pronoun for a person from now on."""
        self._entries[self.place[pronoun.start]] = self._entry(pronoun, person)

    def _entry(self, mention: Mention, person: Person) -> _Entry:
        tokens = self.passages[mention.block].tokens
        governed = mention.first > 0 and tokens[mention.first - 1].low in _NOT_SUBJECT
        governed = governed and not _is_theme(tokens, mention)
        speaks = mention.start in self._speaking
        opens = mention.leads or speaks or follows_opening(tokens, mention)
        subject = opens and not mention.possessive
        worth = (
            _SUBJECT * subject
            + _SPEAKS_THERE * speaks
            + _POSSESSIVE * mention.possessive
            + _GOVERNED * governed
            + _PRONOUN * (mention.kind is MentionKind.PRONOUN)
        )
        return person, subject, worth

    def speaks(self, mention: Mention) -> bool:
        """Whether a mention is the subject of a verb that reports speech."""
        return mention.start in self._speaking

    def nearest(self, mention: Mention) -> Person | None:
        """The person who last was the subject of a sentence before a mention."""
        here = self.place[mention.start]
        entries = self._entries[max(0, here - _LOOK_BACK) : here][::-1]
        people = [one for one in entries if one is not None and one[0].may_be_he_or_she]
        named = [one[0] for one in people if len(one[0].words) > 1]
        return next((person for person, subject, _ in people if subject), next(iter(named), None))

    def only_one(self, mention: Mention) -> Person | None:
        """The only person told of before a mention in its paragraph, None if there are several."""
        found: dict[int, Person] = {}
        for earlier in self.before(mention):
            if earlier.block != mention.block:
                break
            entry = self._entries[self.place[earlier.start]]
            if entry is not None and entry[0].may_be_he_or_she:
                found[id(entry[0])] = entry[0]
        return next(iter(found.values())) if len(found) == 1 else None

    def leading(self, mention: Mention) -> Person | None:
        """The last person who led a sentence before a mention, there or a paragraph before."""
        for earlier in self.before(mention):
            if mention.block - earlier.block > 1:
                return None
            entry = self._entries[self.place[earlier.start]]
            if entry is None or not entry[1] or not entry[0].may_be_he_or_she:
                continue
            if entry[0].evidence or len(entry[0].words) > 1:
                return entry[0]
        return None

    def person(self, pronoun: Mention) -> Person | None:
        """The likeliest person for "he" or "she" by nearness, role in the sentence and gender."""
        gender, here = PERSON_PRONOUNS[pronoun.low], self.place[pronoun.start]
        reporting = is_reporting(self.passages[pronoun.block].tokens, pronoun.first)
        best, second, chosen, subject_seen = float("-inf"), float("-inf"), None, False
        clause = self._clause(pronoun)
        for index in range(here - 1, max(-1, here - 1 - _LOOK_BACK), -1):
            distance = self._sentences[here] - self._sentences[index]
            entry = self._entries[index]
            if distance > _MOST_SENTENCES:
                break
            if entry is None or not _may_be(entry[0], gender):
                continue
            person, subject, worth = entry
            score = worth + self._worth_of(person) + _A_SENTENCE * distance
            score += _NEAREST_SUBJECT * (subject and not subject_seen)
            score += _DISAGREES * (person.gender not in ("", gender))
            score += _TALKED_ABOUT * (reporting and not distance and index >= clause)
            score += _SAME_PARAGRAPH * (subject and self.sequence[index].block == pronoun.block)
            subject_seen = subject_seen or subject
            if score > best:
                second = second if person is chosen else best
                best, chosen = score, person
            elif person is not chosen:
                second = max(second, score)
        if best - second < _CLOSE:
            self.unsure.add(pronoun.start)
        return chosen

    def _clause(self, pronoun: Mention) -> int:
        """The first mention of a pronoun's clause: after a colon, whoever comes before may speak.

        "Obi urged caution: dogs, he noted, come too."
        """
        tokens, place = self.passages[pronoun.block].tokens, self.place[pronoun.start]
        for index in range(pronoun.first - 1, -1, -1):
            if tokens[index].sentence != pronoun.sentence:
                return 0
            if tokens[index].word == ":":
                while place and self.sequence[place - 1].start > tokens[index].start:
                    place -= 1
                return place
        return 0

    def _worth_of(self, person: Person) -> float:
        """How well a person goes with any pronoun that their gender fits."""
        evidence = person.evidence
        return (
            _EVIDENCE * evidence
            + _GENDER * (person.men != person.women)
            + _COUNT * min(5, person.count)
            + _UNKNOWN * (evidence == 0 and len(person.words) == 1)
            + _SPOKE_LAST * (self.last is person)
        )


def _is_theme(tokens: Tokens, mention: Mention) -> bool:
    """Whether a sentence opens with what it is about: "For Ada Obi, … She says"."""
    opens = mention.first == 1 or tokens[max(0, mention.first - 2)].sentence != mention.sentence
    return opens and tokens[mention.first - 1].low == "for" and tokens[mention.first - 1].is_word


def _may_be(person: Person, gender: str) -> bool:
    """Whether nothing known of a person speaks against a pronoun of this gender.

    A single sign ("remembered her cane") may have been of somebody else.
    """
    known = person.gender
    weak = abs(person.men - person.women) < _SURE
    return (not known or known == gender or weak) and person.may_be_he_or_she


def _speaking(passage: Passage) -> Iterator[int]:
    """Where the mentions start that are the subject of a verb which reports speech."""
    for mention, ties in zip(passage.mentions, passage.links, strict=True):
        if any(tie.kind in _SUBJECT_TIES and passage.tokens[tie.cue].low in SAY for tie in ties):
            yield mention.start
