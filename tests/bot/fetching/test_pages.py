"""Fetching, against a real server that misbehaves and one that must never be reached."""

import ipaddress
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.fetching.connections import Deadline, is_public
from bot.fetching.errors import FetchError, HttpError
from bot.fetching.pages import USER_AGENT, Fetcher
from tests.bot.hostile_server import ARTICLE, HostileServer, hostile_server

LOOPBACK_SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0177.1",
    "0x7f000001",
    "0x7f.0x0.0x0.0x1",
    "0x7F.1",
    "127.0.0.1.",
    "%31%32%37.0.0.1",
    "localhost",
    "LOCALHOST",
    "0",
    "0.0.0.0",
    "0x0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "[::1%25lo]",
    "[fe80::1%25lo]",
    "reader@127.0.0.1",
    "reader:secret@127.0.0.1",
    "example.com:80@127.0.0.1",
    "127。0。0。1",
    "１２７.0.0.1",
]

PRIVATE_ADDRESSES = [
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.1.254",
    "3232235777",
    "0xc0a80101",
    "169.254.169.254",
    "169.254.170.2",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "[::ffff:169.254.169.254]",
    "[fd00:ec2::254]",
    "[fc00::1]",
    "[fe80::1]",
    "[fec0::1]",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[2001::1]",
    "[2001:db8::1]",
    "[2002:a00:1::]",
    "[64:ff9b::a00:1]",
    "[64:ff9b:1::1]",
    "[100::1]",
    "[5f00::1]",
    "[ff02::1]",
]


@pytest.fixture
def public() -> Iterator[HostileServer]:
    """A server that may be asked."""
    with hostile_server() as server:
        yield server


@pytest.fixture
def private() -> Iterator[HostileServer]:
    """A server that must not be reached."""
    with hostile_server() as server:
        yield server


@pytest.fixture
def fetcher(public: HostileServer) -> Fetcher:
    return Fetcher(allow=frozenset({public.name}))


def failure(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def test_fetches_a_page(fetcher: Fetcher, public: HostileServer) -> None:
    page = fetcher.fetch(public.url())
    assert page.content == ARTICLE
    assert (page.url, page.status) == (public.url(), 200)
    assert page.content_type == "text/html; charset=utf-8"


def test_introduces_itself_honestly(fetcher: Fetcher, public: HostileServer) -> None:
    fetcher.fetch(public.url())
    assert public.seen[0].headers["User-Agent"] == USER_AGENT
    assert "Mozilla" not in USER_AGENT


def test_follows_redirects_to_where_the_page_is(fetcher: Fetcher, public: HostileServer) -> None:
    page = fetcher.fetch(public.url("/redirect?to=/redirect%3Fto=/article"))
    assert page.url == public.url("/article")


def test_does_not_read_what_comes_with_a_redirect(fetcher: Fetcher, public: HostileServer) -> None:
    assert fetcher.fetch(public.url("/endless-redirect?to=/article")).content == ARTICLE


def test_gives_up_on_redirects_that_go_in_circles(fetcher: Fetcher, public: HostileServer) -> None:
    assert failure(fetcher, public.url("/loop")).code == "too_many_redirects"
    assert len(public.seen) == 6


def test_keeps_no_cookies(fetcher: Fetcher, public: HostileServer) -> None:
    fetcher.fetch(public.url())
    fetcher.fetch(public.url("/redirect?to=/article"))
    assert not any("Cookie" in request.headers for request in public.seen)


def test_uses_no_proxy_from_the_surroundings(
    fetcher: Fetcher,
    public: HostileServer,
    private: HostileServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", private.url(""))
    monkeypatch.setenv("http_proxy", private.url(""))
    assert fetcher.fetch(public.url()).content == ARTICLE
    assert private.seen == []


def test_shows_no_password_from_the_surroundings(
    fetcher: Fetcher, public: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = tmp_path / "netrc"
    passwords.write_text("default login reader password secret", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(passwords))
    fetcher.fetch(public.url())
    assert "Authorization" not in public.seen[0].headers


def test_decompresses_a_page(fetcher: Fetcher, public: HostileServer) -> None:
    assert fetcher.fetch(public.url("/gzip")).content == ARTICLE


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "not_found"),
        (410, "not_found"),
        (451, "blocked"),
        (403, "blocked"),
        (500, "server_error"),
        (503, "server_error"),
        (400, "http_error"),
        (304, "http_error"),
    ],
)
def test_names_what_a_status_means(
    fetcher: Fetcher, public: HostileServer, status: int, code: str
) -> None:
    error = failure(fetcher, public.url(f"/status?code={status}"))
    assert error.code == code
    assert isinstance(error, HttpError)
    assert error.status == status


@pytest.mark.parametrize("status", [401, 402, 403, 429])
def test_returns_the_page_that_comes_with_a_refusal(
    fetcher: Fetcher, public: HostileServer, status: int
) -> None:
    page = fetcher.fetch(public.url(f"/status?code={status}&body=Subscribe"))
    assert (page.status, page.content) == (status, b"Subscribe")


def test_reads_only_the_beginning_of_another_file(fetcher: Fetcher, public: HostileServer) -> None:
    page = fetcher.fetch(public.url("/file?type=application/pdf"))
    assert page.content.startswith(b"%PDF-")
    assert len(page.content) == 1024


def test_cuts_off_a_page_without_end(fetcher: Fetcher, public: HostileServer) -> None:
    assert failure(fetcher, public.url("/endless")).code == "too_large"


@pytest.mark.parametrize("path", ["/bomb", "/deflate-bomb"])
def test_does_not_inflate_a_bomb(public: HostileServer, path: str) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), max_body_bytes=100_000)
    tracemalloc.start()
    try:
        assert failure(fetcher, public.url(path)).code == "too_large"
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_refuses_nested_compression(fetcher: Fetcher, public: HostileServer) -> None:
    assert failure(fetcher, public.url("/nested-bomb")).code == "unreachable"


@pytest.mark.parametrize(
    "path",
    [
        "/endless-headers",
        "/endless-line",
        "/endless-interim",
        "/endless-chunk-size",
        "/endless-trailers",
        "/many-members",
    ],
)
def test_what_never_ends_is_cut_off_wherever_it_stands(public: HostileServer, path: str) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), max_wire_bytes=500_000)
    tracemalloc.start()
    try:
        assert failure(fetcher, public.url(path)).code in ("too_large", "unreachable")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br", "identity, gzip"])
def test_refuses_a_coding_it_did_not_ask_for(
    fetcher: Fetcher, public: HostileServer, coding: str
) -> None:
    url = public.url(f"/unasked-coding?coding={quote(coding)}")

    assert failure(fetcher, url).code == "unreachable"


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_cuts_off_a_server_that_drips(public: HostileServer, path: str) -> None:
    ticks = count()  # a second passes whenever the clock is looked at
    fetcher = Fetcher(allow=frozenset({public.name}), clock=lambda: float(next(ticks)))
    assert failure(fetcher, public.url(path)).code == "timeout"
    assert next(ticks) < 30


def test_waits_for_a_silent_server_no_longer_than_its_budget(public: HostileServer) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), budget_seconds=0.1)
    assert failure(fetcher, public.url("/silence")).code == "timeout"


def test_waits_for_a_slow_resolver_no_longer_than_the_deadline() -> None:
    answered = threading.Event()
    with pytest.raises(TimeoutError):
        Deadline(0.05, time.monotonic).wait_for(answered.wait)
    answered.set()


@pytest.mark.parametrize("path", ["/cut-off", "/gibberish", "/broken-gzip"])
def test_reports_a_broken_answer_as_unreachable(
    fetcher: Fetcher, public: HostileServer, path: str
) -> None:
    error = failure(fetcher, public.url(path))
    assert error.code == "unreachable"
    assert error.__cause__ is not None


def test_reports_a_refused_connection_as_unreachable() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        name = f"127.0.0.1:{taken.getsockname()[1]}"
    assert failure(Fetcher(allow=frozenset({name})), f"http://{name}/").code == "unreachable"


def test_reports_a_name_that_does_not_exist_as_unreachable() -> None:
    error = failure(Fetcher(), "http://nobody.invalid/story")
    assert (error.code, error.url) == ("unreachable", "http://nobody.invalid/story")


def test_reports_failed_encryption_as_unreachable(public: HostileServer) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}))
    assert failure(fetcher, f"https://{public.name}/article").code == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "the dam",
        "//example.com/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http://",
        "http:///path",
        "http://exa mple.com/",
        "http://[::1",
        "http://example.com:99999/",
        "http://example.com:22/",
        "http://example.com:8080/",
        "http://reader:secret@example.com/",
        "http://[2606:4700:4700::1111%25eth0]/",
        "http://" + "a" * 64 + ".example.com/",
    ],
)
def test_refuses_what_is_no_address_to_be_asked(url: str) -> None:
    assert failure(Fetcher(), url).code == "bad_address"


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
def test_never_reaches_a_loopback_address(private: HostileServer, host: str) -> None:
    fetcher = Fetcher(ports=frozenset({80, 443, private.port}))
    error = failure(fetcher, f"http://{host}:{private.port}/article")
    assert error.code in ("private_address", "bad_address", "unreachable")
    assert private.seen == []


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
def test_never_reaches_a_loopback_address_through_a_redirect(
    public: HostileServer, private: HostileServer, host: str
) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), ports=frozenset({80, 443, private.port}))
    target = quote(f"http://{host}:{private.port}/article", safe="")
    error = failure(fetcher, public.url(f"/redirect?to={target}"))
    assert error.code in ("private_address", "bad_address", "unreachable")
    assert private.seen == []


@pytest.mark.parametrize("host", PRIVATE_ADDRESSES)
def test_refuses_a_private_address(host: str) -> None:
    assert failure(Fetcher(), f"http://{host}/").code == "private_address"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://a:b@example.com/", "ftp://x/"])
def test_checks_every_hop(fetcher: Fetcher, public: HostileServer, target: str) -> None:
    error = failure(fetcher, public.url(f"/redirect?to={quote(target, safe='')}"))
    assert error.code == "bad_address"


def test_an_exception_is_for_one_port_alone(public: HostileServer, private: HostileServer) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), ports=frozenset({80, private.port}))
    assert failure(fetcher, private.url()).code == "private_address"


def test_an_exception_is_for_one_spelling_alone(public: HostileServer) -> None:
    fetcher = Fetcher(allow=frozenset({public.name}), ports=frozenset({public.port}))
    error = failure(fetcher, f"http://localhost:{public.port}/article")
    assert error.code == "private_address"


def test_an_exception_may_name_the_usual_port() -> None:
    fetcher = Fetcher(allow=frozenset({"localhost:443"}), budget_seconds=1)
    assert failure(fetcher, "https://localhost/").code == "unreachable"


def test_nothing_is_allowed_by_default(private: HostileServer) -> None:
    assert failure(Fetcher(), private.url()).code == "bad_address"
    assert private.seen == []


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_knows_a_public_address(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
