"""Tags of the credits."""
