"""Why a source gave no article.

SummarizerError
 └── NotReadable     code says which of `UNREADABLE` it was
"""

UNREADABLE: tuple[str, ...] = (
    "empty",
    "too_short",
    "no_sentences",
    "too_long",
    "pdf",
    "not_a_page",
    "not_found",
    "needs_javascript",
    "consent_wall",
    "bot_wall",
    "paywall",
    "index_page",
)
"""Every code a `NotReadable` can carry."""


class SummarizerError(Exception):
    """The base of all errors raised in `summarizer`."""


class NotReadable(SummarizerError):
    """The source was had, but holds no article that could be read.

    `code` is one of `UNREADABLE`; the words a person sees are made elsewhere.
    """

    def __init__(self, code: str) -> None:
        assert code in UNREADABLE, code
        super().__init__(code)
        self.code = code
