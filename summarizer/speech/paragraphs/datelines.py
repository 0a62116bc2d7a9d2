"""Where a paragraph begins after its dateline: "KINDIA, March 3 (NTB) — ", "HALVORA: ", "(NTB)"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import NAME_LINKS
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens, tokenise
from summarizer.types import Block, Sentence

_TOP = 1
_LONGEST = 14
_LONGEST_IN_SMALL_LETTERS = 5
_FURTHEST = 120  # letters in which a dateline ends
_ENDS = re.compile("[—–―):-]")
_DASHES = frozenset("—–-―")
_INSIDE = frozenset(",./()")


def without(
    text: str, blocks: Sequence[Block], sentences: Iterable[Sentence]
) -> tuple[Sentence, ...]:
    """Sentences, each from behind the dateline if it opens its paragraph with one."""
    return tuple(_from_its_news(text, blocks, sentence) for sentence in sentences)


def _from_its_news(text: str, blocks: Sequence[Block], sentence: Sentence) -> Sentence:
    opening = text[sentence.start : sentence.start + _FURTHEST]
    if sentence.start != blocks[sentence.block].start or not _ENDS.search(opening):
        return sentence
    alone = Block(start=sentence.start, end=sentence.end)
    (tokens,) = tokenise(text, (alone,), (sentence,), ())
    begun = past_dateline(tokens, sentence.block)
    return replace(sentence, start=tokens[begun].start) if begun else sentence


def past_dateline(tokens: Tokens, block: int) -> int:
    """The token after the dateline that a paragraph opens with, 0 if there is none.

    A place in capitals before a dash, or a colon near the top, where no talk is printed yet; or any
    place before a dash and a new sentence; or an agency in brackets, with a place or without.
    """
    if not tokens:
        return 0
    if block <= _TOP and (begun := _past_agency(tokens)):
        return begun
    if not tokens[0].is_capitalised:
        return 0
    shouted = tokens[0].word.isupper() and len(tokens[0].word) > 1
    colon = ":" if shouted and block <= _TOP and not is_role(tokens[0].low) else ""
    for index in range(1, min(len(tokens) - 1, _LONGEST)):
        token = tokens[index]
        if token.word in _DASHES or token.word == colon:
            while index < len(tokens) - 1 and tokens[index].word in _DASHES | {":"}:
                index += 1
            short = index <= _LONGEST_IN_SMALL_LETTERS or tokens[1].word in ("(", ",")
            starts = tokens[index].is_capitalised or tokens[index].kind is Kind.QUOTED
            return index if starts and (shouted or short) else 0
        placed = token.is_capitalised or token.low in NAME_LINKS or token.word[:1].isdigit()
        if not placed and token.word not in _INSIDE:
            return 0
    return 0


def _past_agency(tokens: Tokens) -> int:
    """The token after "(NTB)", "New Kindia (NTB)" or "(Interpresa) — ", 0 where it is a name's."""
    opening = next((at for at in range(min(len(tokens), _LONGEST)) if tokens[at].word == "("), None)
    if opening is None or opening + 3 >= len(tokens) or tokens[opening + 2].word != ")":
        return 0
    place, agency = tokens[:opening], tokens[opening + 1]
    if not agency.is_capitalised or not all(_is_of_place(token) for token in place):
        return 0
    begun = opening + 3
    while begun < len(tokens) - 1 and tokens[begun].word in _DASHES:
        begun += 1
    starts = tokens[begun].is_capitalised or tokens[begun].kind is Kind.QUOTED
    if not starts or (begun == opening + 3 and not _is_agency(agency, place)):
        return 0
    return begun


def _is_of_place(token: Token) -> bool:
    return token.is_capitalised or token.low in NAME_LINKS or token.word in _INSIDE


def _is_agency(agency: Token, place: Tokens) -> bool:
    """Whether letters in brackets are not those of the name before: "World Trade Body (WTB)"."""
    initials = iter(token.word[0] for token in place if token.is_capitalised)
    shouted = agency.word.isupper() and len(agency.word) > 1
    return shouted and not all(letter in initials for letter in agency.word)
