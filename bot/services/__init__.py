"""The use cases, one a file: what Nutgraf does, in the order in which it does it."""
