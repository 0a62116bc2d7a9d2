"""Which threads of the app go first where there is too little of the processor for all."""

import os
import sys
import threading

_BEHIND = 10  # steps of niceness, of which there are twenty


def give_way() -> None:
    """Let all other threads of the machine go before the one that calls this.

    Slack waits for an event to be acknowledged; nobody notices that a brief takes a moment longer.
    Threads have a niceness of their own on Linux alone; elsewhere nothing changes.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BEHIND)
