"""Who may go where, and what nobody may learn."""
