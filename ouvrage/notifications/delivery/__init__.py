"""What becomes of a mail after it left: what servers and providers say, doubtful addresses."""
