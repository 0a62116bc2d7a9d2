"""A candidate for a quotation's speaker as a list of named features.

A feature is a name that is there or not; the scorer adds up what each is worth. The names are
readable ("tie adjacent right before"), so that weights can be read, stated by hand, or learned.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.speech.cues import LinkKind
from summarizer.speech.lexicon import AUXILIARIES, CUES, PREPOSITIONS, SAY, noun_class
from summarizer.speech.mentions import Mention, MentionKind
from summarizer.speech.passages import Form, Passage, Quoted
from summarizer.speech.places import Place, place_of
from summarizer.speech.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Previous:
    """Who was found to speak the quotation before this one."""

    mention: Mention
    block: int
    sentence: int
    form: Form


def of_mention(
    passage: Passage, quoted: Quoted, number: int, previous: Previous | None
) -> list[str]:
    """The features of a mention in the quotation's own paragraph."""
    mention = passage.mentions[number]
    side = _side(passage, quoted, mention)
    features = [
        *_position(passage, quoted, number, side),
        *_looks(passage, mention, side, quoted.form),
        *_around(passage, mention, side),
        *_first_cue(passage, quoted, number),
        *_ties(passage, quoted, number),
    ]
    if previous is not None and previous.block == passage.block:
        features += _same(quoted, mention, previous)
    else:
        features.append(f"first in paragraph {side}{quoted.form}")
    return features


def _side(passage: Passage, quoted: Quoted, mention: Mention) -> str:
    distance = max(-3, min(2, mention.sentence - quoted.sentence))
    return f"{'before' if mention.head < quoted.index else 'after'}{distance} "


def _bucket(count: int) -> int:
    """A distance in words, coarsely."""
    return next((n for n, top in enumerate((0, 1, 3, 8, 15)) if count <= top), 5)


def _position(passage: Passage, quoted: Quoted, number: int, side: str) -> Iterator[str]:
    mention = passage.mentions[number]
    here = quoted.index
    between = sum(1 for _ in _between(passage, number, here))
    passed = passage.quoted_between(mention.head, here)
    gap = here - mention.last if mention.head < here else mention.first - here - 1
    yield f"at {side}{quoted.form}"
    yield f"mentions between {side}{min(3, between)}"
    yield f"quotations between {side}{min(2, passed)}"
    yield f"words between {side}{quoted.form} {_bucket(gap)}"
    yield f"leads {side}{quoted.form} {mention.leads}"


def _between(passage: Passage, number: int, token: int) -> range:
    """The numbers of the mentions between one of them and a token, at most four."""
    heads = passage.heads
    if heads[number] < token:
        stop = number + 1
        while stop < min(len(heads), number + 5) and heads[stop] < token:
            stop += 1
        return range(number + 1, stop)
    start = number
    while start > max(0, number - 4) and heads[start - 1] > token:
        start -= 1
    return range(start, number)


def _looks(passage: Passage, mention: Mention, side: str, form: Form) -> Iterator[str]:
    yield f"is {mention.kind} {side}"
    if mention.possessive:
        yield "possessive"
        yield f"possessive {side}{form}"
    if mention.kind is MentionKind.PRONOUN:
        yield f"pronoun {mention.low}"
        yield f"pronoun {mention.low} {side}"
    elif mention.kind is MentionKind.NOUN:
        kind = noun_class(mention.low)
        yield f"noun {kind}"
        yield f"noun {kind} {side}"
        yield f"noun of {min(3, mention.last - mention.first)} words"
    else:
        yield f"name of {min(3, mention.last - mention.first)} words"


def _around(passage: Passage, mention: Mention, side: str) -> Iterator[str]:
    before = _word(passage, mention.first - 1, mention.sentence)
    after = _word(passage, mention.last, mention.sentence)
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


def _first_cue(passage: Passage, quoted: Quoted, number: int) -> Iterator[str]:
    """How the mention lies to the verb of speech that is nearest to the quotation."""
    mention = passage.mentions[number]
    if mention.sentence != quoted.sentence:
        return
    before, after = passage.cue_before[quoted.index], passage.cue_after[quoted.index]
    if before is None:
        yield f"no cue before {mention.leads} {mention.head < quoted.index} {after is not None}"
    elif mention.head < before:
        yield from _before_cue(passage, quoted, number, before)
    else:
        yield "past the cue"
        yield f"past the cue {passage.tokens[before].low}"
        yield f"past the cue as {mention.kind}"
    if after is not None and mention.head > quoted.index:
        between = len(_between(passage, number, after))
        following = _edge(quoted.after)
        yield f"cue after {min(2, between)} {mention.head < after} {following}"


def _before_cue(passage: Passage, quoted: Quoted, number: int, cue: int) -> Iterator[str]:
    mention = passage.mentions[number]
    between = min(3, len(_between(passage, number, cue)))
    word = passage.tokens[cue].low
    ending = "ing" if word.endswith("ing") else "said" if word in SAY else "cue"
    lead = passage.tokens[cue - 1]
    leading = lead.low if lead.low in AUXILIARIES or lead.low in _LEADING else "word"
    if lead.kind is not Kind.WORD:
        leading = lead.word
    bridged = all(
        t.kind is Kind.MARK or t.low == "that"
        for t in passage.tokens[cue + 1 : min(quoted.index, cue + 4)]
    )
    direct = bridged and quoted.index - cue <= 4
    yield f"cue before {between} {ending}"
    yield f"cue before {between} {leading} {direct}"
    yield f"cue before leads {mention.leads} {ending} {leading}"
    yield f"cue before over {min(1, passage.quoted_between(mention.head, cue))} {between} {ending}"
    yield f"cue before {word} {min(2, between)}"


_LEADING = frozenset("and to that who by of as".split())


def _ties(passage: Passage, quoted: Quoted, number: int) -> Iterator[str]:
    mention, ties = passage.mentions[number], passage.links[number]
    if not ties:
        yield "no tie"
        yield f"no tie {quoted.form}"
    between = len(_between(passage, number, quoted.index))
    best: tuple[int, str] | None = None
    for tie in ties:
        place = place_of(passage, quoted, mention, tie)
        word = passage.tokens[tie.cue].low
        said = word if word in SAY else "cue"
        yield f"tie {tie.kind}"
        yield f"tie {tie.kind} {place}"
        yield f"tie {tie.kind} {place} {quoted.form}"
        yield f"tie {tie.kind} {place} {said}"
        yield f"tie {tie.kind} {place} {min(2, between)} {mention.kind}"
        yield f"verb {word}"
        yield f"verb {word} {place}"
        yield f"place {place} {quoted.form}"
        if place in _BEFORE:
            yield f"tie {tie.kind} {place} then {_edge(quoted.before)}"
        elif place is Place.RIGHT_AFTER:
            yield f"tie {tie.kind} {place} {quoted.last} then {_edge(quoted.after)}"
        rank = _KIND_ORDER[tie.kind] * 10 + _PLACE_ORDER[place]
        if best is None or rank < best[0]:
            best = rank, f"best {tie.kind} {place}"
    if best is not None:
        yield best[1]


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


def _same(quoted: Quoted, mention: Mention, previous: Previous) -> Iterator[str]:
    same = mention.start == previous.mention.start
    ending = "end" if quoted.after is None else "more"
    apart = min(2, quoted.sentence - previous.sentence)
    yield f"same as before {same}"
    yield f"same as before {same} {quoted.form} {ending} {apart}"


def of_carry(passage: Passage, quoted: Quoted, previous: Previous) -> list[str]:
    """The features of taking the speaker over from the quotation of a paragraph before."""
    gap = min(3, passage.block - previous.block)
    reporting = "reported" if passage.reporting else "bare"
    opening = quoted.index == 0
    return [
        "carry",
        f"carry {quoted.form}",
        f"carry {gap} {reporting} {quoted.form}",
        f"carry {opening} {quoted.form} {reporting}",
        f"carry from {previous.form} {opening}",
    ]


def of_lead_in(mention: Mention, tied: bool, nearest: bool, quoted: Quoted) -> list[str]:
    """The features of a mention in the last sentence of a paragraph that leads to a quotation."""
    return [
        "lead-in",
        f"lead-in tied {tied} leads {mention.leads}",
        f"lead-in nearest {nearest} {tied}",
        f"lead-in {mention.kind} {tied}",
        f"lead-in {quoted.form} {quoted.index == 0}",
    ]


def of_nobody(
    passage: Passage, quoted: Quoted, previous: Previous | None, *, local: bool
) -> list[str]:
    """The features of the quotation being nobody's: a title, a scare quote, a word as a word."""
    cue = passage.cue_before[quoted.index] is not None or (
        passage.cue_after[quoted.index] is not None
    )
    said = quoted.sentence in passage.reporting
    length, title = _bucket(quoted.words), int(quoted.capitals * 3)
    carried = previous is not None and previous.block == passage.block
    before, after = _edge(quoted.before), _edge(quoted.after)
    possessive = quoted.before is not None and quoted.before.is_possessive
    return [
        "nobody",
        f"nobody {quoted.form}",
        f"nobody {quoted.form} {said} {cue}",
        f"nobody {quoted.form} of {length}",
        f"nobody {quoted.form} title {title}",
        f"nobody after {before}",
        f"nobody before {after}",
        f"nobody local {local}",
        f"nobody lower {quoted.lower} of {length} {said} {cue}",
        f"nobody carried {carried} {quoted.form}",
        f"nobody title {title} of {length} {said}",
        f"nobody possessive {possessive} title {title}",
        f"nobody title {title} after {before}",
        f"nobody {quoted.form} {quoted.last} {after in ('end', ',', '.', '—', '–')}",
        f"nobody closed {quoted.stretch.closed}",
    ]
