"""What a question asks for, and what it is about.

The kinds are told apart by English question words; a question in another language is of kind
`OTHER`, to which no sentence is better suited than another.
"""

import re

from summarizer import words
from summarizer.answering.kinds import Kind, any_of

# "the players who" asks nobody's name: such words ask where they open or close a question.
_OPENING = (
    r"""(?:^\W*|[,;:—–]\s*|\b"""
    + any_of(
        r"and or but so by to for of from with since until till about on in at as than know say "
        r"says clear sure told asked wonder then tell\sme tell\sus"
    )
    + r"\s)"
)


def _asks(asking: str) -> str:
    return rf"{_OPENING}{asking}\b|\b{asking}\W*$"


_PLAIN = any_of(
    "is was are were be did does do has have had can could will would should may might must the a "
    "an of in on for to by at with that"
)


def _which(nouns: str) -> str:
    """Which of these things: "what city", "which northern city", "what is the largest city"."""
    one = rf"(?:(?!{_PLAIN}\b)[\w’'-]+\s){{0,2}}?{any_of(nouns)}\b"
    return rf"\b(?:what|which)\s(?:(?:is|was|are|were)\sthe\s)?{one}"


_PAYING = any_of(
    "costs? worth pay pays paid spend spends spent earn earns earned raised? donated? charged? "
    "fined? sell sold buy bought invest invested lose lost owed? fetch fetched ticket"
)
_BEING = any_of("is are was were")
_NAMED = r"(?-i:[A-Z])[\w.’'-]*"
_QUESTIONS: dict[Kind, str] = {
    Kind.IDENTITY: rf"""^\W*(?:who\s{_BEING}|what\s{_BEING}(?:\sthe)?)\s{_NAMED}
        (?:\s(?:{_NAMED}|of|and|de|da|van|von|al|bin|el))*\W*$""",
    Kind.MONEY: rf"""
        \bhow\smuch\s(?:money\b|.{{0,80}}\b{_PAYING}\b
          |(?:is|are|was|were)\s(?:an?|the|one|each|it)\s\S+\W*$)
        | \bhow\s(?:expensive|cheap)\b | \bat\swhat\sprice\b
        | \bwhat\s(?:do|does|did|will|would)\s.{{1,60}}\bcosts?\W*$
        | {_which("costs? prices? salary salaries fines? fees? fares? budget revenue")}""",
    Kind.SHARE: rf"\bper\s?cent\b|\bpercentage\b|{_which('proportion share fraction')}",
    Kind.AGE: rf"\bhow\sold\b|{_which('age')}",
    Kind.DURATION: rf"\bhow\slong\b|{_which('length')}",
    Kind.MEASURE: r"\bhow\s(?:far|tall|high|fast|deep|heavy|wide)\b|"
    + _which("distance speed temperature height weight depth width"),
    Kind.NUMBER: r"\bhow\s(?:many|much|big|large|often)\b|"
    + _which("number amount score population size total"),
    Kind.DATE: _asks(r"when(?!\b.{1,200},\s(?:what|who|which|how|why|where)\b)")
    + "|"
    + _which("year date day month time decade century season"),
    Kind.PLACE: _asks("where")
    + "|"
    + _which(
        "city cities country countries states? places? locations? towns? regions? areas? county "
        "continents? rivers? islands? streets? nations? buildings? stadium venue villages?"
    ),
    Kind.PERSON: _asks("(?:who|whom|whose)")
    + "|"
    + _which(
        "persons? people m[ae]n wom[ae]n players? president minister actors? actress singers? king "
        "queen authors? writers? poets? scientists? researchers? artists? coach directors? judge "
        "officials? leaders? spokes(?:man|woman) quarterback captain rulers? generals? chemist "
        "inventor explorer economist historian politicians? mayor governor emperor pope candidates?"
    ),
    Kind.NAME: _which(
        "names? company companies team band group network organi[sz]ations? party university "
        "school newspaper film movie book song album award language nickname club firm brand "
        "airline agency church ship treaty law act"
    )
    + r"|\bwhat\s.{1,80}\b(?:called|named|nicknamed|known\sas|titled|renamed)\W*$",
    Kind.REASON: _asks("why")
    + r"|\bwhat\scaused\b|\bfor\swhat\sreason\b|"
    + _which("causes? reasons?"),
}
_ASKED = re.compile(
    "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in _QUESTIONS.items()),
    re.IGNORECASE | re.VERBOSE,
)


_ASKING = re.compile(
    rf"""\bhow\s{
        any_of("long old many much far tall high big large fast often deep heavy wide")
    }\b | \b(?:what|which)\s(?:(?:is|was)\s(?:the\s)?)?{
        any_of(
            "year date day month time decade century number amount percentage person reason type "
            "kind sort form"
        )
    }s?\b | \bt(?:akes?|ook)\splace\b""",
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


_COUNTED = re.compile(
    rf"\bhow\s(?:many|much)\s(?P<nouns>(?:(?!{_PLAIN}\b)[\w’'-]+\s){{1,4}})", re.IGNORECASE
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


def counted(question: str) -> list[str]:
    """The words that "how many" asks about, the last first: "goats", "small"; or none."""
    match = _COUNTED.search(question)
    return words.split(match["nouns"])[::-1] if match else []


def asked(question: str) -> Kind:
    """What kind of thing would answer the question."""
    match = _ASKED.search(question)
    return Kind(match.lastgroup or "") if match else Kind.OTHER


_SPEECH = re.compile(
    rf"""\b{
        any_of(
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
