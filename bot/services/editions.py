"""An article known again under another address, and what is new in a later reading of it."""

from dataclasses import replace

from storage import UnitOfWork
from storage.types import ArticleToStore, Share
from summarizer import editions


def known_again(uow: UnitOfWork, new: ArticleToStore, share: Share) -> ArticleToStore:
    """The reading under the address by which its article is known, if it is known by another.

    Its own address is known by its share from then on.
    """
    for likely in uow.likenesses.of(new, share.source):
        same = likely.sure or editions.resemblance(likely.text, new.article.text) >= editions.SAME
        if same:
            return replace(new, address=likely.address)
    return new
