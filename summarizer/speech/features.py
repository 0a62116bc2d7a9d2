"""A candidate for a quotation's speaker as a list of named features.

A feature is a name that is there or not; the scorer adds up what each is worth. The names are
readable ("tie adjacent right before"), so that weights can be read, stated by hand, or learned.
They come in groups: what names them and the few plain values they depend on. The same groups turn
up again and again, so that their names need only be spelt, and their worth added up, once.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summarizer.speech.cues import LinkKind
from summarizer.speech.lexicon import AUXILIARIES, CUES, PREPOSITIONS, SAY, noun_class
from summarizer.speech.mentions import Mention, MentionKind
from summarizer.speech.passages import Form, Passage, Quoted
from summarizer.speech.places import Place, place_of
from summarizer.speech.tokens import Kind, Token

Group = tuple[Callable[..., Iterator[str]], tuple[object, ...]]
"""A function that names features, and what it is to be called with; hashable."""


@dataclass(frozen=True, slots=True)
class Previous:
    """Who was found to speak the quotation before this one."""

    mention: Mention
    block: int
    sentence: int
    form: Form


def names(groups: Iterable[Group]) -> Iterator[str]:
    """The names of all features of some groups."""
    for name, values in groups:
        yield from name(*values)


def of_mention(
    passage: Passage, quoted: Quoted, number: int, previous: Previous | None
) -> list[Group]:
    """The features of a mention in the quotation's own paragraph."""
    mention = passage.mentions[number]
    side = _side(quoted, mention)
    between = len(_between(passage, number, quoted.index))
    before = _word(passage, mention.first - 1, mention.sentence)
    after = _word(passage, mention.last, mention.sentence)
    groups: list[Group] = [
        (_position, _position_of(passage, quoted, mention, side, between)),
        (_looks, _looks_of(mention, side, quoted.form)),
        (_around, (before, after, side)),
    ]
    if mention.sentence == quoted.sentence:
        groups += _cues_of(passage, quoted, number)
    groups += _ties_of(passage, quoted, number, between)
    if previous is not None and previous.block == passage.block:
        groups.append((_same, _same_of(quoted, mention, previous)))
    else:
        groups.append((_first, (side, quoted.form)))
    return groups


_Values = tuple[object, ...]


def _side(quoted: Quoted, mention: Mention) -> str:
    distance = max(-3, min(2, mention.sentence - quoted.sentence))
    return _BEFORE_BY[distance] if mention.head < quoted.index else _AFTER_BY[distance]


_BEFORE_BY = {distance: f"before{distance} " for distance in range(-3, 3)}
_AFTER_BY = {distance: f"after{distance} " for distance in range(-3, 3)}


def _bucket(count: int) -> int:
    """A distance in words, coarsely."""
    return bisect_left(_BUCKETS, count)


_BUCKETS = (0, 1, 3, 8, 15)


def _position_of(
    passage: Passage, quoted: Quoted, mention: Mention, side: str, between: int
) -> _Values:
    here = quoted.index
    passed = min(2, passage.quoted_between(mention.head, here))
    gap = here - mention.last if mention.head < here else mention.first - here - 1
    return side, quoted.form, min(3, between), passed, _bucket(gap), mention.leads


def _position(
    side: str, form: Form, between: int, passed: int, gap: int, leads: bool
) -> Iterator[str]:
    yield f"at {side}{form}"
    yield f"mentions between {side}{between}"
    yield f"quotations between {side}{passed}"
    yield f"words between {side}{form} {gap}"
    yield f"leads {side}{form} {leads}"


def _between(passage: Passage, number: int, token: int) -> range:
    """The numbers of the mentions between one of them and a token, at most four."""
    heads = passage.heads
    if heads[number] < token:
        stop, most = number + 1, min(len(heads), number + 5)
        while stop < most and heads[stop] < token:
            stop += 1
        return range(number + 1, stop)
    start, least = number, max(0, number - 4)
    while start > least and heads[start - 1] > token:
        start -= 1
    return range(start, number)


def _looks_of(mention: Mention, side: str, form: Form) -> _Values:
    words = min(3, mention.last - mention.first)
    low = ""
    if mention.kind is not MentionKind.NAME:
        low = mention.low if mention.kind is MentionKind.PRONOUN else noun_class(mention.low)
    return mention.kind, low, words, mention.possessive, side, form


def _looks(
    kind: MentionKind, low: str, words: int, possessive: bool, side: str, form: Form
) -> Iterator[str]:
    yield f"is {kind} {side}"
    if possessive:
        yield "possessive"
        yield f"possessive {side}{form}"
    if kind is not MentionKind.NAME:
        yield f"{kind} {low}"
        yield f"{kind} {low} {side}"
    if kind is not MentionKind.PRONOUN:
        yield f"{kind} of {words} words"


def _around(before: str, after: str, side: str) -> Iterator[str]:
    yield f"after word {before}"
    yield f"after word {before} {side}"
    yield f"before word {after}"
    yield f"before word {after} {side}"


_TELLING = frozenset("said told the and who is was has".split())


def _word(passage: Passage, index: int, sentence: int) -> str:
    """A neighbouring word if it is one of grammar, else its class."""
    if not 0 <= index < len(passage.tokens):
        return "end"
    token = passage.tokens[index]
    if token.sentence != sentence:
        return "end"
    if token.kind is Kind.QUOTED:
        return "quotation"
    if token.kind is Kind.MARK or token.low in PREPOSITIONS or token.low in _TELLING:
        return token.low
    return "cue" if token.low in CUES else "word"


def _cues_of(passage: Passage, quoted: Quoted, number: int) -> Iterator[Group]:
    """How the mention lies to the verbs of speech that are nearest to the quotation."""
    mention = passage.mentions[number]
    before, after = passage.cue_before(quoted.index), passage.cue_after(quoted.index)
    ahead = mention.head < quoted.index
    if before is None:
        yield _no_cue, (mention.leads, ahead, after is not None)
    elif mention.head < before:
        yield _before_cue, _before_cue_of(passage, quoted, number, before)
    else:
        yield _past_cue, (passage.tokens[before].low, mention.kind)
    if after is not None and not ahead:
        between = min(2, len(_between(passage, number, after)))
        yield _cue_after, (between, mention.head < after, _edge(quoted.after))


def _no_cue(leads: bool, ahead: bool, after: bool) -> Iterator[str]:
    yield f"no cue before {leads} {ahead} {after}"


def _past_cue(word: str, kind: MentionKind) -> Iterator[str]:
    yield "past the cue"
    yield f"past the cue {word}"
    yield f"past the cue as {kind}"


def _cue_after(between: int, ahead: bool, following: str) -> Iterator[str]:
    yield f"cue after {between} {ahead} {following}"


def _before_cue_of(passage: Passage, quoted: Quoted, number: int, cue: int) -> _Values:
    mention, tokens = passage.mentions[number], passage.tokens
    lead = tokens[cue - 1]
    leading = lead.low if lead.low in AUXILIARIES or lead.low in _LEADING else "word"
    if lead.kind is not Kind.WORD:
        leading = lead.word
    direct = quoted.index - cue <= 4 and all(
        t.kind is Kind.MARK or t.low == "that" for t in tokens[cue + 1 : quoted.index]
    )
    between = min(3, len(_between(passage, number, cue)))
    over = min(1, passage.quoted_between(mention.head, cue))
    return between, tokens[cue].low, leading, direct, mention.leads, over


def _before_cue(
    between: int, word: str, leading: str, direct: bool, leads: bool, over: int
) -> Iterator[str]:
    ending = "ing" if word.endswith("ing") else "said" if word in SAY else "cue"
    yield f"cue before {between} {ending}"
    yield f"cue before {between} {leading} {direct}"
    yield f"cue before leads {leads} {ending} {leading}"
    yield f"cue before over {over} {between} {ending}"
    yield f"cue before {word} {min(2, between)}"


_LEADING = frozenset("and to that who by of as".split())


def _ties_of(passage: Passage, quoted: Quoted, number: int, between: int) -> Iterator[Group]:
    mention, ties = passage.mentions[number], passage.links[number]
    if not ties:
        yield _no_tie, (quoted.form,)
        return
    placed = [(tie, place_of(passage, quoted, mention, tie)) for tie in ties]
    for tie, place in placed:
        edge = ""
        if place in _BEFORE:
            edge = _edge(quoted.before)
        elif place is Place.RIGHT_AFTER:
            edge = f"{quoted.last} then {_edge(quoted.after)}"
        word = passage.tokens[tie.cue].low
        yield _tie, (tie.kind, place, word, quoted.form, min(2, between), mention.kind, edge)
    best, place = min(placed, key=lambda one: (_KIND_ORDER[one[0].kind], _PLACE_ORDER[one[1]]))
    yield _best_tie, (best.kind, place)


def _no_tie(form: Form) -> Iterator[str]:
    yield "no tie"
    yield f"no tie {form}"


def _tie(
    kind: LinkKind, place: Place, word: str, form: Form, between: int, by: MentionKind, edge: str
) -> Iterator[str]:
    yield f"tie {kind}"
    yield f"tie {kind} {place}"
    yield f"tie {kind} {place} {form}"
    yield f"tie {kind} {place} {word if word in SAY else 'cue'}"
    yield f"tie {kind} {place} {between} {by}"
    yield f"verb {word}"
    yield f"verb {word} {place}"
    yield f"place {place} {form}"
    if edge:
        yield f"tie {kind} {place} beside {edge}"


def _best_tie(kind: LinkKind, place: Place) -> Iterator[str]:
    yield f"best {kind} {place}"


_KIND_ORDER = {kind: order for order, kind in enumerate(LinkKind)}
_PLACE_ORDER = {place: order for order, place in enumerate(Place)}
_BEFORE = (Place.RIGHT_BEFORE, Place.BEFORE, Place.BEFORE_PAST_CUE)


def _edge(token: Token | None) -> str:
    """What stands beside a quotation, as far as grammar goes."""
    if token is None:
        return "end"
    if token.kind is Kind.QUOTED:
        return "quotation"
    if token.kind is Kind.MARK or token.low in PREPOSITIONS or token.low in AUXILIARIES:
        return token.low
    return token.low if token.low in CUES or token.low in _ARTICLES else "word"


_ARTICLES = frozenset("the a an his her their its and or so-called".split())


def _first(side: str, form: Form) -> Iterator[str]:
    yield f"first in paragraph {side}{form}"


def _same_of(quoted: Quoted, mention: Mention, previous: Previous) -> _Values:
    same = mention.start == previous.mention.start
    apart = min(2, quoted.sentence - previous.sentence)
    return same, quoted.form, quoted.after is None, apart


def _same(same: bool, form: Form, last: bool, apart: int) -> Iterator[str]:
    yield f"same as before {same}"
    yield f"same as before {same} {form} {'end' if last else 'more'} {apart}"


def of_carry(passage: Passage, quoted: Quoted, previous: Previous) -> list[Group]:
    """The features of taking the speaker over from the quotation of a paragraph before."""
    gap = min(3, passage.block - previous.block)
    reporting = "reported" if passage.reporting else "bare"
    return [(_carry, (quoted.form, gap, reporting, quoted.index == 0, previous.form))]


def _carry(form: Form, gap: int, reporting: str, opening: bool, before: Form) -> Iterator[str]:
    yield "carry"
    yield f"carry {form}"
    yield f"carry {gap} {reporting} {form}"
    yield f"carry {opening} {form} {reporting}"
    yield f"carry from {before} {opening}"


def of_lead_in(mention: Mention, tied: bool, nearest: bool, quoted: Quoted) -> list[Group]:
    """The features of a mention in the last sentence of a paragraph that leads to a quotation."""
    return [(_lead_in, (mention.leads, mention.kind, tied, nearest, quoted.form))]


def _lead_in(
    leads: bool, kind: MentionKind, tied: bool, nearest: bool, form: Form
) -> Iterator[str]:
    yield "lead-in"
    yield f"lead-in tied {tied} leads {leads}"
    yield f"lead-in nearest {nearest} {tied}"
    yield f"lead-in {kind} {tied}"
    yield f"lead-in {form}"


def of_nobody(
    passage: Passage, quoted: Quoted, previous: Previous | None, *, local: bool
) -> list[Group]:
    """The features of the quotation being nobody's: a title, a scare quote, a word as a word."""
    cue = passage.cue_before(quoted.index) is not None or (
        passage.cue_after(quoted.index) is not None
    )
    said = quoted.sentence in passage.reporting
    length, title = _bucket(quoted.words), int(quoted.capitals * 3)
    carried = previous is not None and previous.block == passage.block
    before, after = _edge(quoted.before), _edge(quoted.after)
    possessive = quoted.before is not None and quoted.before.is_possessive
    return [
        (_nobody_here, (quoted.form, said, cue, local, carried)),
        (_nobody_of, (quoted.form, length, title, quoted.lower, said, cue)),
        (_nobody_beside, (before, after, title, possessive, quoted.form, quoted.last)),
        (_nobody_closed, (quoted.stretch.closed,)),
    ]


def _nobody_here(form: Form, said: bool, cue: bool, local: bool, carried: bool) -> Iterator[str]:
    yield "nobody"
    yield f"nobody {form}"
    yield f"nobody {form} {said} {cue}"
    yield f"nobody local {local}"
    yield f"nobody carried {carried} {form}"


def _nobody_of(
    form: Form, length: int, title: int, lower: bool, said: bool, cue: bool
) -> Iterator[str]:
    yield f"nobody {form} of {length}"
    yield f"nobody {form} title {title}"
    yield f"nobody title {title} of {length} {said}"
    yield f"nobody lower {lower} of {length} {said} {cue}"


def _nobody_beside(
    before: str, after: str, title: int, possessive: bool, form: Form, last: str
) -> Iterator[str]:
    yield f"nobody after {before}"
    yield f"nobody before {after}"
    yield f"nobody title {title} after {before}"
    yield f"nobody possessive {possessive} title {title}"
    yield f"nobody {form} {last} {after in ('end', ',', '.', '—', '–')}"


def _nobody_closed(closed: bool) -> Iterator[str]:
    yield f"nobody closed {closed}"
