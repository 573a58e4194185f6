"""The provider's statement compared with our books each day, and what is done about differences."""
