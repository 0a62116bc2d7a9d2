"""Answers: the sentence, who said it, where it stands."""

from collections.abc import Mapping, Sequence
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
from summarizer.types import Answer, Citation

NOTHING_READ = "I have read nothing here yet that could answer. Share an article first."


_MOST_ALSO = 2


def answer_message(
    answer: Answer,
    articles: Mapping[int, StoredArticle],
    *,
    echo: bool = False,
    asker: str | None = None,
) -> Message:
    """The answer to a question, with up to two more sentences under "also".

    `echo` repeats the question first, for a reply that does not stand below it; `asker` is who
    asked, where others are to read it.
    """
    asked = [_asked(answer, asker)] if echo or asker else []
    told = _found(answer, articles) if answer.citations else _nothing(answer, articles)
    return replace(told, blocks=(*asked, *told.blocks))


def _asked(answer: Answer, asker: str | None) -> Block:
    who = [person(asker), words(" asked: ")] if asker else []
    return paragraph(*who, words(cut(answer.question, 300), italic=True))


def _found(answer: Answer, articles: Mapping[int, StoredArticle]) -> Message:
    best, *others = _said_once(answer.citations, articles)[: 1 + _MOST_ALSO]
    blocks: list[Block] = [paragraph(*_cited(best, articles))]
    if others:
        blocks += [heading("Also"), bullets(_cited(other, articles) for other in others)]
    places = passages_value((cited.source, [cited]) for cited in (best, *others))
    blocks.append(actions(button("Show in context", SHOW_IN_CONTEXT, places)))
    shown = best.of(articles[best.source].article.text)
    return Message(text=sentence(shown), blocks=tuple(blocks))


def _said_once(
    citations: Sequence[Citation], articles: Mapping[int, StoredArticle]
) -> list[Citation]:
    """The sentences without those that another article has word for word: a twin, most often."""
    first: dict[str, Citation] = {}
    for cited in citations:
        first.setdefault(cited.of(articles[cited.source].article.text), cited)
    return list(first.values())


def _nothing(answer: Answer, articles: Mapping[int, StoredArticle]) -> Message:
    if not articles:
        return nothing(NOTHING_READ)
    if len(articles) == 1:
        told = "Nothing in this article answers that."
    else:
        told = "Nothing I have read answers that."
    parts = [words(told)]
    if answer.nearest and len(articles) > 1:
        nearest = articles[answer.nearest[0].source].article
        parts += [words(" The closest article I know is "), headline(nearest), words(".")]
    return Message(text=told, blocks=(paragraph(*parts),), found=False)


def _cited(cited: Citation, articles: Mapping[int, StoredArticle]) -> list[RichTextElement]:
    article = articles[cited.source].article
    speaker = [words(f" — {cited.speaker}", bold=True)] if cited.speaker else []
    imprint = citation(article)
    place = [words(f" ({imprint})")] if imprint else []
    shown = words(sentence(cited.of(article.text)))
    return [shown, *speaker, words("\n"), headline(article), *place]
