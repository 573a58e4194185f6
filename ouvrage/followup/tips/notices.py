"""The mail and the line of a tip."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.followup.tips.models import Tip
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify

TOLD = _("Suivi Projet on “{title}”: your chances are good.")


def tell_tip(tip: Tip) -> None:
    """To each member of the company, word for word."""
    url = reverse("web:project", args=[tip.project_id])
    for member in tip.company.members.filter(is_active=True).order_by("pk"):
        key = f"followup.tip:{tip.pk}:{member.pk}"
        queue_mail(
            kind="followup.tip",
            key=key,
            to=member,
            context={"tip": tip},
            action_url=url,
            project_id=tip.project_id,
            brand=tip.project.brand,
        )
        notify(
            kind="followup.tip",
            key=key,
            reader=member,
            text=format_lazy(TOLD, title=tip.project.title),
            url=url,
            project_id=tip.project_id,
        )
