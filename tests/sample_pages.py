"""Pages of invented news, in the shapes that real pages have."""

import json
from typing import Any

from summarizer.types import Page

URL = "https://www.example.com/news/harbour-dam-holds-after-storm"
TITLE = "Harbour dam holds after the storm"

STORY = (
    "The old dam above Port Selwick held through Tuesday night, and the four thousand people "
    "who had left their homes below it began to return on Wednesday morning.",
    "“We were lucky, and we were ready,” said Ilse Marchetti, the town's chief engineer, who had "
    "spent the night on the crest of the dam with a crew of nine.",
    "Water stood two metres above its usual mark when the rain stopped shortly before four in the "
    "morning. By noon it had fallen by half a metre, the harbour office said.",
    "Schools and the hospital stayed open throughout. Three roads remain closed, among them the "
    "coast road to Lower Anning, where a bank slid across both lanes.",
    "The council will meet on Friday to decide whether the spillway, which was built in 1931, can "
    "be repaired or has to be replaced before the winter.",
    "Marchetti said she favoured a new one. “It has done its duty twice as long as anyone asked "
    "of it,” she said.",
)
"""Six paragraphs, which are an article by anyone's count."""


def page(html: str | bytes, **values: Any) -> Page:
    """A page as a server would have sent it."""
    content = html.encode() if isinstance(html, str) else html
    return Page(**{"url": URL, "content": content, "content_type": "text/html"} | values)


def paragraphs(*texts: str) -> str:
    """The texts as HTML paragraphs."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def html(body: str, *, title: str = TITLE, head: str = "", lang: str = "en") -> str:
    """A whole page around a body, with a menu and a footer."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>
        <nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
        {body}
        <footer><p>The Selwick Courier, 4 Quay Street</p></footer></body></html>"""


def article(*texts: str, extra: str = "", **values: str) -> str:
    """A page with an article of those paragraphs, the whole story by default."""
    body = f"<article><h1>{TITLE}</h1>{paragraphs(*(texts or STORY))}{extra}</article>"
    return html(body, **values)


def json_ld(**values: Any) -> str:
    """A JSON-LD script that describes a news article."""
    described = {"@context": "https://schema.org", "@type": "NewsArticle"} | values
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'
