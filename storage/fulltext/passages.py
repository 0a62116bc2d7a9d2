"""Passages on their way into the index, and where their articles were shared."""

from collections.abc import Iterable

from sqlalchemy import insert, update
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.fulltext import terms
from storage.fulltext.tiers import tier_marks
from storage.tables import ArticleRow, ConversationRow, PassageRow, QuoteRow, ShareRow
from storage.types import ConversationKind, PassageTerms, Share
from summarizer.types import Quote

INDEXED = 3
"""The version of what is indexed of an article; one of another version is indexed anew."""


def add_passages(
    session: Session,
    article: ArticleRow,
    passages: Iterable[PassageTerms],
    quotes: Iterable[Quote],
    share: Share | None = None,
) -> None:
    """Index an article. It is found where `share` was made; `place` brings in all its shares."""
    said = [quote for quote in quotes if quote.speaker]
    places = _places(session, share) if share else ""
    common = [*terms.outlet_marks(article.site, article.url), *terms.day_marks(article.day)]
    rows = []
    for passage in passages:
        heading, body = (terms.tokens(of.split()) for of in (passage.heading, passage.terms))
        facts = {*common, *_speakers(passage, said), *tier_marks(heading, body)}
        rows.append(
            {
                "article_id": article.id,
                "start": passage.start,
                "end": passage.end,
                "heading": " ".join(heading),
                "terms": " ".join(body),
                "marks": " ".join(sorted(facts)),
                "places": places,
            }
        )
    if rows:
        session.connection().execute(insert(PassageRow), rows)


def remove_passages(session: Session, article_id: int) -> None:
    """Take an article out of the index."""
    session.exec(delete(PassageRow).where(col(PassageRow.article_id) == article_id))


def _speakers(passage: PassageTerms, quotes: Iterable[Quote]) -> set[str]:
    said = (q for q in quotes if q.start < passage.end and passage.start < q.end)
    return {mark for quote in said for mark in terms.speaker_marks(quote.speaker or "")}


def name_speakers(session: Session, article_id: int) -> None:
    """Bring the index up to date with who is quoted in an article."""
    named = col(QuoteRow.article_id) == article_id, col(QuoteRow.speaker).is_not(None)
    said = [mapping.quote(row) for row in session.exec(select(QuoteRow).where(*named))]
    for row in session.exec(select(PassageRow).where(col(PassageRow.article_id) == article_id)):
        facts = {mark for mark in row.marks.split() if not mark.startswith(terms.SPEAKER)}
        passage = PassageTerms(start=row.start, end=row.end, heading="", terms="")
        row.marks = " ".join(sorted(facts | _speakers(passage, said)))
        session.add(row)


def place(session: Session, article_ids: Iterable[int]) -> None:
    """Bring the index up to date with who has shared these articles where."""
    ids = list(dict.fromkeys(article_ids))
    marks: dict[int, set[str]] = {id_: set() for id_ in ids}
    statement = (
        select(ShareRow, ConversationRow.kind)
        .join(
            ConversationRow,
            (col(ConversationRow.workspace) == col(ShareRow.workspace))
            & (col(ConversationRow.id) == col(ShareRow.conversation)),
            isouter=True,
        )
        .where(col(ShareRow.article_id).in_(ids))
    )
    for row, kind in session.exec(statement):
        assert row.article_id is not None
        marks[row.article_id] |= _marks(row.workspace, row.conversation, row.user, kind)
    for id_, found in marks.items():
        places = " ".join(sorted(found))
        session.execute(
            update(PassageRow)
            .where(col(PassageRow.article_id) == id_, col(PassageRow.places) != places)
            .values(places=places)
        )


def _places(session: Session, share: Share) -> str:
    where = session.get(ConversationRow, (share.workspace, share.conversation))
    kind = where.kind if where else None
    return " ".join(sorted(_marks(share.workspace, share.conversation, share.user, kind)))


def _marks(workspace: str, conversation: str, user: str, kind: str | None) -> set[str]:
    marks = {terms.mark(terms.CONVERSATION, workspace, conversation)}
    if user:
        marks.add(terms.mark(terms.SHARER, workspace, user))
    if kind == ConversationKind.PUBLIC:
        marks.add(terms.mark(terms.PUBLIC, workspace))
    return marks
