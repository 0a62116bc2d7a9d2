"""One search over SQLite's FTS5 and PostgreSQL's tsvector, in step with the articles."""
