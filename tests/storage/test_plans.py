"""What a search goes through does not grow with what is remembered."""

from sqlalchemy import bindparam, select, text
from sqlmodel import col

from storage import Store
from storage.tables import ArticleRow
from storage.visibility import newest_visible, visible_article
from tests.factories import make_viewer

_WRITTEN_OUT = {"literal_binds": True}


def test_who_may_see_some_articles_is_looked_up_by_their_ids_alone(sqlite_store: Store) -> None:
    among = col(ArticleRow.id).in_(bindparam("ids", expanding=True))
    viewer = make_viewer()
    asked = select(col(ArticleRow.id)).where(visible_article(viewer), newest_visible(viewer), among)

    with sqlite_store._engine.connect() as connection:
        written = str(asked.params(ids=[1, 2, 3]).compile(connection, compile_kwargs=_WRITTEN_OUT))
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {written}")).all()

    assert plan[0].detail == "SEARCH article USING INTEGER PRIMARY KEY (rowid=?)"
