"""Who speaks in other languages: a name beside a verb of speech beside the quotation, or nobody.

No grammar is known of them, only their commonest verbs of speech; so a speaker is named where such
a verb joins a name to a quotation with nothing in between but a title, and is unclear elsewhere.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from summarizer.types import Block, BlockKind, Quote, QuoteKind, Span

_WORD = re.compile(r"(?:M|Mme|Mr|Dr|Sr|Sra|Hr|Prof)\.|[\w’'-]+|[^\w\s]")
_REACH = 110
_LONGEST_TITLE = 4
_LONGEST_NAME = 5
_MOST_BETWEEN = 3
_MOST_REMEMBERED = 64  # names; each holds on to its text


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VERBS = {
    "fr": _words(
        "dit déclare déclaré déclarait affirme affirmé explique expliqué ajoute ajouté indique "
        "indiqué précise précisé estime estimé souligne souligné assure assuré raconte raconté "
        "confie confié répond répondu lance lancé annonce annoncé rappelle rappelé regrette "
        "regretté déplore déploré insiste insisté poursuit poursuivi conclut prévient prévenu "
        "écrit martèle martelé"
    ),
    "de": _words(
        "sagte sagt erklärte erklärt betonte betont meinte meint ergänzte berichtete schrieb "
        "schreibt kritisierte forderte warnte warnt versicherte äußerte so teilte"
    ),
    "es": _words(
        "dijo dice dicho afirmó afirma afirmado aseguró asegura asegurado explicó explica "
        "explicado señaló señala señalado declaró declarado añadió añade agregó agrega indicó "
        "indica sostuvo comentó manifestó expresó advirtió subrayó destacó apuntó reconoció "
        "insistió anunció escribió respondió contó cuenta relató lamentó"
    ),
    "pt": _words(
        "disse diz afirmou declarou explicou acrescentou contou ressaltou destacou informou "
        "completou avaliou escreveu alertou criticou defendeu comentou sublinhou garantiu "
        "lembrou"
    ),
    "it": _words(
        "detto dichiarato dichiara dichiarò spiega spiegato afferma affermato aggiunge aggiunto "
        "sottolinea sottolineato scrive scritto racconta raccontato commenta commentato replica "
        "conclude osserva ribadisce annuncia annunciato"
    ),
    "nl": _words(
        "zei zegt aldus verklaarde verklaart vertelde vertelt stelt stelde schrijft schreef "
        "benadrukt meldt reageert"
    ),
    "sv": _words(
        "säger sade sa berättar berättade skriver skrev förklarar menar tillägger uppger hävdar "
        "konstaterar"
    ),
    "no": _words(
        "sier sagde siger forteller fortalte fortæller mener forklarer understreker opplyser "
        "tilføyer tilføjer udtaler understreger"
    ),
    "pl": _words(
        "powiedział powiedziała mówi dodał dodała stwierdził stwierdziła podkreślił podkreśliła "
        "oświadczył oświadczyła poinformował poinformowała napisał napisała zaznaczył "
        "zaznaczyła"
    ),
    "ru": _words(
        "сказал сказала заявил заявила отметил отметила добавил добавила подчеркнул подчеркнула "
        "сообщил сообщила рассказал рассказала пояснил пояснила написал написала говорит"
    ),
}
"""The commonest verbs of speech by language; Danish has those of Norwegian."""
_ANY: frozenset[str] = frozenset[str]().union(*_VERBS.values())
_ARTICLES = frozenset(
    "le la les l un une der die das den dem ein eine el los las una o os as um uma il lo gli i "
    "de het een".split()
)
_LINKS = frozenset(
    "de da do dos das del della van von der den la le al el bin ibn di y e ter".split()
)
_BARRIERS = frozenset(
    "à au aux chez sur dans pour par bei im am zu mit auf über gegenüber al en con por para em "
    "na no ao con su per tegen in op met aan till i på til med w na z для в на о с".split()
)
_DASHES = "–—"
_DASH = re.compile(rf"[{_DASHES}]\s*(?=[^\W\d_])")
_MARKS = frozenset('«»"“”„「')
_SETTING_OFF = frozenset((",", "–", "—", "?", "!"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A speaker's name where the text prints it beside a quotation, and the title before it."""

    name: Span
    title: Span | None


_Words = list[tuple[int, int, str]]
"""Start, end and the word itself."""


def verbs(language: str | None) -> frozenset[str]:
    """The verbs of speech of a language; of all of them where it is none that is known."""
    return _VERBS.get(language or "", _ANY)


def quote(text: str, block: Block, span: Span, kind: QuoteKind, verbs: frozenset[str]) -> Quote:
    """A quotation with its speaker, if a verb of speech joins a name to it."""
    named = speaker(text, block, span, verbs)
    if named is None:
        return Quote(start=span.start, end=span.end, kind=kind)
    return Quote(
        start=span.start,
        end=span.end,
        kind=kind,
        speaker=fullest(text, named.name.of(text)),
        role=named.title.of(text) if named.title else None,
        mention_start=named.name.start,
        mention_end=named.name.end,
    )


def speaker(text: str, block: Block, quotation: Span, verbs: frozenset[str]) -> Named | None:
    """Who is named to speak a quotation, right after it or right before it."""
    after = _tokens(text, quotation.end, min(block.end, quotation.end + _REACH))
    after = list(takewhile(lambda word: word[2] not in ".!?", _without_marks(after)))
    if after and after[0][2].lower() in verbs:
        return _name_from(after, 1)
    if len(after) > 1 and after[1][2].lower() in verbs:  # the auxiliary: a déclaré, hat gesagt
        return _name_from(after, 2)
    before = _tokens(text, max(block.start, quotation.start - _REACH), quotation.start)
    return _name_before(_last_sentence(before), verbs)


def _tokens(text: str, start: int, end: int) -> _Words:
    return [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]


def _without_marks(words: _Words) -> _Words:
    first = next((n for n, (_, _, word) in enumerate(words) if word[0].isalnum()), len(words))
    opening = [word for _, _, word in words[:first] if word not in "«»\"”“’‘„‚'"]
    return words[first:] if all(mark in f",{_DASHES}-" for mark in opening) else []


def _last_sentence(words: _Words) -> _Words:
    last = max((n for n, (_, _, word) in enumerate(words) if word in ".!?…"), default=-1)
    return [word for word in words[last + 1 :] if word[2] not in "«»\"”“’‘„‚'"]


def _name_from(words: _Words, first: int) -> Named | None:
    """The name that follows a verb, after its title if it has one."""
    for place in range(first, min(len(words), first + _LONGEST_TITLE + 1)):
        word = words[place][2]
        if _is_name(word):
            return _named(words, first, place)
        if not word[0].isalpha() or word.lower() in _BARRIERS or _is_dative(words, place):
            return None
    return None


def _is_dative(words: _Words, place: int) -> bool:
    """Whether "a" is the preposition of Spanish and Italian, not Portuguese's article."""
    if words[place][2] != "a" or place + 1 == len(words):
        return False
    following = words[place + 1][2]
    return _is_name(following) or following in _ARTICLES


def _named(words: _Words, first: int, place: int) -> Named:
    last = _end_of_name(words, place)
    while first < place and (
        words[first][2].lower() in _ARTICLES | {"a"} or words[first][2].endswith(".")
    ):
        first += 1
    title = Span(start=words[first][0], end=words[place - 1][1]) if first < place else None
    if title is None and last - place > 2 and _is_german_title(words[place][2]):
        title = Span(start=words[place][0], end=words[place][1])
        place += 1
    return Named(name=Span(start=words[place][0], end=words[last - 1][1]), title=title)


def _is_german_title(word: str) -> bool:
    """Whether a word with a capital, as German gives all nouns, is a title: "Ministerin"."""
    return word.lower().endswith(("in", "er", "chef", "präsident", "mann", "frau", "kanzler"))


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word[-1] != "." and word.lower() not in _ARTICLES


def _end_of_name(words: _Words, first: int) -> int:
    last = first + 1
    while last < min(len(words), first + _LONGEST_NAME):
        if _is_name(words[last][2]):
            last += 1
        elif words[last][2] in _LINKS and last + 1 < len(words) and _is_name(words[last + 1][2]):
            last += 2
        else:
            break
    return last


def _name_before(words: _Words, verbs: frozenset[str]) -> Named | None:
    """The name before a verb that leads to a quotation: "Anna Vogelsang sagte:"."""
    while words and not words[-1][2][0].isalnum():
        words = words[:-1]
    last = max((n for n, (_, _, word) in enumerate(words) if word.lower() in verbs), default=None)
    if last is None or len(words) - 1 - last > _MOST_BETWEEN:
        return None
    return _last_name(words[:last])


def _last_name(words: _Words) -> Named | None:
    """The name that ends right before a verb, or before an apposition between commas."""
    last = len(words)
    while last and not _is_name(words[last - 1][2]):
        if len(words) - last >= _MOST_BETWEEN or words[last - 1][2] in ",;:":
            return None
        last -= 1
    first = last
    while first and (_is_name(words[first - 1][2]) or words[first - 1][2] in _LINKS - _ARTICLES):
        first -= 1
    if first == last:
        return None
    start = max(0, first - _LONGEST_TITLE)
    spoken = [n for n in range(start, first) if not words[n][2][0].isalpha()]
    return _named(words[:last], max([start, *(n + 1 for n in spoken)]), first)


@lru_cache(maxsize=_MOST_REMEMBERED)
def fullest(text: str, name: str) -> str:
    """The longest name the text prints that ends as a single name does.

    What was found is remembered, since a text mostly quotes the same few people again and again.
    """
    if " " in name:
        return name
    pattern = rf"\b(?:[\w’'-]+ ){{1,3}}{re.escape(name)}\b"
    longer = Counter(_from_first_capital(match[0]) for match in re.finditer(pattern, text))
    return max([name, *longer], key=lambda one: (" " in one, longer[one], len(one)))


def _from_first_capital(name: str) -> str:
    """The end of a run of words that all start with a capital."""
    words = name.split(" ")
    small = max((n for n, word in enumerate(words) if not _is_name(word)), default=-1)
    return " ".join(words[small + 1 :])


def said_after_a_dash(text: str, block: Block, verbs: frozenset[str]) -> Span | None:
    """What a paragraph that opens with a dash has said, where "…, säger Anna Lind" follows it."""
    opening = _DASH.match(text, block.start, block.end)
    if opening is None or block.kind is not BlockKind.PARAGRAPH:
        return None
    if not _MARKS.isdisjoint(text[block.start : block.end]):
        return None
    words = _tokens(text, opening.end(), block.end)
    for before, mark, *following in zip(words, words[1:], words[2:], words[3:], strict=False):
        if mark[2] in _SETTING_OFF and any(word[2].lower() in verbs for word in following):
            return Span(start=opening.end(), end=before[1])
    return None
