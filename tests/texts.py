"""Made-up texts for property tests: prose, marks, names and noise in any order."""

from hypothesis import strategies as st

from tests.sample_pages import STORY

_PIECES = (
    "The council of Ostrey met on Monday.",
    "Ines Dahlgard, the mayor of Lenn,",
    "said Ines Dahlgard.",
    "“We sail at dawn,” she said.",
    '"We sail at dawn. We return at night," said Captain Femi Obi, 52.',
    "He added that the ferry would not run.",
    "according to the harbour office.",
    "told the Selwick Courier that “nothing” was decided.",
    "«Nous partons», a dit Luc Marin.",
    "„Wir fahren“, sagte Ute Brandt.",
    "大雨下个不停。河水涨了两米多。",
    "Gov. J. B. Stone of St. Mary’s, U.S.,",
    "Q. What happened?",
    "A. The dam held.",
    "- the old bridge",
    "Related: More from the coast",
    "https://example.com/a?b=c",
    "Mr. Obi's",
    "No. 7",
    "e.g. 1,200.50",
    "1 January 2026",
    "By Ada Brandt",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "«",
    "(",
    ")",
    "—",
    "...",
    "?",
    "!",
    "\u00ad",
    "\u200b",
    "\u0301",
    "\x00",
    "\ud83d",
    "\U0001f30a",
    "\u2028",
    "\t",
    "\r",
)
_JOINTS = (" ", " ", " ", "", "\n", "\n\n", "\n\n", "\xa0", "  ")

noise = st.text(max_size=12)
pieces = st.lists(
    st.tuples(st.one_of(st.sampled_from(_PIECES), noise), st.sampled_from(_JOINTS)), max_size=40
)
"""Pieces of news and of noise, each with what joins it to the next."""

texts = pieces.map(lambda found: "".join(piece + joint for piece, joint in found))
"""Texts as somebody, or some program, might paste them."""

_TAGS = tuple(
    "p div article section main h1 h2 blockquote ul ol li table tr td span b a br figure "
    "figcaption aside nav script style noscript title time".split()
)
_OPENINGS = tuple(f"<{tag}>" for tag in _TAGS)
_ODD = (
    "</",
    "<",
    "&",
    "&nbsp;",
    "&#0;",
    "&#xd800;",
    "<!--",
    "-->",
    "<![CDATA[",
    "<p class='",
    "\x00",
)
_CLOSINGS = tuple(f"</{tag}>" for tag in _TAGS)

_markup = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.sampled_from((*_OPENINGS, *_CLOSINGS, *_ODD)), noise),
    max_size=8,
).map("".join)

pages = st.lists(_markup, min_size=len(STORY), max_size=len(STORY)).map(
    lambda found: "".join(f"{odd}<p>{text}</p>" for odd, text in zip(found, STORY, strict=True))
)
"""A story with mark-up among it in which nothing need be closed, or be mark-up."""
