"""Value moves: double entry, append-only; it knows neither why nor for whom."""
