"""The documents that are written by the product itself, so that they never lie."""
