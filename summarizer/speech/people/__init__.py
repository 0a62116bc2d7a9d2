"""The people of an article, and whom each name, pronoun and phrase means."""
