"""What a sentence shows by its wording alone, without the article around it.

The words looked for are English; in another language they are hardly ever met.
"""

import re

_DANGLING = re.compile(
    r"""[\"“‘'(«]*(?:But|And|So|Or|Yet|Nor|He|She|It|They|This|That|These|Those|His|Her|Hers|Their|
    Its|However|Meanwhile|Also|Then|Still|Instead|Such|Others|Another|Both|Moreover|Furthermore|
    Therefore|Thus|Here|There|Neither|Either|Nevertheless|Similarly|Likewise|Afterwards?|Later|
    (?:In\ addition|As\ a\ result|For\ example|On\ the\ other\ hand))\b""",
    re.VERBOSE,
)
_UNTOLD = re.compile(
    r"""[\"“‘'(«]*(?:When|After|Before|While|As|If|Since|Although|Though|Because|Once|Until|Asked|
    According\ to|Despite|Following|During|In|At|On|By|With|For|Like|Unlike)\s+
    (?:he|she|it|they|him|her|them|his|its|their|this|that|these|those|both|another)\b""",
    re.VERBOSE,
)
_REFERRING = re.compile(
    r"""[\"“‘'(«]*(?:(?:But|And|So|Or|Yet|However,|Meanwhile,|Also,|Then)\s+)?
    (?:He|She|It|They|This|That|These|Those|His|Her|Hers|Their|Its|Such|Both|Others|Another|Neither|
    Either|One|Here)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def dangles(sentence: str) -> bool:
    """Whether a sentence opens with words that lean on what stands before it."""
    return _DANGLING.match(sentence) is not None or _UNTOLD.match(sentence) is not None


def refers_back(sentence: str) -> bool:
    """Whether a sentence opens with a word that stands for something told before it."""
    return _REFERRING.match(sentence) is not None or _UNTOLD.match(sentence) is not None


def is_question(sentence: str) -> bool:
    """Whether a sentence asks."""
    return sentence.rstrip("\"”’'»)").endswith(("?", "？", "؟"))
