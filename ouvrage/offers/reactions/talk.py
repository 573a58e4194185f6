"""When somebody asked, answered or wrote: tell those who may read it."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.messaging.conversations.queries import muted_by
from ouvrage.messaging.models import Message
from ouvrage.offers import facts
from ouvrage.offers.models import Offer
from ouvrage.offers.notices import offers_of, page_of, report_of, tell
from ouvrage.offers.queries import readers_of_questions
from ouvrage.offers.reactions.about import PEOPLE, message_of, names, project_of


@reacts_to(facts.ASKED)
def tell_client_of_a_question(fact: Fact) -> None:
    message = message_of(fact)
    project = project_of(fact)
    text = format_lazy(
        _("{company} asks a question on “{title}”."),
        company=fact.data["company"],
        title=project.title,
    )
    url = offers_of(project) + "#questions"
    tell(
        fact,
        "asked",
        _hearing(message, project.client),
        project,
        text=text,
        url=url,
        message=message,
        company=fact.data["company"],
    )


@reacts_to(facts.ASKED)
def tell_readers_of_a_question(fact: Fact) -> None:
    """All who opened the report read it; a line, no mail."""
    project, message = project_of(fact), message_of(fact)
    asker, muted = message.author, muted_by(message.thread_id)
    text = format_lazy(_("A provider asked a question on “{title}”."), title=project.title)
    for reader in readers_of_questions(project.pk):
        if reader.company_id != asker.company_id and reader.pk not in muted:
            url = report_of(project)
            tell(fact, "question", reader, project, text=text, url=url, mail=False)


@reacts_to(facts.ANSWERED)
def tell_readers_of_an_answer(fact: Fact) -> None:
    """All who opened the report read it; the one who asked also gets it by mail."""
    message, project = message_of(fact), project_of(fact)
    asker = message.answers.author if message.answers else None
    muted = muted_by(message.thread_id)
    readers = {*readers_of_questions(project.pk), *([asker] if asker else [])}
    readers = {reader for reader in readers if reader.pk not in muted}
    text = format_lazy(_("The client answered a question on “{title}”."), title=project.title)
    for reader in sorted(readers, key=lambda person: person.pk):
        tell(
            fact,
            "answered",
            reader,
            project,
            text=text,
            url=report_of(project),
            mail=reader == asker,
            message=message,
        )


@reacts_to(facts.ANSWERED_PRIVATELY)
def tell_asker_of_a_private_answer(fact: Fact) -> None:
    message, project = message_of(fact), project_of(fact)
    asker = message.answers.author if message.answers else None
    text = format_lazy(_("The client answered your question on “{title}”."), title=project.title)
    url = report_of(project)
    reader = _hearing(message, asker)
    tell(fact, "answered", reader, project, text=text, url=url, message=message)


@reacts_to(facts.WRITTEN)
def tell_the_other_side_of_a_message(fact: Fact) -> None:
    message = message_of(fact)
    offer = Offer.objects.select_related(*PEOPLE).get(pk=fact.data["offer_id"])
    from_client = fact.actor_side == "client"
    reader = offer.author if from_client else offer.project.client
    sentence = (
        _("The client wrote to you about “{title}”.")
        if from_client
        else _("{company} wrote to you about “{title}”.")
    )
    tell(
        fact,
        "written",
        _hearing(message, reader),
        offer.project,
        text=format_lazy(sentence, **names(offer)),
        url=page_of(offer) + "#messages",
        message=message,
        offer=offer,
        from_client=from_client,
    )


def _hearing(message: Message, reader: User | None) -> User | None:
    """The reader, unless he muted this conversation."""
    return None if reader is None or reader.pk in muted_by(message.thread_id) else reader
