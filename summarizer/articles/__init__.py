"""From a page or a pasted text to an `Article`: its words, its blocks, and what is known of it."""
