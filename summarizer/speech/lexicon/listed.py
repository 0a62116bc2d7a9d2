"""Lists of words as they are written down here: one after the other."""


def words(listed: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(listed.split())
