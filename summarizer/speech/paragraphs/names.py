"""Which words of a paragraph are names: by their capitals, and by what they are not."""

from summarizer.speech.lexicon.bodies import BODIES, OUTLET_NOUNS, OUTLET_WORDS
from summarizer.speech.lexicon.callings import HONORIFICS, is_role, is_speaker_noun
from summarizer.speech.lexicon.grammar import GRAMMAR, NAME_LINKS, NOT_NAMES, PREPOSITIONS, SUFFIXES
from summarizer.speech.lexicon.reporting import CUES, SAY
from summarizer.speech.paragraphs.tokens import Kind, Tokens

_LONGEST_NAME = 8
_LONGEST_MODIFIER = 4
_MOST_NAME_LINKS = 2


def opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token is the first of its sentence."""
    return index == 0 or tokens[index - 1].sentence != tokens[index].sentence


def is_name(tokens: Tokens, index: int) -> bool:
    """Whether a word is part of a name, by its capital and by what it is not."""
    token = tokens[index]
    if not token.is_capitalised:
        return False
    if token.low in NOT_NAMES and not _is_shouted(tokens, index):
        return _speaks_by_that_name(tokens, index) or _opens_a_name(tokens, index)
    if opens_sentence(tokens, index) and not token.is_possessive:
        ordinary = is_speaker_noun(token.low) or token.low in CUES
        followed = index + 1 < len(tokens) and tokens[index + 1].is_capitalised
        followed = followed or opens_title(tokens, index)
        if followed or _speaks(tokens, index):
            return True
        described = _is_described(tokens, index, token.low.endswith(_ADJECTIVAL_ENDINGS))
        done_to = (
            token.low.endswith("ed")
            and tokens[index + 1 : index + 2]
            and (tokens[index + 1].low in PREPOSITIONS)
        )
        return not (ordinary or described or done_to or token.low.endswith(("ly", "ing")))
    return True


_ADJECTIVAL_ENDINGS = ("al", "ate", "ple", "ous", "ish", "ic", "ive", "ent", "ant", "ial", "ed")


def _speaks(tokens: Tokens, index: int) -> bool:
    """Whether a word is one that "said" makes a name, as in "Kelly said", "Manning told her"."""
    following = tokens[index + 1 : index + 2]
    return bool(following) and following[0].low in SAY and tokens[index].low not in CUES


def _is_described(tokens: Tokens, index: int, adjectival: bool) -> bool:
    """Whether a word only describes the plural after it: "Aid groups", "Federal law officials"."""
    for token in tokens[index + 1 : index + (4 if adjectival else 2)]:
        if not token.is_word or token.is_capitalised or token.low in GRAMMAR:
            return False
        if is_speaker_noun(token.low) and token.low.endswith("s"):
            return True
    return False


def _speaks_by_that_name(tokens: Tokens, index: int) -> bool:
    """Whether a month or a word of grammar is a surname here: "May said", "said Will"."""
    if tokens[index].low not in _ALSO_SURNAMES:
        return False
    before = tokens[index - 1] if not opens_sentence(tokens, index) else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.is_word:
        if before.is_capitalised and before.low not in NOT_NAMES:
            return after is not None and after.low in SAY
        inverted = before.low in SAY and before.low != "according"
        return inverted and (after is None or after.kind is Kind.MARK)
    return after is not None and after.low in SAY


def _opens_a_name(tokens: Tokens, index: int) -> bool:
    """Whether a month or a day opens a name: "Commodore Jun Salonga", "the Sunday Times"."""
    following = tokens[index + 1 : index + 2]
    if not following or not following[0].is_capitalised or following[0].low in NOT_NAMES:
        return False
    low = tokens[index].low
    if low == "oh" and "-" in following[0].word:
        return True  # "Mayor Oh Jin-woo"
    if low in _DAYS:
        return following[0].low in OUTLET_WORDS
    before = tokens[index - 1] if not opens_sentence(tokens, index) else None
    titled = before is None or (before.is_capitalised and before.low not in NOT_NAMES)
    titled = titled or (before is not None and is_role(before.low))
    return low in _ALSO_FIRST_NAMES and (titled or (before is not None and before.low in SAY))


_DAYS = frozenset("sunday monday saturday daily".split())
_ALSO_FIRST_NAMES = frozenset("april may june jun jan august will".split())
_ALSO_SURNAMES = frozenset(
    "will from may march april june jun august jan down back well oh".split()
)


def opens_title(tokens: Tokens, index: int) -> bool:
    """Whether a word begins a title that goes on after "of" to a name: "Secretary of State Obi"."""
    following = tokens[index + 1 : index + 4]
    return (
        len(following) == 3
        and following[0].low == "of"
        and is_role(tokens[index].low)
        and following[1].is_capitalised
        and following[2].is_capitalised
    )


def ends_office(tokens: Tokens, index: int) -> bool:
    """Whether a noun ends an office with "of": "her chief of staff Ada Obi"."""
    return index > 1 and tokens[index - 1].low == "of" and is_role(tokens[index - 2].low)


def _is_shouted(tokens: Tokens, index: int) -> bool:
    """Whether a word goes on a name in capitals, as in "USA Today"."""
    before = tokens[index - 1].word if index else ""
    return len(before) > 2 and before.isupper() and tokens[index].low == "today"


def end_of_name(tokens: Tokens, first: int) -> int:
    """The token after a name that starts at `first`."""
    last = first + 1
    limit = min(len(tokens), first + _LONGEST_NAME)
    while last < limit and (not tokens[last - 1].is_possessive or _owns_a_name(tokens, last)):
        if tokens[last].sentence != tokens[first].sentence:
            break
        if is_name(tokens, last):
            last += 1
        elif (linked := _after_links(tokens, last, limit)) is not None:
            last = linked
        elif opens_title(tokens, last - 1):
            last += 2
        elif _is_aside_after_title(tokens, last):
            last += 3
        elif _joins_by_a_sign(tokens, last):
            last += 2
        elif _ends_a_name(tokens, last) or _is_channel(tokens, last):
            last += 1
        else:
            break
    return last


def _joins_by_a_sign(tokens: Tokens, index: int) -> bool:
    """Whether a sign joins two names of one paper or firm: "the Mail & Guardian"."""
    return tokens[index].word == "&" and index + 1 < len(tokens) and is_name(tokens, index + 1)


def _is_channel(tokens: Tokens, index: int) -> bool:
    """Whether a figure is part of an outlet's name: "Radio 1", "Channel 4"."""
    figure = tokens[index].low.isdigit() and len(tokens[index].low) < _LONGEST_CHANNEL
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if figure and following is not None and following.is_capitalised:
        foreign = tokens[index - 2].low in _FOREIGN_ARTICLES and tokens[index - 2].is_capitalised
        if foreign or following.low in OUTLET_WORDS:
            return True  # "Il Sole 24 Ore", "Antena 3 Noticias"
    figure = figure or (tokens[index].is_capitalised and tokens[index].low in _CHANNELS)
    return figure and tokens[index - 1].low in ("radio", "channel", "canal", "kanal")


_LONGEST_CHANNEL = 4
_FOREIGN_ARTICLES = frozenset("el la le il lo o a".split())
_CHANNELS = frozenset("one two three four five live".split())


def _is_aside_after_title(tokens: Tokens, index: int) -> bool:
    """Whether a word in brackets stands between title and name: "Col. (retd) Ada Obi"."""
    if index + 3 >= len(tokens) or tokens[index].word != "(" or tokens[index + 2].word != ")":
        return False
    title = tokens[index - 1].low.rstrip(".")
    titled = is_role(title) or title in HONORIFICS or tokens[index - 1].word.endswith(".")
    return titled and is_name(tokens, index + 3)


def _ends_a_name(tokens: Tokens, index: int) -> bool:
    """Whether a noun or month goes on a name: "Harbour Rights Watch", "Lee Zhi Jun"."""
    dated = index + 1 < len(tokens) and tokens[index + 1].word.isdigit()
    return tokens[index].is_capitalised and tokens[index].low in _ENDING_NAMES and not dated


_ENDING_NAMES = frozenset("watch week year jun may june april august jan".split())
"""Words that open sentences as verbs or dates, but end the names of bodies, papers and people."""


def _owns_a_name(tokens: Tokens, last: int) -> bool:
    """Whether a possessive is part of a body's name: "the Nurses' Union", "Attorney's Office"."""
    owner = tokens[last - 1]
    owns = owner.word.endswith(("s'", "s’")) or owner.low in _PEOPLES or is_role(owner.low)
    return owns and tokens[last].is_capitalised and tokens[last].low in BODIES


_PEOPLES = frozenset("women men children people".split())


def _after_links(tokens: Tokens, index: int, limit: int) -> int | None:
    """The token after the word that "van der" joins to the name before; None if it joins none."""
    last = index
    while last < min(limit, index + _MOST_NAME_LINKS) and tokens[last].low in NAME_LINKS:
        last += 1
    return last + 1 if index < last < limit and is_name(tokens, last) else None


def head_of_name(tokens: Tokens, first: int, last: int) -> int:
    """The last word of a name, "Jr." and the like apart."""
    head = last - 1
    while head > first and tokens[head].low.rstrip(".") in SUFFIXES:
        head -= 1
    return head


def modifies_a_name(tokens: Tokens, last: int) -> bool:
    """Whether a name that ends at `last` only goes with another ("Bank spokeswoman Ada Obi")."""
    index = last
    while index < min(len(tokens) - 1, last + _LONGEST_MODIFIER) and tokens[index].is_word:
        token, following = tokens[index], tokens[index + 1]
        if not token.word[0].islower() or token.low in GRAMMAR:
            return False
        same = following.sentence == token.sentence
        describes = is_role(token.low) or token.low in OUTLET_NOUNS
        if same and describes and following.is_capitalised and is_name(tokens, index + 1):
            return True
        index += 1
    return False
