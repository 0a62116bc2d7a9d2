"""English words that lead to what somebody said: verbs of speech, and who hears or passes on."""

from summarizer.speech.lexicon import verbs
from summarizer.speech.lexicon.listed import words

SAY = verbs.forms(verbs.SAYING) | words("say tell write according posts tweets notes")
"""Verbs that nearly always report speech, with "according" (to)."""

CUES = (SAY | verbs.forms(verbs.REPORTING) | words("call believe quote put")) - words(
    "ruling suspects volunteers"
)
"""Verbs that can report speech in the right place."""

OUTLET_VERBS = words("told tells telling tell")

TOLD = OUTLET_VERBS | words("informed advised assured warned reminded")
"""Verbs whose object hears what is said."""

RELAY_VERBS = words("quoted quotes quoting cited cites citing")

REPORT_VERBS = words("reported reports")

RELAYING = RELAY_VERBS | REPORT_VERBS | words("according")

INDIRECT = (SAY - words("tweeted tweets posted quipped joked shouted whispered tell")) | words(
    "believe insist claim argue fear warn think maintain found showed shows reported urged agreed "
    "thinks believes advised assured informed"
)
"""Verbs after which words without marks are speech all the same."""

PLAIN = words(
    "said says say told tells added adds argued argues claimed claims insisted insists warned "
    "warns admitted admits alleged conceded maintained announced announces confirmed confirms "
    "acknowledged explained suggested predicted estimated believe insist claim argue fear think "
    "warn"
)
"""The members of `INDIRECT` that are followed by speech even without "that"."""
