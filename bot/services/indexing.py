"""The index brought up to date with the articles, after an upgrade that made it anew."""

import logging

from bot.services.reading import passages_of
from storage import Store

log = logging.getLogger(__name__)

_BATCH = 200


def catch_up(store: Store) -> int:
    """Index every article that is not in the index as this version makes it; how many they were.

    It can be killed and called again: what was done stays done. Several processes share the work.
    """
    done = 0
    while indexed := _batch(store):
        done += indexed
        log.warning("the index is being made anew: %s articles so far", f"{done:,}")
    return done


def _batch(store: Store) -> int:
    with store.read() as uow:
        if not uow.articles.to_index(limit=1):
            return 0  # nothing is written where nothing is to be done
    with store.begin() as uow:
        waiting = uow.articles.to_index(limit=_BATCH)
        for id_, article in waiting:
            uow.articles.index(id_, passages_of(article))
    return len(waiting)
