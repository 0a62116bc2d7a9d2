"""The words of English grammar, as far as they tell who is named and who is not."""

from summarizer.speech.lexicon.listed import words
from summarizer.speech.lexicon.reporting import CUES

SUBJECT_PRONOUNS = words("he she they i we it you who")

COMMON = words(
    "the and to that said for he she it by with from his her has but not are they have this been "
    "their will its who"
)
"""Words so common in English, and in no other language, that they tell it."""

PERSON_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f"}

ANY_PRONOUNS = SUBJECT_PRONOUNS | words("him her his hers them their theirs its me my our us your")

AUXILIARIES = words(
    "is was are were be been being am has have had having do does did will would can could may "
    "might must shall should isn't wasn't aren't weren't hasn't haven't hadn't don't doesn't "
    "didn't won't wouldn't can't couldn't shouldn't cannot"
)

BEING = words("is was are were be been being")

ADVERBS = words(
    "also later then once often never always already earlier now still even just again first "
    "further both all each not himself herself themselves itself too simply only ever soon "
    "yesterday today tonight went on to who instead however in turn"
)

ARTICLES = words("the a an")
DETERMINERS = words(
    "the a an his her their its one another some many several this that these those two three four "
    "five six seven eight nine ten other our my both most few all no any each every"
)

POSSESSIVES = words("his her their its our my")

PREPOSITIONS = words(
    "of for at in on from with to by about as after before during who whom which that than into "
    "under over against among between since until while when where because if whose near within "
    "without including amid toward towards through inside outside despite upon per via"
)

CONJUNCTIONS = words("and or but nor yet so though although")

GRAMMAR = PREPOSITIONS | CUES | AUXILIARIES | CONJUNCTIONS | DETERMINERS | ANY_PRONOUNS
"""Words that are neither the head of a phrase for a speaker nor go before one."""

NOT_NAMES = (
    AUXILIARIES
    | DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | ANY_PRONOUNS
    | ADVERBS
    | words(
        "see watch click meantime three-quarters two-thirds one-third twenty thirty forty fifty "
        "sixty seventy eighty ninety hundred there here what how why where more much such same "
        "yeah ok okay hey wow "
        "like well yes no oh let let's it's that's he's she's they're we're i'm i've there's "
        "half i'd i'll moreover furthermore nevertheless nonetheless "
        "what's monday tuesday wednesday thursday friday saturday sunday january february march "
        "april may june july august september october november december meanwhile perhaps indeed "
        "although though because unlike among since until once asked according instead next last "
        "next week month year photo video image related read mondays tuesdays wednesdays thursdays "
        "fridays saturdays sundays jan feb mar apr jun jul aug sept oct nov dec not one back down "
        "up out off neither either none nothing everything"
    )
)
"""Words that are no name although they may be capitalised: at a sentence's start, or dates."""

SUFFIXES = words("jr sr ii iii iv")

NAME_LINKS = words(
    "de da do dos das del della van von der den bin ibn al el la le du di abu ben ter y e am"
)
