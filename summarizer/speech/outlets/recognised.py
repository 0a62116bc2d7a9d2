"""Whether a name is that of a newspaper, an agency, a broadcaster; no list of them is needed."""

import itertools
import re

from summarizer.speech.lexicon.bodies import OUTLET_NOUNS, OUTLET_WORDS
from summarizer.speech.lexicon.callings import is_role
from summarizer.speech.lexicon.grammar import ARTICLES, GRAMMAR
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.tokens import Token, Tokens
from summarizer.speech.people.cast import People

LONGEST_DESCRIPTION = 4
_FOREIGN_ARTICLES = frozenset("al el la le les l het de der die das il lo o a os as".split())
_CAMEL = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]+")
_NO_OUTLETS = frozenset("us uk un eu ec tv dc pm mp".split())
_GENERIC = frozenset("tv radio fm news television".split())
_ARTICLED = frozenset("ap nyt ft wsj pa pti dpa".split())
_LONGEST_AGENCY = 2
_TELLING = OUTLET_WORDS - _GENERIC
_DESCRIBING = OUTLET_NOUNS | {"radio", "television", "tv"}
_OF_NEWS = frozenset("news radio television tv sports wire daily weekly online".split())
_NEWS_MEDIA = OUTLET_NOUNS | frozenset("site portal service programme program show".split())
_LETTERS_AND_DIGITS = re.compile(r"[A-Z]\w*[a-z]\d+|[A-Z]\d|[a-z]\d\d")
_AUDIENCES = frozenset(
    "congress parliament senate assembly court council committee commission commons lords house "
    "knesset duma bundestag diet chamber exchange bank tribunal jury inquiry nations forum summit "
    "conference congregation rally hearing sabha rada majlis jirga sejm storting riksdag folketing "
    "bundesrat cortes dáil senedd".split()
)


def start_of_description(passage: Passage, mention: Mention) -> int:
    """Where "state news agency" begins before the name of an agency, or the name itself."""
    tokens, first = passage.tokens, mention.first
    of_news = is_of_news(tokens, first - 2) and not mention.possessive
    if not first or (tokens[first - 1].low not in OUTLET_NOUNS and not of_news):
        return first
    lowest = max(0, first - LONGEST_DESCRIPTION)
    while first > lowest and tokens[first - 1].is_word and tokens[first - 1].low not in GRAMMAR:
        first -= 1
    return first


def _is_acronym(token: Token) -> bool:
    letters = token.word[: len(token.low)]
    acronym = letters.isupper() and letters.isalpha() and len(letters) > 1
    return acronym and token.low not in _NO_OUTLETS


def looks_like_outlet(passage: Passage, mention: Mention) -> bool:
    """Whether a name is an outlet's by a word in it, by its letters, or by what is said of it."""
    words = passage.tokens[mention.first : mention.last]
    if any(word.low in _AUDIENCES for word in words) or (
        len(words) == 1 and words[0].low in _GENERIC
    ):
        return False
    if any(is_role(word.low) and word.low not in OUTLET_WORDS for word in words[:-1]):
        return False  # "FBI Director Ada Obi"
    if _is_described(passage, mention) or start_of_description(passage, mention) < mention.first:
        return True
    if words[-1].word.isdigit() or any(map(_tells_an_outlet, words)):
        return not _is_office(words)
    if len(words) == 1 and _LETTERS_AND_DIGITS.fullmatch(words[0].word):
        return mention.first == 0 or passage.tokens[mention.first - 1].low != "the"
    lettered = any(map(_is_acronym, words)) and (len(words) == 1 or words[-1].low != "usa")
    return lettered and not _is_institution(passage, mention)


def _is_described(passage: Passage, mention: Mention) -> bool:
    """Whether what follows a name says that it is an outlet's: "Halpress, a news agency"."""
    following = passage.tokens[mention.last : mention.last + 2 + LONGEST_DESCRIPTION]
    if following and _describes(following[0]):
        return True
    if is_of_news(passage.tokens, mention.last):
        return not any(token.is_capitalised for token in following[2:3])  # "Halvoran news site Nyt"
    if len(following) < 2 or following[0].word != "," or following[1].low not in ARTICLES:
        return False
    words = [token.low for token in itertools.takewhile(lambda t: t.is_word, following[2:])]
    return any(
        word in OUTLET_NOUNS and not any(map(is_role, words[place + 1 : place + 2]))
        for place, word in enumerate(words)
    )


def is_of_news(tokens: Tokens, index: int) -> bool:
    """Whether two words from there on call an outlet one: "news site", "radio programme"."""
    if not 0 <= index < len(tokens) - 1 or tokens[index].low not in _OF_NEWS:
        return False
    return tokens[index + 1].low in _NEWS_MEDIA


def _describes(word: Token) -> bool:
    """Whether the word after a name says that it is an outlet's: "Halpress news agency"."""
    return word.low in _DESCRIBING and (word.word.islower() or word.low in _GENERIC)


def _tells_an_outlet(word: Token) -> bool:
    """Whether a word of a name is an outlet's, whole or in part: "Sun", "Post-Gazette"."""
    if word.low in OUTLET_WORDS or _CAMEL.match(word.word):
        return True
    return "-" in word.low and not _TELLING.isdisjoint(word.low.split("-"))


def _is_office(words: Tokens) -> bool:
    """Whether a name is that of an agency of the state, not of the news."""
    telling = [word.low for word in words if word.low in OUTLET_WORDS]
    return telling == ["agency"] and len(words) > _LONGEST_AGENCY


def _is_institution(passage: Passage, mention: Mention) -> bool:
    """Whether letters are no outlet's: those read as a word (NATO) or after "the" (the FBI)."""
    letters = passage.tokens[mention.first].low
    single = mention.last - mention.first == 1
    spoken = single and 3 < len(letters) < 7 and sum(letter in "aeiou" for letter in letters) > 1
    spoken = spoken and not (len(letters) == 4 and letters[0] in "kw")  # a station's call sign
    before = passage.tokens[mention.first - 1].low if mention.first else ""
    broadcasts = letters.endswith("bc") or letters in _ARTICLED
    following = passage.tokens[mention.last : mention.last + 1]
    broadcasts = broadcasts or (bool(following) and following[0].low == "interview")
    return (spoken and before != "on") or (before == "the" and not broadcasts)


def may_be_outlet(passage: Passage, mention: Mention, people: People) -> bool:
    """Whether a name that does not look like an outlet's does not look like anything else's."""
    tokens, person = passage.tokens, people.named_at(mention)
    if person is not None and not (
        _TELLING.isdisjoint(person.words) and OUTLET_WORDS.isdisjoint(person.words[1:])
    ):
        return True
    if person is None or person.titled or person.gender or person.is_body or person.placed:
        return False
    words = [token.low for token in tokens[mention.first : mention.last]]
    if is_role(words[-1]) or words[-1].endswith("ans"):
        return False
    if not _AUDIENCES.isdisjoint(words) or _is_explained(passage, mention):
        return False
    if mention.first and tokens[mention.first - 1].low == "the":
        return True
    foreign = words[0] in _FOREIGN_ARTICLES and tokens[mention.first].is_capitalised
    return foreign or (len(words) == 1 and len(person.words) == 1)


def _is_explained(passage: Passage, mention: Mention) -> bool:
    """Whether it is said what the name stands for: "Halvora, a town of 4,000 people"."""
    following = [token.low for token in passage.tokens[mention.last : mention.last + 2]]
    return len(following) == 2 and following[0] == "," and following[1] in ("a", "an")
