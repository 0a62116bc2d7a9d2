"""How rare English words are in the news, for `summarizer.answering.rarity`."""

import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from summarizer import words
from summarizer.answering.matching import Terms

_LEAST_PARAGRAPHS = 60  # a word of fewer paragraphs is as rare as one never met


def bands(data: Path) -> list[str]:
    """English terms by how many times one must halve all paragraphs to come down to theirs."""
    terms = Terms("en")
    count, seen, small = 0, Counter[str](), Counter[str]()
    for line in (data / "answers" / "news_articles.jsonl").read_text("utf-8").splitlines():
        for paragraph in json.loads(line)["paras"]:
            count += 1
            written = {word for word in words.split(paragraph) if terms.of(word)}
            seen.update({terms.of(word) for word in written})
            small.update({terms.of(word) for word in written if not word[0].isupper()})
    found: dict[int, list[str]] = defaultdict(list)
    for term, times in sorted(seen.items()):
        # Names are left out: who is in the news changes.
        if times >= _LEAST_PARAGRAPHS and 2 * small[term] > times and not term[0].isdigit():
            found[round(math.log2(count / times))].append(term)
    return [" ".join(found[band]) for band in range(max(found) + 1)]
