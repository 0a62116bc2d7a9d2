"""What stands in a paragraph: words, marks, names, whom it mentions and the verbs around them."""
