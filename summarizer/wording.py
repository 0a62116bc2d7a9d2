"""What a sentence shows by its wording alone, without the article around it.

The words looked for are English; in another language these features are mostly 0, and a ranking
rests on the others.
"""

import re
from collections.abc import Sequence

_DANGLING = re.compile(
    r"""[\"“‘'(«]*(?:But|And|So|Or|Yet|Nor|He|She|It|They|This|That|These|Those|His|Her|Hers|Their|
    Its|However|Meanwhile|Also|Then|Still|Instead|Such|Others|Another|Both|Moreover|Furthermore|
    Therefore|Thus|Here|There|Neither|Either|Nevertheless|Similarly|Likewise|Afterwards?|Later|
    (?:In\ addition|As\ a\ result|For\ example|On\ the\ other\ hand))\b""",
    re.VERBOSE,
)
_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")
_ACT = re.compile(
    r"""\b(?:announced?|approved|rejected|agreed|signed|launched|ordered|ruled|voted|passed|banned|
    killed|died|dead|deaths?|injured|wounded|arrested|charged|accused|convicted|sentenced|suspended|
    resigned|released|revealed|found|won|lost|beat|warned|called|plans?|will|would|expected)\b""",
    re.VERBOSE,
)


def features(text: str, words: Sequence[str]) -> dict[str, float]:
    """The features of a sentence, each from 0 to 1; `words` are its words in order."""
    size = len(words) or 1
    return {
        "names": min(1.0, 3 * sum(word[0].isupper() for word in words[1:]) / size),
        "figures": any(word[0].isdigit() for word in words),
        "acts": _ACT.search(text) is not None,
        "dangling": dangles(text),
        "quoted": text[0] in "\"“‘„«'",
        "personal": _PERSONAL.search(text) is not None,
        "question": text.rstrip("\"”’'»").endswith(("?", "？", "؟")),
        "short": size < 8,
        "long": size > 60,
    }


def dangles(sentence: str) -> bool:
    """Whether a sentence opens with a word that leans on what stands before it."""
    return _DANGLING.match(sentence) is not None
