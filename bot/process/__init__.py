"""The process itself: its log, its memory, its threads, its end, and the clock it runs by."""
