"""Whether the words of a link say where it leads, as far as they say anything about it."""

import re
import unicodedata
from urllib.parse import urlsplit

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of letters around: with them a label reads as another."""

_SLASHES = str.maketrans("\u2044\u2215\u29f8\\", "////")
_SCHEME = re.compile(r"[^a-z0-9]*(?:https?|ftp):/*")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+|\d+(?:\.\d+){3}")


def is_honest(label: str, url: str) -> bool:
    """Whether a label names no other place than the address it leads to.

    A headline that mentions a firm by its domain names no place; one that reads as an address does.
    """
    try:
        target = urlsplit(url)
        host = _short(target.hostname or "")
    except ValueError:
        return False
    if "@" in target.netloc or _DIRECTIONS.search(label):
        return False
    return all(named == host or host.endswith(f".{named}") for named in _named(label))


def _named(label: str) -> list[str]:
    """The hosts that a label seems to lead to."""
    read = unicodedata.normalize("NFKC", label).translate(_SLASHES).lower()
    pieces = read.split()
    return [host for piece in pieces if (host := _host_of(piece, alone=len(pieces) == 1))]


def _host_of(piece: str, *, alone: bool) -> str | None:
    """The host of one word, if it reads as an address; a bare host does where it stands alone."""
    after, schemes = _SCHEME.subn("", piece, count=1)
    authority, slash, _ = after.partition("/")
    if schemes:
        return _short(re.split("[?#]", authority)[0])
    host = _HOST.search(authority)
    if host and (alone or slash or host[0].startswith("www.")):
        return _short(authority)
    return None


def _short(host: str) -> str:
    """The host without what nobody reads."""
    return re.sub(r":\d*$", "", host).strip(".,;:!?()[]\"'").removeprefix("www.")
