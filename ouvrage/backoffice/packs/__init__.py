"""Packs and their versions: what each costs and holds, from a day on."""
