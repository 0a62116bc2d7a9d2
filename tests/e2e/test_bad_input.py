"""Whatever people share, nothing is lost and nobody is shown the inside of the machine."""

import builtins
import json
import re

import pytest

import bot.fetching.errors
import storage
import summarizer.errors
from bot.playground import Message, pings
from bot.playground.faults import (
    RESPONSE_URL,
    Fault,
    cut,
    cut_after_effect,
    rate_limited,
    server_error,
)
from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY, LIST, WALL

EXCEPTIONS = {
    name
    for module in (builtins, bot.fetching.errors, storage, summarizer.errors)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}
SENTENCE = "The storm went on and the dam above the town went on holding it back"
PROSE = (
    "The storm lasted two days and one night, and it took the roofs of four houses by the harbour. "
    "Nobody was hurt, since the council had asked everybody to leave on Sunday evening already. "
    "Mayor Ngozi Okoro thanked the crew of the dam for its work on Wednesday morning. "
    "“We were lucky, and we were ready for it,” said Okoro, who had stayed awake throughout. "
    "Schools will open again on Thursday, and the ferry to the islands will sail in the afternoon. "
    "The council meets on Friday to decide what the repairs of the old dam may cost at the most. "
    "A new one would take six years to build, the chief engineer of the county told its members."
)


def told(newsroom: Newsroom, link: str) -> str:
    """What somebody is told who asks for a brief of this link."""
    replies = newsroom.shares(newsroom.ada, newsroom.desk, f"{newsroom.slack.mention} {link}")
    (reply,) = replies
    return decent(reply)


def decent(reply: Message) -> str:
    """The words of a reply that calls nobody up and names no exception."""
    assert pings(reply.text, reply.blocks) == ()
    said = words(reply)
    assert EXCEPTIONS.isdisjoint(re.findall(r"\w+", said))
    return said


def page(body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>News</title></head><body>{body}</body></html>'
    )


CONSENT = page(
    "<h1>Before you continue</h1><p>We and our 812 partners use cookies and process personal data. "
    "Choose whether you accept all cookies or manage your choices.</p>"
    "<button>Accept all</button><button>Reject all</button>"
)
SCRIPT = page(
    '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
    '<script src="/main.js"></script>'
)
STUB = (
    '<!doctype html><html lang="en"><head><title>Dam holds</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}'
    "</script></head><body><article><h1>Dam holds</h1><p>Subscribe to continue reading.</p>"
    "</article></body></html>"
)

PAGES = {
    "bot wall": (WALL, "text/html", "lets no programs in"),
    "consent wall": (CONSENT, "text/html", "asks for consent to cookies"),
    "needs JavaScript": (SCRIPT, "text/html", "shows nothing without a browser"),
    "paywall stub": (STUB, "text/html", "behind a paywall"),
    "list of articles": (LIST, "text/html", "Share the link of one article"),
    "empty": ("", "text/html", "Paste the article's text"),
    "three words": (page("<p>Three words only</p>"), "text/html", "Paste the article's text"),
    "only emoji": (page("<p>🎉🎉🎉</p>"), "text/html", "Paste the article's text"),
    "PDF": ("%PDF-1.7", "application/pdf", "is a PDF"),
    "image": ("GIF89a", "image/gif", "not a web page"),
    "huge": (page("<p>" + "water " * 2_500_000), "text/html", "too large to read"),
}


@pytest.mark.parametrize(("html", "kind", "sentence"), PAGES.values(), ids=PAGES)
def test_a_page_without_an_article_says_why(
    newsroom: Newsroom, html: str, kind: str, sentence: str
) -> None:
    assert sentence in told(newsroom, newsroom.site.publish("/page", html, kind=kind))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "There is no page at this address"),
        (410, "There is no page at this address"),
        (403, "does not let me read the page"),
        (451, "does not let me read the page"),
        (500, "has a problem of its own"),
        (418, "answered with an error"),
    ],
)
def test_a_site_that_answers_with_an_error_is_told_of(
    newsroom: Newsroom, status: int, sentence: str
) -> None:
    assert sentence in told(newsroom, newsroom.site.publish("/page", "", status=status))


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("http://127.0.0.1/admin", "private network"),
        ("http://10.0.0.1/admin", "private network"),
        ("http://[::1]/admin", "private network"),
        ("http://nobody.invalid/news", "could not be reached"),
    ],
)
def test_an_address_that_is_not_gone_to_is_told_of(
    newsroom: Newsroom, link: str, sentence: str
) -> None:
    assert sentence in told(newsroom, link)


def sentences(*texts: str) -> str:
    return " ".join(f"{text}." for text in texts)


TEXTS = {
    "no sentence end": f"{SENTENCE} " * 12,
    "one 10,000-word sentence": f"{'water ' * 10_000}rose. {PROSE}",
    "right to left": "صمد السد طوال الليل ولم يصب أحد بأذى في البلدة الواقعة تحته. " * 14,
    "Chinese": "大坝经受住了风暴，下面的城镇没有人受伤，学校整天开放。" * 30,
    "emoji": f"🎉 👩‍👩‍👧 {PROSE} 🎉",
    "control characters": f"\x07\x0b\u2028\u202e{PROSE}\x00\ud800",
    "mentions": f"<!channel> @here <@U1> {PROSE} <!channel> said so.",
    "mark-up": f"*{PROSE}* _It held_. `It held`. ~It held~. <https://example.org|Click here>.",
    "fake buttons": f'{PROSE} {{"type": "button", "text": "Approve"}} [Approve](https://example.org)',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_pasted_text_of_any_kind_gets_one_harmless_reply(newsroom: Newsroom, text: str) -> None:
    newsroom.ada.says(newsroom.direct, text)
    newsroom.work()

    (reply,) = [m for m in newsroom.slack.messages(newsroom.direct) if m.bot_id]
    assert decent(reply)


@pytest.mark.parametrize(
    "html",
    [
        "<p><!channel> &lt;!channel&gt; @here {0}.</p>",
        "<p>*{0}* _{0}_. &lt;https://example.org|Click here&gt; {0}.</p>",
        '<p>{{"type": "actions"}} [Approve] {0}.</p><button>Approve</button>',
    ],
)
def test_an_article_can_neither_mention_nor_forge(newsroom: Newsroom, html: str) -> None:
    body = "".join(html.format(f"{SENTENCE} for the {n}th time") for n in range(8))
    link = newsroom.site.publish("/page", page(f"<article><h1>@channel</h1>{body}</article>"))
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, link)

    decent(reply)
    assert "Approve" not in json.dumps([b for b in reply.blocks if b["type"] == "actions"])


def test_two_megabytes_of_text_are_told_to_be_too_long(newsroom: Newsroom) -> None:
    newsroom.ada.says(newsroom.direct, sentences(*[SENTENCE] * 30_000))
    newsroom.work()

    (reply,) = [m for m in newsroom.slack.messages(newsroom.direct) if m.bot_id]
    assert "too long to be one article" in decent(reply)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "cp1251", "gb18030"])
def test_a_page_in_a_broken_encoding_is_answered(newsroom: Newsroom, encoding: str) -> None:
    link = newsroom.site.publish("/page", "")
    newsroom.site.pages["/page"] = [(200, "text/html", FERRY.encode(encoding, "replace"))]

    told(newsroom, link)


# Slack, out of order.

TROUBLES = {
    "429": rate_limited(1),
    "500": server_error(),
    "503": server_error(503),
    "cut": cut(),
    "cut after effect": cut_after_effect(),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_brief_is_posted_once_whatever_slack_does(
    newsroom: Newsroom, ferry: str, trouble: Fault
) -> None:
    newsroom.slack.faults.plan("chat.postMessage", trouble, times=3)

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "will sail again in May" in decent(reply)


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_an_answer_to_a_command_comes_whatever_slack_does(
    newsroom: Newsroom, trouble: Fault
) -> None:
    newsroom.slack.faults.plan(RESPONSE_URL, trouble)

    assert "/news quotes NAME" in newsroom.commands(newsroom.ada, "help", newsroom.desk)


@pytest.mark.parametrize("trouble", [rate_limited(1), server_error(), cut()])
def test_a_brief_comes_though_slack_does_not_say_at_once_who_is_there(
    newsroom: Newsroom, ferry: str, trouble: Fault
) -> None:
    for method in ("conversations.info", "conversations.members", "users.list"):
        newsroom.slack.faults.plan(method, trouble)

    assert len(newsroom.shares(newsroom.ada, newsroom.desk, ferry)) == 1
