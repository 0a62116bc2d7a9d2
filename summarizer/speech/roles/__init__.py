"""What an article calls somebody: the role before a name, after it, or in a word no list holds."""
