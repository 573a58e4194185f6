"""`manage.py term AB-1234ABCD`: the life of one subscription as a table of dates."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.showing.life import as_table, life_of


class Command(BaseCommand):
    """Takes the reference that letters name, or the identifier."""

    help = "Print the life of a subscription: terms, months, notices with proof, last days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="AB-1234ABCD, or the identifier of the subscription")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        ending = name.removeprefix("AB-").replace("-", "").lower()
        for subscription in Subscription.objects.order_by("-ordered_at"):
            if ending and subscription.pk.hex.endswith(ending):
                self.stdout.write(as_table(life_of(subscription)))
                return
        raise CommandError(f"no subscription is named {name}")
