"""Pages about ratings: give, decline or reply, on one page per project."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.reviews import services
from ouvrage.reviews.forms import ReplyForm, ReviewForm
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.queries import (
    client_reputation,
    company_reputation,
    criteria_of,
    published_about_client,
    published_about_company,
    reviews_of_project,
)
from ouvrage.reviews.rules import is_author, is_rated


def _page(review_id: UUID) -> str:
    review = Review.objects.found(pk=review_id)
    return reverse("reviews:give", args=[review.project_id])


@open_to(SIGNED_IN)
def give(request: SignedInRequest, project_id: int) -> HttpResponse:
    """One's own rating to give; the other's, once it is published."""
    mine, other = _mine_and_other(request, project_id)
    form = ReviewForm(request.POST if request.method == "POST" else None, side=mine.side)
    if request.method == "POST" and form.is_valid():
        try:
            services.give_review(
                review_id=mine.pk,
                scores=form.scores(),
                comment=form.cleaned_data["comment"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(
                request, _("Thank you. Your rating stays sealed until both have spoken.")
            )
            return HttpResponseRedirect(reverse("reviews:give", args=[project_id]), status=303)
    context = {
        "project": mine.project,
        "mine": mine,
        "my_scores": criteria_of(mine) if mine.given_at else [],
        "other": other if other.published_at else None,
        "other_scores": criteria_of(other) if other.published_at else [],
        "form": form,
        "reply_form": ReplyForm(),
        **_said_of_me(mine),
    }
    return render(request, "reviews/give.html", context, status=422 if form.errors else 200)


def _visible(review_id: UUID, request: SignedInRequest) -> Review:
    """Known to the one who gives it and to the one it is about, and to nobody else here."""
    review = Review.objects.found(pk=review_id)
    if not (is_author(review, request.user) or is_rated(review, request.user)):
        raise Http404
    return review


def _said_of_me(mine: Review) -> dict[str, Any]:
    """The reader's own reputation, shown once he has rated, so that it sways nothing."""
    if mine.given_at is None:
        return {}
    if mine.side == ReviewSide.CLIENT:
        rows, mean = published_about_client(mine.client_id), client_reputation(mine.client_id)
    else:
        rows, mean = published_about_company(mine.company_id), company_reputation(mine.company_id)
    return {"reputation": mean, "said": [(row, criteria_of(row)) for row in rows[:10]]}


def _mine_and_other(request: SignedInRequest, project_id: int) -> tuple[Review, Review]:
    reviews = reviews_of_project(project_id)
    mine = [review for review in reviews if is_author(review, request.user)]
    other = [review for review in reviews if is_rated(review, request.user)]
    if not mine or not other:
        raise Http404
    return mine[0], other[0]


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def decline(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Leave the other side unrated."""
    review = _visible(review_id, request)
    services.decline_review(review_id=review.pk, actor=request.user)
    messages.success(request, _("Noted: you give no rating on this project."))
    return HttpResponseRedirect(reverse("reviews:give", args=[review.project_id]), status=303)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_page)
def reply(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Reply once to a rating about oneself."""
    review = _visible(review_id, request)
    form = ReplyForm(request.POST)
    if form.is_valid():
        services.reply_to_review(
            review_id=review.pk, text=form.cleaned_data["text"], actor=request.user
        )
        messages.success(request, _("Your reply is published under the rating."))
    return HttpResponseRedirect(_page(review_id), status=303)
