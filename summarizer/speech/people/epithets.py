"""Phrases for somebody just named, so as not to say the name again: "the retired goalkeeper"."""

from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import DETERMINERS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.tokens import Tokens

_BARE = 2
_EPITHETS = frozenset(
    "striker winger midfielder defender goalkeeper forward full-back left-back right-back "
    "centre-back fly-half scrum-half quarterback playmaker batsman batter bowler spinner opener "
    "all-rounder left-hander right-hander seamer pitcher sprinter swimmer boxer cyclist jockey "
    "golfer gymnast skater skier rower champion singer songwriter rapper pianist novelist poet "
    "actor actress comedian comic billionaire tycoon magnate laureate pensioner grandmother "
    "grandfather mother-of-two mother-of-three father-of-two father-of-three youngster teenager "
    "veteran".split()
)
"""What a report calls a person it has just named, so as not to say the name again."""
_VARYING = frozenset(
    "retired billionaire millionaire embattled disgraced outspoken independent veteran "
    "self-described self-styled self-made one-time onetime longtime "
    "bespectacled soft-spoken".split()
)
"""Words that seldom describe anybody but a person who has been told of before."""


def is_epithet(mention: Mention, phrase: str) -> bool:
    """Whether a phrase only varies a name just told: "the 34-year-old", "the goalkeeper"."""
    between = phrase.split()[1:-1]
    alone = not between or (len(between) < _BARE and between[0][0].isupper())
    return "-year-old" in phrase or (alone and mention.low in _EPITHETS)


def varies_a_name(mention: Mention, words: Tokens) -> bool:
    """Whether the words before a role tell that whoever has it was told of before."""
    return is_role(mention.low) and any(word.low in _VARYING for word in words)


def is_half_of_a_title(tokens: Tokens, noun: Mention, name: Mention) -> bool:
    """Whether a role and a name's title belong together: "Tidewise founder and CEO Ada Obi"."""
    joined = tokens[noun.last].low == "and" and name.first == noun.last + 1 < name.head
    both = is_role(noun.low) and is_role(tokens[name.first].low)
    return joined and both and tokens[noun.first].low not in DETERMINERS


def is_one_of_many(mention: Mention) -> bool:
    """Whether a word is for one of many who hold an office: "the senator" is one told of before."""
    return mention.low in _MEMBERS


_MEMBERS = frozenset(
    "senator congressman congresswoman lawmaker legislator justice councilman councilwoman "
    "assemblyman assemblywoman backbencher mp parliamentarian".split()
)
