"""Answers: the sentence, who said it, where it stands."""

from collections.abc import Mapping
from dataclasses import replace

from slack_sdk.models.blocks import Block, RichTextElement

from bot.views.message import Message, bullets, cut, heading, paragraph, sentence, words
from bot.views.sources import citation, headline
from storage.types import StoredArticle
from summarizer.types import Answer, Citation

NOTHING_READ = "I have read nothing here yet that could answer. Share an article first."


def answer_message(
    answer: Answer, articles: Mapping[int, StoredArticle], *, echo: bool = False
) -> Message:
    """The answer to a question, with up to two more sentences under "also".

    `echo` repeats the question first, for a reply that does not stand below it.
    """
    asked = [paragraph(words(cut(answer.question, 300), italic=True))] if echo else []
    told = _found(answer, articles) if answer.citations else _nothing(answer, articles)
    return replace(told, blocks=(*asked, *told.blocks))


def _found(answer: Answer, articles: Mapping[int, StoredArticle]) -> Message:
    best, *others = answer.citations
    blocks: list[Block] = [paragraph(*_cited(best, articles))]
    if others:
        blocks += [heading("Also"), bullets(_cited(other, articles) for other in others[:2])]
    shown = best.of(articles[best.source].article.text)
    return Message(text=sentence(shown), blocks=tuple(blocks))


def _nothing(answer: Answer, articles: Mapping[int, StoredArticle]) -> Message:
    if not articles:
        return Message(text=NOTHING_READ, blocks=(paragraph(words(NOTHING_READ)),))
    if len(articles) == 1:
        told = "Nothing in this article answers that."
    else:
        told = "Nothing I have read answers that."
    parts = [words(told)]
    if answer.nearest and len(articles) > 1:
        nearest = articles[answer.nearest[0].source].article
        parts += [words(" The closest article I know is "), headline(nearest), words(".")]
    return Message(text=told, blocks=(paragraph(*parts),))


def _cited(cited: Citation, articles: Mapping[int, StoredArticle]) -> list[RichTextElement]:
    article = articles[cited.source].article
    speaker = [words(f" — {cited.speaker}", bold=True)] if cited.speaker else []
    imprint = citation(article)
    place = [words(f" ({imprint})")] if imprint else []
    shown = words(sentence(cited.of(article.text)))
    return [shown, *speaker, words("\n"), headline(article), *place]
