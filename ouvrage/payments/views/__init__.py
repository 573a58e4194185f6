"""Pages about money: paying, means of payment, the accountant's desk, the provider's messages."""
