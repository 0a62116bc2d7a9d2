"""Newspapers, agencies and broadcasters: which names are theirs, and what came through them."""
