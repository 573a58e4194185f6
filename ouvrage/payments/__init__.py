"""Money in and out through a payment provider behind a gateway; it knows no purpose."""
