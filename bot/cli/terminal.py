"""What people read in a terminal. Only white space is ever added to an article's words."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from bot.services.questions import Answered
from bot.types import Compiled, Found, Hit, Ledger
from bot.views.briefs import best_quotes, said_besides
from bot.views.errors import sentence_for
from bot.views.message import counted
from bot.views.sources import attribution, citation, imprint, title
from storage.types import StoredArticle
from summarizer.answering.citing import arranged
from summarizer.types import Article, Brief, Citation, Quote, QuoteKind

QUOTES_SHOWN = 6


def brief_lines(brief: Brief) -> Iterator[str]:
    """A brief."""
    article = brief.article
    yield title(article)
    yield imprint(article)
    yield from ("", "Key points")
    for point in brief.points:
        yield from _item(point.of(article.text) + (f" ({point.speaker})" if point.speaker else ""))
    in_marks = [quote for quote in brief.quotes if quote.kind is not QuoteKind.INDIRECT]
    reported = said_besides(brief.points, brief.quotes)
    yield from _quotes("Quotes", article, best_quotes(in_marks))
    yield from _quotes("Said, not quoted", article, reported)
    if article.links:
        yield from ("", "Links in the text")
        yield from (f"  {address}" for address in article.links)
    yield ""


def failure_lines(source: str, code: str) -> Iterator[str]:
    """Why a source could not be read."""
    yield from _wrapped(f"{source}: {sentence_for(code)}")


def answer_lines(answered: Answered, *, alone: bool) -> Iterator[str]:
    """An answer, or that there is none; `alone` where one article was asked, not all."""
    told = arranged(answered.answer, lambda source: answered.articles[source].article.text)
    if told is None:
        yield from _no_answer(answered, alone=alone)
        return
    yield from _cited(answered, told.best)
    for heading, others in (("Reported differently", told.sides), ("Also", told.also)):
        if others:
            yield from ("", heading)
        for other in others:
            yield from _cited(answered, other)


def recent_lines(articles: Sequence[StoredArticle]) -> Iterator[str]:
    """The articles read last."""
    if not articles:
        yield "Nothing has been read yet. Try: nutgraf brief LINK"
    for stored in articles:
        yield from _source(stored)


def search_lines(found: Found) -> Iterator[str]:
    """What a search found."""
    if not found.meaning:
        nothing = "There is nothing in it to look for: try a word or two"
        yield from _wrapped("; ".join((nothing, *found.notes)) + ".")
        return
    if not found.hits:
        yield from _wrapped(f"Nothing found for this: {found.meaning}.")
    if found.instead:
        yield f"Did you mean “{found.instead}”?"
    elif not found.hits and not found.notes:
        yield "Try fewer or other words."
    if found.notes:
        yield from _wrapped(f"Looked for {found.meaning}: {'; '.join(found.notes)}.")
    if found.hits and not found.complete:
        yield "Nothing holds all of it; these hold some:"
    for hit in found.hits:
        yield from _source(hit.article)
        if hit.matching is not None:
            yield from _item(_marked(hit))


def _marked(hit: Hit) -> str:
    """The matching sentence, its words in bold where a person watches."""
    text, shown = hit.article.article.text, hit.matching
    assert shown is not None
    if not sys.stdout.isatty():
        return shown.of(text)
    parts, at = [], shown.start
    for mark in hit.marks:
        parts += [text[at : mark.start], f"\033[1m{mark.of(text)}\033[0m"]
        at = mark.end
    return "".join([*parts, text[at : shown.end]])


def quote_lines(ledger: Ledger) -> Iterator[str]:
    """What a person is quoted as saying."""
    if not ledger.entries:
        hint = f"Did you mean {ledger.instead}?" if ledger.instead else "Try the surname alone."
        yield f"No quote by anybody of this name has been read. {hint}"
    if ledger.others:
        yield from _wrapped(f"{ledger.name}; others of this name: {', '.join(ledger.others)}")
    for entry in ledger.entries:
        article = entry.found.article.article
        yield from _item(_quoted(article, entry.found.quote))
        yield from (f"    {line}" for line in _source(entry.found.article))
        if entry.evidence is not None:
            yield from _more(f"who is meant: {entry.evidence.of(article.text)}")
        for cut in entry.cuts:
            missing = " … ".join(f"“{part.of(article.text)}”" for part in cut.left_out)
            where = f"also [{cut.found.article.id}] {citation(cut.found.article.article)}"
            yield from _more(where + (f", without {missing}" if missing else ""))


def _more(text: str) -> Iterator[str]:
    yield from _wrapped(text, first="    ", others="    ")


def digest_lines(compiled: Compiled) -> Iterator[str]:
    """A digest."""
    digest = compiled.digest
    if not digest.stories:
        yield "Nothing was read in this time."
    for at, story in enumerate(digest.stories):
        headline = story.title or title(compiled.articles[story.members[0]].article)
        yield from ("", headline) if at else (headline,)
        yield f"  {counted(len(story.members), 'article')}"
        for cited in story.points:
            yield from _item(cited.point.of(compiled.articles[cited.brief].article.text))
        if story.quote is not None:
            article = compiled.articles[story.quote.brief].article
            yield from _item(_quoted(article, story.quote.quote))
    yield from _list("Voices", (voice.name for voice in digest.voices))
    yield from _list("Asked and not answered", digest.open_questions)


def _no_answer(answered: Answered, *, alone: bool) -> Iterator[str]:
    if not answered.articles:
        yield "Nothing has been read yet that could answer. Try: nutgraf brief LINK"
        return
    yield f"Nothing {'in this article' if alone else 'that has been read'} answers that."
    if answered.answer.nearest and not alone:
        nearest = answered.articles[answered.answer.nearest[0].source]
        yield f"The closest article is [{nearest.id}] {title(nearest.article)}."


def _cited(answered: Answered, cited: Citation) -> Iterator[str]:
    stored = answered.articles[cited.source]
    speaker = f" — {cited.speaker}" if cited.speaker else ""
    before = cited.before.of(stored.article.text) + " " if cited.before else ""
    yield from _item(before + cited.of(stored.article.text) + speaker)
    if stored.id:  # an article that is not remembered has no number
        yield f"    [{stored.id}] {title(stored.article)}"


def _quotes(heading: str, article: Article, quotes: Sequence[Quote]) -> Iterator[str]:
    shown = quotes[:QUOTES_SHOWN]
    yield from _list(heading, (_quoted(article, quote) for quote in shown))
    if len(quotes) > len(shown):
        yield f"  and {len(quotes) - len(shown)} more (--json lists all)"


def _quoted(article: Article, quote: Quote) -> str:
    said = quote.of(article.text)
    marked = said if quote.kind is QuoteKind.INDIRECT else f"“{said}”"
    return marked + attribution(quote)


def _source(stored: StoredArticle) -> Iterator[str]:
    where = citation(stored.article)
    yield f"[{stored.id}] {title(stored.article)}" + (f" ({where})" if where else "")


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    listed = list(items)
    if listed:
        yield from ("", heading)
    for item in listed:
        yield from _item(item)


def _item(text: str) -> Iterator[str]:
    yield from _wrapped(text, first="  - ", others="    ")


def _wrapped(text: str, first: str = "", others: str = "") -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, 100)
    yield from textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
