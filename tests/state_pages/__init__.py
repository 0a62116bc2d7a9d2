"""Pages in the shapes in which the web serves articles, and what stands in their way.

Every word of news here is invented; the mark-up is that of the systems that serve such pages. They
were written before the rules that tell them apart, and only the even-numbered ones of each pattern
were looked at while those rules were mended: the odd ones say how far the rules carry.
"""

from dataclasses import dataclass

from summarizer.types import Page
from tests.state_pages import articles, others, walls


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page and what it is: a state of an article, or the code of an obstacle."""

    name: str
    expected: str
    page: Page


_PATTERNS = (
    ("article", "article", articles.articles),
    ("paywall", "paywall", walls.paywalls),
    ("preview", "preview", articles.previews),
    ("consent", "consent_wall", walls.consents),
    ("bot wall", "bot_wall", walls.bot_walls),
    ("script", "needs_javascript", walls.scripts),
    ("pdf", "pdf", others.pdfs),
    ("not found", "not_found", others.not_found),
    ("live", "live", articles.live),
    ("index", "index_page", others.indexes),
    ("too short", "too_short", others.too_short),
    ("video", "too_short", others.videos),
)
CASES: tuple[Case, ...] = tuple(
    Case(name=f"{name} {number}", expected=expected, page=page)
    for name, expected, pages in _PATTERNS
    for number, page in enumerate(pages())
)
"""All pages, named by their pattern and their number in it."""
