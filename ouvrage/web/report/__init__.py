"""The project report: one page per project, the heart of the product (RULES §3)."""
