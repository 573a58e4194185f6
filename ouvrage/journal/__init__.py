"""Facts happen: one row per change, which reactions, threads and figures read."""
