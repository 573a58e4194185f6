"""Files that arrive in pieces and go on after a cut: the tus protocol, version 1.0.0."""
