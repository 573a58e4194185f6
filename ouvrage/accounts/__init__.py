"""People and companies: sign-up, sign-in, hats, staff roles, sessions."""
