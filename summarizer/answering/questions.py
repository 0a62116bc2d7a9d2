"""What a question asks for, and whether a sentence holds something of that kind.

The kinds are told apart by English question words; a question in another language is of kind
`OTHER`, to which no sentence is better suited than another.
"""

import re
from enum import StrEnum

from summarizer import words


class Asked(StrEnum):
    """What kind of thing would answer a question."""

    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    REASON = "reason"
    OTHER = "other"


def _any_of(alternatives: str) -> str:
    return "(?:" + "|".join(alternatives.split()) + ")"


_QUESTIONS: dict[Asked, str] = {
    Asked.MONEY: r"""
        how\smuch\s(?:money|\w+\s.{0,60}(?:cost|worth|pay|paid|spend|spent|earn|raise|donate))
        | what\s(?:is\s|was\s|were\s)?(?:the\s)?(?:cost|price|salary|fine|fee)""",
    Asked.SHARE: r"per\s?cent|percentage|what\s(?:proportion|share|fraction)",
    Asked.DURATION: r"how\s(?:long|old)|what\slength\sof\stime",
    Asked.NUMBER: r"""
        how\s(?:many|much|far|tall|high|big|large|fast|often|deep|heavy|wide)|which\snumber
        | what\s(?:is\s|was\s)?(?:the\s)?(?:total\s|average\s)?"""
    + _any_of("number amount score distance age speed population temperature size"),
    Asked.DATE: r"when|during\swhat|(?:what|which)\s"
    + _any_of("year date day month time decade century season"),
    Asked.PLACE: r"where|(?:what|which)\s"
    + _any_of(
        "city cities country countries state states place location town region area county "
        "continent river island street nation nations building stadium venue"
    ),
    Asked.PERSON: r"who|whom|whose|(?:what|which)\s"
    + _any_of(
        "person people man woman player president minister actor singer king queen author "
        "scientist artist coach director judge official leader spokesman spokeswoman"
    ),
    Asked.REASON: r"why|what\s(?:caused|(?:is|was)\sthe\s(?:cause|reason))|for\swhat\sreason",
}
_ASKED = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{pattern})\b)" for kind, pattern in _QUESTIONS.items()),
    re.IGNORECASE | re.VERBOSE,
)

_NUMBER = rf"""\b(?:\d[\d,.]*|no\sone|{
    _any_of(
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
        "sixty seventy eighty ninety hundreds? thousands? millions? billions? trillions? dozens? "
        "half third quarter once twice single double nobody none"
    )
})\b"""
_CURRENCY = _any_of("dollars? euros? pounds cents pence yen rupees")
_MONTH = _any_of(
    "january february march april may june july august september october november december "
    "jan feb aug sept oct nov dec"
)
_TIME = _any_of("seconds? minutes? hours? days? weeks? months? years? decades? century centuries")
_TITLE = _any_of(
    "Mr Mrs Ms Dr Sir President Sen King Queen Pope General Minister Judge Prince Princess"
)


def _kind(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern, flags | re.VERBOSE)


_KINDS: dict[Asked, re.Pattern[str]] = {
    Asked.MONEY: _kind(
        rf"""[$£€¥₹]\s?\d[\d,.]* | \b{_CURRENCY}\b
        | \b\d[\d,.]*\s?(?:million|billion|trillion|{_CURRENCY})\b"""
    ),
    Asked.SHARE: _kind(r"\d\s?% | \bper\s?cent\b | \b(?:half|third|quarter)s?\b"),
    Asked.DURATION: _kind(rf"(?:{_NUMBER})[\s-](?:\w+[\s-])?{_TIME}\b"),
    Asked.NUMBER: _kind(_NUMBER),
    Asked.DATE: _kind(
        rf"""\b(?:1\d\d\d|20\d\d)s?\b | \b{_MONTH}\b | \b\d+(?:st|nd|rd|th)?\scentur
        | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b
        | \b(?:yesterday|today|tomorrow|tonight|ago)\b
        | \b(?:last|next|this)\s{
            _any_of("week month year night morning evening summer winter spring autumn fall")
        }\b"""
    ),
    Asked.PLACE: _kind(
        rf"""\b{
            _any_of("in at near from to of across outside off into between through around on over")
        }\s(?:the\s)?(?:(?:north|south|east|west)(?:ern)?\s|central\s|city\sof\s)?[A-Z]\w+
        | \b{_any_of("city town country river village street north south east west")}\b""",
        re.NOFLAG,
    ),
    Asked.PERSON: _kind(
        rf"""\b{_TITLE}\b\.?\s[A-Z]\w+ | \b[A-Z][a-z]+\ssaid\b | \bofficials\b
        | \b[A-Z][a-zà-ÿ]+(?:\s[A-Z]\.)?(?:\s(?:de|da|van|von|al|bin|el))?[\s-][A-Z][\w’'-]+""",
        re.NOFLAG,
    ),
    Asked.REASON: _kind(
        r"""\b(?:because|since|due\sto|so\sthat|as\sa\sresult|in\sorder\sto|caused|reasons?|owing
        |to\savoid|therefore|after|amid|in\sresponse|in\sprotest|over)\b"""
    ),
}


_ASKING = re.compile(
    rf"""\bhow\s{
        _any_of("long old many much far tall high big large fast often deep heavy wide")
    }\b | \b(?:what|which)\s(?:(?:is|was)\s(?:the\s)?)?{
        _any_of(
            "year date day month time decade century number amount percentage person reason type "
            "kind sort form"
        )
    }s?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING_UNSPACED = re.compile(
    # Chinese, Japanese and Thai question words and particles, the longer ones first
    "为什么|為什麼|什么时候|什麼時候|什么|什麼|哪里|哪裡|哪儿|哪些|哪个|哪個|多少|怎么|怎麼|怎样|怎樣|如何|"
    "是谁|是誰|谁|誰|何时|何時|几个|幾個|是否|有没有|了吗|了嗎|吗|嗎|呢|"
    "何人|いつ|どこ|だれ|なぜ|どう|どの|どれ|いくら|いくつ|何|でしたか|ましたか|ですか|ますか|"
    "เมื่อไหร่|เมื่อไร|เท่าไหร่|เท่าไร|ที่ไหน|อย่างไร|อะไร|ทำไม|ใคร|ไหน|กี่|หรือไม่|ไหม"
)
_FOCUS = re.compile(
    r"""\b(?:what|which)\s(?:(?:type|kind|sort|form|group|part|number|amount|name)s?\sof\s)?
    (?P<nouns>(?:(?!(?:is|was|are|were|did|does|do|has|have|had|can|could|will|would|in|of|on|for|to
    |that|at|by|from)\b)[\w'’-]+\s){1,4})""",
    re.IGNORECASE | re.VERBOSE,
)


_ASKED_FIRST = re.compile(
    r"""^\W*(?:(?:in|on|at|by|for|from|to|with)\s+)?
    (?:who|whom|whose|what|which|when|where|why|how)\b\s*(?:did|does|do|is|was|are|were)?\b\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def subject(question: str) -> str:
    """The question without its asking words: the "long" of "how long" is not what it is about."""
    return _ASKING_UNSPACED.sub(" ", _ASKING.sub(" ", question))


def unasked(question: str) -> str:
    """The question without the words that ask: "broke the dam?" of "Who broke the dam?"."""
    return _ASKED_FIRST.sub("", subject(question)).strip()


def focus(question: str) -> list[str]:
    """The words that "what" or "which" asks about, the last first: "city", "largest"; or none."""
    match = _FOCUS.search(question)
    return words.split(match["nouns"])[::-1] if match else []


def asked(question: str) -> Asked:
    """What kind of thing would answer the question."""
    match = _ASKED.search(question)
    return Asked(match.lastgroup or "") if match else Asked.OTHER


def fits(kind: Asked, question: str, sentence: str) -> float:
    """How well a sentence is suited: 1 if it holds something of the kind that the question lacks.

    0 if it holds nothing of the kind, 0.5 for a question of no kind.
    """
    pattern = _KINDS.get(kind)
    if pattern is None:
        return 0.5
    known = {word.lower() for word in words.split(question)}
    new = any(
        not known.issuperset(map(str.lower, words.split(match[0])))
        for match in pattern.finditer(sentence)
    )
    return float(new)


def found(kind: Asked, question: str, sentence: str) -> frozenset[str]:
    """What a sentence holds of a kind and the question does not, in lower case."""
    pattern = _KINDS.get(kind)
    if pattern is None:
        return frozenset()
    known = {word.lower() for word in words.split(question)}
    every = (match[0].lower().strip(" .,") for match in pattern.finditer(sentence))
    return frozenset(one for one in every if not known.issuperset(words.split(one)))


_SPEECH = re.compile(
    rf"""\b{
        _any_of(
            "say says said tell told telling announced? announces claim(?:s|ed)? call(?:s|ed)? "
            "described? describes comment(?:s|ed)? respond(?:s|ed)? thinks? promised? promises "
            "according quoted? add(?:s|ed)? warn(?:s|ed)? deny denies denied"
        )
    }\b""",
    re.IGNORECASE,
)


def is_about_speech(question: str) -> bool:
    """Whether the question asks who said something, or what somebody said."""
    return _SPEECH.search(question) is not None
