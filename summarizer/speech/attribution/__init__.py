"""Who speaks a quotation: candidates, what tells for each, and the choice."""
