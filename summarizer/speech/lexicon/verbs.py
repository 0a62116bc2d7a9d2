"""English verbs of speech, listed by their base form, and the forms they take.

A form that is also a common noun or verb of another kind ("claim", "state") counts only where its
neighbour makes it a verb; those are `BASES`.
"""


def _words(listed: str) -> list[str]:
    return listed.split()


_IRREGULAR = {
    "say": "says said saying",
    "submit": "submits submitted submitting",
    "aver": "avers averred averring",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "put": "puts putting",
    "read": "reads reading read",
    "speak": "speaks spoke speaking",
    "sing": "sings sang singing",
    "see": "sees saw",
    "know": "knows knew",
    "understand": "understands understood",
    "hear": "hears heard",
    "find": "finds found",
    "swear": "swears swore swearing",
    "forecast": "forecasts forecast forecasting",
    "feel": "feels felt feeling",
    "learn": "learns learned learnt",
    "go": "goes went",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "bet": "bets",
    "dub": "dubs dubbed dubbing",
    "slam": "slams slammed slamming",
    "snap": "snaps snapped snapping",
    "brag": "brags bragged bragging",
    "beg": "begs begged begging",
    "sob": "sobs sobbed sobbing",
    "shrug": "shrugs shrugged shrugging",
    "rip": "rips ripped ripping",
    "sum": "sums summed summing",
    "nod": "nods nodded",
    "rebut": "rebuts rebutted rebutting",
    "blurt": "blurts blurted blurting",
    "refer": "refers referred referring",
    "label": "labels labeled labelled labeling labelling",
    "concur": "concurs concurred concurring",
    "grin": "grins grinned grinning",
    "quiz": "quizzes quizzed quizzing",
    "agree": "agrees agreed agreeing",
    "radio": "radioed radioing",
    "counsel": "counselled counseled counselling counseling",
    "marvel": "marvels marvelled marveled marvelling marveling",
    "signal": "signalled signaled signalling signaling",
    "sniff": "sniffed",
    "extol": "extols extolled extolling",
}

SAYING = _words(
    "say tell write add ask continue tweet post note state explain reply respond declare argue "
    "conclude recall warn acknowledge insist quip exclaim remark joke stress emphasize emphasise "
    "announce claim confirm suggest admit concede caution reiterate maintain allege testify "
    "pledge vow promise predict complain lament observe comment reveal disclose assert contend "
    "counter submit aver recount affirm underline underscore shout whisper confess retort opine "
    "interject confide"
)

REPORTING = _words(
    "call urge answer accuse praise criticize criticise denounce condemn describe report read "
    "proclaim blast decry slam hail laud tout muse elaborate boast agree question demand charge "
    "mock dismiss brand label dub term deem credit cite quote repeat thank think believe feel "
    "hope fear worry snap fire scream sigh laugh nod implore beg plead invoke offer issue release "
    "express speak talk put blame compare characterize characterise refer mention reject "
    "apologize apologise deny defend dispute echo endorse sum use go discuss inform advise assure "
    "brag tease taunt rant rail remember point email text propose recommend rule order find want "
    "expect intend see know understand learn hear yell chant wonder ridicule scold chide sing "
    "concur gush scoff fume bark bemoan retaliate react interrupt press pronounce vent imply "
    "indicate hint imagine boom blurt bellow mutter murmur mumble groan moan sob lecture preach "
    "gloat crow chuckle grin smile shrug recite reprise utter voice portray depict frame "
    "highlight celebrate applaud deride denigrate disparage insult attack assail lambast lambaste "
    "rip bash trash rebuke rebut challenge protest object oppose advocate signal swear stipulate "
    "specify summarize summarise theorize theorise speculate guess suspect reckon estimate "
    "forecast pose ponder prompt quiz query inquire enquire request reason reassure relate "
    "narrate refute repudiate sneer snarl snort thunder venture volunteer wail welcome whine "
    "assess clarify counsel instruct threaten enthuse chime quibble reflect marvel rejoice "
    "grumble grouse plead instruct vent coin intone deadpan bristle exult gasp hiss growl drawl "
    "disagree surmise hypothesize profess preface radio identify liken rate equate correct roar "
    "cheer jeer chorus stammer stutter rasp croak sniff huff bluster bleat splutter quaver "
    "reminisce sympathise sympathize philosophise philosophize beam exhort snipe holler admonish "
    "berate castigate excoriate upbraid lampoon deplore fulminate remonstrate entreat reaffirm "
    "reassert restate extol jest parrot paraphrase"
)

_NOUNS = frozenset(
    "post tweet note shout whisper remark joke issue order request rule term text sum estimate "
    "forecast suspect volunteer object protest attack challenge brand label frame coin credit "
    "dispute email hint insult lecture nod radio reason rebuke release signal taunt voice scream "
    "sigh fire cheer jeer roar advocate chant crow boom bark rail thank smile grin shrug laugh "
    "guess vent highlight rant moan groan murmur stammer stutter sneer snort sob wail prompt snap "
    "group".split()
)
"""Verbs whose form with "s" is more often the plural of a noun."""


ALSO_PLURALS = frozenset(f"{noun}s" for noun in _NOUNS)
"""Those forms, which are verbs only after "he" or "she"."""


def _inflected(base: str) -> list[str]:
    """The forms of a verb other than its base: third person, past, present participle."""
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if base.endswith("e"):
        stem, past = base[:-1], f"{base}d"
        third = f"{base}s"
    elif base.endswith("y") and base[-2] not in "aeiou":
        stem, past, third = base, f"{base[:-1]}ied", f"{base[:-1]}ies"
    else:
        stem, past = base, f"{base}ed"
        third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"
    return [past, f"{stem}ing"] if base in _NOUNS else [third, past, f"{stem}ing"]


def forms(bases: list[str]) -> frozenset[str]:
    """All forms of some verbs but their bases."""
    return frozenset(form for base in bases for form in _inflected(base))


BASES = frozenset(SAYING) | frozenset(REPORTING)
"""The base forms, which are verbs only beside "to", an auxiliary or a plural."""


_BASE_OF = {form: base for base in BASES for form in _inflected(base)}
_BASE_OF |= {f"{noun}s": noun for noun in _NOUNS}


def base_of(form: str) -> str:
    """The base form of a listed verb; any other word as it is."""
    return _BASE_OF.get(form, form)
