"""Reading threads and files. (First shape, by the lead; helper F: yours to replace.)"""

from django.db.models import QuerySet

from ouvrage.messaging.models import Message, StoredFile


def files_about(about: str) -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(about=about, removed_at=None).order_by("stored_at")


def messages_about(about: str, company_id: int | None) -> QuerySet[Message]:
    return Message.objects.filter(thread__about=about, thread__company_id=company_id)
