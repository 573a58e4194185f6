"""Registers the app `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and companies: sign-up, sign-in, hats, staff roles, sessions."""

    name = "ouvrage.accounts"
    verbose_name = "Accounts"
