"""Files as Slack describes them."""

import mimetypes
from typing import Any

from bot.playground.values import File

Payload = dict[str, Any]

_PREVIEW_LINES = 5


def mimetype_of(name: str) -> str:
    """What kind of thing a file of this name holds."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def file_payload(file: File) -> Payload:
    """A file object, as in a message and of files.info."""
    if file.deleted:
        return {"id": file.id, "mode": "tombstone"}
    kind = "text" if file.mimetype == "text/plain" else file.name.rpartition(".")[2].lower()
    payload: Payload = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.name,
        "mimetype": file.mimetype,
        "filetype": kind,
        "pretty_type": "Plain Text" if kind == "text" else kind.upper(),
        "user": file.user,
        "size": len(file.content),
        "mode": "snippet" if file.snippet else "hosted",
        "editable": file.snippet,
        "is_external": False,
        "is_public": True,
        "url_private": file.url,
        "url_private_download": file.url,
        "file_access": "visible",
    }
    return payload | (_preview(file) if file.mimetype.startswith("text/") else {})


def unseen_file(file: File) -> Payload:
    """What Slack tells of a file from another organisation: that files.info must be asked."""
    return {"id": file.id, "mode": "file_access", "file_access": "check_file_info", "created": 0}


def _preview(file: File) -> Payload:
    lines = file.content.decode(errors="replace").splitlines()
    more = max(0, len(lines) - _PREVIEW_LINES)
    return {
        "preview": "\n".join(lines[:_PREVIEW_LINES]),
        "lines": len(lines),
        "lines_more": more,
        "preview_is_truncated": more > 0,
    }
