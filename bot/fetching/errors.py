"""What can go wrong on the way to a page.

FetchError               code, url
 ├── BadAddress          bad_address          not a web address that may be asked for
 │    └── PrivateAddress private_address      it leads into a private network
 ├── Unreachable         unreachable          no name, no connection, no sound answer
 ├── TimedOut            timeout
 ├── TooLarge            too_large
 ├── NotText             not_text             a file that is not text
 ├── ForeignFile         foreign_file         a file that Slack names but does not keep
 ├── FileRefused         file_refused         Slack lets us not open a file
 ├── TooManyRedirects    too_many_redirects
 └── HttpError           http_error           status
      ├── Blocked        blocked              401, 402, 403, 429 or 451
      ├── NotFound       not_found            404 or 410
      └── ServerError    server_error         500 and above

The error that caused one of these is chained to it as `__cause__`. `HostBusy` is no failure: the
same may be asked again in a moment.
"""

from typing import ClassVar


class FetchError(Exception):
    """The base of all failures to fetch a page.

    `code` is one short snake_case word for the kind of failure; the words a person sees are made
    elsewhere. `url` is the address that failed, which after a redirect is not the one asked for.
    """

    code: ClassVar[str] = "unreachable"

    def __init__(self, url: str) -> None:
        super().__init__(f"{self.code}: {url}")
        self.url = url


class BadAddress(FetchError):
    """Not http or https, an odd port, credentials in the link, or no address at all."""

    code = "bad_address"


class PrivateAddress(BadAddress):
    """The address is private, loopback, link-local or otherwise not of the public internet."""

    code = "private_address"


class Unreachable(FetchError):
    """The name does not resolve, the connection or its encryption failed, or the answer broke."""

    code = "unreachable"


class TimedOut(FetchError):
    """The whole page did not arrive within the time set for it."""

    code = "timeout"


class TooLarge(FetchError):
    """The page is larger than allowed, on the wire or once decompressed."""

    code = "too_large"


class NotText(FetchError):
    """A file was shared that holds no text."""

    code = "not_text"


class ForeignFile(FetchError):
    """A file was shared that is kept elsewhere than at Slack, where our token must not go."""

    code = "foreign_file"


class FileRefused(FetchError):
    """Slack does not open a file for us."""

    code = "file_refused"


class TooManyRedirects(FetchError):
    """The server sent us on more often than allowed."""

    code = "too_many_redirects"


class HttpError(FetchError):
    """The server answered with an error; `status` is its HTTP status."""

    code = "http_error"

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url)
        self.status = status


class Blocked(HttpError):
    """The server refuses to show the page to us."""

    code = "blocked"


class NotFound(HttpError):
    """The server has no such page, or no longer."""

    code = "not_found"


class ServerError(HttpError):
    """The server itself failed."""

    code = "server_error"


class HostBusy(Exception):
    """Another page of the same host is being fetched just now: one is asked for at a time."""
