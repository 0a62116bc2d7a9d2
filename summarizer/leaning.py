"""Which sentences lean on what stands before them, by their wording.

Such a sentence tells a reader little where that is not shown: "But he disagreed.", "Many praised
her." The words looked for are English; in another language they are hardly ever met.
"""

import re
from collections.abc import Collection


def _any(*phrases: str) -> str:
    """A pattern for any of some phrases."""
    return "|".join(re.escape(phrase) for phrase in phrases)


_JOINTS = _any(
    *"But And Or Nor Yet Except However Meanwhile Also Instead Still Moreover Furthermore "
    "Therefore Thus Hence Nevertheless Nonetheless Similarly Likewise Afterwards Afterward "
    "Conversely Consequently Otherwise Accordingly Indeed Yes Ah".split()
)
_PHRASES = _any(
    *"No,Well,Besides,If so,If not,In addition,As a result,For example,For instance,In contrast,"
    "By contrast,In fact,After all,In other words,At the same time,Even so,That said,"
    "In the meantime,Once there,On the other hand".split(",")
)
_JOINED = re.compile(
    rf"""[\"“‘'(«]*(?:
        (?:{_JOINTS})\b | (?:{_PHRASES}),
      | Then\b(?![-–]) | So\b(?!\ far\b|\ many\b|\ much\b|[-–]) | Later\b(?!\ this|\ on\ [A-Z]|\ in)
      | Neither\b(?!.{{1,60}}\bnor\b) | Either\b(?!.{{1,60}}\bor\b)
      | Not\ long\ after\ that\b
      | (?:\w+\ )?(?i:moment|minute|hour|day|week|month|year)s\ (?:later|after\w*),
    )""",
    re.VERBOSE,
)
"""Words that join a sentence to the one before it."""

_TIME = r"(?:week|weekend|month|year|morning|afternoon|evening|season|summer|spring|fall|winter)\b"
_STANDS_FOR = re.compile(
    rf"""[\"“‘'(«]*(?:
      (?:He|She|They|His|Her|Hers|Their|Theirs|Its|Such|Others|Another|Here|Below)\b
      | It\b(?!(?:['’]s|\ is|\ was|\ remains)(?:\ (?:not|also|still|yet|n['’]t|\w+ly))*
        \ (?:clear|unclear|hard|difficult|possible|impossible|likely|unlikely|important|easy|known
        |unknown)\ (?:that|whether|how|what|if|who|why|when|where|to|exactly)\b)
      | There\b(?!['’]s\b|\ (?:is|are|was|were|has|have|had|will|would|can|could|may|might
        |should)\b)
      | (?:This|That)\b(?!\ {_TIME})
      | (?:These|Those)\b(?!\ (?:who|with|without|living|affected|killed|injured)\b)
      | Both\b(?!(?:\ [\w“\"'’-]+){{1,4}}\ and\b)
      | The\ (?:latter|former|pair|duo|trio|two|three|four|five|same|other|others)\b(?!-)
      | The\ (?:next|following|previous)\ (?:\w+\ )?(?:day|week|month|year|morning|night|time)
    )""",
    re.VERBOSE,
)
"""Words that open a sentence in the place of what was told before it."""

_PREPOSITIONS = _any(
    *"When After Before While As If Since Although Though Because Once Until Asked Despite "
    "Following During In At On By With For From Of To Like Unlike Under Over Among Behind "
    "Beyond All".split(),
    *(
        f"{some} of"
        for some in ("All", "Many", "Most", "Some", "Both", "One", "None", "Each", "Part")
    ),
    "According to",
)
_BEHIND_A_PREPOSITION = re.compile(
    rf"""[\"“‘'(«]*(?:{_PREPOSITIONS})\ (?:he|she|it|they|him|them|his|her|its|their|this|that|these
    |those|both|another|such|then|there)\b(?!\ {_TIME})""",
    re.VERBOSE,
)
"""The same behind a preposition, where a name may follow: "As he left the court, Smith wept"."""

_HE_OR_SHE = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b")
_NAME = (
    r"[\"“‘'(]*(?!I\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January\b|February\b|March\b"
    r"|April\b|May\b|June\b|July\b|August\b|September\b|October\b|November\b|December\b)[A-Z]"
)
_SOMEBODY = re.compile(
    rf"(?<= ){_NAME}|\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Ee]very|[Ee]ach|[Mm]y|[Oo]ur|[Ww]ho|no) \w"
)
_NAMED_AFTER = re.compile(rf", {_NAME}")
_FIRST_WORD = re.compile(r"\W*([\w-]+(?:['’][A-Z]\w+)?)")
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*(?:['’][A-Z]\w+)?")
_NO_NAMES = frozenset({"Police", "I"})

_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|also|said|says|did)\b|\w+ed\b"
)
_BARE_SUBJECT = re.compile(
    rf"[\"“]?The (?:[a-z]+ )?(?!{_VERB})([a-z]{{3,}}?)s? (?:\w+ly )?(?:{_VERB})"
)


def leans(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence wants what stands before it, of which it says no more than a pronoun.

    `names` are the `names` of its article: with one of them as its first word, it tells whom a
    "he" or "she" in it is.
    """
    if _JOINED.match(sentence) or _STANDS_FOR.match(sentence):
        return True
    pronoun = _HE_OR_SHE.search(sentence)
    if _BEHIND_A_PREPOSITION.match(sentence):
        return not (pronoun and _NAMED_AFTER.search(sentence, pronoun.end()))
    return pronoun is not None and not _names_somebody(sentence, pronoun, names)


def _names_somebody(sentence: str, pronoun: re.Match[str], names: Collection[str]) -> bool:
    first = _FIRST_WORD.match(sentence)
    return bool(
        _SOMEBODY.search(sentence, 0, pronoun.start())
        or (first and first[1] in names)
        or _NAMED_AFTER.search(sentence, pronoun.end())
    )


_TRAILS = re.compile(
    r"""\W*(?:At\ th(?:e|at)\ time\b(?!\ of)|You\ know,|Like\ \w+ing\b)
      | [^,.;:“”"]{2,60},\ (?:this|that|these|those)(?:['’]s\b|\ (?:is|was|are|were|means|meant
        |has|had|will|would|can|could|may|might|seems|seemed|makes|made|looks)\b)
      | .*\b(?:whether|if|what|why|how)\ (?:that|this|these|those)\ (?:is|was|are|were)\b
      | [^,]{1,60},\ (?:however|though),
      | (?:(?!(?i:the|an?)\b)\S+\ ){1,6}(?:it|them)\b.{0,24}$
      | .*,?\ (?:however|though|either|anyway)\.$""",
    re.VERBOSE | re.DOTALL,
)
_POINTS_AT = re.compile(
    r"\b(?:those|these|such) (?!who\b|with\b|without\b|of\b|in\b|that\b|which\b|as\b|an?\b|days\b"
    r"|times\b|things\b|circumstances\b|living\b|affected\b|killed\b|injured\b|under\b|from\b)"
    r"([a-z]{4,})\b(?! as\b)"
    r"|\b(?:of|to|for|about|by|with|from) this (?!week|month|year|morning|afternoon|evening|season"
    r"|summer|spring|fall|winter|country|city|town|state|nation|region|world|century|decade|point"
    r"|kind|time|is\b|was\b|will\b)([a-z]{4,})\b"
)


def trails(sentence: str) -> bool:
    """Whether a sentence goes back to the one before it otherwise than by how it opens."""
    return _TRAILS.match(sentence) is not None


def pointed_at(sentence: str) -> str | None:
    """What a sentence points back at: the "plan" of "Nothing came of those plans"; else None."""
    for match in _POINTS_AT.finditer(sentence):
        thing = (match[1] or match[2]).removesuffix("s")
        if thing not in sentence[: match.start()].lower():
            return thing
    return None


def told_before(sentence: str) -> str | None:
    """What a sentence takes for known: the "video" of "The video was shared"; None for nothing."""
    subject = _BARE_SUBJECT.match(sentence)
    return subject[1] if subject else None


def tells_of(sentence: str, thing: str) -> bool:
    """Whether a sentence has a word that begins as a thing's does, as "Videos" and "video" do."""
    low = sentence.lower()
    place = low.find(thing)
    while place > 0 and (low[place - 1].isalnum() or low[place - 1] == "_"):
        place = low.find(thing, place + 1)
    return place >= 0


def names(text: str) -> frozenset[str]:
    """The words of a text that stand with a capital where no sentence begins."""
    return frozenset(_NAME_INSIDE.findall(text)) - _NO_NAMES
