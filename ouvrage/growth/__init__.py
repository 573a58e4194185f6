"""What helps providers gain: honest figures, promotion credits, the sales desk."""
