"""Where a paragraph names somebody: by name, by pronoun, or by a phrase such as "two aides"."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.speech.lexicon.bodies import BODIES, OUTLET_NOUNS
from summarizer.speech.lexicon.callings import is_role, noun_class
from summarizer.speech.lexicon.grammar import GRAMMAR, PERSON_PRONOUNS
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.paragraphs import names
from summarizer.speech.paragraphs.datelines import past_dateline
from summarizer.speech.paragraphs.phrases import MentionKind, Phrase, phrases
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens

_LONGEST_MENTION = 12
_LONGEST_ROLE = 5


@dataclass(slots=True)
class Mention:
    """The shortest phrase that names somebody at one place.

    It is made of the tokens `first` to `last` (exclusive) of block `block`; `head` is its main
    word's token and `low` that word in lower case. `leads` is whether no other mention comes before
    it in its sentence. An `inner` one is part of the phrase before it, as the place is in "the
    rescue service of Halvora".
    """

    start: int
    end: int
    kind: MentionKind
    block: int
    first: int
    last: int
    head: int
    low: str
    sentence: int
    leads: bool
    possessive: bool
    inner: bool

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def is_any_noun(mention: Mention) -> bool:
    """Whether it is a noun for neither people nor papers, which only a plain "said" makes speak."""
    return mention.kind is MentionKind.NOUN and noun_class(mention.low) == "other"


def mentions(
    tokens: Tokens, block: int, ordinary: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """All mentions of a paragraph in order; words inside quotations are not looked at.

    `ordinary` are the words that are no name where they open a sentence.
    """
    found: list[Mention] = []
    before: list[Mention] = []
    """Those so far that are part of no other, the last two."""
    lowered, begun = _lowered(tokens, ordinary), past_dateline(tokens, block)
    for kind, first, last, head, inner in _with_complements(lowered, list(phrases(lowered))):
        if head < begun:
            continue
        while before and first <= before[-1].first and not inner and _only_describes(tokens[head]):
            before[-1].inner, before[-1].leads = True, False
            before.pop()  # "Halvora's prime minister"
        outer, sentence = before[-1] if before else None, tokens[head].sentence
        opens = (
            outer is None
            or sentence != outer.sentence
            or _is_apposed(tokens, outer, kind, first, last)
        )
        leads, possessive = opens and not inner, tokens[last - 1].is_possessive
        start, end, low = tokens[first].start, _end_of(tokens[last - 1]), tokens[head].low
        mention = Mention(
            start, end, kind, block, first, last, head, low, sentence, leads, possessive, inner
        )
        found.append(mention)
        if not inner:
            before.append(mention)
    return tuple(found)


def _only_describes(head: Token) -> bool:
    """Whether a name in the phrase of a noun is never the speaker: "Halvora's prime minister".

    "Obi's suggestion" is Obi's own, and "the news agency Halpress" is spoken to.
    """
    kind = noun_class(head.low)
    return kind in ("person", "people") or (kind == "group" and head.low not in OUTLET_NOUNS)


def _is_apposed(tokens: Tokens, before: Mention, kind: MentionKind, first: int, last: int) -> bool:
    """Whether a phrase goes on from a leading one: "His lawyer, Ada Obi", "Obi's lawyer"."""
    if before.leads and before.possessive and first in (before.first, before.last):
        return True
    closed = last < len(tokens) and tokens[last].word == ","
    named = kind is MentionKind.NAME and last - first > 1 and closed
    return (
        before.leads
        and before.kind is MentionKind.NOUN
        and (named or is_role(before.low))
        and before.last < first <= before.last + _LONGEST_ROLE
        and tokens[before.last].word == ","
        and all(t.is_word and t.low not in GRAMMAR for t in tokens[before.last + 1 : first])
    )


def _lowered(tokens: Tokens, ordinary: frozenset[str]) -> Tokens:
    """The tokens with a small letter on ordinary words that open a sentence."""
    sentence, lowered = -1, list(tokens)
    for index, token in enumerate(tokens):
        if token.sentence != sentence:
            sentence = token.sentence
            ordinarily = token.is_capitalised and token.low in ordinary
            if ordinarily and not names.opens_title(tokens, index):
                lowered[index] = _small(token)
    return lowered


def _small(token: Token) -> Token:
    return Token(
        token.start,
        token.end,
        token.kind,
        token.low,
        token.low,
        token.sentence,
        token.is_word,
        is_capitalised=False,
        is_possessive=False,
        stretch=token.stretch,
    )


def _end_of(token: Token) -> int:
    """Where a name ends without its possessive "'s"."""
    if not token.is_possessive:
        return token.end
    return token.end - (1 if token.word[-1] in "'’" else 2)


def _with_complements(
    tokens: Tokens, plain: Sequence[Phrase]
) -> list[tuple[MentionKind, int, int, int, bool]]:
    """The phrases, each with what follows it after "of"; and whether it follows one so itself."""
    found: list[tuple[MentionKind, int, int, int, bool]] = []
    after: Phrase | None = None
    for phrase in reversed(plain):
        kind, first, last, head = phrase
        joined = _joined_by(tokens, kind, head, last)
        if joined and (
            _takes_complement(tokens, kind, head, joined - 1) or _is_see(tokens, kind, head, after)
        ):
            end = _end_of_complement(tokens, joined, after)
            if _titles_a_name(tokens, kind, head, end):
                continue
            if joined < end <= first + _LONGEST_MENTION:
                last = end
                if after is not None and after[1] < end:
                    found[-1] = (*found[-1][:4], True)
        after = kind, first, last, head
        found.append((kind, first, last, head, False))
    return found[::-1]


def _joined_by(tokens: Tokens, kind: MentionKind, head: int, last: int) -> int:
    """Where what follows a phrase after "of" begins, or "to" after an aide; 0 if nothing does."""
    following = [token.low for token in tokens[last : last + 2]]
    if following[:1] == ["of"]:
        return 0 if tokens[head].low == "words" else last + 1  # "in the words of Ada Obi"
    if kind is not MentionKind.NOUN:
        serves = (
            following[:1] == ["for"] and len(following) > 1 and tokens[head].low in _SERVING_BODIES
        )
        return last + 1 if serves and _names_a_field(tokens, last + 1) else 0
    if following[:1] == ["to"] and tokens[head].low in _SERVING:
        return last + 1
    return last + 2 if following in _KNOWING and tokens[head].low in _INFORMED else 0


def _names_a_field(tokens: Tokens, index: int) -> bool:
    """Whether what a body is for is part of its name: "Centers for Disease Control"."""
    index += tokens[index].low == "the"
    return index < len(tokens) and tokens[index].is_capitalised


_SERVING_BODIES = frozenset(
    "center centre centers centres institute foundation committee council agency campaign office "
    "society association fund organization organisation union ministry department bank commission "
    "bureau league alliance coalition federation network movement party".split()
)
_SERVING = frozenset("aide aides adviser advisers advisor advisors assistant envoy".split())
_INFORMED = frozenset("source sources person people official officials aide aides".split())
_KNOWING = (["close", "to"], ["familiar", "with"])


def _titles_a_name(tokens: Tokens, kind: MentionKind, head: int, end: int) -> bool:
    """Whether a phrase is only the title of whoever is named next: "her chief of staff Ada Obi"."""
    following = tokens[end : end + 1]
    if kind is not MentionKind.NOUN or not is_role(tokens[head].low) or not following:
        return False
    return (
        tokens[end - 1].word.islower()
        and following[0].sentence == tokens[head].sentence
        and following[0].is_capitalised
        and names.is_name(tokens, end)
    )


def _takes_complement(tokens: Tokens, kind: MentionKind, head: int, last: int) -> bool:
    """Whether a phrase goes on after "of": all for a role or group, and the names of bodies."""
    if last + 1 >= len(tokens):
        return False
    if tokens[last + 1].sentence != tokens[head].sentence:
        return False
    named = kind is MentionKind.NAME and tokens[head].low in _NAMED_OF
    return kind is MentionKind.NOUN or named


_NAMED_OF = BODIES | frozenset("review journal bulletin magazine chronicle".split())


def _is_see(tokens: Tokens, kind: MentionKind, head: int, after: Phrase | None) -> bool:
    """Whether a name is a title with its place: "the Archbishop of Halvora"."""
    return (
        kind is MentionKind.NAME
        and is_role(tokens[head].low)
        and after is not None
        and after[0] is MentionKind.NAME
        and (after[1], after[2]) == (head + 2, head + 3)
        and tokens[head + 1].low == "of"
    )


def _end_of_complement(tokens: Tokens, start: int, after: Phrase | None) -> int:
    """Where the phrase or the plain words ("fishermen") that begin at a token end."""
    if after is not None and after[0] is not MentionKind.PRONOUN:
        opening = start + (tokens[start].low == "the")
        if after[1] in (start, opening):
            return _past_owned(tokens, after[2])
    end = start + (tokens[start].low in _FEW)
    while end < len(tokens) and tokens[end].word[:1].islower() and tokens[end].low not in GRAMMAR:
        end += 1
    return end


def _past_owned(tokens: Tokens, end: int) -> int:
    """Where a complement ends, with whatever is whose it names: "Halvora's Basque party"."""
    if not tokens[end - 1].is_possessive:
        return end
    while end < len(tokens) and tokens[end].is_word and tokens[end].low not in GRAMMAR:
        end += 1
    return end


_FEW = frozenset("two three four five six seven".split())


def is_reporting(tokens: Tokens, index: int) -> bool:
    """Whether a pronoun says who said what stands before it: "The town was waiting, he said".

    Whoever is named in the words before is then talked about, and seldom the one who talks.
    """
    if tokens[index].low not in PERSON_PRONOUNS or not 0 < index < len(tokens) - 1:
        return False
    follows = tokens[index - 1].word == "," or tokens[index - 1].kind is Kind.QUOTED
    return follows and tokens[index + 1].low in SAY


def is_object(tokens: Tokens, index: int) -> bool:
    """Whether a pronoun is what a verb is done to, which is never the one who does it."""
    if tokens[index].low == "him":
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or not following.is_word or following.low in GRAMMAR
    return tokens[index].low == "her" and ends
