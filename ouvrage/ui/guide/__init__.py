"""What the style guide shows: its chapters and sample values. Never used by the product."""
