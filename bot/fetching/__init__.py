"""The way to what people share: pages of strangers, and files that Slack keeps."""
