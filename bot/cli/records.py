"""What `--json` prints, one object a line; `docs/cli.md` documents each field."""

from collections.abc import Iterable
from typing import Any

from bot.services.questions import Answered
from bot.types import Compiled, Cut, Entry, Hit, QuoteFound
from bot.views.errors import sentence_for
from storage.types import Share, StoredArticle
from summarizer.types import Article, Brief, Citation, KeyPoint, Quote, Span, Story

Record = dict[str, Any]


def of_brief(source: str, brief: Brief) -> Record:
    """A source that was read."""
    article = brief.article
    return {
        "source": source,
        "ok": True,
        "error": None,
        "state": article.state,
        **_imprint(article),
        "author": article.author,
        "published_printed": article.published_printed,
        "language": article.language,
        "text": article.text,
        "points": [_point(article, point) for point in brief.points],
        "quotes": [_quote(article, quote) for quote in brief.quotes],
        "links": list(article.links),
    }


def of_failure(source: str, code: str) -> Record:
    """A source that could not be read: the same fields, empty, and why."""
    empty = dict.fromkeys(
        ("state", "title", "url", "site", "published", "author", "published_printed", "language")
    )
    return {
        "source": source,
        "ok": False,
        "error": {"code": code, "message": sentence_for(code)},
        **empty,
        "text": None,
        "points": [],
        "quotes": [],
        "links": [],
    }


def of_answer(answered: Answered, *, candidates: int = 0) -> Record:
    """An answer; with `candidates`, the best sentences below the threshold as well."""
    answer = answered.answer
    record: Record = {
        "question": answer.question,
        "answered": bool(answer.citations),
        "score": round(answer.score, 4),
        "answers": [_cited(answered, citation) for citation in answer.citations],
    }
    if candidates:
        best = (*answer.citations, *answer.nearest)[:candidates]
        record["candidates"] = [_cited(answered, citation) for citation in best]
    return record


def of_hit(hit: Hit) -> Record:
    """An article that a search found."""
    matching = _span(hit.article.article, hit.matching) if hit.matching else _nowhere()
    return {
        **_found(hit.article),
        **matching,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
        "speaker": None,
        "score": round(hit.score, 4),
    }


def of_recent(article: StoredArticle) -> Record:
    """An article that was read lately, with its first point."""
    first = _span(article.article, article.points[0]) if article.points else _nowhere()
    return {**_found(article), **first, "speaker": None, "score": None}


def of_entry(entry: Entry) -> Record:
    """An utterance in the ledger, as it is quoted most fully."""
    article = entry.found.article.article
    told = _span(article, entry.evidence) if entry.evidence else None
    others = [_cut(article, cut) for cut in entry.cuts]
    return {**_quoted(entry.found), "score": None, "evidence": told, "others": others}


def _cut(full: Article, cut: Cut) -> Record:
    return {**_quoted(cut.found), "left_out": [_span(full, part) for part in cut.left_out]}


def _quoted(found: QuoteFound) -> Record:
    return {**_found(found.article), **_quote(found.article.article, found.quote)}


def of_digest(compiled: Compiled) -> Record:
    """A digest."""
    digest = compiled.digest
    return {
        "period": {"start": digest.period.start, "end": digest.period.end},
        "stories": [_story(compiled, story) for story in digest.stories],
        "voices": [
            {"name": v.name, "role": v.role, "articles": v.articles, "quotes": v.quotes}
            for v in digest.voices
        ],
        "open_questions": list(digest.open_questions),
    }


def _story(compiled: Compiled, story: Story) -> Record:
    points = []
    for cited in story.points:
        article = compiled.articles[cited.brief]
        points.append({"article": article.id, **_point(article.article, cited.point)})
    quote = None
    if story.quote is not None:
        article = compiled.articles[story.quote.brief]
        quote = {"article": article.id, **_quote(article.article, story.quote.quote)}
    return {
        "title": story.title,
        "articles": [_found(compiled.articles[place]) for place in story.members],
        "points": points,
        "quote": quote,
    }


def _imprint(article: Article) -> Record:
    return {
        "url": article.url,
        "title": article.title,
        "site": article.site,
        "published": article.published,
    }


def _found(stored: StoredArticle) -> Record:
    return {"article": stored.id, **_imprint(stored.article), "shares": _shares(stored.shares)}


def _shares(shares: Iterable[Share]) -> list[Record]:
    return [
        {"by": share.user, "where": share.conversation, "at": share.shared_at.isoformat()}
        for share in shares
    ]


def _span(article: Article, span: Span) -> Record:
    return {"text": span.of(article.text), "start": span.start, "end": span.end}


def _nowhere() -> Record:
    return {"text": None, "start": None, "end": None}


def _point(article: Article, point: KeyPoint) -> Record:
    return {**_span(article, point), "speaker": point.speaker}


def _quote(article: Article, quote: Quote) -> Record:
    return {
        **_span(article, quote),
        "kind": quote.kind,
        "speaker": quote.speaker,
        "role": quote.role,
        "via": quote.via,
        "mention_start": quote.mention_start,
        "mention_end": quote.mention_end,
    }


def _cited(answered: Answered, citation: Citation) -> Record:
    stored = answered.articles[citation.source]
    return {
        **_span(stored.article, citation),
        "article": stored.id,
        "speaker": citation.speaker,
        **_imprint(stored.article),
        "score": round(citation.score, 4),
        "context": citation.context.of(stored.article.text),
        "before": citation.before.of(stored.article.text) if citation.before else None,
    }
