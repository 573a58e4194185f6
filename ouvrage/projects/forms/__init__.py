"""What people write about a project: the guided steps, the filters, completing, cancelling."""
