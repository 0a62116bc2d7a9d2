"""The quote ledger: what a person is quoted as saying, in all that the asker may see."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.types import Cut, Entry, Ledger, QuoteFound
from storage import Store, UnitOfWork
from storage.fulltext.lookups import Lookup
from storage.names import are_one, fold_name, goes_by
from storage.types import StoredArticle, Viewer
from summarizer import sentences
from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed
from summarizer.speech import utterances
from summarizer.types import Article, Quote, Span

_PASSAGES = 400
"""How many passages, the newest, are looked through."""


class Quoting:
    """Lists what people said. Lists come in pages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, viewer: Viewer, asked: str, *, limit: int, offset: int = 0) -> Ledger:
        """What the person of this name is quoted as saying, the newest first.

        What follows the name are words that the quote must hold. Of several people of the name the
        one quoted most is listed and the others are named.
        """
        with self._store.read() as uow:
            for name, rest in _readings(asked):
                found = _found(uow, viewer, name, rest)
                if found:
                    return _ledger(name, rest, found, limit=limit, offset=offset)
            instead = next(_alike(uow, viewer, asked), None)
        return Ledger(name=asked, words="", entries=(), instead=instead)


def _readings(asked: str) -> Iterator[tuple[list[str], str]]:
    """The name and the words after it, the longest name first; a name may stand in marks."""
    match = re.fullmatch(r'\s*["“](?P<name>[^"”]+)["”]\s*(?P<rest>.*)', asked, re.DOTALL)
    if match:
        yield fold_name(match["name"]).split(), match["rest"]
        return
    words = asked.split()[:12]
    for number in range(min(len(words), 5), 0, -1):
        name = fold_name(" ".join(words[:number])).split()
        if name:
            yield name, " ".join(words[number:])


def _alike(uow: UnitOfWork, viewer: Viewer, asked: str) -> Iterator[str]:
    """The printed names of people quoted that are written much like the one asked for."""
    for name, _ in _readings(asked):
        if alike := uow.search.namesake(viewer, name[-1]):
            stored = uow.articles.get(viewer, [alike.article_id])
            printed = (quote.speaker or "" for one in stored for quote in one.quotes)
            yield from (one for one in printed if goes_by(one, [alike.token]))


def _found(uow: UnitOfWork, viewer: Viewer, name: Sequence[str], rest: str) -> list[QuoteFound]:
    """The quotes that fit, the newest article's first."""
    terms = Terms("en")
    wanted = frozenset(indexed(rest, terms))
    # Only the last word of a name is sure to stand in it; the others may be initials.
    lookup = Lookup(speaker=(name[-1],), terms=tuple(wanted))
    passages = uow.search.passages(viewer, lookup, limit=_PASSAGES)
    ids = dict.fromkeys(passage.article_id for passage in passages)
    articles = sorted(uow.articles.get(viewer, ids), key=_newest, reverse=True)
    return [
        QuoteFound(article=stored, quote=quote)
        for stored in articles
        for quote in stored.quotes
        if quote.speaker and goes_by(quote.speaker, name) and _holds(stored, quote, wanted)
    ]


def _newest(stored: StoredArticle) -> tuple[str, int]:
    return (stored.article.published or stored.read_at.isoformat())[:10], stored.id


def _holds(stored: StoredArticle, quote: Quote, wanted: frozenset[str]) -> bool:
    if not wanted:
        return True
    terms = Terms(stored.article.language)
    return wanted.issubset(indexed(quote.of(stored.article.text), terms))


def _ledger(
    name: Sequence[str], rest: str, found: Sequence[QuoteFound], *, limit: int, offset: int
) -> Ledger:
    people = _people(found)
    person, *others = people
    names = people[person]
    entries = _grouped([one for one in found if one.quote.speaker in names])
    shown = entries[offset : offset + limit]
    return Ledger(
        name=person,
        words=rest,
        entries=tuple(map(_entry, shown)),
        others=tuple(others),
    )


def _people(found: Iterable[QuoteFound]) -> dict[str, set[str]]:
    """The people quoted, by their fullest names, with all their printed names; most quoted first.

    A name that fits several people, such as a surname alone, is the most quoted one's.
    """
    counts = Counter(one.quote.speaker or "" for one in found)
    groups: dict[str, set[str]] = {}
    weights: Counter[str] = Counter()
    for name in sorted(counts, key=lambda name: (-len(name.split()), -len(name), name)):
        alike = [person for person in groups if are_one(person, name)]
        person = max(alike, key=lambda one: weights[one], default=name)
        groups.setdefault(person, set()).add(name)
        weights[person] += counts[name]
    return {person: groups[person] for person, _ in weights.most_common()}


def _grouped(found: Iterable[QuoteFound]) -> list[list[QuoteFound]]:
    """Quotes of one utterance together, in the order of the newest of each."""
    groups: list[list[QuoteFound]] = []
    for one in found:
        for group in groups:
            if any(utterances.are_one(_said(one), _said(other)) for other in group[:1]):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _said(found: QuoteFound) -> str:
    return found.quote.of(found.article.article.text)


def _entry(group: Sequence[QuoteFound]) -> Entry:
    """The fullest first; of the others, what they left out.

    The same text once more, such as a paste of what was shared elsewhere, is no other source.
    """
    full = max(group, key=lambda one: len(_said(one)))
    text = full.article.article.text
    others = [one for one in group if one.article.article.text != text]
    cuts = (
        Cut(found=one, left_out=utterances.left_out(text, full.quote, _said(one))) for one in others
    )
    return Entry(found=full, evidence=evidence(full.article.article, full.quote), cuts=tuple(cuts))


def evidence(article: Article, quote: Quote) -> Span | None:
    """The sentence that says who "she" is: the last one before it that has the speaker's name.

    None where the speaker is named at the quote itself, or nowhere before it.
    """
    if quote.speaker is None or quote.mention_start is None or quote.mention_end is None:
        return None
    name = fold_name(quote.speaker).split()
    mention = fold_name(article.text[quote.mention_start : quote.mention_end]).split()
    if not name or set(name) & set(mention):
        return None
    before = [
        sentence
        for sentence in sentences.split(article.text, article.blocks)
        if sentence.end <= quote.mention_start
        and name[-1] in fold_name(sentence.of(article.text)).split()
    ]
    return before[-1] if before else None
