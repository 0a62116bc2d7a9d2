"""Who the people of an article are: fullest name, gender by evidence, role as printed.

Nobody is known beforehand. A person's names are joined by the words they share; the gender comes
from forms of address, gendered words for roles, and the pronouns that follow a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.speech.lexicon.callings import REGNAL
from summarizer.speech.lexicon.grammar import PERSON_PRONOUNS
from summarizer.speech.lexicon.reporting import OUTLET_VERBS, RELAY_VERBS, SAY
from summarizer.speech.paragraphs import surnames, titles
from summarizer.speech.paragraphs.mentions import Mention, is_object, is_reporting
from summarizer.speech.paragraphs.names import opens_sentence
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.titles import TitledName
from summarizer.speech.paragraphs.tokens import Kind, Tokens
from summarizer.speech.people import nameless
from summarizer.speech.people.namesakes import Names, Namesakes
from summarizer.speech.people.person import Person
from summarizer.speech.roles import printed
from summarizer.types import Span

_FEMININE_ENDINGS = ("ova", "eva", "skaya", "dóttir")
_GENDER_OF = {**PERSON_PRONOUNS, "his": "m", "him": "m", "her": "f", "himself": "m", "herself": "f"}
_AGREEMENT_REACH = 25
_PLACING = frozenset("in at near from outside across".split())
_STANDING_IN = _PLACING - {"from"}
_SAID_BY = SAY - OUTLET_VERBS - {"according"}
_PERSONAL = frozenset(("who", "himself", "herself"))


_Named = tuple[Mention, TitledName]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody an article names, by where each name and each noun for somebody starts."""

    by_mention: dict[int, Person]
    by_noun: dict[int, Person]

    def named_at(self, mention: Mention) -> Person | None:
        """The person whom a mention names or brings in; None for pronouns and other phrases."""
        known = self.by_noun if mention.kind is MentionKind.NOUN else self.by_mention
        return known.get(mention.start)

    def with_surname(self, word: str) -> Person | None:
        """The only person named whose last word, in lower case, is this one."""
        people = {id(p): p for p in self.by_mention.values() if len(p.words) > 1}
        fitting = [person for person in people.values() if person.words[-1] == word]
        return fitting[0] if len(fitting) == 1 else None


def read(text: str, passages: Sequence[Passage]) -> People:
    """Join the names of an article into people and gather what it says of each."""
    names = [
        (mention, titles.name_and_title(passage.tokens, mention))
        for passage in passages
        for mention in passage.everyone
        if mention.kind is MentionKind.NAME
    ]
    names = list(_with_nicknames(text, passages, names))
    names = list(_without_modifiers(text, passages, names))
    namesakes = Namesakes.of(text, names)
    by_mention: dict[int, Person] = {}
    for mention, titled in names:
        person = namesakes.who(mention, titled)
        by_mention[mention.start] = person
        person.count += 1
        tokens = passages[mention.block].tokens
        _learn(text, tokens, mention, titled, person)
        _place(tokens, mention, person, in_full=len(titled.words) > 1)
    people = People(by_mention, {})
    for passage in passages:
        people.by_noun.update(nameless.brought_in(text, passage, by_mention))
        _agree(passage.tokens, passage.mentions, people)
    by_mention.update(namesakes.decide())
    for person in by_mention.values():
        person.role = person.role or person.said_to_be
    return people


def _with_nicknames(text: str, passages: Sequence[Passage], names: Names) -> Iterator[_Named]:
    """Make one name of the words before and after a nickname: "Ada “Dada” Obi"."""
    joined: TitledName | None = None
    for number, (mention, titled) in enumerate(names):
        if joined is not None:
            yield mention, joined
            joined = None
            continue
        following = names[number + 1] if number + 1 < len(names) else None
        if following is not None and _is_around_nickname(text, passages, mention, following[0]):
            name = Span(start=titled.name.start, end=following[1].name.end)
            joined = replace(titled, name=name, words=titled.words + following[1].words)
        yield mention, joined or titled


def _is_around_nickname(
    text: str, passages: Sequence[Passage], mention: Mention, other: Mention
) -> bool:
    """Whether nothing but one short quotation stands between two names of a sentence.

    In "on Obi's “Good Day,” Bello said" it is none of the name.
    """
    if mention.last + 1 != other.first or mention.block != other.block:
        return False
    between = passages[mention.block].tokens[mention.last]
    if mention.possessive or between.kind is not Kind.QUOTED:
        return False
    words = text[between.start : between.end]
    return len(words) <= _LONGEST_NICKNAME and words.rstrip("'’”\"»")[-1:].isalpha()


_LONGEST_NICKNAME = 20


def _without_modifiers(text: str, passages: Sequence[Passage], names: Names) -> Iterator[_Named]:
    """Take "Democrat" off "Democrat Ada Obi" where the article also has "Ada Obi" alone.

    So, too, what opens a sentence before a surname: "Interestingly Obi".
    """
    full = {titled.words for _, titled in names if len(titled.words) > 1}
    known = full - surnames.linked(titled.words for _, titled in names)
    of_others = {words[-1] for words in full if not words[0].endswith(_OPENING)}
    for mention, titled in names:
        words = titled.words
        tail = next((n for n in range(len(words) - 1, 1, -1) if words[-n:] in known), None)
        if len(words) == _OPENING_AND_NAME and words[0].endswith(_OPENING):
            opens = opens_sentence(passages[mention.block].tokens, mention.first)
            tail = 1 if opens and words[-1] in of_others else None
        if tail is None or surnames.is_of_something(words):
            yield mention, titled
            continue
        name = " ".join(titled.name.of(text).split(" ")[-tail:])
        span = Span(start=titled.name.end - len(name), end=titled.name.end)
        yield mention, replace(titled, words=words[-tail:], name=span)


_OPENING = ("ly", "ing")
_OPENING_AND_NAME = 2


def _learn(text: str, tokens: Tokens, mention: Mention, titled: TitledName, person: Person) -> None:
    """Add what this mention tells of the person: role, gender, that it is a person at all."""
    role = printed.role_at(tokens, mention, titled)
    before = tokens[mention.first - 1].low if mention.first else ""
    if role is not None and role.start > mention.end and before in _STANDING_IN:
        role = None  # "In Kindia, the harbourmaster said"
    if role is not None and not person.is_body:
        if printed.is_better(role.of(text), person.role):
            person.role = role.of(text)
        person.titled = True
        person.tell(printed.gender_of(role.of(text)), 3)
    elif person.said_to_be is None and not person.is_body:
        said_to_be = printed.predicate_at(tokens, mention, titled)
        person.said_to_be = said_to_be.of(text) if said_to_be else None
    if titled.gender is not None:
        person.titled = True
        person.tell(titled.gender, 3)
    if titled.words[-1].endswith(_FEMININE_ENDINGS):
        person.tell("f", 2)
    if titled.words[0] in REGNAL:
        person.tell(REGNAL[titled.words[0]], 3)


def _place(tokens: Tokens, mention: Mention, person: Person, *, in_full: bool) -> None:
    """Count signs that a name is no person's ("the Kremlin", "in Kabul") or is one's."""
    before = tokens[mention.first - 1] if mention.first else None
    person.in_full += in_full
    if before is not None and before.sentence == mention.sentence:
        person.in_full_with_article += in_full and before.low == "the"
        person.with_article += before.low == "the"
        person.placed += before.low in _PLACING
        person.said += before.low in _SAID_BY
    after = tokens[mention.last] if mention.last < len(tokens) else None
    if after is not None:
        person.speaks += after.low in SAY or after.low in _PERSONAL
        person.relays += after.low in RELAY_VERBS


def _agree(tokens: Tokens, block: Sequence[Mention], people: People) -> None:
    """Count the "he" or "she" that follows a leading name before anybody else is named."""
    _agree_across(block, people)
    for number, mention in enumerate(block):
        person = people.named_at(mention)
        if person is None or person.is_body or not mention.leads or mention.possessive:
            continue
        following = block[number + 1 : number + 1 + _AGREEMENT_REACH]
        rival = next((m for m in following if m.kind is MentionKind.NAME), None)
        reach = mention.last + _AGREEMENT_REACH
        for index in range(mention.last, min(len(tokens), rival.first if rival else reach, reach)):
            token = tokens[index]
            if token.sentence != mention.sentence:
                break
            if is_reporting(tokens, index):
                break
            if token.low in _GENDER_OF and not is_object(tokens, index):
                person.tell(_GENDER_OF[token.low])
                break


def _agree_across(block: Sequence[Mention], people: People) -> None:
    """Count a "he" or "she" that opens the sentence after one with a single name in it."""
    for before, pronoun in pairwise(block):
        person = people.named_at(before)
        opens = pronoun.leads and pronoun.low in PERSON_PRONOUNS
        if person is not None and opens and before.leads and not person.is_body:
            person.tell(PERSON_PRONOUNS[pronoun.low])
