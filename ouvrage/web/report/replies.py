"""Answers by mail in a project's conversations: the use cases of the report, asked by messaging."""

from django.urls import reverse

from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import Message, StoredFile
from ouvrage.messaging.replies.ways import Reply, Way
from ouvrage.messaging.services import store_file
from ouvrage.projects.models import Project
from ouvrage.web.errors import MayNotSendFiles, MayNotTalk
from ouvrage.web.report import talk
from ouvrage.web.report.files import exchanged, may_send, own_shelf
from ouvrage.web.report.policy import Viewpoint, viewpoint


def post(reply: Reply, words: str) -> Message:
    """In the conversation of the message that is answered, under the rules of the page.

    Refused: web.may_not_talk, and whatever `talk.say` refuses.
    """
    view, thread = _view(reply), reply.answered.thread
    takes_up = thread.is_public and view.is_client
    return talk.say(
        view,
        message_id=reply.id,
        body=words,
        company_id=thread.company_id,
        answers_id=reply.answered.pk if takes_up else None,
    )


def keep(reply: Reply, upload: Upload) -> StoredFile:
    """As on the page; but what the client sends with a private answer is for that provider alone.

    Refused: web.may_not_send_files, and whatever messaging refuses about a file.
    """
    view, company_id = _view(reply), reply.answered.thread.company_id
    if not may_send(view):
        raise MayNotSendFiles
    is_private = view.is_client and company_id is not None
    about = exchanged(view.project.pk, company_id or 0) if is_private else own_shelf(view)
    return store_file(about=about, owner=reply.person, upload=upload, open_talk=view.talks_openly)


def page(reply: Reply) -> str:
    """Where one writes by hand."""
    return reverse("web:project", args=[int(reply.key)]) + "?tab=thread#composer"


def _view(reply: Reply) -> Viewpoint:
    """How the person stands before the project now; the talk is closed to whom it is invisible."""
    related = ("brand__entity", "category", "client")
    project = Project.objects.select_related(*related).get(pk=int(reply.key))
    view = viewpoint(project, reply.person)
    if view is None:
        raise MayNotTalk
    return view


WAY = Way(post=post, keep=keep, page=page)
