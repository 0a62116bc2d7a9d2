"""Which sentences of an article may be its points, and what has to be shown beside them.

A point is a whole sentence that tells something: no fragment, no half of a quotation, no question
and no notice of the page's. One that leans on what stands before it ("But he disagreed.") may be a
point beside the sentence it leans on.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer import leaning
from summarizer.types import Article, Block, BlockKind, Quote, QuoteKind, Sentence
from summarizer.words import is_unspaced

Needs = Mapping[int, Collection[int]]
"""By the start of a sentence: the starts of those of which one has to be shown with it."""

_ENDS = frozenset(".!?…。！？｡؟۔।॥")
_LOOK_BACK = 100  # sentences in which is sought what another takes for known
_FEWEST_IN_LISTS = 8  # words
_FEWEST_WORDS = 3
_FRAGMENT = re.compile(r"(?:By|Through|Like|Including)\ \w+ing\ [^,]*\.$")
_LONGEST_LABEL, _TWO = 14, 2
_VERBS = frozenset(
    "is was are were has had have will would can could may remains remained became said says isn't "
    "seems seemed matters".split()
)
_AUTHORS = re.compile(
    r"""\bis\ (?:written|compiled)\ by\ [A-Z]
      | \bis\ (?:an?\ |the\ )?(?:[\w-]+\ ){0,4}(?:writer|reporter|columnist|editor|correspondent
        |contributor|author|fellow|professor)\b.{0,80}\.$
      | \bcan\ be\ (?:reached|contacted)\ (?:at|on|by)\b | \bwrites\ (?:about|for|on)\b
      | \bis\ (?:now\ )?(?:available|streaming|on\ sale|in\ (?:theaters|cinemas))\b.{0,40}\.$
      | \bhis\ (?:latest|most\ recent)\ book\b | \bher\ (?:latest|most\ recent)\ book\b""",
    re.VERBOSE,
)
"""How the last sentences of a page tell of whoever wrote it."""
_LAST = 3  # sentences
_LONGEST_TAG = 80  # characters
_OPENING, _CLOSING = frozenset("([（"), frozenset(")]）")
_MOSTLY = 0.5
"""A sentence with a larger share of it in marks is a quote rather than a point."""

_HOLDS_NOTICE = re.compile(
    r"""contributed\ (?:\w+\ )?to\ this\ (?:report|story|article|piece)
      | [\w.]@[\w-]+\.\w | https?:// | \bwww\. | \ball\ rights\ reserved\b
      | \b(?:opinions|views)\ expressed\ (?:in|by|here)\b | \bcompensated\ by\b
      | \bfor\ this\ (?:article|story|report|piece)\b
      | \bgetty\ images\b | \bap\ photo\b | \bvia\ (?:getty|ap|afp|reuters)\b
      | \bdeclined\ (?:to\ )?(?:comment|be\ interviewed)\b
      | \b(?:did\ not|didn['’]t|could\ not|couldn['’]t)\ (?:immediately\ )?(?:
        respond\ to\ .{0,60}\brequests?\b|return\ (?:a|calls|messages|phone|requests)
        |be\ reached\ for\ comment)\b
      | \bversion\ of\ this\ (?:story|article)\b | \bsee\ here\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_NOTICES = (
    "contributed",
    "@",
    "http",
    "www.",
    "reserved",
    "expressed",
    "version of",
    "for this ",
    "getty",
    "ap photo",
    "via ",
    "declined",
    "respond",
    "return",
    "be reached",
    "compensated",
    "see here",
)
"""Of these, what holds a notice has one; hardly any sentence has, and to look for them is quick."""

_IS_NOTICE = re.compile(
    r"""\W*(?:
          follow\ .{0,60}(?:\bon\b|@)
        | (?:podcast\ )?(?:reporting|editing|writing|photographs?|photos?|images?|video|audio
          |illustrations?|graphics?|produced|compiled)\ (?:by|courtesy\ of)\ (?-i:[A-Z])
        | (?:read|watch|see|click|view|listen)\ (?:here|on|through|this|more|also|next|live|below
          |above|the\ (?:full|latest|original|video|rest))\b
        | (?:sign\ up|subscribe|tune\ in|check\ out|more\ from|stay\ tuned)\b
        | e-?mail\ (?:me|us|your)\b
        | (?:opinion|interactive|gallery|slideshow|explainer
          |related|correction|clarification|update|editor['’]s\ note|read\ more|copyright
          |photos?|video|watch)\s*[:©]
        | copyright\ \d | (?:all|any|the)\ (?:opinions|views)\ (?:are\ (?:mine|my)|expressed)\b
        | (?:this|the)\ (?:story|article|post|report|piece)\ (?:has\ been|was)\ (?:updated|first
          |originally|corrected|sponsored)\b
      )""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a sentence opens that belongs to the page or the paper, though it stands among the others."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences to choose from, in their order; `needs` has those that cannot stand alone."""

    sentences: Sequence[Sentence]
    needs: Needs = field(default_factory=dict)


def of(
    article: Article,
    members: Sequence[Sentence],
    found: Sequence[Quote],
    named: Collection[int],
    wanted: int,
) -> Candidates:
    """The sentences to choose `wanted` points from: those that tell more than a quote does.

    `members` are all sentences, `found` the quotes, which are shown with their speakers anyway;
    `named` are the starts of the sentences beside which is shown whom a pronoun there stands for.
    Where too few are left, quotes and questions are let in again, and what leans on such a pronoun
    alone; then every whole sentence, and then all.
    """
    text = article.text
    cut = _cut_by_marks(members, found)
    signed = {
        member.start for member in members[_LAST:][-_LAST:] if _AUTHORS.search(member.of(text))
    }
    whole = [
        member
        for member in members
        if member.start not in cut | signed
        and is_whole(words := member.of(text))
        and not is_notice(words)
    ]
    in_marks, tags = _quotes_alone(members, found), _tags(members, found)
    telling = [
        member
        for member in whole
        if member.start not in in_marks
        and member.start not in tags
        and not is_question(member.of(text))
        and not _is_short_item(article, member)
    ]
    for sentences, explained in ((telling, ()), (whole, named)):
        needs = _needs(article, members, sentences)
        fit = _within_reach(sentences, {n: needs[n] for n in needs if n not in explained})
        if len(fit.sentences) >= wanted:
            return fit
    return Candidates(whole if len(whole) >= wanted else members)


def _is_short_item(article: Article, sentence: Sentence) -> bool:
    """Whether it is an entry of a list that tells as much as a heading does."""
    if article.blocks[sentence.block].kind is not BlockKind.LIST:
        return False
    return len(sentence.of(article.text).split()) < _FEWEST_IN_LISTS


def is_whole(sentence: str) -> bool:
    """Whether it ends as sentences do: a masthead, a caption, what leads to a list do not."""
    if sentence.rstrip("\"'”’»)]」』")[-1:] not in _ENDS or sentence.endswith(":."):
        return False
    if sentence[0] in _OPENING and sentence[-1] in _CLOSING:
        return False  # an aside: "(They never did.)"
    short = sentence.count(" ") < _FEWEST_WORDS - 1 and not is_unspaced(sentence)
    return not short and not _is_cut(sentence)


def _is_cut(sentence: str) -> bool:
    """Whether a sentence is but part of one: "We sail” is what they say.", "By mending sails."."""
    if sentence.count(")") > sentence.count("(") or _FRAGMENT.match(sentence):
        return True
    opened, closed = sentence.count("“"), sentence.count("”")
    if opened == closed:
        return sentence.count('"') % 2 == 1 or sentence.find("”") < sentence.find("“")
    return opened > 0 or closed > 0


def is_question(sentence: str) -> bool:
    """Whether a sentence asks."""
    return sentence.rstrip("\"”’'»)").endswith(("?", "？", "؟"))


def is_notice(sentence: str) -> bool:
    """Whether it is of the page or the paper ("Read more", "All rights reserved"), and no news."""
    if _IS_NOTICE.match(sentence) or _is_label(sentence):
        return True
    low = sentence.lower()
    return any(word in low for word in _OF_NOTICES) and bool(_HOLDS_NOTICE.search(sentence))


def _is_label(sentence: str) -> bool:
    """Whether it only names what could be read: "Why skippers die trying to reach Halvora."."""
    words = sentence.lower().split()
    asks = words[0] in ("why", "how") and len(words) <= _LONGEST_LABEL
    return asks and sum(word in _VERBS for word in words) < _TWO


def _needs(
    article: Article, members: Sequence[Sentence], some: Iterable[Sentence]
) -> dict[int, Collection[int]]:
    """For each of some sentences that leans: which ones it can stand beside."""
    names = leaning.names(article.text)
    places = {member.start: place for place, member in enumerate(members)}
    needs: dict[int, Collection[int]] = {}
    for one in some:
        place, words = places[one.start], one.of(article.text)
        before = members[max(0, place - _LOOK_BACK) : place]
        if not before:
            continue
        if leaning.leans(words, names) or leaning.trails(words):
            needs[one.start] = _beside(article.blocks, before[-1], one)
        elif pointed := leaning.pointed_at(words):
            telling = {b.start for b in before if leaning.tells_of(b.of(article.text), pointed)}
            needs[one.start] = telling.union(_beside(article.blocks, before[-1], one))
        elif told := leaning.told_before(words):
            telling = {b.start for b in before if leaning.tells_of(b.of(article.text), told)}
            if telling:
                needs[one.start] = telling.union(_beside(article.blocks, before[-1], one))
    return needs


def _beside(blocks: Sequence[Block], before: Sentence, sentence: Sentence) -> list[int]:
    """The start of the sentence before one, if no heading stands between them."""
    return [] if _parted(blocks, before, sentence) else [before.start]


def _parted(blocks: Sequence[Block], first: Sentence, second: Sentence) -> bool:
    """Whether a heading stands between two sentences."""
    between = blocks[first.block + 1 : second.block]
    return any(block.kind is BlockKind.HEADING for block in between)


def _within_reach(sentences: Sequence[Sentence], needs: Needs) -> Candidates:
    """Those of the sentences that stand alone, or beside others of them."""
    reached: dict[int, Sentence] = {}
    for one in sentences:
        if one.start not in needs or any(start in reached for start in needs[one.start]):
            reached[one.start] = one
    kept = {start: needed for start, needed in needs.items() if start in reached}
    return Candidates(list(reached.values()), kept)


def _cut_by_marks(members: Sequence[Sentence], found: Sequence[Quote]) -> set[int]:
    """The starts of the sentences that begin or end within a quote: half of one says nothing."""
    starts = [member.start for member in members]
    cut = set()
    for quote in found:
        if quote.kind is QuoteKind.INDIRECT:
            continue
        first = max(0, bisect_right(starts, quote.start) - 1)
        last = bisect_left(starts, quote.end)
        if last - first > 1:
            cut.update(starts[first:last])
    return cut


def _tags(members: Sequence[Sentence], found: Sequence[Quote]) -> set[int]:
    """The starts of the short sentences that only say whose the quote before them is."""
    starts = [member.start for member in members]
    tags = set()
    for quote in found:
        if quote.kind is QuoteKind.INDIRECT or quote.mention_start is None:
            continue
        sentence = members[max(0, bisect_right(starts, quote.mention_start) - 1)]
        short = sentence.end - sentence.start < _LONGEST_TAG
        if short and quote.end <= sentence.start:
            tags.add(sentence.start)
    return tags


def _is_led_by(member: Sentence, quote: Quote) -> bool:
    """Whether a sentence opens with a quote and only says whose it is: "“We wait,” Obi said."."""
    opens = 0 <= quote.start - member.start <= 1
    return opens and member.end - quote.end < _LONGEST_TAG


def _quotes_alone(members: Sequence[Sentence], found: Sequence[Quote]) -> set[int]:
    """The starts of the sentences most of which stand in marks."""
    starts = [member.start for member in members]
    inside: Counter[int] = Counter()
    for quote in found:
        if quote.kind is not QuoteKind.INDIRECT:
            first = max(0, bisect_right(starts, quote.start) - 1)
            for member in members[first : bisect_left(starts, quote.end)]:
                # with its marks: "“Wait!” she said" is more quote than anything else
                overlap = min(member.end, quote.end + 1) - max(member.start, quote.start - 1)
                inside[member.start] += max(0, overlap)
                if quote.kind is QuoteKind.DIRECT and _is_led_by(member, quote):
                    inside[member.start] += _LONGEST_TAG
    return {
        member.start
        for member in members
        if inside[member.start] > _MOSTLY * (member.end - member.start)
    }
