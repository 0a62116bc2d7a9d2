"""Texts into sentences, by rule, with offsets and without any data to download.

News prose breaks the usual splitters on initials ("George W. Bush"), titles ("Gov. Brown"),
abbreviations that may or may not end a sentence ("at 9 a.m. The court") and unbalanced quotation
marks. The rules below look at the word before a full stop and the word after it. Time is linear in
the text: every look around a full stop is bounded.
"""

import re
from collections.abc import Iterable, Iterator

from summarizer.types import Block, BlockKind, Sentence, Span

_STOP = re.compile(
    r"""(?P<stop>[.!?…]+|[。！？｡]+|[؟۔।॥]+)   # what can end a sentence, in whatever script
        (?P<close>["”’'»)\]」』）]*)            # marks that close with it""",
    re.VERBOSE,
)
_WIDE = frozenset("。！？｡")  # these need no space behind them
_NEXT = re.compile(r"\s+(?P<open>[\"“‘'«„(\[¿¡]*)(?P<word>[^\s]{1,40})")
_WORD_BEFORE = re.compile(r"[^\s\"“‘'(\[—–/]+$")

_NEVER_LAST = frozenset(
    "mr mrs ms messrs dr prof gov govs sen sens rep reps gen lt col maj capt cpl sgt pvt adm cmdr "
    "rev fr hon pres supt det mt ft vs e.g i.e sir dept approx est v jan feb mar apr jun jul aug "
    "sept oct nov dec sheikh amb insp sra sr.a smt shri engr cllr adv barr alh pst bro brig".split()
)
"""Abbreviations that are always followed by more of the same sentence."""

_SELDOM_LAST = frozenset(
    "inc corp co ltd llc plc bros jr sr etc p.m a.m ave blvd rd st u.s u.k u.n e.u d.c l.a n.y "
    "ph.d m.d b.a m.a".split()
)
"""Abbreviations that end a sentence only if the next word looks like the start of one."""

_STATES = frozenset(
    "Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky Md Mass Mich Minn Mo Mont Neb Nev Okla Ore Pa "
    "Tenn Tex Va Vt Wash Wis Wyo".split()
)
"""More of them, which in small letters are words: "ore", "ill"."""

_STARTERS = frozenset(
    "the a an he she it they we i you his her its their our my this that these those but and in on "
    "at for as when while if after before since there police officials some many most both one two "
    "no not with by from to what who how why where then also now however still another others "
    "more".split()
)
"""Words that, capitalised after an abbreviation, show that a sentence starts there."""

_GOING_ON = frozenset(".,;:!?)]}”’»…/%&=+-–—―")
"""What no sentence begins with."""

_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
_ORDINAL = re.compile(r"\d{1,2}")
_TRAILING = re.compile(r"(?:['’]s|\W+)$")


def split(text: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """All sentences of the blocks that hold prose, in order; headings hold none.

    A sentence never crosses a block. Each is trimmed of white space and never empty.
    """
    return tuple(
        Sentence(start=start, end=end, block=number)
        for number, block in enumerate(blocks)
        if block.kind is not BlockKind.HEADING
        for start, end in _bounds(text, block.start, block.end)
    )


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of `text[start:end]`, as spans of `text`."""
    for begin, stop in _bounds(text, start, len(text) if end is None else end):
        yield Span(start=begin, end=stop)


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first character of each sentence and the one after its last."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, begin, match, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match["stop"][0] in _WIDE:
        return True
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return False
    word, opening = following["word"], following["open"]
    if (word[0] in _GOING_ON and not opening) or _continues(word):
        return False
    if match["stop"] != "." or match["close"]:
        return True
    return _full_stop_ends(text, max(begin, match.start() - 40), match.start(), word, opening)


def _continues(word: str) -> bool:
    """Whether a word is one that goes on with a sentence: in lower case, but for "iPhone"."""
    return word[0].islower() and not (len(word) > 1 and word[1].isupper())


def _full_stop_ends(text: str, look_from: int, stop: int, following: str, opening: str) -> bool:
    found = _WORD_BEFORE.search(text[look_from:stop])
    before = found[0] if found else ""
    lower = before.lower()
    if lower in ("no", "nos"):
        return not following[0].isdigit()
    if lower == "st":
        return before == "st" or _starts_anew(following)
    if lower in _NEVER_LAST:
        return False
    if lower in _OF_DAY:
        return bool(opening) or _starts_anew(following) or _follows_an_hour(following)
    if lower in _SELDOM_LAST or before in _STATES:
        return bool(opening.strip("([")) or _starts_anew(following)
    if _INITIALS.fullmatch(before):
        return _starts_anew(following) or text[look_from:stop].endswith("War I")
    # "Am 3. Oktober": a bare ordinal before a month; harmless elsewhere, for few sentences end so.
    return not (_ORDINAL.fullmatch(before) and _is_month(following))


def _starts_anew(word: str) -> bool:
    """Whether a capitalised word shows that a sentence starts there."""
    return _TRAILING.sub("", word).lower() in _STARTERS


def _follows_an_hour(word: str) -> bool:
    """Whether a word after "3 p.m." begins a sentence: none of a day, a month or a zone of time."""
    plain = word.rstrip(".,;:")
    return plain[1:].islower() and not plain.lower().startswith(_AFTER_HOURS)


_OF_DAY = frozenset(("a.m", "p.m"))
_AFTER_HOURS = (
    *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec", "eastern", "pacific", "central", "mountain"),
    *("greenwich", "local", "moscow", "london", "paris", "british", "tokyo", "beijing", "east"),
)


def _is_month(word: str) -> bool:
    return word.rstrip(".,").lower() in _MONTHS


_MONTHS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember "
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec".split()
)
