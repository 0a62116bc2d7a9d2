"""Answers: the sentence, who said it, where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from slack_sdk.models.blocks import Block, RichTextElement

from bot.views.controls import SHOW_IN_CONTEXT
from bot.views.message import (
    Message,
    actions,
    bullets,
    button,
    cut,
    heading,
    nothing,
    paragraph,
    person,
    sentence,
    words,
)
from bot.views.references import passages_value
from bot.views.sources import citation, headline
from storage.types import StoredArticle
from summarizer.answering.citing import arranged
from summarizer.types import Answer, Citation

NOTHING_READ = "I have read nothing here yet that could answer. Share an article first."


def answer_message(
    answer: Answer,
    articles: Mapping[int, StoredArticle],
    *,
    everywhere: bool = False,
    echo: bool = False,
    asker: str | None = None,
) -> Message:
    """The answer to a question, with up to two more sentences under "also".

    `everywhere`: it was looked for in all that may be seen, not in these articles alone.
    `echo` repeats the question first, for a reply that does not stand below it; `asker` is who
    asked, where others are to read it.
    """
    asked = [_asked(answer, asker)] if echo or asker else []
    if answer.citations:
        told = _found(answer, articles)
    else:
        told = _nothing(answer, articles, alone=len(articles) == 1 and not everywhere)
    return replace(told, blocks=(*asked, *told.blocks))


def _asked(answer: Answer, asker: str | None) -> Block:
    who = [person(asker), words(" asked: ")] if asker else []
    return paragraph(*who, words(cut(answer.question, 300), italic=True))


def _found(answer: Answer, articles: Mapping[int, StoredArticle]) -> Message:
    told = arranged(answer, lambda source: articles[source].article.text)
    assert told is not None  # there is a best one
    blocks: list[Block] = [paragraph(*_cited(told.best, articles))]
    if told.sides:
        blocks += [heading("Reported differently"), bullets(_each(told.sides, articles))]
    if told.also:
        blocks += [heading("Also"), bullets(_each(told.also, articles))]
    places = passages_value((cited.source, [cited]) for cited in told.every)
    blocks.append(actions(button("Show in context", SHOW_IN_CONTEXT, places)))
    shown = told.best.of(articles[told.best.source].article.text)
    return Message(text=sentence(shown), blocks=tuple(blocks))


def _each(
    citations: Iterable[Citation], articles: Mapping[int, StoredArticle]
) -> Iterator[list[RichTextElement]]:
    return (_cited(cited, articles) for cited in citations)


def _nothing(answer: Answer, articles: Mapping[int, StoredArticle], *, alone: bool) -> Message:
    if not articles:
        return nothing(NOTHING_READ)
    told = f"Nothing {'in this article' if alone else 'I have read'} answers that."
    parts = [words(told)]
    if answer.nearest and not alone:
        nearest = articles[answer.nearest[0].source].article
        parts += [words(" The closest article I know is "), headline(nearest), words(".")]
    return Message(text=told, blocks=(paragraph(*parts),), found=False)


def _cited(cited: Citation, articles: Mapping[int, StoredArticle]) -> list[RichTextElement]:
    article = articles[cited.source].article
    speaker = [words(f" — {cited.speaker}", bold=True)] if cited.speaker else []
    imprint = citation(article)
    place = [words(f" ({imprint})")] if imprint else []
    before = [words(sentence(cited.before.of(article.text)) + " ")] if cited.before else []
    shown = words(sentence(cited.of(article.text)))
    return [*before, shown, *speaker, words("\n"), headline(article), *place]
