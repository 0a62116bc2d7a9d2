"""Expressions over tokens in the query languages of FTS5 and of `tsquery`.

Only tokens of `terms` go in, so there is nothing to quote or to leak.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How one database writes "and", "or" and "begins with"."""

    conjunction: str
    disjunction: str
    single: str
    prefix: str

    def one(self, token: str) -> str:
        """A token."""
        return self.single.format(token)

    def beginning(self, token: str) -> str:
        """Every token that begins like this."""
        return self.prefix.format(token)

    def all_of(self, parts: Iterable[str]) -> str:
        """All of these expressions; "" for none, and empty ones do not count."""
        return self._joined(self.conjunction, parts)

    def any_of(self, parts: Iterable[str]) -> str:
        """Any of these expressions; "" for none, and empty ones do not count."""
        return self._joined(self.disjunction, parts)

    def _joined(self, operator: str, parts: Iterable[str]) -> str:
        given = [part for part in parts if part]
        return f"({operator.join(given)})" if len(given) > 1 else "".join(given)


FTS5 = Syntax(conjunction=" AND ", disjunction=" OR ", single='"{}"', prefix='"{}"*')
TSQUERY = Syntax(conjunction=" & ", disjunction=" | ", single="{}", prefix="{}:*")
