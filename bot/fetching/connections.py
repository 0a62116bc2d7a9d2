"""Connections to strangers: to public addresses only, never past a deadline, never without end.

A name is resolved once, as the connection is made, and only those of its addresses are tried that
are public: what was checked is what is connected to, however the name resolves a moment later.
Which ranges are not public is known to Python and to requests-hardened. Why that library's own
transport is not used stands in docs/decisions.
"""

import io
import ipaddress
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse
from threading import Lock
from typing import Any, TypeVar

from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter import EXTRA_BLOCKED_NET_RANGES
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from bot.fetching.errors import HostBusy

Result = TypeVar("Result")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_IPV4_COMPATIBLE = ipaddress.ip_network("::/96")  # "::127.0.0.1", which some systems still route


class NotPublic(Exception):
    """In place of a connection: none of the addresses that a name resolves to is a public one."""


class TooMuch(Exception):
    """The other side has sent more than it may."""


class Deadline:
    """A point in time by an injected monotonic clock, in seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds that remain, always more than none.

        Raises:
            TimeoutError: The deadline has passed.
        """
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise TimeoutError("the deadline has passed")
        return seconds

    def wait_for(self, action: Callable[[], Result]) -> Result:
        """The result of an action, waited for no longer than the deadline.

        Resolving a name cannot be interrupted. The thread that is then left behind ends by itself
        once the system's resolver gives up, for what would come after it is out of time.

        Raises:
            TimeoutError: The deadline has passed.
        """
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fetch")
        try:
            return executor.submit(action).result(timeout=self.left())
        finally:
            executor.shutdown(wait=False)


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, in the order in which the system would try them.

    Raises `socket.gaierror` for a name that does not exist.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a connection may cost and where it may lead.

    `wire_bytes` is all that may be received over one connection, headers included. `admits` says of
    an address whether it may be connected to.
    """

    deadline: Deadline
    wire_bytes: int
    admits: Callable[[Address], bool]
    resolve: Resolver = resolve


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address in _IPV4_COMPATIBLE:
            return False
    if any(address in network for network in EXTRA_BLOCKED_NET_RANGES):
        return False
    return address.is_global and not address.is_multicast


class Hosts:
    """Gives each host its turn: one page at a time is asked of it. Safe to use from threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._busy: set[str] = set()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Have the host to oneself. Raises `HostBusy` where somebody else has it."""
        with self._lock:
            if host in self._busy:
                raise HostBusy(host)
            self._busy.add(host)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(host)


class LimitedAdapter(HTTPAdapter):
    """A transport whose connections keep to their limits.

    Raises `NotPublic` or `TooMuch`. Reading past the deadline raises `TimeoutError`, which urllib3
    reports as its own read timeout.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(_limited_pool, HTTPConnectionPool, _Plain, limits),
            "https": partial(_limited_pool, HTTPSConnectionPool, _Encrypted, limits),
        }


def _limited_pool(
    kind: type[HTTPConnectionPool],
    connection: type["_Limited"],
    limits: Limits,
    host: str,
    port: int,
    **context: Any,
) -> HTTPConnectionPool:
    pool = kind(host, port, **context)
    pool_settings: Any = pool
    pool_settings.ConnectionCls = partial(connection, limits)
    return pool


class _Limited(HTTPConnection):
    """Adds the limits to a connection of urllib3's."""

    def __init__(self, limits: Limits, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._limits = limits
        any_self: Any = self
        any_self.response_class = partial(_LimitedResponse, limits)

    def _new_conn(self) -> socket.socket:
        """Connect to the first of the host's public addresses that answers."""
        addresses = self._admitted()
        failure: OSError | None = None
        for number, address in enumerate(addresses):
            # Each has its share of the time: a dead first one must not use it all up.
            seconds = self._left() / (len(addresses) - number)
            try:
                return socket.create_connection((str(address), self.port or 0), timeout=seconds)
            except OSError as error:
                failure = error
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "no address answers in time") from failure
        raise NewConnectionError(self, f"no address answers: {failure}") from failure

    def _admitted(self) -> list[Address]:
        try:
            found = self._limits.resolve(self.host.strip("[]"), self.port or 0)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        admitted = [address for address in map(_parsed, found) if self._limits.admits(address)]
        if not admitted:
            raise NotPublic(self.host)
        return admitted

    def _left(self) -> float:
        try:
            return self._limits.deadline.left()
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "the deadline has passed") from error


class _Plain(_Limited):
    """An http connection."""


class _Encrypted(_Limited, HTTPSConnection):
    """An https connection; the certificate is checked against the name, as ever."""


def _parsed(address: str) -> Address:
    """The address; one of IPv4 that is written as IPv6 as what it is."""
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        return parsed.ipv4_mapped
    return parsed


class _LimitedResponse(HTTPResponse):
    """An answer that is read, its headers too, through a stream with limits."""

    def __init__(self, limits: Limits, sock: socket.socket, **options: Any) -> None:
        super().__init__(sock, **options)
        self.fp = io.BufferedReader(_LimitedStream(limits, sock, self.fp.detach()))


class _LimitedStream(io.RawIOBase):
    """The bytes of a socket, so many and no more, each read with what is left of the time."""

    def __init__(self, limits: Limits, sock: socket.socket, stream: io.RawIOBase) -> None:
        self._limits = limits
        self._sock = sock
        self._stream = stream
        self._received = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._limits.deadline.left())
        count = self._stream.readinto(buffer)
        self._received += count or 0
        if self._received > self._limits.wire_bytes:
            raise TooMuch(f"more than {self._limits.wire_bytes} bytes")
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()
