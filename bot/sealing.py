"""Sealing what must not stand in the database in clear: the addresses of private replies."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_SEALED = "sealed:"
"""What a sealed text begins with; what does not was stored before there was a seal."""
_PURPOSE = b"nutgraf/reply-address/"


class Seal:
    """Seals with the first of some keys and opens what any of them has sealed.

    So a new key is put before the old one, which goes when nothing that it sealed is needed.
    The keys are texts of any kind, from the environment; Fernet (AES-128 in CBC mode with an HMAC)
    is given a hash of each.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_derived(key)) for key in keys])

    def close(self, text: str) -> str:
        """The text, sealed."""
        return _SEALED + self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text that was sealed, or one that never was; None where no key opens it."""
        if not sealed.startswith(_SEALED):
            return sealed
        try:
            return self._fernet.decrypt(sealed.removeprefix(_SEALED)).decode()
        except InvalidToken:
            return None


def _derived(key: str) -> bytes:
    return urlsafe_b64encode(sha256(_PURPOSE + key.encode()).digest())
