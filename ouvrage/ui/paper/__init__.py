"""The printed page: what every PDF shares, the typesetter, its fonts and the common style."""
