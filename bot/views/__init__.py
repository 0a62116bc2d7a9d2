"""What people see in Slack: messages, modals and the Home tab, made of values alone."""
