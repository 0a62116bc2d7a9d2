"""Whom a mention stands for: "she" or "the spokeswoman" as the fullest name printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from summarizer.speech.lexicon.callings import CARRIERS, DOCUMENTS, GROUPS, is_plural_role, is_role
from summarizer.speech.lexicon.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PERSON_PRONOUNS,
    PREPOSITIONS,
)
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.titles import PARTISANS
from summarizer.speech.people.antecedents import Row
from summarizer.speech.people.beside import (
    are_apposed,
    end_with_place,
    is_closed_full_name,
    is_enclosed,
)
from summarizer.speech.people.cast import People
from summarizer.speech.people.epithets import is_epithet, is_one_of_many, varies_a_name
from summarizer.speech.people.person import Person
from summarizer.speech.roles import printed

_APPOSED_WITHIN = 3
_BARE = 2
_AGENT_ENDINGS = ("er", "or", "ist", "man", "ian", "back", "half")
_DEMONYM_ENDINGS = ("iard", "ian", "ican", "ean", "ese", "shman", "chman", "swoman", "tine")
_LONGEST_DEMONYM = 2
_ORIGINS = (*_DEMONYM_ENDINGS, "ish", "yan")
_DEMONYMS = frozenset("swede dane pole scot briton german turk serb croat czech swiss finn".split())
_ANYBODY = frozenset("man woman boy girl".split())
_PREDICATES = CUES | AUXILIARIES
_SEVERAL = GROUPS - DOCUMENTS


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
    _row: Row = field(init=False)
    _spoken_last: tuple[int, Identity] | None = None
    _by_role: dict[str, list[Person]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay all mentions of the text out in one row."""
        self._row = Row(self.passages, self.people)

    def identify(self, mention: Mention) -> Identity | None:
        """Whom a speaker's mention stands for; None if that cannot be told."""
        self._row.follow(mention)
        found = self._identify(mention)
        if found is not None:
            self._spoken_last = mention.block, found
        if found is not None and found.person is not None:
            self._row.last = found.person
            if mention.low in PERSON_PRONOUNS:
                found.person.tell(PERSON_PRONOUNS[mention.low])
                self._row.stand_for(mention, found.person)
        return found

    def is_sure(self, mention: Mention) -> bool:
        """Whether nobody else fits a mention that has been identified nearly as well."""
        return mention.start not in self._row.unsure

    def _identify(self, mention: Mention) -> Identity | None:
        if mention.kind is MentionKind.NAME:
            person = self.people.named_at(mention)
            titled = self._holder(mention) if is_role(mention.low) else None
            if titled is not None:
                return Identity(titled.name, titled)
            if self._is_demonym(mention):
                person = self._row.nearest(mention) or person
            return Identity(person.name, person) if person else Identity(mention.of(self.text))
        if mention.kind is MentionKind.NOUN:
            return self._noun(mention)
        if mention.low in PERSON_PRONOUNS:
            return _as_identity(self._row.person(mention)) or self._before_named(mention)
        if mention.low == "who":
            return self._antecedent(mention)
        return self._group(mention) if mention.low in ("they", "it") else None

    def _holder(self, mention: Mention) -> Person | None:
        """Who has a title that is printed before them: "the MP for Kindia North, Ada Obi"."""
        tokens, place = self.passages[mention.block].tokens, self._row.place[mention.start]
        for other in self._row.sequence[place + 1 : place + _APPOSED_WITHIN]:
            if other.kind is not MentionKind.NAME or other.block != mention.block:
                continue
            first = other.first - (tokens[other.first - 1].low == "the")
            between = tokens[mention.last : first]
            apposed = bool(between) and between[-1].word == ","
            if len(between) == 1:  # "their MP, Ada Obi"
                apposed = apposed and is_closed_full_name(tokens, other)
            elif between:
                apposed = apposed and between[0].low in PREPOSITIONS
            if apposed and not any(token.low in _PREDICATES for token in between):
                return self.people.named_at(other)
        return None

    def _is_demonym(self, mention: Mention) -> bool:
        """Whether it is where a person already named is from: "the Spaniard"."""
        tokens = self.passages[mention.block].tokens
        alone = mention.last - mention.first <= _LONGEST_DEMONYM and mention.first > 0
        if mention.low in PARTISANS:
            return False
        if not alone or tokens[mention.first - 1].low != "the":
            return False
        return mention.low.endswith(_DEMONYM_ENDINGS) or mention.low in _DEMONYMS

    def _noun(self, mention: Mention) -> Identity | None:
        """A role is the person named beside it, or whose role it is elsewhere; else as printed."""
        if mention.low in CARRIERS:
            of_a_body = self._is_of_a_body(mention)
            return Identity(mention.of(self.text)) if of_a_body else self._issuer(mention)
        tokens = self.passages[mention.block].tokens
        first = tokens[mention.first]
        several = is_plural_role(mention.low) and first.low != "one"
        beside = None if several else self._beside(mention)
        if beside is not None:
            return Identity(beside.name, beside)
        person = self.people.named_at(mention) if first.low in DETERMINERS else None
        if person is not None and not person.nameless:
            return Identity(person.name, person)
        if first.low == "the" and is_epithet(mention, mention.of(self.text)):
            person = self._row.nearest(mention)
            if person is not None:
                return Identity(person.name, person)
        if first.low == "the" and is_role(mention.low) and not is_plural_role(mention.low):
            for earlier in self._row.before(mention):
                person = self.people.named_at(earlier)
                if person and person.role and mention.low in person.role.lower().split():
                    return Identity(person.name, person)
            person = self._only_one_who_is(mention)
            if person is not None:
                return Identity(person.name, person)
        again = self._told_before(mention) if first.low == "the" else None
        return again or Identity(
            self.text[mention.start : end_with_place(tokens, mention)],
            self.people.named_at(mention),
        )

    def _told_before(self, mention: Mention) -> Identity | None:
        """What a bare noun goes back to: "the ministry" of railways, "the former flanker"."""
        if mention.low in _SEVERAL and mention.last - mention.first == _BARE:
            for earlier in self._row.before(mention):
                longer = earlier.last - earlier.first > _BARE and not earlier.inner
                if earlier.low == mention.low and longer:
                    return Identity(earlier.of(self.text), self.people.named_at(earlier))
        if mention.low in _ANYBODY:
            return _as_identity(self._row.only_one(mention))
        words = self.passages[mention.block].tokens[mention.first + 1 : mention.last - 1]
        if varies_a_name(mention, words):
            return self._described(mention)
        if is_one_of_many(mention):
            leading = self._row.leading(mention)
            free = leading is not None and leading.role is None and leading.evidence > 0
            return self._described(mention) if free else None
        told = any(word.low == "former" or word.low.endswith(_ORIGINS) for word in words)
        if told and mention.low.endswith(_AGENT_ENDINGS):
            return _as_identity(self._row.leading(mention))
        return None

    def _described(self, mention: Mention) -> Identity | None:
        """Who led before and is only called something new, which is their role if none is known."""
        person = self._row.leading(mention)
        if person is not None and person.name in mention.of(self.text):
            return None  # "the Florida senator"
        if person is not None:
            first = self.passages[mention.block].tokens[mention.first + 1].start
            role = self.text[first : mention.end]
            person.role = role if printed.is_better(role, person.role) else person.role
        return _as_identity(person)

    def _is_of_a_body(self, mention: Mention) -> bool:
        """Whether a phrase itself says of which body a paper is: "the office release"."""
        tokens = self.passages[mention.block].tokens[mention.first : mention.last - 1]
        return any(token.low in _SEVERAL and not token.is_possessive for token in tokens)

    def _issuer(self, mention: Mention) -> Identity | None:
        """Whose a statement is: of whom it is "from", else whoever spoke just before."""
        tokens = self.passages[mention.block].tokens
        following = tokens[mention.last].low if mention.last < len(tokens) else ""
        place = self._row.place[mention.start]
        if following in ("from", "by", "issued"):
            for other in self._row.sequence[place + 1 : place + 3]:
                if other.block == mention.block and other.first <= mention.last + 3:
                    return self._identify(other)
        spoken = self._spoken_last
        if spoken is not None and spoken[0] < mention.block:
            writer = self._row.leading(mention)
            if writer is not None:
                return Identity(writer.name, writer)
        near = spoken is not None and mention.block - spoken[0] <= 1
        if spoken is None or not near or spoken[1].name.split()[-1].lower() in DOCUMENTS:
            return None  # no "complaint" writes a "post"
        return spoken[1]

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
        tokens = self.passages[mention.block].tokens
        place = self._row.place[mention.start]
        for other in self._row.sequence[
            max(0, place - _APPOSED_WITHIN) : place + _APPOSED_WITHIN + 1
        ]:
            if other is mention or other.block != mention.block:
                continue
            listed = is_role(mention.low) or is_closed_full_name(tokens, other)
            listed = listed or (mention.leads and is_enclosed(tokens, other))
            person = self.people.named_at(other)
            if person is not None and listed and are_apposed(tokens, mention, other):
                return person
        return None

    def _antecedent(self, mention: Mention) -> Identity | None:
        """Whom "who" goes back to: the mention just before it in its sentence."""
        earlier = next(self._row.before(mention), None)
        if earlier is None or (earlier.block, earlier.sentence) != (
            mention.block,
            mention.sentence,
        ):
            return None
        return None if earlier.kind is MentionKind.PRONOUN else self._identify(earlier)

    def _before_named(self, mention: Mention) -> Identity | None:
        """Whom a role before means: "The minister left. He said"; as printed if that is near."""
        near = True
        for earlier in islice(self._row.before(mention), 8):
            near = near and earlier.kind is not MentionKind.NAME
            subject = earlier.leads or self._row.speaks(earlier)
            if earlier.kind is not MentionKind.NOUN or not subject:
                continue
            if is_role(earlier.low) and not is_plural_role(earlier.low):
                found = self._noun(earlier)
                known = found is not None and found.person is not None
                return found if known or (near and mention.block - earlier.block <= 1) else None
        return None

    def _group(self, mention: Mention) -> Identity | None:
        """Which group "they" or which body "it" goes back to: the nearest that led a sentence."""
        tokens = self.passages[mention.block].tokens
        told_of = tokens[mention.first - 1].word == "," and mention.first > 0  # "…, they say"
        here = (mention.block, mention.sentence)
        for earlier in islice(self._row.before(mention), 8):
            within = told_of and (earlier.block, earlier.sentence) == here
            if earlier.kind is MentionKind.PRONOUN or not earlier.leads or within:
                continue
            several = is_plural_role(earlier.low) or earlier.low in _SEVERAL
            if mention.low == "it" and is_plural_role(earlier.low):
                continue
            person = self.people.named_at(earlier)
            if several or (person is not None and not person.may_be_he_or_she):
                return self._identify(earlier)
        return None


def _as_identity(person: Person | None) -> Identity | None:
    return None if person is None else Identity(person.name, person)
