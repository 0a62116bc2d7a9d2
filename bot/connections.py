"""Connections to strangers: to public addresses only, and never past a deadline.

requests-hardened resolves a name once, refuses private addresses and connects to the very address
it checked. What it lacks is added here: the ranges that Python calls neither private nor global,
and an end to an answer as a whole, since a socket's own timeout starts anew with every byte.
"""

import io
import ipaddress
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPResponse
from typing import Any, TypeVar

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool

Result = TypeVar("Result")

_IPV4_COMPATIBLE = ipaddress.ip_network("::/96")  # "::127.0.0.1", which some systems still route


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


class PublicAdapter(IPFilterAdapter):
    """A transport that connects to public addresses only, by whatever name they are called.

    Raises:
        InvalidIPAddress: In place of sending: the address is not a public one.
    """

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,
        proxies: Mapping[str, str] | None = None,
        cert: str | tuple[str, str] | None = None,
    ) -> Any:
        """The pool of connections to the address checked; none has been opened yet."""
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        address = ipaddress.ip_address(pool.host.strip("[]"))
        if not (is_public(address) or (self._allow_loopback and address.is_loopback)):
            raise InvalidIPAddress(address)
        return pool


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address belongs to the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address in _IPV4_COMPATIBLE:
            return False
    return address.is_global and not address.is_multicast


def end_by(deadline: Deadline, adapter: HTTPAdapter) -> HTTPAdapter:
    """The same adapter, every answer through which ends by the deadline.

    Reading past it raises `TimeoutError`, which urllib3 reports as its own read timeout.
    """
    adapter.poolmanager.pool_classes_by_scheme = {
        "http": partial(_timed_pool, HTTPConnectionPool, deadline),
        "https": partial(_timed_pool, HTTPSConnectionPool, deadline),
    }
    return adapter


def _timed_pool(
    kind: type[HTTPConnectionPool], deadline: Deadline, host: str, port: int, **context: Any
) -> HTTPConnectionPool:
    pool = kind(host, port, **context)
    pool_settings: Any = pool
    pool_settings.ConnectionCls = partial(_timed_connection, pool.ConnectionCls, deadline)
    return pool


def _timed_connection(kind: Callable[..., Any], deadline: Deadline, **context: Any) -> Any:
    connection = kind(**context)
    connection.response_class = partial(_TimedResponse, deadline)
    return connection


class _TimedResponse(HTTPResponse):
    """An answer that is read, its headers too, through a stream with a deadline."""

    def __init__(self, deadline: Deadline, sock: socket.socket, **options: Any) -> None:
        super().__init__(sock, **options)
        self.fp = io.BufferedReader(_TimedStream(deadline, sock, self.fp.detach()))


class _TimedStream(io.RawIOBase):
    """The bytes of a socket, with what is left until the deadline as each read's timeout."""

    def __init__(self, deadline: Deadline, sock: socket.socket, stream: io.RawIOBase) -> None:
        self._deadline = deadline
        self._sock = sock
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.left())
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()
