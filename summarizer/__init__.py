"""Reads the news: pages and pasted texts into articles, briefs, answers and digests.

Pure: values in, values out. Nothing here touches a network, a database or a clock, and nothing is
generated: every shown text is a slice of the article it came from.
"""

from summarizer.answering.answers import answer
from summarizer.articles.extraction import extract
from summarizer.articles.pastes import read as read_paste
from summarizer.briefs import summarize
from summarizer.digests import compile_digest
from summarizer.stories import group as group_stories

__all__ = ["answer", "compile_digest", "extract", "group_stories", "read_paste", "summarize"]
