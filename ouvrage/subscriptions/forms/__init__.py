"""What is typed about a subscription."""
