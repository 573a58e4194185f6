"""Files people send: what they are by their content, where their bytes lie, how they are served."""
