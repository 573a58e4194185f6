"""What has versions that two people decide: plans, packs. Shown side by side, proposed alike."""
