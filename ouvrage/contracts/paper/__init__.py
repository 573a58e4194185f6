"""The printed contract: a Typst template and what fills it."""
