"""The printed contract: a Typst template, its fonts, and what fills it."""
