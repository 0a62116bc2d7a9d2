"""A link to the page behind it, whoever wrote the link and whatever the server does.

Redirects are followed by hand, so that every hop passes the same checks. Nothing is kept between
fetches: no connection, no cookie, no proxy or password from the surroundings.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from urllib3.exceptions import DecodeError, ReadTimeoutError
from urllib3.exceptions import HTTPError as TransportError

from bot.fetching.connections import (
    Address,
    Deadline,
    Hosts,
    LimitedAdapter,
    Limits,
    NotPublic,
    Resolver,
    TooMuch,
    is_public,
    resolve,
)
from bot.fetching.errors import (
    BadAddress,
    Blocked,
    HttpError,
    NotFound,
    PrivateAddress,
    ServerError,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from summarizer.types import Page

USER_AGENT = "Nutgraf (a Slack app that reads a page once when someone shares its link)"
"""How Nutgraf introduces itself: as what it is, never as a browser."""

_ACCEPT = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_READABLE = ("text/", "application/xhtml", "application/xml")
_GLANCE = 1024  # bytes, enough to see what something is that no article can be in
_CHUNK = 65_536
_REFUSALS = frozenset({401, 402, 403, 429})  # these may come with words worth reading


class Fetcher:
    """Fetches pages from the public internet within set bounds.

    `allow` holds "host:port" exceptions, written as in links, which may be private and on any port,
    and asked for as many pages at a time as one likes; of any other host one page at a time is
    fetched. `budget_seconds` is for one whole fetch: names, connections, redirects and the page, by
    the monotonic `clock`. Sizes are in bytes: `max_wire_bytes` as sent, headers included,
    `max_body_bytes` once decompressed. `ports` are those that any host may be asked on; `headers`
    go with every request. `resolve` finds a name's addresses, and `admits` says which of them are
    public. Safe to use from many threads.
    """

    def __init__(
        self,
        *,
        allow: frozenset[str] = frozenset(),
        budget_seconds: float = 20.0,
        max_wire_bytes: int = 3_000_000,
        max_body_bytes: int = 8_000_000,
        max_redirects: int = 5,
        user_agent: str = USER_AGENT,
        ports: frozenset[int] = frozenset({80, 443}),
        headers: Mapping[str, str] | None = None,
        readable: tuple[str, ...] = _READABLE,
        clock: Callable[[], float] = time.monotonic,
        resolve: Resolver = resolve,
        admits: Callable[[Address], bool] = is_public,
    ) -> None:
        self._allow = frozenset(entry.lower() for entry in allow)
        self._budget_seconds = budget_seconds
        self._max_wire_bytes = max_wire_bytes
        self._max_body_bytes = max_body_bytes
        self._max_redirects = max_redirects
        self._readable = readable
        self._headers = {"User-Agent": user_agent, **(headers or {})}
        self._ports = ports
        self._clock = clock
        self._resolve = resolve
        self._admits = admits
        self._hosts = Hosts()

    def fetch(self, url: str) -> Page:
        """The page that a link leads to in the end, with the address it was found at.

        A refusal (401, 402, 403, 429) that comes with a page is returned as that page: only its
        words tell a wall against robots from a paywall with a readable beginning. Of what is
        labelled as something that is not `readable`, only the first bytes are read.

        Raises:
            FetchError: One of its kinds, each with its `code`; see `bot.fetching.errors`.
            HostBusy: A page of this host, or of one that it sent us on to, is being fetched.
        """
        deadline = Deadline(self._budget_seconds, self._clock)
        with self._session(deadline) as session:
            for _ in range(self._max_redirects + 1):
                with _as_fetch_errors(url):
                    found = self._hop(session, url, deadline)
                if isinstance(found, Page):
                    return found
                url = found
        raise TooManyRedirects(url)

    def _hop(self, session: requests.Session, url: str, deadline: Deadline) -> Page | str:
        """The page at this very address, or the address that it sends us on to."""
        request = session.prepare_request(requests.Request("GET", url))
        target = urlsplit(str(request.url))
        self._check(target)
        with self._turn(target), self._ask(session, request, deadline) as answer:
            redirect = session.get_redirect_target(answer)
            return self._page(answer) if redirect is None else urljoin(str(answer.url), redirect)

    def _turn(self, target: SplitResult) -> AbstractContextManager[None]:
        if _name(target) in self._allow:
            return nullcontext()
        return self._hosts.turn(str(target.hostname))

    def _session(self, deadline: Deadline) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.headers.update(
            {**self._headers, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        )
        limits = Limits(
            deadline=deadline,
            wire_bytes=self._max_wire_bytes,
            admits=self._admits,
            resolve=self._resolve,
        )
        session.mount("http://", LimitedAdapter(limits))
        session.mount("https://", LimitedAdapter(limits))
        anywhere = replace(limits, admits=lambda address: True)
        for prefix in self._exceptions():
            session.mount(prefix, LimitedAdapter(anywhere))
        return session

    def _exceptions(self) -> Iterator[str]:
        """The beginnings of links that lead to an allowed host; the port may be left unsaid."""
        for entry in self._allow:
            yield from (f"http://{entry}/", f"https://{entry}/")
            host, _, port = entry.rpartition(":")
            if port in ("80", "443"):
                yield f"http://{host}/" if port == "80" else f"https://{host}/"

    def _ask(
        self, session: requests.Session, request: requests.PreparedRequest, deadline: Deadline
    ) -> requests.Response:
        """One answer, its body still unread.

        The transport is asked directly: a session's own `send` reads the body of a redirect to its
        end, however large, even where it is told not to follow it.
        """
        send = session.get_adapter(str(request.url)).send
        return deadline.wait_for(partial(send, request, stream=True, timeout=deadline.left()))

    def _check(self, parts: SplitResult) -> None:
        """Refuses what may not be asked for; the address itself is checked on connecting."""
        url = parts.geturl()
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadAddress(url)
        if "@" in parts.netloc or "%" in parts.netloc:  # credentials; an IPv6 zone
            raise BadAddress(url)
        if _port(parts) not in self._ports and _name(parts) not in self._allow:
            raise BadAddress(url)

    def _page(self, answer: requests.Response) -> Page:
        label = answer.headers.get("Content-Type", "")
        _check_status(str(answer.url), answer.status_code)
        readable = not label or label.lower().startswith(self._readable)
        content = self._body(answer) if readable else answer.raw.read(_GLANCE)
        if answer.status_code in _REFUSALS and not content.strip():
            raise Blocked(str(answer.url), answer.status_code)
        return Page(
            url=str(answer.url),
            content=content,
            content_type=label,
            status=answer.status_code,
        )

    def _body(self, answer: requests.Response) -> bytes:
        """The decompressed body; urllib3 inflates no more of it at a time than is asked for."""
        if answer.headers.get("Content-Encoding", "identity").strip().lower() not in _CODINGS:
            raise DecodeError("not a coding we asked for; several are how small bombs are nested")
        body = bytearray()
        while chunk := answer.raw.read(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._max_body_bytes:
                raise TooLarge(str(answer.url))
        return bytes(body)


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _name(parts: SplitResult) -> str:
    """The host and port of a link, as the exceptions are written."""
    host = parts.netloc if parts.port is None else parts.netloc.rpartition(":")[0]
    return f"{host}:{_port(parts)}"


def _check_status(url: str, status: int) -> None:
    if status < 300 or status in _REFUSALS:
        return
    kinds = {404: NotFound, 410: NotFound, 451: Blocked}
    raise kinds.get(status, ServerError if status >= 500 else HttpError)(url, status)


@contextmanager
def _as_fetch_errors(url: str) -> Iterator[None]:
    """Raises a `FetchError` for whatever the libraries underneath raise, with it as the cause."""
    try:
        yield
    except NotPublic as error:
        raise PrivateAddress(url) from error
    except TooMuch as error:
        raise TooLarge(url) from error
    except (TimeoutError, requests.Timeout, ReadTimeoutError) as error:
        raise TimedOut(url) from error
    except ValueError as error:  # among them requests' own InvalidURL and a name IDNA refuses
        raise BadAddress(url) from error
    except (requests.RequestException, TransportError, OSError) as error:
        raise Unreachable(url) from error
