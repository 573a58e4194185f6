"""The accountant's desk: payments, the story of each, refunds by two people."""
