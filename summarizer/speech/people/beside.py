"""Whether two mentions stand beside each other for one person: "her lawyer, Ada Obi"."""

from summarizer.speech.lexicon.callings import GROUPS, is_role
from summarizer.speech.lexicon.grammar import (
    ANY_PRONOUNS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    GRAMMAR,
    PREPOSITIONS,
)
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people.epithets import is_half_of_a_title

_MEANWHILE = frozenset("now then also formerly once currently".split())
_LONGEST_DESCRIPTION = 5
_PREDICATES = CUES | AUXILIARIES


def is_closed_full_name(tokens: Tokens, mention: Mention) -> bool:
    """Whether it is a name of several words before a comma or stop, as in an apposition."""
    following = tokens[mention.last : mention.last + 1]
    full = mention.kind is MentionKind.NAME and mention.last - mention.first > 1
    return full and (not following or following[0].word in (",", "."))


def is_enclosed(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name stands between commas: "The drug's maker, Halmed, said"."""
    beside = tokens[max(0, mention.first - 1)], tokens[min(mention.last, len(tokens) - 1)]
    named = mention.kind is MentionKind.NAME and mention.first > 0
    return named and all(token.word == "," for token in beside)


def are_apposed(tokens: Tokens, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand side by side with nothing but a comma between them.

    In "Speaking to Interpresa, the engineer said" the second is a subject of its own.
    """
    first, second = sorted((one, other), key=lambda mention: mention.start)
    if first.block != second.block or second.first <= first.last:
        return False
    if is_half_of_a_title(tokens, first, second):
        return True
    between = tokens[first.last + 1 : second.first]
    if tokens[first.last].word != "," or len(between) > _LONGEST_DESCRIPTION:
        return False
    if not all(token.low in _MEANWHILE for token in between):
        plain = between[between[0].low in DETERMINERS :]  # "the exiled Halvoran poet"
        if not plain or not all(t.is_word and t.low not in GRAMMAR for t in plain):
            return False
        if not is_role(plain[-1].low) and not is_closed_full_name(tokens, second):
            return False
    after = tokens[second.last].low if second.last < len(tokens) else ""
    return second.kind is MentionKind.NAME or after not in _PREDICATES


def _is_described(tokens: Tokens, last: int) -> bool:
    """Whether a phrase ends on what describes: "a survey of Lumorian" skippers.

    So, too, on a name before what it is of: "a source close to the Kindia" government.
    """
    noun, before = tokens[last], tokens[last - 1]
    if before.is_capitalised and not before.is_possessive and noun.low in GROUPS:
        return noun.sentence == before.sentence and noun.word.islower()
    adjective = before.is_capitalised and before.low.endswith(_ADJECTIVAL)
    plural = noun.word.islower() and noun.low.endswith("s") and noun.low not in GRAMMAR
    return adjective and plural


_ADJECTIVAL = ("ian", "ican", "ean", "ese", "ish", "ic", "al")


def end_with_place(tokens: Tokens, mention: Mention) -> int:
    """Where a phrase ends with where it belongs: "doctors in Kindia", "the old man at the bar"."""
    last = mention.last
    if last < len(tokens) and _is_described(tokens, last):
        return tokens[last].end
    if last >= len(tokens) or tokens[last].low not in _BELONGING:
        return mention.end
    end = last + 1
    while end < len(tokens) and tokens[end].is_word and end - last < _LONGEST_PLACE:
        if tokens[end].low in _PREDICATES | PREPOSITIONS or tokens[end].low in ANY_PRONOUNS:
            break
        end += 1
    closed = end < len(tokens) and (
        not tokens[end].is_word or tokens[end].low in _PREDICATES | PREPOSITIONS
    )
    while tokens[end - 1].low in CONJUNCTIONS | DETERMINERS:
        end -= 1  # "officials in Kindia and" at the harbour
    together = end > last + 1 and tokens[end - 1].sentence == mention.sentence
    return tokens[end - 1].end if closed and together else mention.end


_LONGEST_PLACE = 5
_BELONGING = frozenset("in at for with from".split())
