"""Packs of credits: on sale, ordered, paid, withdrawn from."""
