"""What became of a project: asked of its client and of who was still in the run (RULES §10)."""
