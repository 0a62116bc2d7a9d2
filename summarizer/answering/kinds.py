"""The kinds of things that answer, and which sentences hold one.

Told by English patterns: surely of a kind, or perhaps, where the pattern is one that much else
fits too ("after the war" may say when, and may not).
"""

import re
from enum import StrEnum

from summarizer import words
from summarizer.answering import introductions

PERHAPS = 0.5
"""How well a sentence is suited that holds something which may be of the kind asked for."""


class Kind(StrEnum):
    """What kind of thing would answer a question."""

    MONEY = "money"
    SHARE = "share"
    AGE = "age"
    DURATION = "duration"
    MEASURE = "measure"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    NAME = "name"
    REASON = "reason"
    IDENTITY = "identity"
    OTHER = "other"


FIGURES = frozenset(
    {
        Kind.MONEY,
        Kind.SHARE,
        Kind.AGE,
        Kind.DURATION,
        Kind.MEASURE,
        Kind.NUMBER,
        Kind.DATE,
    }
)
"""The kinds whose things are written so that one can be told from anything else."""


def any_of(alternatives: str) -> str:
    """A pattern for any of some words."""
    return "(?:" + "|".join(alternatives.split()) + ")"


_MONTH = any_of(
    "January February (?-i:March) April (?-i:May) June July August September October November "
    "December Jan Feb (?-i:Mar) Apr Aug Sept Oct Nov Dec"
)
_DAY = any_of("Mon Tues Wednes Thurs Fri Satur Sun") + "day"
NUMBER_WORD = any_of(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? "
    "thousands? millions? billions? trillions? dozens? half third quarter once twice single double "
    "several both none nobody"
)
"""A pattern for a number that is written as a word."""
# A bare year is no number of anything, nor is an hour of the clock; "one of" and "no one" are. What
# could be a year counts what stands behind it, unless a word before it says that it is one.
_NUMBER = rf"""(?<!\bin\s)(?<!\bthe\s)(?<!\bof\s)(?<!\bsince\s)(?<!\d)(?:1\d|20)\d\d
      (?=\s(?:people|men|women|children|(?!(?:is|was|has|as|his|its|this)\b)(?-i:[a-z])+s)\b)
    | (?<![\d.:])(?!(?:1\d|20)\d\d\b(?![,.]\d))\d[\d,.]*(?![\d:])
    | \b(?<!\bevery\s)(?<!\beach\s){NUMBER_WORD}\b | \b(?:no\s)?one\b(?!\sanother)"""
_MULTIPLE = any_of("hundred thousand million billion trillion m bn")
_CURRENCY = any_of(
    "dollars? euros? pounds? cents pence yen rupees? crowns? kron(?:er|or|a|e) francs? yuan "
    "renminbi pesos? rou?bles? lira rand dirhams? riyals? shekels? zlot(?:y|ych|ys) reais ringgit "
    "rupiah baht dinars? naira shillings? marks quid"
)
_CODE = any_of("USD EUR GBP SEK NOK DKK CHF JPY CNY AUD CAD INR")
_TIME = any_of("seconds? minutes? hours? days? weeks? months? years? decades? century centuries")
# "A year" alone says how often, not how long; two times of the clock say it together.
_LASTING = any_of(
    "for in within about than nearly almost over under half quarter took takes? lasts? lasted"
)
_CLOCK = r"\b\d{1,2}[:.]\d\d\b(?!\s?(?:%|per|m\b|million|billion|crowns|dollars|euros|pounds))"
_LENGTH = any_of("(?:kilo|centi|milli)?met(?:re|er)s? miles? feet foot yards? inches km cm m ft")
_SPEED = any_of("km/h kph mph knots? (?:kilo)?met(?:re|er)s? miles? feet km times (?:per)?cent")
_WEIGHT = any_of("kilos? (?:kilo)?grams? kg tons? tonnes? lbs? pounds? ounces? stones?")
_LEVEL = any_of(f"degrees? storeys? stories floors? points? times (?:per)?cent {_LENGTH}")
_TITLE = any_of(
    "Mr Mrs Ms Dr Sir President Sen King Queen Pope General Minister Judge Prince Princess"
)
_NO_NAME = any_of(
    "The A An In On At For From By To Of With As It He She They We I You This That These Those "
    "His Her Their Its But And Or So If When While After Before Since Until During Although Though "
    "Some Most Many All Both Each Another Other No Not There Here What Which Who"
)
_CAPITAL = rf"(?=[A-Z])(?!(?:{_NO_NAME}|{_MONTH}|{_DAY})\b)[A-Z][\w’'-]*"

_DOER = any_of(
    "driver baker teacher nurse farmer owner captain chairman mayor minister county council state "
    "government ministry company firm operator union bank board court agency foundation club city "
    "governor director doctor contractor editor senator investor inspector author leader manager "
    "officer worker player singer writer builder developer engineer soldier lawyer publisher "
    "brother sister mother father son daughter wife husband friend group team crew"
)

_IGNORING = re.IGNORECASE | re.VERBOSE


def _measured(units: str) -> re.Pattern[str]:
    """So many of these units, a share, or a price."""
    return re.compile(
        rf"""(?:\d|{NUMBER_WORD})[\s-]?(?:{_MULTIPLE}\s)?(?:(?:square|nautical|per)\s)?(?:{units})\b
        | \d\s?[%°] | [$£€¥₹]\s?\d | \b(?:half|twice)\b""",
        _IGNORING,
    )


_CAUSING = frozenset("cause caused causes led prompted".split())
_MEASURES = {"fast": _measured(_SPEED), "heavy": _measured(_WEIGHT)}
_LEVELS = _measured(_LEVEL)
_HOW = re.compile(r"\bhow\s(\w+)", re.IGNORECASE)

_SURELY: dict[Kind, re.Pattern[str]] = {
    Kind.MONEY: re.compile(
        rf"""[$£€¥₹]\s?\d[\d,.]* | \b{_CODE}\s?\d | \d\s?{_CODE}\b
        | \b(?:\d[\d,.]*|{NUMBER_WORD})[\s-](?:(?:and\s)?a\shalf\s|{_MULTIPLE}\s)*
          (?:\w+\s)?{_CURRENCY}\b
        | \bfree\sof\scharge\b | \bfor\sfree\b""",
        _IGNORING,
    ),
    Kind.SHARE: re.compile(
        r"\d\s?% | \bper\s?cent\b | \b(?:half|third|quarter|fifth|tenth)s?\b | \bmajority\b",
        _IGNORING,
    ),
    Kind.AGE: re.compile(
        r"""\b(?:aged?|ages?\sof|age\sat)\s\d | \d[\s-]years?[\s-](?:of\sage|old)\b
        | ,\s\d{1,3}, | \b(?:older|younger)\sthan\s\d"""
        + rf"|\bwho\s(?:is|was|turned)\s(?:\d{{1,3}}|{NUMBER_WORD})\b(?=[,.]|\sand\b)",
        _IGNORING,
    ),
    Kind.DURATION: re.compile(
        rf"""(?<!in\sthe\spast\s)(?<!in\sthe\slast\s)(?<!in\sthe\snext\s)
          (?:{_NUMBER}|\b(?:a\sfew|many|{_LASTING}\san?))[\s-](?:(?!(?:an?|per|the)\b)\w+[\s-])?
          (?:{_TIME}|{_LENGTH})\b(?!\s(?:after|before|ago|earlier|later|old)\b)
        | {_CLOCK}.{{1,80}}{_CLOCK}""",
        _IGNORING,
    ),
    Kind.MEASURE: _measured(f"{_LEVEL}|{_SPEED}|{_WEIGHT}"),
    Kind.NUMBER: re.compile(_NUMBER, _IGNORING),
    Kind.DATE: re.compile(
        rf"""\b(?:1\d\d\d|20\d\d)s?\b | \b{_MONTH}\b
        | \bcentur(?:y|ies)\b | \b{_DAY}s?\b
        | \b\d{{1,2}}[:.]\d\d\b(?!\s?(?:%|per)) | \b\d{{1,2}}\s?(?:[ap]\.?m\b|o[’']clock)
        | \b(?:yesterday|today|tomorrow|tonight|ago|midnight|noon|midday)\b
        | \b(?:last|next|this)\s{
            any_of("week month year night morning evening summer winter spring autumn fall weekend")
        }\b""",
        _IGNORING,
    ),
    Kind.PLACE: re.compile(
        rf"""\b{any_of("in at near outside around across off inside through throughout into")}\s
        (?:the\s)?(?:(?:north|south|east|west)(?:ern)?\s|central\s|city\sof\s)?{_CAPITAL}""",
        re.VERBOSE,
    ),
    Kind.PERSON: re.compile(
        rf"""\b{_TITLE}\b\.?\s[A-Z]\w+ | \b{_CAPITAL}\ssaid\b
        | \b(?=[A-Z])(?!{_NO_NAME}\b)[A-Z][a-zà-ÿ]+(?:\s[A-Z]\.)?(?:\s(?:de|da|van|von|al|bin|el))?
          [\s-][A-Z][\w’'-]+""",
        re.VERBOSE,
    ),
    Kind.NAME: re.compile(rf"(?<=[\w,;:—–-]\s){_CAPITAL} | [\"“][^\"”]{{2,60}}[\"”]", re.VERBOSE),
    Kind.REASON: re.compile(
        r"""\b(?i:because|due\sto|so\sthat|as\sa\sresult|in\sorder\sto|caused?|causes|reasons?|owing\sto
        |thanks\sto|to\s(?:avoid|prevent|protect|save)|therefore|amid|in\s(?:response|protest)
        |prompt(?:s|ed|ing)|for\s(?:fear|refusing|failing)|blam(?:es?|ed|ing)|on\sthe\sgrounds|led\sto
        |put\sdown\sto|attribut\w+|stem(?:s|med)?\sfrom)\b
        | (?<!years\s)(?<!months\s)(?<!weeks\s)(?<!days\s)(?<!hours\s)(?<!a\syear\s)(?<!a\smonth\s)
          (?<!a\sweek\s)(?<!a\sday\s)(?<!the\sday\s)(?<!one\syear\s)(?<!one\sday\s)\b[Aa]fter\b
        | \bsince\b(?!\s(?:then|that|early|late|last|at|the|its|[A-Z\d]))
        | \b(?:rows?|disputes?|protests?|anger|outrage|concerns?|fears?|worries|criticism|scandal
          |resign\w*|fired|sued|arrested|fined|charged|sacked|angry|worried)\s(?:\w+\s)?over\b""",
        re.VERBOSE,
    ),
}
_PERHAPS: dict[Kind, re.Pattern[str]] = {
    Kind.AGE: re.compile(
        rf"\b(?:{_NUMBER})[\s-]years?\b | \bborn\b | \b(?:1\d|20)\d\d\b", _IGNORING
    ),
    Kind.DURATION: re.compile(
        r"\b(?:until|since|overnight|from\s.{1,20}\s(?:to|until)\s|between\s\d|for\s(?:\w+\s)?years)",
        _IGNORING,
    ),
    Kind.DATE: re.compile(
        r"\b(?:after|before|during|when|until|(?<!at\s)once|as\ssoon\sas|by\sthe\stime|early|late)\b",
        _IGNORING,
    ),
    Kind.PLACE: re.compile(
        rf"""\b{any_of("from to of on over between along for")}\s(?:the\s)?{_CAPITAL}
        | \b{any_of("in at near outside inside within along under behind")}\s
          (?:the|an?|its|their|this|these)\s[a-z]
        | \b[a-z]+,\swhere\b
        | \b{any_of("city town country river village street north south east west")}\b""",
        re.VERBOSE,
    ),
    Kind.PERSON: re.compile(
        rf"""(?<=[\w,;:—–-]\s){_CAPITAL} | ^{_CAPITAL} | \b{
            any_of(
                "officials people students workers children women men members residents doctors "
                "experts scientists researchers police soldiers farmers drivers families parents "
                "teachers supporters critics leaders voters owners authorities governments crew "
                "contractors companies nurses builders unions banks [a-z]{3,}(?:ists|icians|atives)"
            )
        }\b | \b(?i:an?|the|its|their|his|her)\s(?:\w+\s)?(?:[a-z]{{2,}}(?:ist|ician|man|woman)|{
            _DOER
        })\b""",
        re.VERBOSE,
    ),
    Kind.NAME: re.compile(
        rf"^{_CAPITAL} | \b(?:called|named|termed|dubbed|nicknamed|(?:known|referred\sto)\sas)\b",
        re.VERBOSE,
    ),
    Kind.REASON: re.compile(
        r"""\b(?:[Ss]ince(?!\sthen)|[Aa]s|over|to\s(?!the\b|an?\b)[a-z]+|(?:for|by)\s(?:not\s)?\w+ing
        |(?:fear|worr|complain|argu|object|lack|want|need|refus|fail)\w*|too\s[a-z]+|(?:not|n[’']t)\senough
        |short\sof)\b""",
        re.VERBOSE,
    ),
}


def fits(kind: Kind, question: str, sentence: str) -> float:
    """How well a sentence is suited: 1 if it holds something of the kind that the question lacks.

    0 if it holds nothing of the kind, `PERHAPS` if what it holds may be, or for no kind.
    """
    if kind is Kind.IDENTITY:
        return float(introductions.introduces(question, sentence))
    if kind not in _SURELY:
        return PERHAPS
    known = {word.lower() for word in words.split(question)}
    if kind is Kind.REASON:
        known -= _CAUSING  # "caused" tells the cause though the question has it too
    if _has_new(_surely(kind, question), known, sentence):
        return 1.0
    perhaps = _PERHAPS.get(kind)
    return PERHAPS if perhaps and _has_new(perhaps, known, sentence) else 0.0


def _surely(kind: Kind, question: str) -> re.Pattern[str]:
    """What is surely of a kind; of a measure, what can be one of what is asked about."""
    how = _HOW.search(question) if kind is Kind.MEASURE else None
    return _MEASURES.get(how[1].lower(), _LEVELS) if how else _SURELY[kind]


def _has_new(pattern: re.Pattern[str], known: set[str], sentence: str) -> bool:
    return any(
        not known.issuperset(map(str.lower, words.split(match[0])))
        for match in pattern.finditer(sentence)
    )


def found(kind: Kind, question: str, sentence: str) -> frozenset[str]:
    """What a sentence surely holds of a kind and the question does not, in lower case."""
    if kind not in _SURELY:
        return frozenset()
    known = {word.lower() for word in words.split(question)}
    every = (match[0].lower().strip(" .,") for match in _surely(kind, question).finditer(sentence))
    return frozenset(one for one in every if not known.issuperset(words.split(one)))
