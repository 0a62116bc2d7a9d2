"""How rare English words are in general, whatever the article: learned from news.

Without the learned file every word is as rare as any other, and the articles asked decide alone.
"""

import json
from functools import cache
from importlib import resources

_UNKNOWN = 0.85  # a word that is not listed is rarer than all that are, a name more often than not
_RAREST = 14.0  # the band of a word met once in the news that was read


def general(term: str) -> float:
    """How rare a term is, from 0 (in every paragraph) to 1."""
    return _listed().get(term, _UNKNOWN)


@cache
def _listed() -> dict[str, float]:
    """The rarity of each listed term: its band is the halvings from "in every paragraph" to it."""
    file = resources.files("summarizer.answering").joinpath("weights", "rarity.json")
    if not file.is_file():
        return {}
    bands: list[str] = json.loads(file.read_text(encoding="utf-8"))["bands"]
    return {term: band / _RAREST for band, terms in enumerate(bands) for term in terms.split()}
