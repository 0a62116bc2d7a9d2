"""Memory that is free again goes back to the system, where the C library is glibc.

It keeps what each thread has freed for that thread, in up to sixteen places on two cores, and the
larger what was once freed, the more it keeps: a process that reads pages in several threads looks
as though it leaked.
"""

import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # as malloc.h numbers them
_ARENAS = 2
_LARGE = 128 * 1024


def give_back_what_is_free() -> None:
    """Keep few places and little that is free in them; nothing where there is no glibc."""
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_ARENA_MAX, _ARENAS)
        set_option(_TRIM_THRESHOLD, _LARGE)
        set_option(_MMAP_THRESHOLD, _LARGE)
