"""Which of a name's addresses are connected to, however the name resolves, and one at a time."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import chain, repeat

import pytest

from bot.fetching.connections import Address, is_public
from bot.fetching.errors import FetchError, HostBusy
from bot.fetching.pages import Fetcher
from tests.bot.hostile_server import ARTICLE, HostileServer, hostile_server

LOCAL = ipaddress.ip_address("127.0.0.1")
DEAD = "127.0.0.2"  # nothing listens there

PRIVATE_NAMES = {
    "metadata.google.internal": ["169.254.169.254"],
    "metadata": ["169.254.169.254"],
    "instance-data.ec2.internal": ["169.254.169.254", "fd00:ec2::254"],
    "metadata.azure.internal": ["168.63.129.16", "169.254.169.254"],
    "kubernetes.default.svc": ["10.96.0.1"],
    "host.docker.internal": ["172.17.0.1"],
    "router.local": ["192.168.0.1"],
    "loopback.example": ["127.0.0.1", "::1"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "compatible.example": ["::10.0.0.1"],
    "nat64.example": ["64:ff9b::a9fe:a9fe"],
    "6to4.example": ["2002:a9fe:a9fe::"],
    "teredo.example": ["2001:0:a9fe:a9fe::1"],
    "anywhere.example": ["0.0.0.0", "::"],
    "unique-local.example": ["fc00::1", "fdff::1"],
    "link-local.example": ["fe80::1", "169.254.1.1"],
    "carrier.example": ["100.64.0.1", "100.127.255.254"],
    "multicast.example": ["224.0.0.251", "ff02::fb"],
    "broadcast.example": ["255.255.255.255"],
    "reserved.example": ["240.0.0.1", "192.0.0.8", "198.18.0.1"],
    "documentation.example": ["192.0.2.1", "2001:db8::1", "3fff::1"],
    "zone.example": ["fe80::1%lo"],
    "nowhere.example": [],
}


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with hostile_server() as server:
        yield server


def fetcher(
    server: HostileServer,
    resolve: Callable[[str, int], list[str]],
    admits: Callable[[Address], bool] = is_public,
) -> Fetcher:
    """One that may ask on the server's port, and believes what `resolve` says."""
    ports = frozenset({80, server.port})
    return Fetcher(resolve=resolve, admits=admits, ports=ports, budget_seconds=5)


def admits_local(address: Address) -> bool:
    """As if the server's address were a public one, and no other loopback address were."""
    return address == LOCAL or is_public(address)


def code(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value.code


@pytest.mark.parametrize("name", PRIVATE_NAMES)
def test_a_name_that_leads_into_a_private_network_is_refused(
    server: HostileServer, name: str
) -> None:
    private = fetcher(server, lambda host, port: PRIVATE_NAMES[host])
    found = code(private, f"http://{name}:{server.port}/article")

    # Azure's own address for metadata is a public one, at which nothing answers us.
    assert found == "private_address" or "168.63.129.16" in PRIVATE_NAMES[name]
    assert server.seen == []


def test_what_is_private_among_a_names_addresses_is_never_tried(server: HostileServer) -> None:
    tried: list[Address] = []

    def admits(address: Address) -> bool:
        tried.append(address)
        return is_public(address)

    mixed = fetcher(server, lambda host, port: ["127.0.0.1", "10.0.0.1", "::1"], admits)

    assert code(mixed, f"http://mixed.example:{server.port}/article") == "private_address"
    assert len(tried) == 3
    assert server.seen == []


def test_what_is_private_beside_a_dead_public_address_is_never_connected_to(
    server: HostileServer,
) -> None:
    mixed = fetcher(
        server, lambda host, port: ["127.0.0.1", DEAD], lambda address: str(address) == DEAD
    )

    assert code(mixed, f"http://mixed.example:{server.port}/article") == "unreachable"
    assert server.seen == []


def test_the_next_address_is_tried_where_one_is_dead(server: HostileServer) -> None:
    both = fetcher(server, lambda host, port: [DEAD, "127.0.0.1"], lambda address: True)

    assert both.fetch(f"http://news.example:{server.port}/article").content == ARTICLE


@contextmanager
def silent(port: int) -> Iterator[str]:
    """An address at which connections on this port are neither taken nor refused."""
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.4", port))
        full.listen(0)
        for _ in range(4):  # more than it has room for
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(("127.0.0.4", port))
        yield "127.0.0.4"


def test_the_next_address_is_tried_in_time_where_one_does_not_answer(
    server: HostileServer,
) -> None:
    with silent(server.port) as address:
        both = fetcher(server, lambda host, port: [address, "127.0.0.1"], lambda address: True)

        assert both.fetch(f"http://news.example:{server.port}/article").content == ARTICLE


def test_a_private_address_is_passed_over_for_a_public_one(server: HostileServer) -> None:
    mixed = fetcher(server, lambda host, port: ["10.0.0.1", DEAD, "127.0.0.1"], admits_local)

    assert mixed.fetch(f"http://news.example:{server.port}/article").content == ARTICLE


def test_a_name_with_none_but_dead_addresses_is_unreachable(server: HostileServer) -> None:
    dead = fetcher(server, lambda host, port: [DEAD, "127.0.0.3"], lambda address: True)

    assert code(dead, f"http://news.example:{server.port}/article") == "unreachable"


def test_a_name_is_resolved_once_a_hop_and_what_was_checked_is_connected_to(
    server: HostileServer,
) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        """Public when it is looked at first, private ever after."""
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else [DEAD]

    first = fetcher(server, rebinding, admits_local)

    assert first.fetch(f"http://news.example:{server.port}/article").content == ARTICLE
    assert asked == ["news.example"]


def test_a_name_that_turns_private_between_hops_is_refused(server: HostileServer) -> None:
    answers = chain([["127.0.0.1"]], repeat(["10.0.0.1"]))
    turning = fetcher(server, lambda host, port: next(answers), admits_local)
    url = f"http://news.example:{server.port}/redirect?to=/article"

    assert code(turning, url) == "private_address"
    assert [request.path for request in server.seen] == ["/redirect"]


def test_all_hops_together_have_the_time_of_one_fetch(server: HostileServer) -> None:
    now = [0.0]

    def slow(host: str, port: int) -> list[str]:
        now[0] += 3
        return ["127.0.0.1"]

    patient = Fetcher(
        resolve=slow,
        admits=admits_local,
        ports=frozenset({server.port}),
        budget_seconds=5,
        clock=lambda: now[0],
    )

    assert code(patient, f"http://news.example:{server.port}/redirect?to=/article") == "timeout"


def test_the_name_is_kept_for_the_host_that_is_asked(server: HostileServer) -> None:
    local = fetcher(server, lambda host, port: ["127.0.0.1"], admits_local)
    local.fetch(f"http://news.example:{server.port}/article")

    assert server.seen[0].headers["Host"] == f"news.example:{server.port}"


# One page at a time.


@pytest.fixture
def polite(server: HostileServer) -> Fetcher:
    return fetcher(server, lambda host, port: ["127.0.0.1"], admits_local)


def test_of_one_host_one_page_at_a_time_is_fetched(polite: Fetcher, server: HostileServer) -> None:
    url = f"http://news.example:{server.port}"
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(polite.fetch, f"{url}/meet")
        assert server.asked.wait(10)
        with pytest.raises(HostBusy):
            polite.fetch(f"{url}/article")
        server.go.set()

        assert first.result().content == ARTICLE
    assert [request.path for request in server.seen] == ["/meet"]
    assert polite.fetch(f"{url}/article").content == ARTICLE


def test_another_port_of_a_busy_host_is_the_same_host(
    polite: Fetcher, server: HostileServer
) -> None:
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(polite.fetch, f"http://news.example:{server.port}/meet")
        assert server.asked.wait(10)
        with pytest.raises(HostBusy):
            polite.fetch("http://news.example/article")
        server.go.set()
        first.result()


def test_a_redirect_to_a_busy_host_waits_its_turn_too(
    polite: Fetcher, server: HostileServer
) -> None:
    target = f"http://news.example:{server.port}"
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(polite.fetch, f"{target}/meet")
        assert server.asked.wait(10)
        with pytest.raises(HostBusy):
            polite.fetch(f"http://short.example:{server.port}/redirect?to={target}/article")
        server.go.set()
        first.result()


def test_another_host_is_asked_meanwhile(polite: Fetcher, server: HostileServer) -> None:
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(polite.fetch, f"http://news.example:{server.port}/meet")
        assert server.asked.wait(10)

        assert polite.fetch(f"http://other.example:{server.port}/article").content == ARTICLE
        server.go.set()
        first.result()


def test_a_host_that_failed_is_free_again(polite: Fetcher, server: HostileServer) -> None:
    url = f"http://news.example:{server.port}"

    assert code(polite, f"{url}/cut-off") == "unreachable"
    assert polite.fetch(f"{url}/article").content == ARTICLE


def test_hosts_that_are_ones_own_are_asked_for_many_pages_at_a_time(
    server: HostileServer,
) -> None:
    own = Fetcher(allow=frozenset({server.name}))
    together = threading.Barrier(2)

    def fetch(_: int) -> bytes:
        together.wait(10)
        return own.fetch(server.url("/meet")).content

    server.go.set()
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(fetch, range(2))) == [ARTICLE, ARTICLE]
