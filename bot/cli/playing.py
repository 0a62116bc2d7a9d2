"""The playground: the very app, the stand-in that plays Slack, the page, and something to read.

The app's settings are the user's own, but for Slack and the memory: what is said in the playground
lives as long as it does, and so does what the app remembers of it.
"""

import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import requests

from bot.app import make_app
from bot.cli.newsstand import newsstand, sample
from bot.manifest import EVENTS, bot_scopes, read_manifest
from bot.parts import make_reader
from bot.playground import Channel, Message, Person, StandIn
from bot.playground.page import Command, Hints, PageServer, Shortcut, Trial
from bot.playground.texts import plain_lines
from bot.process.signals import Stop
from bot.server import open_http
from bot.settings import Settings, SlackSettings
from bot.views.help import COMMANDS

PORT = 8765
"""Where the page is, unless that port is taken."""
_LOOPBACK = "127.0.0.1"
_CHECK_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Playground:
    """A workspace with people in it, the running app, and the page in front of them."""

    slack: StandIn
    page: PageServer
    people: tuple[Person, ...]
    desk: Channel


def play(settings: Settings, *, port: int = PORT, open_browser: bool = False) -> None:
    """Serve the playground until SIGTERM or SIGINT."""
    stop = Stop()
    with playground(settings, port=port) as opened:
        _say(f"The playground is at {opened.page.address}")
        _say("It is forgotten when you stop it, with Ctrl-C.")
        if open_browser:
            webbrowser.open(opened.page.address)
        stop.wait()


def check(settings: Settings) -> bool:
    """Share the sample article through the page, and print the brief that comes; whether it did."""
    wanted = make_reader(settings).text(sample("article.txt"))
    with playground(settings, port=0) as opened:
        reply = _briefed(opened, sample("article.txt"))
        for line in plain_lines(reply.blocks if reply else ()):
            _say(line)
        said = "\n".join(plain_lines(reply.blocks if reply else ()))
    return all(point.of(wanted.article.text) in said for point in wanted.points)


@contextmanager
def playground(settings: Settings, *, port: int) -> Iterator[Playground]:
    """Everything, started and tied together; on a free port where the given one is taken."""
    with ExitStack() as stack:
        memory = stack.enter_context(tempfile.TemporaryDirectory(prefix="nutgraf-playground-"))
        news = stack.enter_context(newsstand(port + 1 if 0 < port < 65535 else 0))
        slack = stack.enter_context(_stand_in())
        nutgraf = make_app(
            replace(
                settings,
                database_url=f"sqlite:///{Path(memory) / 'playground.sqlite3'}",
                fetch_allow=settings.fetch_allow | {news},
            ),
            SlackSettings(
                bot_token=slack.bot_token,
                app_token=None,
                signing_secret=slack.signing_secret,
                api_url=slack.api_url,
            ),
        )
        stack.callback(nutgraf.stop)
        nutgraf.start()
        own_port, close = open_http(nutgraf, _LOOPBACK, 0)
        stack.callback(close)
        people, desk = _settle(slack)
        slack.connect(f"http://{_LOOPBACK}:{own_port}{EVENTS}")
        people[1].says(desk, f"Has anybody seen this? http://{news}/harbour-bakery")
        page = _page(slack, _hints(news), port)
        page.start()
        stack.callback(page.stop)
        yield Playground(slack=slack, page=page, people=people, desk=desk)


def _page(slack: StandIn, hints: Hints, port: int) -> PageServer:
    try:
        return PageServer(slack, hints, port)
    except OSError:
        return PageServer(slack, hints)


def _stand_in() -> StandIn:
    """A workspace that grants what the app's manifest asks for, and no more."""
    manifest = read_manifest()
    return StandIn(
        scopes=bot_scopes(manifest),
        subscriptions=frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
    )


def _settle(slack: StandIn) -> tuple[tuple[Person, ...], Channel]:
    """People, one of them a guest, and channels; the one where all begins."""
    ada = slack.add_user("Ada Example", tz="Europe/London", admin=True)
    ben = slack.add_user("Ben Sample", tz="America/New_York")
    gil = slack.add_user("Gil Guest", tz="Europe/Paris", guest=True)
    people = tuple(slack.person(user) for user in (ada, ben, gil))
    desk = slack.add_channel("newsdesk", ada, ben)
    slack.add_channel("weekend-edition", ada, ben, gil)
    slack.add_private_channel("ferry-inquiry", ada, gil)
    for user in (ada, ben, gil):
        slack.direct_message(user)
    people[0].says(desk, "Morning all. What are we reading today?")
    return people, desk


def _hints(news: str) -> Hints:
    features = read_manifest()["features"]
    explained = [told.partition(": ") for told in COMMANDS.values()]
    commands = (
        Command(
            name=command["command"],
            explained=command["description"],
            usage=command["usage_hint"],
            subcommands=tuple((typed, does) for typed, _, does in explained),
        )
        for command in features["slash_commands"]
    )
    shortcuts = (
        Shortcut(callback_id=shortcut["callback_id"], name=shortcut["name"], kind=shortcut["type"])
        for shortcut in features.get("shortcuts", ())
    )
    return Hints(commands=tuple(commands), shortcuts=tuple(shortcuts), trials=_trials(news))


def _trials(news: str) -> tuple[Trial, ...]:
    return (
        Trial(label="Paste the sample article", typed=sample("article.txt").strip()),
        Trial(label="Share a link", typed=f"One for the travel page: http://{news}/night-trains"),
        Trial(label="/news recent", typed="/news recent"),
        Trial(label="/news quotes", typed="/news quotes Solvang"),
        Trial(label="/news ask", typed="/news ask How many people were treated for cold?"),
    )


def _briefed(opened: Playground, text: str) -> Message | None:
    """The first reply to a text that is shared as the page shares it; None in vain."""
    person, page = opened.people[0], opened.page
    asked = {"act": "say", "as": person.user.id, "channel": opened.desk.id, "text": text}
    headers = {"Origin": page.address.rstrip("/")}
    requests.get(page.address, timeout=10).raise_for_status()
    told = requests.post(f"{page.address}api/act", json=asked, headers=headers, timeout=30).json()
    message = opened.slack.workspace.message(opened.desk.id, told["ts"])
    until, seen = time.monotonic() + _CHECK_SECONDS, -1
    while message and (left := until - time.monotonic()) > 0:
        seen = opened.slack.workspace.await_change(seen, left)
        if replies := [m for m in opened.slack.replies(message) if m.blocks]:
            return replies[0]
    return None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
