"""Plans and their versions: what each costs and opens, from a day on."""
