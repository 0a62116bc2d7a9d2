"""Somebody an article names, and what it tells of them."""

from dataclasses import dataclass

from summarizer.speech.lexicon.callings import is_plural_role
from summarizer.speech.paragraphs.titles import PARTISANS

_PARTIES = frozenset(f"{partisan}s" for partisan in PARTISANS)


@dataclass(slots=True)
class Person:
    """Somebody an article names, as far as it has been read; `name` and `role` are as printed.

    `named_in` and `short_in` are the last paragraphs so far that name them in full and by a short
    name, -1 for none.
    """

    name: str
    words: tuple[str, ...]
    role: str | None = None
    said_to_be: str | None = None
    """What a sentence says they are, "Ada Obi is a nurse": their role where no other is printed."""
    is_body: bool = False
    titled: bool = False
    nameless: bool = False
    count: int = 0
    with_article: int = 0
    in_full: int = 0
    in_full_with_article: int = 0
    placed: int = 0
    speaks: int = 0
    said: int = 0
    relays: int = 0
    named_in: int = -1
    short_in: int = -1
    men: int = 0
    women: int = 0

    @property
    def gender(self) -> str:
        """Which of "m", "f", or "" where the article does not tell."""
        return "" if self.men == self.women else ("m" if self.men > self.women else "f")

    def tell(self, gender: str, times: int = 1) -> None:
        """Take a sign of a gender, "m" or "f"; "" tells nothing."""
        self.men += times * (gender == "m")
        self.women += times * (gender == "f")

    @property
    def may_be_he_or_she(self) -> bool:
        """Whether "he" or "she" may stand for it: no body, no place, no outlet."""
        if self.titled:
            return True
        if self.is_body or (self.in_full and 2 * self.in_full_with_article >= self.in_full):
            return False  # "the Stade de Kindia", though "Kindia" alone has no article
        if len(self.words) == 1 and self.words[0].endswith(("ese", "ish")) and not self.evidence:
            return False  # "two Lumorese"
        if is_plural_role(self.words[0]) or self.words[0] in _PARTIES:
            return False  # "Republicans Finally Agreed", of a headline
        return 2 * max(self.with_article, self.placed, self.relays) < self.count

    @property
    def evidence(self) -> int:
        """How many kinds of sign there are that it is a person: 0 to 3."""
        return self.titled + bool(self.gender) + bool(self.speaks)
