"""Files: files.info, and the download that only the app's own token opens."""

from urllib.parse import quote

from bot.playground.calls import Answer, Call
from bot.playground.filing import file_payload
from bot.playground.limits import Refused
from bot.playground.values import File
from bot.playground.workspace import Workspace

FILES_PATH = "/files-pri/"
SIGN_IN_PATH = "/signin"

SIGN_IN = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
"""What Slack shows, with status 200, to whoever asks for a file without a token it takes."""


def info(call: Call) -> Answer:
    """files.info: a file that was shared where the app is."""
    file = call.workspace.file(call.arguments.text("file"))
    if file is None or not _is_seen(call.workspace, file):
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    return {"file": file_payload(file), "comments": [], "response_metadata": {"next_cursor": ""}}


def path_of(workspace: Workspace, file_id: str, name: str) -> str:
    """Where a file's bytes are had."""
    return f"{FILES_PATH}{workspace.team.id}-{file_id}/{quote(name)}"


def at(workspace: Workspace, path: str) -> File | None:
    """The file at such a path, if the app may have it."""
    name = path.removeprefix(FILES_PATH).partition("/")[0].partition("-")[2]
    file = workspace.file(name)
    if file is None or file.deleted or not _is_seen(workspace, file):
        return None
    return file


def _is_seen(workspace: Workspace, file: File) -> bool:
    found = [channel for name in file.channels if (channel := workspace.channel(name))]
    return any(workspace.bot.user_id in channel.members for channel in found)
