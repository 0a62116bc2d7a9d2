"""Questions to the sentences that answer them, or to the finding that none does."""
