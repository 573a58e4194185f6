"""Gestures of the platform: asked, approved by a colleague above a bound, given."""
