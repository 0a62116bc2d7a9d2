"""A search: what was written, read as a query, looked up, and shown with the words it matches."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.services import queries
from bot.services.queries import Query
from bot.types import Found, Hit
from storage import Store, UnitOfWork
from storage.fulltext.lookups import Lookup
from storage.fulltext.terms import token
from storage.names import fold_name
from storage.types import Passage, StoredArticle, Viewer
from summarizer import sentences, words
from summarizer.answering.matching import Terms
from summarizer.answering.sought import index_term, sought
from summarizer.languages import detect
from summarizer.types import Block, Span

_PASSAGES_AN_ARTICLE = 8
_MOST_PASSAGES = 2_000


class Searching:
    """Searches what has been read. Lists come in pages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(
        self, viewer: Viewer, asked: str, today: date, *, limit: int, offset: int = 0
    ) -> Found:
        """The articles that a query means, best first; `today` is the asker's.

        Where no article holds all of it, those that hold some; where a word is nowhere, the word
        that may have been meant.
        """
        query = queries.parse(asked, today)
        lookup = lookup_of(query)
        if query.is_empty:
            return Found(hits=(), meaning="", notes=query.notes)
        if _asks_for_nothing(query, lookup):
            return Found(hits=(), meaning=queries.meaning(query), notes=_notes(query, lookup))
        with self._store.read() as uow:
            # Several passages of one article may match, and a page is counted in articles.
            wanted = min((offset + limit) * _PASSAGES_AN_ARTICLE, _MOST_PASSAGES)
            passages = uow.search.passages(viewer, lookup, limit=wanted)
            best = _best_of_each_article(passages)[offset : offset + limit]
            articles = {a.id: a for a in uow.articles.get(viewer, [p.article_id for p in best])}
            complete = bool(passages) and passages[0].complete
            instead = None if complete or offset else self._instead(uow, viewer, query)
        known = [(articles[p.article_id], p) for p in best if p.article_id in articles]
        return Found(
            hits=tuple(_hit(article, passage, lookup) for article, passage in known),
            meaning=queries.meaning(query),
            notes=_notes(query, lookup),
            instead=instead,
            complete=complete,
        )

    def _instead(self, uow: UnitOfWork, viewer: Viewer, query: Query) -> str | None:
        """The query with words that were read in place of those that never were."""
        terms = Terms(detect(query.text) or "en")
        better: dict[str, str] = {}
        for word in query.words:
            stem = index_term(word, terms)
            if stem and (alike := uow.search.alike(viewer, stem)):
                article = next(iter(uow.articles.get(viewer, [alike.article_id])), None)
                found = _written(article, alike.token) if article else None
                better[word] = found or word
        instead = " ".join(better.get(word, word) for word in query.words)
        return instead if any(word != found for word, found in better.items()) else None


def lookup_of(query: Query) -> Lookup:
    """What the index is asked for."""
    found = sought(query.text)
    terms = Terms(detect(query.text) or "en")
    excluded = [word for word in query.without if " " not in word]
    return Lookup(
        terms=found.terms,
        prefixes=tuple(prefix.lower() for prefix in query.prefixes),
        related=found.related,
        outlets=found.outlets,
        days=found.days,
        phrases=query.phrases,
        without=tuple(filter(None, (index_term(word, terms) for word in excluded))),
        without_phrases=tuple(word for word in query.without if " " in word),
        outlet=_outlet(query.outlet),
        speaker=tuple(fold_name(query.speaker or "").split()),
        sharer=query.sharer,
        conversation=query.conversation,
        since=query.since,
        before=query.before,
    )


def _outlet(named: str | None) -> tuple[str, ...]:
    """The words of an outlet's name; a domain is one word."""
    if named is None:
        return ()
    bare = named.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host = bare.partition("/")[0]
    if "." in host and " " not in host:
        return (host.strip("."),)
    return tuple(fold_name(named).split())


def _asks_for_nothing(query: Query, lookup: Lookup) -> bool:
    """Whether all of it are words too common to be looked for, or to be left out."""
    if query.only_leaves_out:
        return True
    return replace(lookup, related=(), outlets=(), days=frozenset()) == Lookup() and bool(
        query.words or query.phrases
    )


def _notes(query: Query, lookup: Lookup) -> tuple[str, ...]:
    if not _asks_for_nothing(query, lookup):
        return query.notes
    if query.only_leaves_out:
        return (*query.notes, "add what to look for, as in harbour -ship")
    return (*query.notes, "words as common as these stand in every article; add another")


def _best_of_each_article(passages: Sequence[Passage]) -> list[Passage]:
    best: dict[int, Passage] = {}
    for passage in passages:
        best.setdefault(passage.article_id, passage)
    return list(best.values())


def _hit(stored: StoredArticle, passage: Passage, lookup: Lookup) -> Hit:
    """The article with the sentence of the passage that holds most of the words, these marked."""
    text, terms = stored.article.text, Terms(stored.article.language)
    wanted, starts = set(lookup.terms), tuple(lookup.prefixes)

    def marks(sentence: Span) -> tuple[Span, ...]:
        matching = (
            span
            for span in words.spans(text, sentence.start, sentence.end)
            if (term := index_term(span.of(text), terms))
            and (term in wanted or (starts and token(term).startswith(starts)))
        )
        return tuple(matching)

    block = Block(start=passage.start, end=passage.end)
    marked = [(sentence, marks(sentence)) for sentence in sentences.split(text, (block,))]
    best, its = max(marked, key=lambda one: _distinct(one[1], text), default=(None, ()))
    return Hit(article=stored, matching=best, score=passage.rank, marks=its)


def _distinct(marks: Sequence[Span], text: str) -> int:
    return len({mark.of(text).lower() for mark in marks})


def _written(stored: StoredArticle, wanted: str) -> str | None:
    """The word of an article that has this token, as it is written there."""
    terms = Terms(stored.article.language)
    return next((word for word in _words(stored) if token(index_term(word, terms)) == wanted), None)


def _words(stored: StoredArticle) -> Iterator[str]:
    yield from words.split(stored.article.title or "")
    yield from words.split(stored.article.text)
