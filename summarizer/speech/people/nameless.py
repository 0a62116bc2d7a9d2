"""Those whom a paragraph brings in without a name: "a driver", "one of the victims"."""

from collections.abc import Iterator, Mapping

from summarizer.speech.lexicon.callings import is_plural_role, is_role
from summarizer.speech.lexicon.grammar import GRAMMAR, PREPOSITIONS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people.introductions import called_later
from summarizer.speech.people.person import Person
from summarizer.speech.roles import printed

_OTHER_THAN = {"his": "f", "her": "m"}
"""Of which gender a noun is that cannot be the same person as the one before it: "his widow"."""
_INDEFINITE = frozenset("a an one another".split())
_MEANWHILE = frozenset("now then also once".split())
_LONGEST_COMPLEMENT = 7
_LONGEST_ROLE = 5


def brought_in(
    text: str, passage: Passage, by_mention: Mapping[int, Person]
) -> Iterator[tuple[int, Person]]:
    """Those whom a paragraph brings in without a name, as "a driver" who speaks.

    If it tells one afterwards ("a driver who gave his name only as Samo"), they have it.
    """
    for number, mention in enumerate(passage.mentions):
        if mention.kind is not MentionKind.NOUN or not (mention.leads or passage.links[number]):
            continue
        called = called_later(passage.tokens, passage.mentions, number)
        if called is not None and called.start in by_mention:
            person = by_mention[called.start]
            person.titled, person.role = True, person.role or mention.low
            yield mention.start, person
        elif _is_somebody(passage.tokens, mention) and not _is_named(passage.tokens, mention):
            person = Person(mention.of(text), (mention.low,), titled=True, nameless=True)
            person.tell(printed.gender_of(mention.low), 3)
            yield mention.start, person


def _is_somebody(tokens: Tokens, mention: Mention) -> bool:
    """Whether a noun means one person not spoken of before, and none told just before it."""
    first = tokens[mention.first].low
    if is_plural_role(mention.low) or mention.low == "them":
        return first in _INDEFINITE and tokens[mention.first + 1].low == "of"
    gender = printed.gender_of(mention.low)
    of_another = gender == _OTHER_THAN.get(first, "?") or (gender and _is_owned(tokens, mention))
    if first not in _INDEFINITE and not of_another:
        return False
    if not (is_role(mention.low) or mention.low.endswith("-year-old")):
        return False
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.low in _MEANWHILE and mention.first > 1:
        before = tokens[mention.first - 2]
    return before is None or before.word != ","


def _is_owned(tokens: Tokens, mention: Mention) -> bool:
    """Whether somebody's relative is meant: "the girls' father"."""
    return any(token.is_possessive for token in tokens[mention.first : mention.last - 1])


def _is_named(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name follows: "a driver, Ada Obi", "a spokeswoman for the port, Ada Obi"."""
    index = mention.last
    if index < len(tokens) and tokens[index].low in PREPOSITIONS:
        end = min(len(tokens), index + _LONGEST_COMPLEMENT)
        while index < end and tokens[index].is_word:
            index += 1
    if index >= len(tokens) or tokens[index].word != ",":
        return False
    following = tokens[index + 1 : index + 1 + _LONGEST_ROLE]
    name = next((n for n, token in enumerate(following) if token.is_capitalised), None)
    return name is not None and all(t.is_word and t.low not in GRAMMAR for t in following[:name])
