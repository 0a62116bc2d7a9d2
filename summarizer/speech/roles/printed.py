"""What an article prints beside a name, and which of it is to be shown with the person."""

from collections.abc import Sequence

from summarizer.speech.lexicon.callings import GENDERED_ROLES, is_plural_role
from summarizer.speech.lexicon.grammar import PREPOSITIONS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.titles import PARTISANS, TitledName
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.roles import appositions, forerunners, offices
from summarizer.types import Span


def role_at(tokens: Tokens, mention: Mention, titled: TitledName) -> Span | None:
    """The role printed beside this mention of a name, or None."""
    before = _before(tokens, mention, titled)
    if (
        before is None
        or _is_of_several(tokens, mention, before)
        or _is_rank(tokens, mention, before)
    ):
        return appositions.after(tokens, mention) or before
    return before


def predicate_at(tokens: Tokens, mention: Mention, titled: TitledName) -> Span | None:
    """What a sentence says of somebody: "Ada Obi is a nurse", "…, who heads the union"; or None."""
    office = offices.held(tokens, mention)
    if office is not None:
        return office
    following = tokens[mention.last].low if mention.last < len(tokens) else ""
    if not mention.leads or following not in ("is", ","):
        return None
    named = tokens[mention.first : mention.last]
    full = len(titled.words) > 1 and all(token.low.replace(".", "").isalpha() for token in named)
    return appositions.predicate(tokens, mention) if full else None


def _is_rank(tokens: Tokens, mention: Mention, role: Span) -> bool:
    """Whether it is no more than a rank, which tells less than what may follow the name."""
    first = tokens[mention.first]
    return (role.start, role.end) == (first.start, first.end) and first.low.rstrip(".") in _RANKS


_RANKS = frozenset(
    "col gen maj capt lt sgt cpl adm cmdr brig pvt supt det insp engr cllr colonel general captain "
    "major lieutenant sergeant admiral brigadier marshal corporal constable inspector "
    "superintendent commodore".split()
)


def _is_of_several(tokens: Tokens, mention: Mention, role: Span) -> bool:
    """Whether a title before a name is one of several: "Senators Ada Obi, the leader, and …"."""
    near = tokens[max(0, mention.first - 1) : mention.head]
    last = next((token for token in near if token.end >= role.end), None)
    return last is not None and (is_plural_role(last.low) or last.low.rstrip(".") in _SHORT_PLURALS)


def _before(tokens: Tokens, mention: Mention, titled: TitledName) -> Span | None:
    """The words "Foreign Ministry spokeswoman" before a name, with or without a comma."""
    if titled.title is None:
        return forerunners.apposed(tokens, mention)
    apposed = None if mention.head - mention.first < 1 else forerunners.apposed(tokens, mention)
    if apposed is None or is_plural_role(tokens[mention.first - 1].low):
        return forerunners.with_title(tokens, mention, titled.title)
    if tokens[mention.first - 1].word != ",":  # "the fund's executive Director Ada Obi"
        return Span(start=apposed.start, end=titled.title.end)
    return apposed


def gender_of(role: str) -> str:
    """The gender that a role's words tell: "m", "f" or ""."""
    for word in role.lower().split():
        if word in GENDERED_ROLES:
            return GENDERED_ROLES[word]
    return ""


def is_better(role: str, known: str | None) -> bool:
    """Whether a role is to be shown rather than the one known so far, or than none.

    None is shown of several people ("two aides"), nor what only relates ("rival"); how somebody
    stands to others gives way to what they are.
    """
    words = _main_words(role)
    if is_plural_role(words[-1]) or words[-1].rstrip(".") in _SHORT_PLURALS or words == ["rival"]:
        return False
    return known is None or (_is_slight(_main_words(known)) and not _is_slight(words))


def _main_words(role: str) -> Sequence[str]:
    """The words of a role before "of", "for" or the like, in lower case."""
    words = role.lower().split()
    ends = (place for place, word in enumerate(words) if place and word in PREPOSITIONS)
    return words[: next(ends, len(words))]


def _is_slight(words: Sequence[str]) -> bool:
    """Whether a role says how somebody stands to others, not what they are."""
    return words[-1] in _SLIGHT or words[-1] in _RELATIVES or words[-1] in PARTISANS


_SHORT_PLURALS = frozenset("sens reps govs profs drs".split())
_RELATIVES = frozenset(
    "husband wife brother sister son daughter father mother uncle aunt nephew niece cousin "
    "grandfather grandmother grandson granddaughter stepfather stepmother boyfriend girlfriend "
    "friend twin sibling fiancé fiancée fiance fiancee partner neighbour neighbor colleague boss "
    "mother-in-law father-in-law".split()
)
_SLIGHT = frozenset(
    "billionaire millionaire rival opponent supporter backer ally foe critic counterpart "
    "challenger loyalist winner".split()
)
