"""Names as people write them, folded so that they meet."""

import re
import unicodedata

_OTHER = re.compile(r"[^\w]+")


def fold_name(name: str) -> str:
    """The name in lower case without accents, its words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _OTHER.sub(" ", letters).strip()
