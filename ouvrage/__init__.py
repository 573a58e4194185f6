"""Ouvrage: the software of a marketplace of followed-up freelance projects."""
