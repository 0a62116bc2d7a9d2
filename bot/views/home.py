"""The app's Home tab: what was briefed last, one's digests, one's channels, help."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock, HeaderBlock, PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.types import ChannelName, HomePage, Origin
from bot.views.controls import CHANGE_SETTINGS, LOOK, LOOK_FORM, LOOKED_FOR, SET_DIGEST
from bot.views.help import COMMANDS, WHAT_I_DO
from bot.views.message import (
    Item,
    Message,
    Room,
    actions,
    bullets,
    button,
    cut,
    link,
    paragraph,
    small,
    words,
)
from bot.views.modal import Modal, asked_in, remembered
from bot.views.settings import in_short
from bot.views.sharing import for_all
from bot.views.sources import citation, headline, shared_by
from storage.types import Channel, StoredArticle

RECENT = 8
"""How many articles are listed."""

CHANNELS = 20
"""How many channels are listed."""

LOOKING = {"search": "Search", "ask": "Ask a question", "quotes": "Find quotes"}
"""What can be looked for, by the subcommand that finds it, with the words on its button."""

_LABELS = {"search": "Words", "ask": "Your question", "quotes": "Whose quotes"}
_LONGEST = 300
_MOST_CHARACTERS = 30_000


def home_view(page: HomePage) -> dict[str, Any]:
    """One person's Home tab, as Slack takes it."""
    looks = [button(told, f"{LOOK}_{kind}", kind) for kind, told in LOOKING.items()]
    blocks = (
        *_titled("Read last", [actions(*looks), *_recent(page)]),
        *_titled("Digests", _digests(page)),
        *_titled("Channels", _channels(page.channels)),
        *_titled("Help", [paragraph(words(WHAT_I_DO)), _commands()]),
    )
    view = View(type="home", blocks=blocks, private_metadata=remembered(page.origin))
    payload: dict[str, Any] = view.to_dict()
    return payload


def look_modal(kind: str, origin: Origin, found: Message | None = None) -> Modal:
    """Asks what to look for, below what was found before."""
    blocks = for_all(found).blocks if found else ()
    return Modal(
        title=LOOKING[kind],
        blocks=(*blocks, asked_in(LOOKED_FOR, _LABELS[kind], longest=_LONGEST)),
        origin=origin,
        subject=kind,
        form=LOOK_FORM,
        submit="Ask" if kind == "ask" else "Search",
    )


def _titled(title: str, blocks: Sequence[Block]) -> list[Block]:
    header = HeaderBlock(text=PlainTextObject(text=title, emoji=False))
    return [header, *blocks, DividerBlock()]


def _recent(page: HomePage) -> list[Block]:
    if not page.recent:
        told = "Nothing yet. Share a link in a channel that I am in, or send it to me directly."
        return [paragraph(words(told))]
    items = [_article(stored, page) for stored in page.recent]
    return [bullets(Room(_MOST_CHARACTERS).take(items))]


def _article(stored: StoredArticle, page: HomePage) -> Item:
    where = citation(stored.article)
    if not stored.shares:
        return [headline(stored.article), *([words(f"\n{where}")] if where else [])]
    last = stored.shares[-1]
    address = page.links.get(last.id)
    thread = [words(" · "), link(address, "thread")] if address else []
    place = words(f"\n{where}, " if where else "\n")
    return [headline(stored.article), place, *shared_by(last), *thread]


def _digests(page: HomePage) -> list[Block]:
    rows: list[Block] = [
        _row(told, button("Change", SET_DIGEST, conversation))
        for conversation, told in page.digests
    ]
    if not rows:
        rows = [paragraph(words("None yet. A digest tells by story what was shared."))]
    return [*rows, actions(button("New digest", SET_DIGEST, None))]


def _channels(channels: Sequence[tuple[ChannelName, Channel]] | None) -> list[Block]:
    if channels is None:
        return [paragraph(words("Guests cannot change the settings of a channel."))]
    if not channels:
        told = (
            "None of the public channels that you are in has me. Invite me with /invite @Nutgraf."
        )
        return [paragraph(words(told))]
    rows: list[Block] = [
        _row(f"#{name.name}: {in_short(channel)}", button("Settings", CHANGE_SETTINGS, name.id))
        for name, channel in channels[:CHANNELS]
    ]
    more = len(channels) - CHANNELS
    left = [small(f"{more} more: /news settings in the channel itself shows them.")]
    return rows + (left if more > 0 else [])


def _row(text: str, control: Any) -> SectionBlock:
    return SectionBlock(text=PlainTextObject(text=cut(text, 2_000), emoji=False), accessory=control)


def _commands() -> Block:
    return bullets([words(line)] for line in COMMANDS.values())
