"""What a client notes for himself while he compares: criteria, points, words. Only he reads it."""
