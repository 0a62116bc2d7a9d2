"""The thin edge: Slack, the command line, the network and the clock."""
