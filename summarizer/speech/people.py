"""Who the people of an article are: fullest name, gender by evidence, role as printed.

Nobody is known beforehand. A person's names are joined by the words they share; the gender comes
from forms of address, gendered words for roles, and the pronouns that follow a name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from summarizer.speech import roles
from summarizer.speech.lexicon import BODIES, PERSON_PRONOUNS, REGNAL, SAY
from summarizer.speech.mentions import Mention, MentionKind
from summarizer.speech.tokens import Tokens
from summarizer.types import Span

_FEMININE_ENDINGS = ("ova", "eva", "skaya", "dóttir")
_GENDER_OF = {**PERSON_PRONOUNS, "his": "m", "him": "m", "her": "f", "himself": "m", "herself": "f"}
_AGREEMENT_REACH = 25
_PLACING = frozenset("in at near from outside across".split())
_PERSONAL = frozenset(("who", "himself", "herself"))


@dataclass(slots=True)
class Person:
    """Somebody an article names, as far as it has been read; `name` and `role` are as printed."""

    name: str
    words: tuple[str, ...]
    role: str | None = None
    is_body: bool = False
    titled: bool = False
    count: int = 0
    with_article: int = 0
    placed: int = 0
    speaks: int = 0
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str:
        """Which of "m", "f", or "" where the article does not tell."""
        men, women = self.genders["m"], self.genders["f"]
        return "" if men == women else ("m" if men > women else "f")

    @property
    def may_be_he_or_she(self) -> bool:
        """Whether a singular pronoun may stand for it: no body, no place, nothing with "the"."""
        if self.titled:
            return True
        return not self.is_body and 2 * max(self.with_article, self.placed) < self.count

    @property
    def evidence(self) -> int:
        """How many kinds of sign there are that it is a person: 0 to 3."""
        return self.titled + bool(self.gender) + bool(self.speaks)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody an article names, by the place of each mention."""

    by_mention: dict[int, Person]

    def named_at(self, mention: Mention) -> Person | None:
        """The person whom a mention names; None for pronouns and for phrases without a name."""
        return self.by_mention.get(mention.start)


def read(text: str, passages: Sequence[Tokens], found: Sequence[Sequence[Mention]]) -> People:
    """Join the names of an article into people and gather what it says of each."""
    names = [
        (mention, roles.name_and_title(passages[mention.block], mention))
        for block in found
        for mention in block
        if mention.kind is MentionKind.NAME
    ]
    names = list(_without_modifiers(text, names))
    full = _full_names(text, names)
    by_mention: dict[int, Person] = {}
    recent: dict[str, Person] = {}
    for mention, titled in names:
        person = _who(text, titled, full, recent)
        by_mention[mention.start] = person
        person.count += 1
        for word in person.words:
            recent[word] = person
        _learn(text, passages[mention.block], mention, titled, person)
        _place(passages[mention.block], mention, person)
    _agree(passages, found, by_mention)
    return People(by_mention)


_Named = Sequence[tuple[Mention, roles.TitledName]]


def _without_modifiers(text: str, names: _Named) -> Iterator[tuple[Mention, roles.TitledName]]:
    """Take "Democrat" off "Democrat Ada Obi" where the article also has "Ada Obi" alone."""
    known = {titled.words for _, titled in names if len(titled.words) > 1}
    for mention, titled in names:
        words = titled.words
        tail = next((n for n in range(len(words) - 1, 1, -1) if words[-n:] in known), None)
        if tail is None:
            yield mention, titled
            continue
        name = " ".join(titled.name.of(text).split(" ")[-tail:])
        span = Span(start=titled.name.end - len(name), end=titled.name.end)
        yield mention, replace(titled, words=words[-tail:], name=span)


def _full_names(text: str, names: _Named) -> dict[str, list[Person]]:
    """People with names of several words, by each of these words; longer names take in shorter."""
    people: dict[tuple[str, str], Person] = {}
    for _, titled in names:
        words = titled.words
        if len(words) < 2:
            continue
        known = people.setdefault(
            (words[0], words[-1]), Person(titled.name.of(text), words, is_body=_is_body(words))
        )
        if len(words) > len(known.words):
            known.name, known.words = titled.name.of(text), words
    by_word: dict[str, list[Person]] = {}
    for person in people.values():
        for word in dict.fromkeys(_short_names(person.words)):
            by_word.setdefault(word, []).append(person)
    return by_word


def _short_names(words: tuple[str, ...]) -> Iterator[str]:
    """What may stand for a full name: the surname, the last of a double one, the first name."""
    yield words[-1]
    yield words[-1].rpartition("-")[2]
    yield words[0]


def _is_body(words: Iterable[str]) -> bool:
    return any(word in BODIES for word in words)


def _who(
    text: str,
    titled: roles.TitledName,
    full: dict[str, list[Person]],
    recent: dict[str, Person],
) -> Person:
    words = titled.words
    if len(words) > 1:
        ends = (words[0], words[-1])
        return next(p for p in full[words[-1]] if (p.words[0], p.words[-1]) == ends)
    word = words[0]
    options = full.get(word, [])
    surnamed = [person for person in options if word in person.words[-1].split("-")] or options
    agreeing = [
        person for person in surnamed if not titled.gender or person.gender in ("", titled.gender)
    ]
    if recent.get(word) in agreeing:
        return recent[word]
    if agreeing:
        return agreeing[0]
    if word in recent and not titled.gender:
        return recent[word]
    return Person(titled.name.of(text), words, is_body=_is_body(words))


def _learn(
    text: str, tokens: Tokens, mention: Mention, titled: roles.TitledName, person: Person
) -> None:
    """Add what this mention tells of the person: role, gender, that it is a person at all."""
    role = roles.role_at(tokens, mention, titled)
    if role is not None and not person.is_body:
        person.role = person.role or role.of(text)
        person.titled = True
        person.genders[roles.gender_of(role.of(text))] += 3
    if titled.gender is not None:
        person.titled = True
        person.genders[titled.gender] += 3
    if titled.words[-1].endswith(_FEMININE_ENDINGS):
        person.genders["f"] += 2
    if titled.words[0] in REGNAL:
        person.genders[REGNAL[titled.words[0]]] += 3


def _place(tokens: Tokens, mention: Mention, person: Person) -> None:
    """Count signs that a name is no person's ("the Kremlin", "in Kabul") or is one's."""
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.sentence == mention.sentence:
        person.with_article += before.low == "the"
        person.placed += before.low in _PLACING
    after = tokens[mention.last] if mention.last < len(tokens) else None
    person.speaks += after is not None and after.low in SAY | _PERSONAL


def _agree(
    passages: Sequence[Tokens],
    found: Sequence[Sequence[Mention]],
    by_mention: dict[int, Person],
) -> None:
    """Count the "he" or "she" that follows a leading name before anybody else is named."""
    for block in found:
        _agree_across(block, by_mention)
        for number, mention in enumerate(block):
            person = by_mention.get(mention.start)
            if person is None or person.is_body or not mention.leads or mention.possessive:
                continue
            following = islice(block, number + 1, number + 1 + _AGREEMENT_REACH)
            rival = next((m for m in following if m.kind is MentionKind.NAME), None)
            reach = mention.last + _AGREEMENT_REACH
            tokens = passages[mention.block]
            for token in tokens[mention.last : rival.first if rival else reach][:_AGREEMENT_REACH]:
                if token.sentence == mention.sentence and token.low in _GENDER_OF:
                    person.genders[_GENDER_OF[token.low]] += 1
                    break


def _agree_across(block: Sequence[Mention], by_mention: dict[int, Person]) -> None:
    """Count a "he" or "she" that opens the sentence after one with a single name in it."""
    for before, pronoun in pairwise(block):
        person = by_mention.get(before.start)
        opens = pronoun.leads and pronoun.low in PERSON_PRONOUNS
        if person is not None and opens and before.leads and not person.is_body:
            person.genders[PERSON_PRONOUNS[pronoun.low]] += 1
