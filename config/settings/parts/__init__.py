"""Settings by topic, as plain values or as functions of the environment."""
