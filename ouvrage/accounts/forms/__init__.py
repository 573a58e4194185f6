"""Forms: `signin` dresses those of allauth, `profile` holds our own."""
