"""Agreement, signature, milestones and progress reports."""
