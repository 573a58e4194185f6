"""Registers the app `contracts`."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Agreement, signature, milestones and progress reports."""

    name = "ouvrage.contracts"
    verbose_name = "Contracts"
