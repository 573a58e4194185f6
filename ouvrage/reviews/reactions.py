"""What ratings do when something was recorded: await them when a project is finalised, tell
people.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.projects import facts as projects
from ouvrage.reviews import facts
from ouvrage.reviews.models import Review
from ouvrage.reviews.notices import author_of, rated_by, tell
from ouvrage.reviews.queries import reviews_of_project
from ouvrage.reviews.services import await_reviews


@reacts_to(projects.FINALISED)
def await_both_ratings(fact: Fact) -> None:
    if fact.project_id is not None:
        await_reviews(project_id=fact.project_id)


@reacts_to(facts.AWAITED)
def invite_both_to_rate(fact: Fact) -> None:
    if fact.project_id is None:
        return
    for review in reviews_of_project(fact.project_id):
        reader = author_of(review)
        if reader and review.given_at is None and review.declined_at is None:
            text = format_lazy(
                _("How did “{title}” go? Rate the other side."), title=review.project.title
            )
            tell("awaited", str(fact.pk), reader, review, text=text)


@reacts_to(facts.PUBLISHED)
def tell_the_rated_one(fact: Fact) -> None:
    review = _review(fact)
    reader = rated_by(review)
    if reader:
        text = format_lazy(_("Your rating on “{title}” is published."), title=review.project.title)
        tell("published", str(fact.pk), reader, review, text=text)


@reacts_to(facts.REPLIED)
def tell_the_author_of_a_reply(fact: Fact) -> None:
    review = _review(fact)
    if review.author:
        text = format_lazy(_("Your rating on “{title}” has a reply."), title=review.project.title)
        tell("replied", str(fact.pk), review.author, review, text=text)


def _review(fact: Fact) -> Review:
    related = ("project__brand", "client", "company", "author")
    return Review.objects.select_related(*related).get(pk=fact.subject_id)
