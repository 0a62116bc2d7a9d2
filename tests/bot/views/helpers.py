"""A judge of messages, and articles that would break them if they could."""

import json
from collections.abc import Iterator
from typing import Any

from bot.playground import check_message, pings
from bot.playground.limits import check_view
from bot.views.message import Message
from storage.types import StoredArticle
from summarizer import sentences
from summarizer.types import KeyPoint, QuoteKind
from tests.factories import make_article, make_quote, make_stored

LONG = " ".join(["The water rose and rose"] * 440) + "."
"""One sentence of more than 10,000 characters."""

TEXTS = {
    "one word": "Dam.",
    "long sentence": f"The dam held. {LONG} Nobody was hurt.",
    "long sentences only": " ".join(LONG[:2_300] + "." for _ in range(12)),
    "sixty sentences": " ".join(f"Sentence number {n} says so." for n in range(60)),
    "mentions": "<!channel> came first. @here and <@U1> and <#C1> came next. <!subteam^S1> left.",
    "mark-up": "*Bold* it was. _So_ `it` ~was~. > Quoted & <https://example.org|click here>.",
    "fake buttons": '{"type": "button", "text": "Approve"} it read. [Approve] (https://example.org)',
    "emoji": "🎉🎉 they said. :tada: it was. 👩‍👩‍👧 came too.",
    "right to left": "‏السد صمد طوال الليل. \u202eلم يصب أحد بأذى.",
    "Chinese": "大坝经受住了风暴。没有人受伤。学校仍然开放。",
}
"""Texts by what is wrong with them."""

NAME = "<!channel> *Ada* @everyone"


def make_pathological(text: str, **article: Any) -> StoredArticle:
    """An article each of whose sentences is a point, and a quote of somebody with a bad name."""
    spans = list(sentences.spans(text))
    quotes = [make_quote(s.start, s.end, NAME, role=NAME, via="*The* <!here>") for s in spans]
    reported = [make_quote(s.start, s.end, NAME, kind=QuoteKind.INDIRECT) for s in spans]
    return make_stored(
        article=make_article(text, **article),
        points=tuple(KeyPoint(start=s.start, end=s.end, speaker=NAME) for s in spans),
        quotes=(*quotes, *reported),
    )


def judged(message: Message) -> dict[str, Any]:
    """The message's payload, which Slack would take and in which no words are read as mark-up."""
    payload = message.payload()
    check_message(payload["text"], payload["blocks"])
    assert pings(payload["text"], payload["blocks"]) == ()
    assert "<" not in payload["text"]
    _judge(payload)
    return payload


def judged_view(payload: dict[str, Any]) -> dict[str, Any]:
    """The same for a modal or Home tab."""
    check_view(payload, len(json.dumps(payload).encode()), kind=payload["type"])
    assert pings("", payload["blocks"]) == ()
    _judge(payload)
    return payload


def _judge(payload: dict[str, Any]) -> None:
    kinds = {node["type"] for node in _objects(payload["blocks"]) if "type" in node}
    assert kinds.isdisjoint({"mrkdwn", "markdown", "broadcast", "usergroup", "emoji"})
    for node in _objects(payload["blocks"]):  # Slack refuses what is empty inside rich text
        assert node.get("text") != ""
        assert node.get("elements") != []


def elements(payload: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Everything of this type in a message, at any depth."""
    return [node for node in _objects(payload["blocks"]) if node.get("type") == kind]


def shown(payload: dict[str, Any]) -> str:
    """All words of a message's blocks, one part a line."""
    return "\n".join(node["text"] for node in _objects(payload["blocks"]) if _is_words(node))


def items(payload: dict[str, Any]) -> list[str]:
    """How each item of each list begins, without the marks that we put around quotes."""
    lists = elements(payload, "rich_text_list")
    first = [section["elements"][0]["text"] for found in lists for section in found["elements"]]
    return [text.removeprefix("“").removesuffix("”") for text in first]


def _is_words(node: dict[str, Any]) -> bool:
    return isinstance(node.get("text"), str)


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _objects(inner)
