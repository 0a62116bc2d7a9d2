"""Articles into the events they report."""

from summarizer.stories.seating import SAME_STORY_DAYS, group, seat

__all__ = ["SAME_STORY_DAYS", "group", "seat"]
