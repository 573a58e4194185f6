"""Words about projects for templates."""
