"""Who said what: quotations and reported speech, each with the person whose words they are."""
